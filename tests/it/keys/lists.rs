//! A list comes in through its preview.

use shouldmeet::app::Dialog;

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
    assert_eq!(preview.mapping.columns[0].meaning.word(), "not taken");
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
    let columns = &preview.mapping.columns;
    let at = columns.iter().position(|column| column.header == "Ticket Type").unwrap();
    assert_eq!(columns[at].meaning.word(), "not taken");

    desk.press("<tab>").press(&"<down>".repeat(at)).press("<space>attribute<enter><enter>");

    let known =
        desk.event().participants().filter_map(|one| one.details.attributes.get("Ticket Type"));
    assert!(known.count() > 30);
}
