//! The desk, as a host uses it.

use shouldmeet::app::{Dialog, Message};
use shouldmeet::domain::{Command, Details, Pair, Presence, Tie, Way};

use super::Desk;

#[test]
fn check_in_marks_the_person_and_says_so() {
    let mut desk = Desk::expecting(&["Ada Byron", "Grace Adeyemi", "Joan Clarke"]);

    desk.press("gra<enter>");

    assert!(desk.person("Grace").is_here());
    assert!(desk.notice().starts_with("Checked in Grace Adeyemi"), "{}", desk.notice());
    assert!(desk.screen(80, 24).contains("Just now: Grace Adeyemi"));
}

#[test]
fn situation_06_a_pair_kept_apart_in_confidence_shows_nowhere() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-x>ben<enter>");

    let pair = Pair::new(desk.id_of("Ada"), desk.id_of("Ben")).unwrap();
    assert!(desk.event().is_kept_apart(pair));
    assert!(!desk.notice().contains("Ada") && !desk.notice().contains("Ben"));
    desk.press("<esc>ben");
    assert!(desk.screen(120, 40).contains("Ben Osei"));
    for screen in ["<f2>", "<f3>", "<f4>", "<f5>", "<f10>"] {
        let shown = desk.press(screen).screen(120, 40);
        assert!(!shown.contains("apart Ada") && !shown.contains("Ada Byron and Ben Osei"));
    }
}

#[test]
fn situation_12_somebody_who_left_comes_back_as_the_same_person() {
    let mut desk = Desk::lively();

    desk.press("ben<ctrl-l>");
    assert!(matches!(desk.person("Ben").presence(), Presence::Left { .. }));
    desk.wait(10).press("ben<enter>");

    assert!(desk.person("Ben").is_here());
    assert_eq!(desk.event().participants().count(), 12);
    assert_eq!(desk.person("Ben").presence.len(), 3);
}

#[test]
fn situation_13_the_desk_asks_after_whoever_is_away_for_long() {
    let mut desk = Desk::lively();

    desk.press("ben<ctrl-a>").wait(25);

    let shown = desk.screen(80, 24);
    assert!(shown.contains("Ben Osei has been away for 25 min"), "{shown}");
    assert!(!desk.event().is_free(desk.id_of("Ben")));
    desk.press("ben<ctrl-b>");
    assert!(desk.person("Ben").is_here());
}

#[test]
fn situation_14_the_desk_says_who_came_and_who_is_expected() {
    let desk = Desk::lively();

    assert!(desk.screen(80, 24).contains("8 here · 4 expected"));
}

#[test]
fn situation_15_two_people_of_one_name_are_told_apart() {
    let mut desk = Desk::lively();

    let shown = desk.press("sam").screen(80, 24);

    assert!(shown.contains("Werkhof") && shown.contains("Quay Nine"), "{shown}");
    desk.press("<down><enter>");
    let here = desk.event().participants().filter(|one| one.details.name == "Sam Reed");
    assert_eq!(here.filter(|one| one.is_here()).count(), 1);
}

#[test]
fn situation_16_a_name_spelled_otherwise_is_found_before_a_walk_in_is_offered() {
    for typed in ["mueller", "muller jurgen", "müler", "jurgen m"] {
        let mut desk = Desk::lively();

        let shown = desk.press(typed).screen(80, 24);

        assert!(shown.contains("Jürgen Müller"), "{typed}: {shown}");
    }
    for typed in ["dang", "anh dang", "chloe"] {
        let mut desk = Desk::lively();

        assert!(!desk.press(typed).screen(80, 24).contains("Nobody found"), "{typed}");
    }
}

#[test]
fn somebody_who_only_sounds_alike_is_never_checked_in_by_enter() {
    let mut desk = Desk::expecting(&["さゆり 西村", "Ada Byron"]);

    let shown = desk.press("Zora").screen(80, 24);
    assert!(shown.contains("Add “Zora” as a walk-in") && shown.contains("西村"), "{shown}");

    desk.press("<enter><esc>");
    assert!(desk.person("Zora").walk_in && !desk.person("さゆり").is_here());
}

#[test]
fn situation_17_a_walk_in_needs_a_name_only() {
    let mut desk = Desk::lively();

    desk.press("Zora Neale<enter>");

    assert!(desk.person("Zora").is_here() && desk.person("Zora").walk_in);
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Form(_))));
    desk.press("<esc>gr");
    assert!(desk.screen(80, 24).contains("Grace"));
}

#[test]
fn situation_18_two_records_of_one_person_become_one_and_can_be_parted() {
    let mut desk = Desk::lively();
    desk.press("Benny O<ctrl-n>").press("<esc>");
    let before = desk.event().participants().count();

    desk.press("benny<ctrl-p>same person<enter>ben osei<enter>");

    assert_eq!(desk.event().participants().count(), before - 1);
    assert!(desk.person("Ben Osei").is_here());
    desk.press("<ctrl-z>");
    assert_eq!(desk.event().participants().count(), before);
}

#[test]
fn situation_19_a_wrong_check_in_is_taken_back_in_any_order() {
    let mut desk = Desk::lively();
    desk.press("igor<enter>").press("jürgen<enter>");

    // The newest act stands first; the one before it is marked with Down.
    desk.press("<f10><down><enter>");

    assert!(matches!(desk.person("Igor").presence(), Presence::Expected));
    assert!(desk.person("Jürgen").is_here());
    desk.press("<down><enter>");
    assert!(desk.notice().contains("Ctrl-Z"), "{}", desk.notice());
}

#[test]
fn situation_20_a_substitute_is_a_new_person_and_inherits_nothing() {
    let mut desk = Desk::lively();

    desk.press("igor<ctrl-s>Irina Granina<enter>").press("<esc>");

    assert_eq!(desk.person("Igor").presence(), Presence::NotComing);
    assert!(desk.person("Irina").is_here());
    assert!(desk.person("Irina").details.asks.is_empty());
}

#[test]
fn situation_21_a_whole_organisation_arrives_together() {
    let mut desk = Desk::lively();

    desk.press("jürgen<ctrl-g>");

    let here = desk
        .event()
        .participants()
        .filter(|one| one.is_here() && one.details.organisation.as_deref() == Some("Werkhof"));
    assert_eq!(here.count(), 2);
    desk.press("<ctrl-z>");
    assert!(!desk.person("Jürgen").is_here());
}

#[test]
fn situation_22_two_letters_and_enter_are_enough_and_a_slip_costs_one_key() {
    let mut desk = Desk::lively();

    desk.press("ig<enter>");
    assert!(desk.person("Igor").is_here());
    assert!(desk.app.dialogs.is_empty());

    desk.press("<esc>");
    assert!(!desk.person("Igor").is_here());
}

#[test]
fn situation_24_nothing_is_listed_before_something_is_typed_and_a_curtain_covers_all() {
    let mut desk = Desk::lively();

    let shown = desk.screen(120, 40);
    assert!(!shown.contains("Grace") && !shown.contains("Igor"));

    let covered = desk.press("gra<f12>").screen(120, 40);
    assert!(!covered.contains("Grace") && !covered.contains("Spring evening"));
    assert!(desk.press("x").screen(120, 40).contains("Grace"));
}

#[test]
fn situation_56_pasted_lines_are_text_and_never_commands() {
    let mut desk = Desk::lively();

    desk.send(Message::Paste("Igor\nGranin\n\u{1b}[A".to_owned()));

    assert!(!desk.person("Igor").is_here());
    assert_eq!(desk.app.evening().unwrap().desk.field.text(), "Igor Granin [A");
}

#[test]
fn somebody_who_is_here_already_is_shown_with_the_time() {
    let mut desk = Desk::lively();

    desk.wait(4).press("ada<enter>");

    assert_eq!(desk.notice(), "Ada Byron is already here, since 18:00");
    assert!(desk.app.evening().unwrap().desk.field.text().is_empty());
}

#[test]
fn needs_and_notes_stand_out_at_check_in() {
    let mut desk = Desk::lively();
    let id = desk.id_of("Igor");
    let mut details = desk.person("Igor").details.clone();
    details.desk_note = Some("has the keys".to_owned());
    details.needs.insert(shouldmeet::domain::Feature::Quiet);
    desk.command(Command::Revise { participant: id, details });

    let shown = desk.press("igor<enter>").screen(80, 24);

    assert!(shown.contains("! needs a table: quiet") && shown.contains("! note: has the keys"));
}

#[test]
fn whom_somebody_knows_is_asked_until_escape() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-k>ben<enter>grace<enter><esc>");

    let ada = desk.id_of("Ada");
    for name in ["Ben", "Grace"] {
        let pair = Pair::new(ada, desk.id_of(name)).unwrap();
        assert_eq!(desk.event().tie(pair), Some(Tie::Known));
    }
}

#[test]
fn the_way_of_taking_part_is_two_keys_away() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-t>not now<enter>");

    assert_eq!(desk.person("Ada").way, Way::NotNow);
}

#[test]
fn details_are_corrected_in_a_form_and_a_wrong_line_is_named() {
    let mut desk = Desk::lively();

    desk.press("hal<ctrl-e><tab><tab><tab><tab>Quay Nine<enter>");
    assert_eq!(desk.person("Hal").details.organisation.as_deref(), Some("Quay Nine"));

    desk.press("<esc>hal<ctrl-e>").press(&"<tab>".repeat(9)).press("a window<enter>");
    assert!(desk.notice().starts_with("No table has “a window”"), "{}", desk.notice());
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Form(_))));
}

#[test]
fn a_full_disk_is_said_until_it_is_solved_and_nothing_is_shown_that_is_not_saved() {
    let mut desk = Desk::lively();

    desk.full_disk = true;
    desk.press("igor<enter>");
    assert!(!desk.person("Igor").is_here());
    let shown = desk.screen(80, 24);
    assert!(shown.contains("NOT SAVED") && shown.contains("Ctrl-R uses the reserve"), "{shown}");
    assert!(shown.contains("igor"), "what was typed is kept: {shown}");

    desk.full_disk = false;
    desk.press("<enter>");
    assert!(desk.person("Igor").is_here());
    assert!(!desk.screen(80, 24).contains("NOT SAVED"));
}

#[test]
fn situation_15_namesakes_of_one_organisation_are_told_apart_by_what_differs() {
    let mut desk = Desk::lively();
    for asks in ["a grant", "a flat"] {
        let details = Details {
            organisation: Some("Loom".to_owned()),
            asks: vec![asks.to_owned()],
            ..Details::named("Tam Lin")
        };
        desk.command(Command::Register { details });
    }

    let shown = desk.press("tam").screen(80, 24);

    assert!(shown.contains("a grant") && shown.contains("a flat"), "{shown}");
    assert!(shown.contains("number: "), "{shown}");
}

#[test]
fn situation_16_somebody_called_nearly_so_comes_first_and_the_walk_in_beside_them() {
    let mut desk = Desk::lively();

    let shown = desk.press("ifor granin").screen(80, 24);

    assert!(shown.contains("▸ Igor Granin"), "{shown}");
    assert!(shown.contains("Not them? Ctrl-N adds “ifor granin”"), "{shown}");
    assert!(!desk.press("<esc>igor").screen(80, 24).contains("Not them?"));
}

#[test]
fn situation_17_leaving_the_form_of_a_walk_in_says_that_only_the_name_is_noted() {
    let mut desk = Desk::lively();

    desk.press("Zora Neale<enter><esc>");
    assert!(desk.notice().starts_with("Only the name of Zora Neale is noted"), "{}", desk.notice());

    desk.press("<ctrl-e>anthropology<esc>");
    assert!(desk.notice().contains("was not kept"), "{}", desk.notice());
    assert!(desk.person("Zora").details.asks.is_empty());
}

#[test]
fn situation_21_some_of_a_group_are_marked_in_two_searches_and_checked_in_together() {
    let mut desk = Desk::lively();

    desk.press("igor<tab>").press("<esc>werkhof<tab>");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("(2 marked)") && shown.contains("+ marked"), "{shown}");

    desk.press("<enter>");
    assert!(desk.person("Igor").is_here());
    assert_eq!(desk.event().head_count().here, 10);
    assert!(desk.notice().contains("tables split them"), "{}", desk.notice());

    desk.press("<esc>");
    assert_eq!(desk.event().head_count().here, 8);
}

#[test]
fn situation_21_colleagues_who_arrive_together_are_said_to_be_split() {
    let mut desk = Desk::lively();

    desk.press("jürgen<ctrl-g>");

    assert!(desk.notice().contains("2 people together"), "{}", desk.notice());
    assert!(desk.notice().contains("tables split colleagues"), "{}", desk.notice());
}

#[test]
fn situation_24_a_note_is_masked_until_the_person_is_here_or_the_desk_asks_for_it() {
    let mut desk = Desk::lively();
    let mut details = desk.person("Igor").details.clone();
    details.desk_note = Some("owes for a ticket".to_owned());
    let participant = desk.id_of("Igor");
    desk.command(Command::Revise { participant, details });

    let shown = desk.press("igor").screen(120, 40);
    assert!(!shown.contains("owes") && shown.contains("Ctrl-D shows it"), "{shown}");

    assert!(desk.press("<ctrl-d>").screen(120, 40).contains("owes for a ticket"));
    assert!(!desk.press("<esc>").screen(120, 40).contains("owes"));
    assert!(desk.press("<enter>").screen(120, 40).contains("note: owes for a ticket"));
}

#[test]
fn escape_takes_back_what_the_desk_shows_and_nothing_else() {
    let mut desk = Desk::lively();

    // Ada was here already: nothing was done about her that could be taken back.
    desk.press("igor<enter>").press("ada<enter>").press("<esc>");
    assert!(desk.person("Igor").is_here(), "{}", desk.notice());

    desk.press("jürgen<enter>").press("<f3><ctrl-t>circus<enter>").press("<f2><esc>");
    assert!(desk.person("Jürgen").is_here());
    assert_eq!(desk.event().topic_merges().len(), 1);
    assert!(desk.notice().contains("Nothing was taken back"), "{}", desk.notice());
}

#[test]
fn feature_01_whatever_the_host_tells_people_apart_by_is_typed_on_the_form_and_kept() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-e><shift-tab><shift-tab>stage: seed; age group: 30s");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("told apart by") && shown.contains("stage: seed"), "{shown}");
    desk.press("<shift-tab>yes<shift-tab>2<enter>");

    let details = desk.person("Ada").details.clone();
    assert_eq!(details.attributes["stage"], "seed");
    assert_eq!(details.attributes["age group"], "30s");
    assert!(details.safeguarded && details.chairs == Some(2));
    desk.press("<ctrl-d>");
    assert!(desk.screen(80, 24).contains("never alone with one other"));
    desk.press("<esc><ctrl-z>");
    assert!(desk.person("Ada").details.attributes.is_empty());

    desk.press("<ctrl-e><shift-tab><shift-tab>seed<enter>");
    assert!(desk.notice().contains("“seed” takes a name and what it is"), "{}", desk.notice());
}
