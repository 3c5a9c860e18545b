//! A list comes in through its preview.

use shouldmeet::app::{Dialog, Effect, ListWork, Message};
use shouldmeet::intake::Doing;

use super::Desk;

fn import(desk: &mut Desk, file: &str) {
    let path = format!("{}/tests/fixtures/imports/{file}", env!("CARGO_MANIFEST_DIR"));
    desk.press("<ctrl-o>").press(&path).press("<enter>");
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Preview(_))), "{}", desk.notice());
}

#[test]
fn situation_57_a_list_is_shown_first_taken_in_as_one_act_and_changes_nothing_again() {
    let mut desk = Desk::empty();
    import(&mut desk, "eventbrite_attendees.csv");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("new") && shown.contains("left out"), "{shown}");
    assert_eq!(desk.event().participants().count(), 0, "nothing is written before Enter");

    desk.press("<enter>");
    let people = desk.event().participants().count();
    assert!(people > 30);

    import(&mut desk, "eventbrite_attendees.csv");
    desk.press("<enter>");
    assert_eq!(desk.event().participants().count(), people);
    assert!(desk.notice().contains("Nothing would change"), "{}", desk.notice());
    desk.press("<ctrl-z>");
    assert_eq!(desk.event().participants().count(), 0);
}

#[test]
fn situation_58_what_each_column_was_taken_for_is_shown_and_can_be_corrected() {
    let mut desk = Desk::empty();
    import(&mut desk, "pretix_checkinlist_de.csv");

    let shown = desk.press("<tab>").screen(120, 40);
    assert!(shown.contains("Name Teilnehmer*in") && shown.contains("name"), "{shown}");

    desk.press("<space>not taken<enter>");
    let Some(Dialog::Preview(preview)) = desk.app.dialogs.last() else { panic!() };
    assert_eq!(preview.list.mapping.columns[0].meaning.word(), "not taken");
}

#[test]
fn a_file_that_is_no_list_gets_one_clear_sentence() {
    let mut desk = Desk::empty();

    desk.press("<ctrl-o>/no/such/file.csv<enter>");

    assert!(desk.notice().contains("/no/such/file.csv could not be read"), "{}", desk.notice());
    assert!(desk.app.dialogs.is_empty());
}

#[test]
fn feature_01_a_column_that_nobody_knows_becomes_an_attribute_when_the_host_says_so() {
    let mut desk = Desk::empty();
    import(&mut desk, "eventbrite_attendees.csv");
    let Some(Dialog::Preview(preview)) = desk.app.dialogs.last() else { panic!() };
    let columns = &preview.list.mapping.columns;
    let at = columns.iter().position(|column| column.header == "Ticket Type").unwrap();
    assert_eq!(columns[at].meaning.word(), "not taken");

    desk.press("<tab>").press(&"<down>".repeat(at)).press("<space>attribute<enter><enter>");

    let known =
        desk.event().participants().filter_map(|one| one.details.attributes.get("Ticket Type"));
    assert!(known.count() > 30);
}

/// Takes in a list that says nothing but what stands here.
fn list(desk: &mut Desk, name: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    desk.press("<ctrl-o>").press(&path.display().to_string()).press("<enter>");
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Preview(_))), "{}", desk.notice());
}

const TWO_OF_ONE_NAME: &str = "name,email,company\n\
    Ada Byron,ada@x.org,Engines Ltd\nAda Byron,a.byron@y.org,Looms Ltd\nBo Li,bo@x.org,\n";

#[test]
fn situation_57_a_double_stands_beside_whom_it_may_be_and_the_host_says_which_of_several() {
    let mut desk = Desk::empty();
    list(&mut desk, "two.csv", TWO_OF_ONE_NAME);
    desk.press("<enter>");
    assert_eq!(desk.event().participants().count(), 3);
    list(&mut desk, "third.csv", "name,email,company\nAda Byron,ada@z.org,Mills Ltd\n");

    let shown = desk.screen(80, 24);
    assert!(shown.contains("1 of 2"), "{shown}");
    assert!(shown.contains("ada@x.org") && shown.contains("ada@z.org"), "{shown}");
    let other = desk.press("c").screen(80, 24);
    assert!(other.contains("2 of 2") && other.contains("a.byron@y.org"), "{other}");

    desk.press("<space>").press("<enter>");
    assert_eq!(desk.event().participants().count(), 3, "{}", desk.notice());
    let emails: Vec<_> =
        desk.event().participants().filter_map(|one| one.details.email.clone()).collect();
    assert_eq!(emails, ["ada@x.org", "ada@z.org", "bo@x.org"]);
}

#[test]
fn situation_57_one_key_decides_for_all_of_a_kind_and_another_shows_what_needs_a_look() {
    let mut desk = Desk::empty();
    list(&mut desk, "two.csv", TWO_OF_ONE_NAME);

    let shown = desk.press("f").screen(80, 24);
    assert!(!shown.contains("Bo Li") && shown.contains("double?"), "{shown}");
    desk.press("f").press("<end>").press("a").press("<down><enter>").press("<enter>");

    let names: Vec<_> = desk.event().participants().map(|one| one.details.email.clone()).collect();
    assert_eq!(names, [Some("a.byron@y.org".to_owned())], "{}", desk.notice());
    desk.press("<ctrl-z>");
    assert_eq!(desk.event().participants().count(), 0);
}

#[test]
fn every_row_that_was_left_out_or_changed_is_shown_whole_with_its_line_and_the_reason() {
    let mut desk = Desk::empty();
    let text = "name,email,company\n\"REID, DENNIS\",d@x.org,Engines Ltd\n,e@x.org,Looms Ltd\n";
    list(&mut desk, "remarks.csv", text);

    let shown = desk.press("<tab><tab>").screen(80, 24);

    assert!(shown.contains("is read as Dennis Reid"), "{shown}");
    assert!(shown.contains("company: Engines Ltd"), "{shown}");
    let next = desk.press("<down>").screen(80, 24);
    assert!(next.contains("company: Looms Ltd"), "{next}");
}

#[test]
fn the_list_that_was_taken_in_is_watched_and_its_changes_are_offered_not_taken() {
    let mut desk = Desk::empty();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("guests.csv");
    std::fs::write(&path, "name,email\nAda Byron,ada@x.org\n").unwrap();
    desk.press("<ctrl-o>").press(&path.display().to_string()).press("<enter><enter>");
    assert!(desk.asked.iter().any(|asked| asked.starts_with("Watch(Some")), "{:?}", desk.asked);

    std::fs::write(&path, "name,email\nAda Byron,ada@x.org\nBo Li,bo@x.org\n").unwrap();
    desk.send(Message::ListChanged(path.clone()));
    assert_eq!(desk.notice(), "The list changed: 1 new. Ctrl-O looks");
    assert!(desk.app.dialogs.is_empty());
    assert_eq!(desk.event().participants().count(), 1);

    desk.press("<ctrl-o>");
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Preview(_))));
    desk.press("<enter>");
    assert_eq!(desk.event().participants().count(), 2);
    desk.app.notice = None;
    desk.send(Message::ListChanged(path));
    assert_eq!(desk.notice(), "", "nothing new is nothing to tell");

    desk.press("<ctrl-p>watch the list<enter>");
    assert!(desk.notice().contains("not watched any more"), "{}", desk.notice());
}

#[test]
fn a_list_that_is_being_read_shows_how_far_it_is_and_esc_stops_it() {
    let mut desk = Desk::empty();
    let waiting = Effect::Understand {
        request: 1,
        work: ListWork::File { path: "guests.csv".into(), sheet: None },
        roster: Vec::new(),
    };
    let asked = desk.app.update(Message::Opened(Box::new(desk.opening())));
    assert!(asked.is_empty());
    desk.app.wait_for_list("guests.csv".into(), None);
    let asked = desk.app.update(Message::Opened(Box::new(desk.opening())));
    assert_eq!(format!("{asked:?}"), format!("{:?}", [waiting]));

    desk.send(Message::ListAhead { request: 1, doing: Doing::People, percent: 40 });
    let shown = desk.screen(80, 24);
    assert!(shown.contains("Reading the people") && shown.contains("40 %"), "{shown}");
    desk.press("<enter>");
    assert!(desk.notice().contains("Esc stops"), "{}", desk.notice());

    desk.press("<esc>");
    assert!(desk.asked.iter().any(|asked| asked == "StopUnderstanding"), "{:?}", desk.asked);
    assert!(desk.app.dialogs.is_empty());
    desk.send(Message::ListRead { request: 1, list: Err("too late".to_owned()) });
    assert!(!desk.notice().contains("too late"), "an answer nobody waits for is dropped");
}

#[test]
fn situation_58_what_was_said_of_the_columns_is_kept_for_the_next_list_and_r_takes_the_guess() {
    let mut desk = Desk::empty();
    import(&mut desk, "eventbrite_attendees.csv");
    desk.press("<tab><space>ticket code<enter>");
    let Some(Dialog::Preview(preview)) = desk.app.dialogs.last() else { panic!() };
    assert_eq!(preview.list.mapping.columns[0].meaning.word(), "ticket code");

    desk.press("r");
    let Some(Dialog::Preview(preview)) = desk.app.dialogs.last() else { panic!() };
    assert_ne!(preview.list.mapping.columns[0].why, "chosen by hand");
    desk.press("<space>role<enter><enter>");

    let kept = desk.asked.iter().find(|asked| asked.starts_with("RememberColumns"));
    let kept = kept.unwrap_or_else(|| panic!("{} {:?}", desk.notice(), desk.app.dialogs.len()));
    assert!(kept.contains("role") && !kept.contains("ticket code"), "{kept}");
}
