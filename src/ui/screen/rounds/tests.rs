use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::app::testing::{TestDesk, table, table_with};
use crate::domain::{Command, Feature, Table, TableNumber};
use crate::ui::{Theme, draw};

fn screen(desk: &TestDesk, cols: u16, lines: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(cols, lines)).unwrap();
    terminal.draw(|frame| draw(&desk.app, &Theme::default(), frame)).unwrap();
    terminal.backend().to_string()
}

/// 46 people at 12 tables.
fn twelve_tables() -> TestDesk {
    let mut desk = TestDesk::with(46, 12, 6);
    let host = desk.id("P01");
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(3)) });
    desk.ask(Command::PlaceTable {
        table: Table { name: Some("Window".to_owned()), ..table_with(2, 6, [Feature::Quiet]) },
    });
    desk
}

#[test]
fn twelve_tables_are_all_reached_in_80_by_24() {
    let mut desk = twelve_tables();
    desk.press("d");
    let mut seen = String::new();

    for _ in 0..12 {
        let text = screen(&desk, 80, 24);
        assert!(
            text.contains("▸ P") || text.contains("▸ nobody"),
            "the marked person is seen\n{text}"
        );
        seen.push_str(&text);
        desk.press("<Tab>");
    }

    for number in 1..=46 {
        assert!(seen.contains(&format!("P{number:02}")), "P{number:02}");
    }
    assert!(seen.contains("P01") && seen.contains("host"));
    assert!(seen.contains("Window quiet"), "{seen}");
}

#[test]
fn a_wide_window_shows_all_tables_at_once_and_a_clock_for_the_room() {
    let mut desk = twelve_tables();
    desk.press("d<Enter>");

    let text = screen(&desk, 200, 60);

    for number in 1..=46 {
        assert!(text.contains(&format!("P{number:02}")), "P{number:02}\n{text}");
    }
    assert!(text.contains("███"), "{text}");
    assert!(text.contains("Round 1 of 4 is on: 12:00 left of 12 min"), "{text}");
}

#[test]
fn time_up_paused_away_and_left_are_said_in_words() {
    let mut desk = twelve_tables();
    desk.press("d<Enter>");
    let [away, left] = [desk.id("P05"), desk.id("P06")];
    desk.ask(Command::StepOut { participant: away });
    desk.ask(Command::Leave { participant: left, minutes_ago: 0 });
    desk.minutes(13);
    let text = screen(&desk, 200, 60);
    assert!(text.contains("time up +1:00"), "{text}");
    assert!(text.contains(" away") && text.contains(" left"), "{text}");

    desk.press("p");
    assert!(screen(&desk, 80, 24).contains("is paused"));
    desk.press("e");
    assert!(screen(&desk, 80, 24).contains("is over: d draws the next"));
}

#[test]
fn what_is_locked_is_said_on_its_card() {
    let mut desk = twelve_tables();
    desk.press("d");
    desk.mark_table(5);
    desk.press("L");
    desk.mark_table(6);
    desk.press("l");

    let text = screen(&desk, 200, 60);

    assert!(text.contains("Table 5 4/6 locked"), "{text}");
    assert_eq!(text.matches(" locked").count(), 2, "{text}");
}

#[test]
fn a_long_table_is_scrolled_to_the_marked_person() {
    let mut desk = TestDesk::with(40, 0, 0);
    desk.ask(Command::PlaceTables { tables: vec![table(1, 40)] });
    desk.settle(crate::domain::Setting::GroupSize(40));
    desk.press("dG");

    assert!(screen(&desk, 80, 24).contains("▸ P40"), "{}", screen(&desk, 80, 24));
}

#[test]
fn any_size_from_1x1_to_200x60_is_drawn_with_a_draft_and_with_a_round_that_is_on() {
    let mut desk = twelve_tables();
    let rounds = |desk: &TestDesk| {
        for cols in [1, 2, 5, 24, 59, 60, 61, 79, 80, 81, 120, 200] {
            for lines in [1, 2, 5, 19, 20, 21, 24, 30, 34, 40, 60] {
                screen(desk, cols, lines);
            }
        }
    };
    rounds(&desk);
    desk.press("d");
    rounds(&desk);
    desk.press("m");
    rounds(&desk);
    desk.press("<Esc><Enter>");
    let gone = desk.id("P07");
    desk.ask(Command::Leave { participant: gone, minutes_ago: 0 });
    desk.minutes(14);
    rounds(&desk);
}
