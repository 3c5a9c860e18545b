//! What goes on paper, chosen at the desk.

use shouldmeet::app::Message;
use shouldmeet::domain::HandedOut;

use super::Desk;

/// What was asked for the printer.
fn asked(desk: &Desk) -> Vec<&String> {
    desk.asked.iter().filter(|effect| effect.starts_with("Print(")).collect()
}

#[test]
fn feature_120_the_desk_offers_all_paper_and_says_what_was_written() {
    let mut desk = Desk::lively();

    desk.press("<f5>P");
    let screen = desk.screen(80, 24);
    for words in ["What goes on paper?", "name badges", "table signs", "route cards", "desk list"] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    desk.press("route<enter>");

    assert!(asked(&desk)[0].contains("what: [Routes]"), "{:?}", asked(&desk));
    assert!(desk.notice().starts_with("Writing route cards"), "{}", desk.notice());
    desk.send(Message::Said("Wrote route cards".to_owned()));
    assert_eq!(desk.notice(), "Wrote route cards");
    assert!(!desk.screen(80, 24).contains("What goes on paper?"));
}

#[test]
fn feature_30_a_badge_is_printed_again_for_the_marked_person_and_for_walk_ins() {
    let mut desk = Desk::lively();
    desk.press("Zoe Newcomer<ctrl-n>");
    let newcomer = desk.id_of("Zoe");
    let first = desk.event().participants().next().unwrap();
    let (id, name) = (first.id, first.details.name.clone());

    desk.press(&format!("<esc>{name}<ctrl-p>")).press("badge again<enter>");
    desk.press("<ctrl-p>").press("on paper<enter>").press("walk-ins<enter>");

    let asked = asked(&desk);
    assert_eq!(asked.len(), 2, "{:?}", desk.asked);
    assert!(asked[0].contains(&format!("only: Some([{id:?}])")), "{}", asked[0]);
    assert!(asked[1].contains(&format!("only: Some([{newcomer:?}])")), "{}", asked[1]);
}

#[test]
fn feature_139_sheets_to_take_home_are_asked_for_at_the_desk_and_noted_down_when_they_are_written()
{
    let mut desk = Desk::lively();
    let [ada, ben] = ["Ada", "Ben"].map(|name| desk.id_of(name));

    desk.press("<ctrl-p>").press("sheets to take home<enter>");
    assert!(desk.asked.iter().any(|effect| effect == "SendHome"), "{:?}", desk.asked);
    assert_eq!(desk.notice(), "Writing what people take home");

    let sheet = HandedOut { sheet: ada, names: vec![ben], place: "take-home".into() };
    let said = "1 sheet is new".to_owned();
    desk.send(Message::WentHome { said: said.clone(), handed_out: vec![sheet.clone()] });

    assert_eq!(desk.notice(), said);
    let noted: Vec<_> = desk.event().handed_out().iter().map(|(_, sheet)| sheet).collect();
    assert_eq!(noted, [&sheet]);
}

#[test]
fn sheets_that_were_written_on_a_full_disk_are_not_said_to_be_noted_down() {
    let mut desk = Desk::lively();
    let ada = desk.id_of("Ada");
    desk.full_disk = true;

    let sheet = HandedOut { sheet: ada, names: Vec::new(), place: "take-home".into() };
    desk.send(Message::WentHome { said: "1 sheet is new".to_owned(), handed_out: vec![sheet] });

    assert!(!desk.notice().contains("sheet is new"), "{}", desk.notice());
    assert!(desk.event().handed_out().is_empty());
}
