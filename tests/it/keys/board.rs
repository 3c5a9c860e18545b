//! What the desk shows the room: the board, its question, the moments of the clock.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use shouldmeet::app::Message;
use shouldmeet::board::{Board, Naming, Showing};
use shouldmeet::domain::{BoardPart, Command, SentenceLanguage, Setting};
use shouldmeet::ui::{BoardLook, Palette, Theme, draw_board};

use super::Desk;

/// What the room sees now.
fn board(desk: &Desk) -> Board {
    Board::of(desk.event(), desk.app.now, Naming::Whole)
}

/// The board as a window of that size shows it.
fn seen(desk: &Desk, cols: u16, lines: u16, page: i64) -> String {
    let mut terminal = Terminal::new(TestBackend::new(cols, lines)).unwrap();
    let look = BoardLook { page, ..BoardLook::default() };
    let theme = Theme::new(Palette::Dark, false);
    terminal.draw(|frame| draw_board(&board(desk), &look, &theme, frame)).unwrap();
    terminal.backend().to_string()
}

#[test]
fn feature_78_the_desk_says_what_the_board_shows_and_takes_it_back() {
    let mut desk = Desk::lively();

    desk.press("<f5>dy").press("<esc>b");
    assert!(desk.screen(80, 24).contains("What does the board show?"));
    desk.press("asks<enter>");
    assert_eq!(board(&desk).showing, Showing::Asks);
    assert!(desk.notice().contains("The board: asks"), "{}", desk.notice());

    desk.press("<ctrl-z>");
    assert_eq!(board(&desk).showing, Showing::Welcome);
}

#[test]
fn feature_77_the_board_shows_every_name_with_its_table_on_any_window() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    let people = board(&desk).people;
    assert_eq!(people.len(), 8);

    for (cols, lines) in [(80, 24), (200, 60), (60, 20)] {
        let shown = seen(&desk, cols, lines, 0);
        for one in &people {
            assert!(shown.contains(&one.name), "{} at {cols}x{lines}:\n{shown}", one.name);
        }
        assert!(
            shown.contains("Find your table") && shown.contains("find your table and sit down")
        );
    }
    let last = seen(&desk, 80, 24, -1);
    assert!(last.contains("Table 1") && last.contains(", "), "{last}");
}

#[test]
fn the_board_is_drawn_on_a_window_of_any_size() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>x");
    for (part, ..) in BoardPart::ALL {
        if desk.event().settings().board != part {
            desk.command(Command::Settle { setting: Setting::Board(part) });
        }
        for (cols, lines) in [(1, 1), (2, 40), (40, 2), (7, 7), (19, 5), (300, 90)] {
            seen(&desk, cols, lines, 3);
        }
    }
}

#[test]
fn feature_81_one_key_puts_the_next_question_deeper_with_each_round() {
    let mut desk = Desk::lively();

    desk.press("<f5>x");
    let first = desk.event().question().unwrap().to_owned();
    desk.press("x");
    let second = desk.event().question().unwrap().to_owned();
    assert_ne!(first, second);

    desk.press("d<enter>").wait(2);
    let shown = seen(&desk, 120, 40, 0);
    assert!(shown.contains(&second), "{shown}");

    desk.command(Command::Settle { setting: Setting::Language(SentenceLanguage::German) });
    desk.press("x");
    assert!(desk.event().question().unwrap().ends_with('?'));
    let german = board(&desk);
    assert_eq!(german.words.up, "Die Zeit ist um");
}

#[test]
fn a_question_of_ones_own_is_put_and_taken_away() {
    let mut desk = Desk::lively();

    desk.press("<ctrl-p>own question<enter>What keeps you up?<enter>");
    assert_eq!(desk.event().question(), Some("What keeps you up?"));

    desk.press("<ctrl-p>no question<enter>");
    assert_eq!(desk.event().question(), None);
}

#[test]
fn feature_74_the_desk_tells_the_moments_of_a_round_with_a_bell_that_can_be_off() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    let bells = |desk: &Desk| desk.asked.iter().filter(|asked| asked.contains("Bell")).count();

    desk.wait(11);
    assert!(desk.notice().contains("60 seconds are left"), "{}", desk.notice());
    desk.wait(1);
    assert!(desk.notice().contains("Time is up"), "{}", desk.notice());
    assert_eq!(bells(&desk), 2);

    desk.command(Command::Settle { setting: Setting::Sound(false) });
    desk.press("+").wait(2);
    assert!(desk.notice().contains("Time is up"), "{}", desk.notice());
    assert_eq!(bells(&desk), 2);
}

#[test]
fn situation_32_a_laptop_that_slept_past_the_end_asks_whether_to_extend_or_close() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>").wait(15);
    desk.send(Message::ClockJumped { by_ms: 15 * 60_000 });

    let asked = desk.screen(80, 24);
    assert!(asked.contains("The laptop slept: round 1 ended 3 minutes ago"), "{asked}");
    desk.press("from now<enter>");
    let left = desk.event().running_round().unwrap().millis_left(desk.app.now).unwrap();
    assert!((110_000..=120_000).contains(&left), "{left}");

    desk.wait(30);
    desk.send(Message::ClockJumped { by_ms: 30 * 60_000 });
    desk.press("end it<enter>");
    assert!(desk.event().running_round().is_none());
}
