//! What holds on every screen: sizes, help, footer, keys, colours.

use ratatui::style::Color;
use shouldmeet::app::{BINDINGS, Keymap, chords};
use shouldmeet::ui::Palette;

use super::Desk;

const SCREENS: [&str; 8] =
    ["<f2>", "<f3>", "<f4>", "<f4><tab>", "<f4><tab><tab>", "<f4><shift-tab>", "<f5>", "<f10>"];
const DIALOGS: [&str; 8] = [
    "",
    "<f1>",
    "<ctrl-p>",
    "<f2>ada<ctrl-e>",
    "<f2>ada<ctrl-k>be",
    "<f2>ada<ctrl-t>",
    "<ctrl-o>",
    "<f12>",
];

fn with_a_round() -> Desk {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    desk
}

#[test]
fn every_size_is_drawn_without_a_panic() {
    for screen in SCREENS {
        for dialog in DIALOGS {
            let mut desk = with_a_round();
            desk.press(screen).press(dialog);
            for cols in [1, 2, 5, 19, 40, 59, 60, 79, 80, 121, 200] {
                for lines in [1, 2, 3, 7, 19, 20, 24, 41, 60] {
                    desk.buffer(cols, lines, Palette::Dark);
                }
            }
        }
    }
}

#[test]
fn the_footer_starts_with_help_and_never_cuts_a_word() {
    for screen in SCREENS {
        for cols in [60, 70, 80, 100, 120, 200] {
            let mut desk = with_a_round();
            let shown = desk.press(screen).screen(cols, 24);

            let footer = shown.lines().last().unwrap();

            assert!(footer.trim_start().starts_with("F1 help"), "{footer}");
            assert!(footer.chars().count() <= usize::from(cols));
        }
    }
}

#[test]
fn help_lists_every_key_that_works_on_the_screen() {
    for screen in SCREENS {
        let mut desk = with_a_round();
        desk.press(screen);
        let working = Keymap::default().working(desk.app.contexts());

        let help = desk.press("<f1>").screen(120, 400);

        for binding in working.iter().filter(|binding| !binding.label.is_empty()) {
            let words = if binding.keys.is_empty() { binding.label } else { "" };
            assert!(help.contains(words), "{screen}: {words}");
            for key in binding.keys {
                assert!(help.contains(key), "{screen}: {key} ({})", binding.label);
            }
        }
    }
}

#[test]
fn the_palette_offers_every_act_of_the_screen_by_its_words() {
    for screen in SCREENS {
        let mut desk = with_a_round();
        desk.press(screen);
        let working = Keymap::default().working(desk.app.screen_contexts());

        let palette = desk.press("<ctrl-p>").screen(140, 120);

        for binding in working {
            let offered = binding.action.is_an_act() && !binding.label.is_empty();
            assert!(!offered || palette.contains(binding.label), "{screen}: {}", binding.label);
        }
    }
}

#[test]
fn no_key_of_the_table_is_dead() {
    for screen in SCREENS {
        let working = {
            let mut desk = with_a_round();
            desk.press(screen);
            Keymap::default().working(desk.app.contexts())
        };
        for chord in working.iter().flat_map(|binding| chords(binding)) {
            let mut desk = with_a_round();
            desk.press(screen).press("<down>");
            desk.app.notice = None;
            let before = (desk.screen(120, 40), desk.asked.len());

            desk.press(&format!("<{chord}>"));

            let after = (desk.screen(120, 40), desk.asked.len());
            let moves = ["Up", "Down", "PgUp", "PgDn", "Home", "End", "g", "G", "k", "j"];
            let at_an_end = moves.contains(&chord.to_string().as_str());
            assert!(before != after || at_an_end, "{chord} on {screen} is silent");
        }
    }
}

#[test]
fn a_key_that_means_nothing_says_so() {
    let mut desk = Desk::lively();

    desk.press("<alt-f11>");

    assert!(desk.notice().contains("does nothing here"), "{}", desk.notice());
}

#[test]
fn quitting_takes_the_same_key_twice_and_says_that_all_is_saved() {
    let mut desk = Desk::lively();

    desk.press("<ctrl-c>");
    assert!(desk.notice().contains("all is saved"));
    desk.press("a<ctrl-c>");
    assert!(desk.asked.is_empty(), "another key between takes the first one back");
    desk.press("<ctrl-c>");

    assert_eq!(desk.asked, ["Quit"]);
}

#[test]
fn without_colour_there_is_none_and_every_meaning_has_a_word() {
    for screen in SCREENS {
        let mut desk = with_a_round();
        desk.press("ben<ctrl-a>").press(screen);

        let buffer = desk.buffer(120, 40, Palette::Mono);

        let colours = buffer.content.iter().flat_map(|cell| [cell.fg, cell.bg]);
        assert!(colours.into_iter().all(|colour| colour == Color::Reset), "{screen}");
    }
    let mut desk = Desk::lively();
    desk.press("<f2>ben<ctrl-a>").press("ben");
    assert!(desk.screen(80, 24).contains("~ away"));
}

#[test]
fn every_key_of_the_table_is_explained_somewhere() {
    for binding in BINDINGS {
        let explained = !binding.label.is_empty() || !binding.help.is_empty();
        let twin = BINDINGS
            .iter()
            .any(|other| other.context == binding.context && !other.label.is_empty());
        assert!(explained || twin, "{binding:?}");
    }
}

#[test]
fn wide_letters_and_marks_never_break_a_line() {
    let mut desk =
        Desk::expecting(&["李小龍", "👩‍🔬 Ada", "e\u{301}\u{33f}\u{33f}liane", "محمد علي"]);

    for typed in ["li", "ada", "el", "mu"] {
        let buffer = desk.press("<esc>").press(typed).buffer(80, 24, Palette::Dark);
        for line in super::text(&buffer).lines() {
            assert!(shouldmeet::ui::width_cols(line) <= 80, "{line}");
        }
    }
}

#[test]
fn a_small_window_lists_what_is_marked_on_desk_topics_history_and_in_a_choice() {
    for (keys, words) in [
        ("<f2>igor", "Igor Granin  · expected"),
        ("<f3>lease", "reading a lease before signing"),
        ("<f10>", "Checked in Hal"),
        ("<f2>ada<ctrl-t>", "please introduce me"),
    ] {
        let mut desk = Desk::lively();

        let shown = desk.press(keys).screen(45, 12);

        assert!(shown.contains(words), "{keys}: {shown}");
        assert!(shown.contains("45x12"), "{shown}");
    }
}
