//! The test of a scanner: what to do on the left, the code of the test card on the right.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::text::wrapped;
use super::theme::Theme;
use crate::app::CardTest;
use crate::domain::TEST_CARD;

/// How many modules of white a reader needs around a code.
const QUIET: usize = 4;
/// How many lines the dialog takes: the code, two modules a line.
pub(super) const LINES: usize = 15;
/// How many columns the code takes.
const CODE_COLS: u16 = 29;
/// The fewest columns for the words beside it.
const WORDS_COLS: u16 = 30;

pub(super) fn draw(test: &CardTest, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let code = code_lines(TEST_CARD);
    let tall = code.len() <= usize::from(area.height);
    // Without half blocks the code would be a pattern of letters that nothing reads.
    let room = theme.marks.boxes && tall && area.width >= CODE_COLS + WORDS_COLS;
    let beside = if room { CODE_COLS } else { 0 };
    let [words, picture] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(beside)]).areas(area);
    let cols = usize::from(words.width.saturating_sub(1));
    frame.render_widget(Paragraph::new(words_of(test, room, cols, theme)), words);
    if room {
        frame.render_widget(Paragraph::new(code), picture);
    }
}

fn words_of(test: &CardTest, shows_code: bool, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut say = |text: &str, style| {
        let is_blank = text.is_empty().then(Line::default);
        lines.extend(is_blank.into_iter().chain(wrapped(text, cols, style)));
    };
    if test.verdict.is_empty() {
        let what = if shows_code {
            "Scan this code, or the card on paper:"
        } else {
            "Scan the test card; this prints it:"
        };
        say(what, theme.strong);
        say("shouldmeet scanner --card card.html", theme.text);
    }
    if test.is_under_way() {
        say(&format!("Arriving: {}", test.arrived), theme.text);
    }
    for (at, line) in test.verdict.iter().enumerate() {
        let style = if at == 0 { theme.strong } else { theme.text };
        say(&format!("{} {line}", theme.marks.row), style);
    }
    if test.verdict.is_empty() {
        say("", theme.text);
        say("Nothing arrives?", theme.strong);
        for line in NOTHING_ARRIVES {
            say(&format!("{} {line}", theme.marks.row), theme.dim);
        }
    } else {
        say("", theme.text);
        say("Scan again to test again; Esc goes back", theme.dim);
    }
    lines
}

/// What to do when nothing arrives.
const NOTHING_ARRIVES: [&str; 4] = [
    "Click into this window, then scan again",
    "Set the scanner to type as a keyboard (HID), with a code in its manual",
    "Pair one without a cable in the Bluetooth settings",
    "Some read paper alone: print the card",
];

/// A text as a QR code in half blocks, black on white whatever the colours of the terminal.
fn code_lines(text: &str) -> Vec<Line<'static>> {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return Vec::new() };
    let width = code.width();
    let modules = code.to_colors();
    let dark = |x: usize, y: usize| {
        let (x, y) = (x.checked_sub(QUIET), y.checked_sub(QUIET));
        let place = x.zip(y).filter(|(x, y)| *x < width && *y < width);
        place.and_then(|(x, y)| modules.get(y * width + x)) == Some(&Module::Dark)
    };
    let style = Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(255, 255, 255));
    let size = width + 2 * QUIET;
    let block = |x, y| match (dark(x, y), dark(x, y + 1)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    let line = |y| Line::styled((0..size).map(|x| block(x, y)).collect::<String>(), style);
    (0..size).step_by(2).map(line).collect()
}
