//! What goes on paper, chosen at the desk.

use shouldmeet::app::Message;

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
