//! The test of a scanner: what it learns from the card, and how badges are read then.

use shouldmeet::app::Message;
use shouldmeet::domain::{BadgeCode, Ending, Scanner, TEST_CARD};
use shouldmeet::ui::Palette;

use super::{Desk, chords};

#[test]
fn the_test_card_teaches_how_the_scanner_types_and_badges_are_read_so() {
    let dvorak = "ODXJEUIDHTNBLPOYKQOD";
    let as_typed = |text: &str| -> String {
        let at = |letter| TEST_CARD.find(letter).unwrap();
        text.chars().map(|letter| dvorak.chars().nth(at(letter)).unwrap()).collect()
    };
    let mut desk = Desk::lively();
    desk.press("<f5><ctrl-q>").burst(dvorak).press("<enter>");
    let shown = desk.screen(100, 30);
    assert!(shown.contains("The scanner is known now"), "{shown}");
    assert!(shown.contains("Enter ends each code"), "{shown}");
    assert_eq!(desk.asked.len(), 1, "{:?}", desk.asked);
    assert!(desk.asked[0].starts_with("RememberScanner"), "{:?}", desk.asked);

    let code = as_typed(&BadgeCode::of(desk.id_of("Igor")).to_string());
    desk.press("<esc>").burst(&code).press("<enter>");
    assert!(desk.is_here("Igor"), "{}", desk.notice());

    // Another day, from what was kept.
    let mut desk = Desk::lively();
    desk.send(Message::ScannerKnown(Scanner::learned(dvorak, Ending::Enter).unwrap()));
    desk.press("<f2>no").burst(&code).press("<enter>");
    assert!(desk.is_here("Igor"), "{}", desk.notice());
    assert_eq!(desk.app.evening().unwrap().desk.field.text(), "no");
}

#[test]
fn the_test_says_what_is_wrong_and_no_letter_in_it_does_anything_else() {
    for (typed, ending, said) in [
        (TEST_CARD.to_owned(), "<tab>", "Tab ends each code"),
        (TEST_CARD.to_owned(), "", "No key ends a code"),
        (TEST_CARD.to_lowercase(), "<enter>", "Caps Lock is on"),
        (TEST_CARD[..12].to_owned(), "<enter>", "12 letters arrived, and the card has 20"),
        ("x".repeat(20), "<enter>", "both arrive as x"),
        ("q?u".to_owned(), "<enter>", "3 letters arrived"),
        ("SHBCDFGHJKLNPRQTVXSH".to_owned(), "<enter>", "S arrives now as this"),
    ] {
        let mut desk = Desk::lively();
        desk.press("<ctrl-q>").burst(&typed);
        for chord in chords(ending) {
            desk.send(Message::Key(chord));
        }
        desk.rest();

        let shown = desk.screen(200, 40);
        assert!(shown.contains(said), "{typed} {ending}: {shown}");
        desk.press("<esc>");
        assert!(desk.app.dialogs.is_empty(), "{typed}");
    }
    let mut desk = Desk::lively();
    desk.press("<ctrl-q><enter>");
    assert_eq!(desk.notice(), "Scan the test card now; Esc goes back");
}

#[test]
fn the_code_on_the_screen_is_read_by_another_reader() {
    for (cols, lines) in [(80, 24), (200, 60)] {
        let mut desk = Desk::lively();
        desk.press("<ctrl-q>");
        let buffer = desk.buffer(cols, lines, Palette::Dark);
        let (width, height) = (usize::from(cols), usize::from(lines) * 2);
        // Eight dots a module; what is not the code's white or black is a dark terminal.
        let dot = |x: usize, y: usize| {
            let (column, half) = (x / 8, y / 8);
            let at = (u16::try_from(column).unwrap(), u16::try_from(half / 2).unwrap());
            let cell = &buffer[at];
            if cell.bg != ratatui::style::Color::Rgb(255, 255, 255) {
                return 0;
            }
            match (cell.symbol(), half % 2) {
                ("█", _) | ("▀", 0) | ("▄", 1) => 0,
                _ => 255,
            }
        };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width * 8, height * 8, dot);

        let codes = seen.detect_grids();

        assert_eq!(codes.len(), 1, "{cols}x{lines}");
        assert_eq!(codes[0].decode().unwrap().1, TEST_CARD);
    }
}

#[test]
fn the_test_of_a_scanner_at_80x24() {
    let mut desk = Desk::lively();
    insta::assert_snapshot!(desk.press("<ctrl-q>").screen(80, 24));
}
