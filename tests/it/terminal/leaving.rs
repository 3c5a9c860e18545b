//! The terminal is left as it was found, and the program starts from nothing.

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
fn after_a_normal_end_the_terminal_is_as_it_was() {
    let home = Home::new();
    let mut desk = home.start(&[]);
    desk.see("SAMPLE");
    desk.wait_for("the modes", |screen| screen.alternate_screen() && screen.bracketed_paste());

    desk.press("<ctrl-c>").see("again ends the program");
    desk.press("<ctrl-c>");

    assert_eq!(desk.end(), 0);
    desk.wait_for("the modes given back", |screen| {
        !screen.bracketed_paste() && !screen.hide_cursor()
    });
}

#[test]
fn a_signal_ends_the_program_in_good_order() {
    for signal in ["-TERM", "-HUP"] {
        let home = Home::new();
        let mut desk = home.start(&[]);
        desk.see("SAMPLE");

        desk.signal(signal);

        assert_eq!(desk.end(), 130, "{signal}");
        desk.wait_for("paste mode off", |screen| !screen.bracketed_paste());
        // The next start finds nothing cut short.
        let mut again = home.start(&[]);
        again.see("SAMPLE");
        assert!(!again.text().contains("cut short"), "{}", again.text());
    }
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
    desk.see("Who is here? Ada Byron").see("F6 History");
}
