//! What a window shows: to a newcomer, beside another window, in any size, without colours.

use super::Home;

#[test]
fn a_newcomer_with_an_empty_folder_sees_the_sample_marked_as_one() {
    let home = Home::new();
    let mut desk = home.start(&[]);

    desk.see("SAMPLE").see("33 here").see("Who is here?");
    desk.press("<f5>").see("Round 1 of 4 is over");
    desk.press("<f4>").see("Offers");
}

#[test]
fn with_events_and_none_of_them_open_the_start_screen_offers_them() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    std::fs::remove_file(home.events().join("current")).unwrap();
    let mut desk = home.start(&[]);

    desk.see("Which event?").see("Spring evening").see("Look around in the sample event");
    desk.press("nSummer evening<enter>").see("Who is here?").see("Summer evening");

    assert!(home.run(&["events"]).contains("Summer evening"));
}

#[test]
fn a_second_window_only_looks_on_and_follows() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut first = home.start(&[]);
    first.see("Who is here?");
    let mut second = home.start(&[]);
    second.see("only looking on");

    first.press("Zora Neale<enter>").see("Added Zora Neale");

    second.see("1 here");
    second.press("Ada<enter>").see("This window only looks on");
    first.press("<esc>").see("Type a few letters").press("<ctrl-z>").see("Took back");
    second.see("0 here");

    // The first one gone, a window opened now may write.
    first.press("<ctrl-c><ctrl-c>");
    assert_eq!(first.end(), 0);
    let mut third = home.start(&[]);
    third.see("Who is here?").press("Ada<enter>").see("Added Ada");
}

#[test]
fn a_list_is_not_taken_in_by_a_command_while_a_window_writes() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut desk = home.start(&[]);
    desk.see("Who is here?").press("Zora Neale<enter>").see("Added Zora Neale");
    desk.press("<esc>").see("Type a few letters");
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/imports/tito_tickets.csv");

    let (code, told) = home.refused(&["import", "--yes", list]);

    assert_eq!(code, 1);
    assert!(told.contains("another window") && told.contains("  hint: "), "{told}");
    assert_eq!(home.run(&["roster"]).lines().count(), 1, "reading goes on beside the window");
    desk.press("Ada<enter>").see("Added Ada");
}

#[test]
fn no_colour_is_sent_when_none_is_wanted() {
    let home = Home::new();
    let mut desk = home.start_with(&[], &[("NO_COLOR", "1")], (80, 24));
    desk.see("SAMPLE").press("an").see("expected");

    let sent = String::from_utf8_lossy(&desk.sent()).into_owned();

    // Foreground and background colours: 30-49 and 90-107, but for 39 and 49, the terminal's own.
    let codes = sent.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m'));
    for code in codes.flat_map(|(codes, _)| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
    {
        let number: u16 = code.parse().unwrap_or(0);
        let own = number == 39 || number == 49;
        assert!(own || !(30..=49).contains(&number) && !(90..=107).contains(&number), "{code}");
    }
}

#[test]
fn pasted_lines_are_text_and_a_resize_redraws() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut desk = home.start(&[]);
    desk.see("Who is here?");

    desk.write(b"\x1b[200~Ada\nByron\n\x1b[201~");
    desk.see("Enter adds “Ada Byron” as a").see("0 here");

    desk.resize(60, 20);
    desk.see("Ada Byron");
    desk.resize(20, 5);
    desk.see("20x5");
    desk.resize(120, 40);
    desk.see("Who is here? Ada Byron").see("F10 History");
}

#[test]
fn what_is_pasted_is_text_even_when_it_spells_keys() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut desk = home.start(&[]);
    desk.see("Who is here?");

    desk.write(b"\x1b[200~\rAda\r\x03\x03\x1b[15~\x1a\tByron\r\n\x1b[201~");

    desk.see("Ada").see("Byron").see("0 here").see("F2[Desk]");
    desk.press("<esc>").see("Type a few letters");
    // Elsewhere, letters would be commands.
    desk.press("<f5>").see("F5[Rounds]");
    desk.write(b"\x1b[200~deq:u12\n\x1b[201~");
    desk.press("<f1>").see("F1").press("<esc>").see("F5[Rounds]");
    assert_eq!(home.run(&["roster"]), "");
}

#[test]
fn every_size_is_opened_and_worked_in() {
    let home = Home::new();
    home.run(&["sample", "--no-open"]);

    for (cols, rows, shown) in
        [(60, 20, "Who is here?"), (20, 5, "20x5"), (1, 1, ""), (200, 60, "")]
    {
        let mut desk = home.start_with(&[], &[], (cols, rows));
        desk.wait_for("the screen", vt100::Screen::bracketed_paste);
        desk.see(shown).press("an<f3><f4><f5><f10><f12> <f1>");
        desk.resize(80, 24);
        // A key that comes at the very moment of a resize waits in crossterm for the next one.
        desk.wait_for("the new size", |screen| {
            screen.rows(0, 80).nth(23).is_some_and(|footer| footer.starts_with(" F1 help"))
        });
        desk.press("<ctrl-c>");
        // … and so may this one: then the second brings both.
        desk.sees("again ends the program");
        desk.press("<ctrl-c>");
        assert_eq!(desk.end(), 0, "{cols}x{rows}");
    }
}
