//! Colours and marks. Every meaning also has a word or a mark, so that none rests on colour alone.

use ratatui::style::{Color, Modifier, Style};

/// Which set of colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Palette {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// For tired or weak eyes: full contrast, black ground.
    Contrast,
    /// No colour: bold, reverse and marks alone.
    Mono,
}

/// Colours and marks of everything that is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    /// Ordinary text, in the terminal's own colour.
    pub text: Style,
    /// What may be missed.
    pub dim: Style,
    /// Headings and names.
    pub strong: Style,
    /// What was typed, in what was found.
    pub matched: Style,
    /// Done, here, saved.
    pub good: Style,
    /// To look at soon.
    pub warn: Style,
    /// Not saved, refused, time up.
    pub bad: Style,
    /// The marked row.
    pub marked: Style,
    /// Keys in the footer.
    pub key: Style,
    /// Lines around things.
    pub border: Style,
    /// The top line.
    pub bar: Style,
    /// The marks, in Unicode or in ASCII.
    pub marks: Marks,
}

/// The marks that stand beside words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// Before the marked row.
    pub row: &'static str,
    /// Here, done.
    pub yes: &'static str,
    /// Not here yet.
    pub wait: &'static str,
    /// Away for a moment.
    pub away: &'static str,
    /// Gone home.
    pub gone: &'static str,
    /// To look at.
    pub alert: &'static str,
    /// Between things on a line.
    pub dot: &'static str,
    /// Where something was cut off.
    pub cut: &'static str,
    /// Whether lines are drawn with box characters.
    pub boxes: bool,
}

const UNICODE: Marks = Marks {
    row: "▸",
    yes: "✓",
    wait: "·",
    away: "~",
    gone: "←",
    alert: "!",
    dot: " · ",
    cut: "…",
    boxes: true,
};

const ASCII: Marks = Marks {
    row: ">",
    yes: "+",
    wait: ".",
    away: "~",
    gone: "<",
    alert: "!",
    dot: " - ",
    cut: "~",
    boxes: false,
};

impl Theme {
    /// The theme of a palette, with marks of Unicode or of ASCII.
    #[must_use]
    pub const fn new(palette: Palette, ascii: bool) -> Self {
        let marks = if ascii { ASCII } else { UNICODE };
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let mono = Self {
            text: plain,
            dim: plain,
            strong: bold,
            matched: bold.add_modifier(Modifier::UNDERLINED),
            good: bold,
            warn: bold.add_modifier(Modifier::UNDERLINED),
            bad: bold.add_modifier(Modifier::REVERSED),
            marked: plain.add_modifier(Modifier::REVERSED),
            key: bold,
            border: plain,
            bar: plain.add_modifier(Modifier::REVERSED),
            marks,
        };
        match palette {
            Palette::Mono => mono,
            Palette::Dark => Self {
                dim: plain.fg(Color::Gray),
                matched: mono.matched.fg(Color::LightCyan),
                good: plain.fg(Color::LightGreen),
                warn: bold.fg(Color::LightYellow),
                bad: bold.fg(Color::LightRed),
                key: bold.fg(Color::LightCyan),
                border: plain.fg(Color::DarkGray),
                ..mono
            },
            Palette::Light => Self {
                matched: mono.matched.fg(Color::Blue),
                good: bold.fg(Color::Green),
                warn: bold.fg(Color::Magenta),
                bad: bold.fg(Color::Red),
                key: bold.fg(Color::Blue),
                border: plain.fg(Color::DarkGray),
                ..mono
            },
            Palette::Contrast => {
                let ground = plain.fg(Color::White).bg(Color::Black);
                let loud = ground.add_modifier(Modifier::BOLD);
                Self {
                    text: ground,
                    dim: ground,
                    strong: loud,
                    matched: loud.fg(Color::LightYellow).add_modifier(Modifier::UNDERLINED),
                    good: loud.fg(Color::LightGreen),
                    warn: loud.fg(Color::LightYellow),
                    bad: Style::new()
                        .fg(Color::Black)
                        .bg(Color::White)
                        .add_modifier(Modifier::BOLD),
                    marked: Style::new().fg(Color::Black).bg(Color::LightYellow),
                    key: loud.fg(Color::LightYellow),
                    border: ground,
                    bar: Style::new().fg(Color::Black).bg(Color::White),
                    marks,
                }
            }
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(Palette::Dark, false)
    }
}
