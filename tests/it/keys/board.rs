//! What the desk shows the room: the board, its question, the moments of the clock.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use shouldmeet::app::Message;
use shouldmeet::board::{Board, Naming, Showing};
use shouldmeet::domain::{BoardPart, Command, SentenceLanguage, Setting, Table, TableNumber};
use shouldmeet::ui::{BoardLook, MOST_AIR, Palette, Theme, draw_board};

use super::Desk;

/// What the room sees now.
fn board(desk: &Desk) -> Board {
    Board::of(desk.event(), desk.app.now, Naming::Whole)
}

/// The board as a window of that size shows it.
fn seen(desk: &Desk, cols: u16, lines: u16, page: i64) -> String {
    shown(&board(desk), &BoardLook { page, ..BoardLook::default() }, cols, lines)
}

/// A board as a window of that size shows it.
fn shown(board: &Board, look: &BoardLook, cols: u16, lines: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(cols, lines)).unwrap();
    let theme = Theme::new(Palette::Dark, false);
    terminal.draw(|frame| draw_board(board, look, &theme, frame)).unwrap();
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
fn feature_77_names_stand_further_apart_where_that_is_asked_for_and_none_is_lost() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    let people = board(&desk).people;

    for air in 0..=MOST_AIR {
        let pages: Vec<String> = (0..12)
            .map(|page| {
                shown(&board(&desk), &BoardLook { page, air, ..BoardLook::default() }, 60, 16)
            })
            .collect();
        for one in &people {
            assert!(pages.iter().any(|page| page.contains(&one.name)), "{} at {air}", one.name);
        }
    }
    let roomy = shown(&board(&desk), &BoardLook { air: 1, ..BoardLook::default() }, 80, 24);
    let rows: Vec<&str> = roomy.lines().collect();
    let first = rows.iter().position(|row| row.contains(&people[0].name)).unwrap();
    assert!(rows[first + 1].trim_matches(['"', ' ']).is_empty(), "{roomy}");
}

#[test]
fn what_a_key_of_the_board_says_stands_below_the_warning_that_the_desk_is_gone() {
    let desk = Desk::lively();
    let look = BoardLook { hint: Some(" a hint".to_owned()), ..BoardLook::default() };

    let lost = shown(&board(&desk).with_desk(true), &look, 80, 24);

    assert!(lost.contains("! The desk cannot be reached; this is how it stood last."), "{lost}");
    assert!(lost.contains(" a hint"), "{lost}");
}

#[test]
fn a_blind_first_round_is_blind_on_the_board_and_said_to_the_host() {
    let mut desk = Desk::lively();
    desk.command(Command::Settle { setting: Setting::BlindFirst(true) });

    desk.press("<f5>d");
    assert!(desk.screen(80, 24).contains("Round 1 of 4 (blind) is drawn"));
    desk.press("<enter>");
    assert!(desk.screen(80, 24).contains("Round 1 of 4 (blind) is on"));

    for (cols, lines) in [(80, 24), (200, 60)] {
        let tables = seen(&desk, cols, lines, -1);
        assert!(tables.contains("Blind round: first names") && tables.contains("They look for:"));
        for page in 0..4 {
            let whole = seen(&desk, cols, lines, page);
            for person in desk.event().participants() {
                let name = &person.details.name;
                assert!(!name.contains(' ') || !whole.contains(name), "{name}:\n{whole}");
            }
        }
    }
    desk.press("e");
    assert!(!desk.screen(80, 24).contains("blind"));
}

#[test]
fn situation_35_on_a_projector_of_any_size_long_and_wide_names_are_cut_with_a_sign_and_none_is_torn()
 {
    let long = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Cholmondeley-Majoribanks III";
    let names = [long, "김영환 김영환 김영환 김영환", "Zoe\u{301} Nguyễn", "👩‍👩‍👧 Family"];
    let mut desk = Desk::expecting(&names);
    desk.command(Command::PlaceTables { tables: vec![Table::with_chairs(TableNumber(1), 4)] });
    let everybody: Vec<_> = desk.event().participants().map(|one| one.id).collect();
    for participant in everybody {
        desk.command(Command::CheckIn { participant });
    }
    desk.press("<f5>d<enter>");

    for (cols, lines) in [(80, 24), (60, 20), (40, 12)] {
        let page = seen(&desk, cols, lines, 0);
        assert!(page.contains("Wolfe") && page.contains('…'), "{cols}x{lines}:\n{page}");
        assert!(page.contains("Zoé Nguyễn") && page.contains("Table 1"), "{page}");
        // Whole where there is room for it: a line of its own among the tables.
        let tables = (1..6).map(|page| seen(&desk, 80, lines, page)).collect::<String>();
        assert!(tables.contains("Featherstonehaugh"), "{tables}");
    }
    desk.press("b");
    for (cols, lines) in [(80, 24), (60, 20), (20, 5), (200, 60)] {
        let screen = desk.screen(cols, lines);
        assert_eq!(screen.lines().count(), usize::from(lines));
        assert!(cols < 60 || screen.contains("What does the board show?"), "{screen}");
    }
    desk.press("asks<enter>");
    assert_eq!(board(&desk).showing, Showing::Asks);
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
