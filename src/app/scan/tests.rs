use proptest::prelude::*;

use super::*;
use crate::domain::{DeskId, Ending, ParticipantId};

/// What was heard, as a script: keys as they are named, a code between brackets, and in which line
/// it began.
#[derive(Default)]
struct Ear {
    listener: Listener,
    line: Field,
    heard: String,
}

impl Ear {
    /// Hears a key where letters are commands.
    fn command(&mut self, chord: Chord) -> &mut Self {
        let heard = self.listener.hear(chord, None, |_| true);
        self.note(heard)
    }

    /// Hears a key where text is typed.
    fn type_in(&mut self, chord: Chord) -> &mut Self {
        let line = LinePlace { dialogs: 0, screen: None, line: 0 };
        let marks = Marks { row: None, topics_part: TopicsPart::Topics, person: Cursor::default() };
        let field = self.line.clone();
        let before = chord.typed().map(|_| Before { line, field, marks, notice: None });
        let heard = self.listener.hear(chord, before, |_| true);
        self.note(heard)
    }

    fn quiet(&mut self) -> &mut Self {
        let heard = self.listener.quiet();
        self.note(heard)
    }

    fn note(&mut self, heard: Vec<Heard>) -> &mut Self {
        for one in heard {
            match one {
                Heard::Key(chord) => {
                    self.heard.push_str(&chord.to_string());
                    self.line.press(chord);
                }
                Heard::Code { code, before } => {
                    self.heard += &["[", &code.to_string(), "]"].concat();
                    if let Some(before) = before {
                        self.line = before.field;
                    }
                }
                Heard::Misread { before } => {
                    self.heard.push_str("[misread]");
                    if let Some(before) = before {
                        self.line = before.field;
                    }
                }
            }
        }
        self
    }
}

fn code(number: u32) -> BadgeCode {
    BadgeCode::of(ParticipantId { desk: DeskId::from_random([1, 2, 3, 4]), number })
}

fn letters(text: &str) -> Vec<Chord> {
    text.chars().map(|letter| Chord::plain(Key::Char(letter))).collect()
}

const ENDINGS: [Option<Key>; 3] = [Some(Key::Enter), Some(Key::Tab), None];

#[test]
fn a_scan_among_commands_fires_none_of_them_whatever_ends_it() {
    for number in 1..40 {
        for ending in ENDINGS {
            for text in [code(number).to_string(), code(number).to_string().to_lowercase()] {
                let mut ear = Ear::default();
                for chord in letters(&text) {
                    ear.command(chord);
                }
                if let Some(key) = ending {
                    ear.command(Chord::plain(key));
                }
                ear.quiet();

                assert_eq!(ear.heard, format!("[{}]", code(number)), "{text} {ending:?}");
            }
        }
    }
}

#[test]
fn what_the_host_presses_around_a_scan_stays_in_its_order() {
    let scan = code(7).to_string();
    for (before, after) in [("s", ""), ("sh", "d"), ("dds", "sx"), ("shs", "hs"), ("", "1")] {
        let mut ear = Ear::default();
        for chord in letters(&format!("{before}{scan}{after}")) {
            ear.command(chord);
        }
        ear.quiet();

        assert_eq!(ear.heard, format!("{before}[{scan}]{after}"));
    }
}

#[test]
fn a_letter_that_may_begin_a_code_waits_a_blink_and_is_the_hosts_then() {
    let mut ear = Ear::default();
    let [s, h] = [letters("s"), letters("h")].map(|keys| keys[0]);
    ear.command(s);
    assert_eq!((ear.heard.as_str(), ear.listener.patience_ms()), ("", Some(80)));

    ear.quiet().command(h);
    assert_eq!((ear.heard.as_str(), ear.listener.patience_ms()), ("sh", None));

    // The more there is of a code, the longer the rest may take.
    for (chord, patience) in letters("shbc").into_iter().zip([80, 200, 200, 1_000]) {
        ear.command(chord);
        assert_eq!(ear.listener.patience_ms(), Some(patience));
    }
    ear.command(Chord::plain(Key::Esc));
    assert_eq!(ear.heard, "shshbcEsc");
}

#[test]
fn an_enter_is_the_scanners_only_right_behind_a_code() {
    let scan = code(3).to_string();
    let enter = Chord::plain(Key::Enter);
    let hear = |learned: Option<Ending>, rest: &dyn Fn(&mut Ear)| {
        let mut ear = Ear::default();
        ear.listener.scanner.ending = learned;
        for chord in letters(&scan) {
            ear.command(chord);
        }
        rest(&mut ear);
        ear.heard.replace(&format!("[{scan}]"), "")
    };

    assert_eq!(
        hear(None, &|ear| {
            ear.command(enter).command(enter);
        }),
        "Enter"
    );
    assert_eq!(
        hear(None, &|ear| {
            ear.quiet().command(enter);
        }),
        "Enter"
    );
    // Whatever was learned: another scanner may lie on the desk tonight.
    for learned in [Ending::Nothing, Ending::Tab, Ending::Enter] {
        assert_eq!(
            hear(Some(learned), &|ear| {
                ear.command(enter);
            }),
            ""
        );
    }
    let line_feed: Chord = "Ctrl-J".parse().unwrap();
    assert_eq!(
        hear(None, &|ear| {
            ear.command(enter).command(line_feed);
        }),
        ""
    );
    let x = letters("x")[0];
    assert_eq!(
        hear(None, &|ear| {
            ear.command(x).command(enter);
        }),
        "xEnter"
    );
}

#[test]
fn in_a_line_of_text_letters_go_in_at_once_and_the_code_comes_out_whole() {
    let scan = code(9).to_string();
    let (most, _) = scan.split_at(9);
    let mut ear = Ear::default();
    for chord in letters("knows Sam") {
        ear.type_in(chord);
    }
    ear.type_in(Chord::plain(Key::Left)).type_in(Chord::plain(Key::Left));
    for chord in letters(most) {
        ear.type_in(chord).quiet();
    }
    assert_eq!(ear.line.text(), format!("knows S{most}am"));

    ear.type_in(letters(&scan)[9]).type_in(Chord::plain(Key::Tab));

    assert_eq!(ear.line.text(), "knows Sam");
    assert_eq!(ear.line.before_cursor(), "knows S");
    assert!(ear.heard.ends_with(&format!("[{scan}]")), "{}", ear.heard);
}

#[test]
fn a_wrong_check_letter_makes_neither_a_name_nor_commands() {
    let scan = code(9).to_string();
    let (most, _) = scan.split_at(9);
    let wrong = if scan.ends_with('B') { 'C' } else { 'B' };
    let wrong = format!("{most}{wrong}");
    let (mut commands, mut line) = (Ear::default(), Ear::default());
    for chord in letters(&wrong) {
        commands.command(chord);
        line.type_in(chord);
    }
    commands.quiet();

    assert_eq!(commands.heard, "[misread]");
    assert_eq!(line.line.text(), "");
}

#[test]
fn letters_of_another_keyboard_are_a_code_only_if_they_are_somebodys() {
    // A Dvorak laptop: what the scanner means as S, H, B … arrives as O, D, X …
    let card = "ODXJEUIDHTNBLPOYKQOD";
    let scanner = Scanner::learned(card, Ending::Enter).unwrap();
    let as_typed = |letter| {
        let at = crate::domain::TEST_CARD.find(letter).unwrap();
        card.chars().nth(at).unwrap()
    };
    let typed: String = code(5).to_string().chars().map(as_typed).collect();
    let small = typed.to_lowercase();
    // Ten capitals are a badge, be it of another event; ten small letters may be a word.
    for (typed, somebodys) in [(&typed, true), (&typed, false), (&small, true), (&small, false)] {
        let mut ear = Ear::default();
        ear.listener.scanner = scanner.clone();
        for chord in letters(typed) {
            let heard = ear.listener.hear(chord, None, |known| somebodys && known == code(5));
            ear.note(heard);
        }
        ear.quiet();

        let is_code = somebodys || *typed != small;
        assert_eq!(ear.heard, if is_code { format!("[{}]", code(5)) } else { typed.clone() });
    }
}

#[test]
fn a_misread_code_that_holds_the_beginning_of_another_is_one_all_the_same() {
    // Found among the codes of a desk, one in forty: the two letters that begin a code are in it.
    let number =
        (1..500).find(|number| code(*number).to_string().matches("SH").count() > 1).unwrap();
    let scan = code(number).to_string();
    let wrong = if scan.ends_with('B') { "C" } else { "B" };
    let wrong = format!("{}{wrong}", scan.split_at(9).0);
    let (mut commands, mut line) = (Ear::default(), Ear::default());
    for chord in letters(&wrong) {
        commands.command(chord);
        line.type_in(chord);
    }
    let enter = Chord::plain(Key::Enter);
    commands.command(enter);
    line.type_in(enter);

    assert_eq!(commands.heard, "[misread]");
    assert_eq!(line.line.text(), "");
    assert!(!line.heard.contains("Enter"), "{}", line.heard);

    // Read again at once, it is heard.
    let (mut commands, mut line) = (Ear::default(), Ear::default());
    for chord in letters(&format!("{wrong}{scan}")) {
        commands.command(chord);
        line.type_in(chord);
    }
    assert_eq!(commands.heard, format!("[misread][{scan}]"));
    assert!(line.heard.ends_with(&format!("[misread][{scan}]")), "{}", line.heard);
    assert_eq!(line.line.text(), "");
}

/// A key as a host presses one: often letters of codes, so that beginnings of codes are many.
fn any_key() -> impl Strategy<Value = Chord> {
    prop_oneof![
        4 => prop::sample::select(letters("shSHsh")),
        4 => prop::sample::select(letters("bcdfgBCDF")),
        2 => prop::char::range('a', 'z').prop_map(|letter| Chord::plain(Key::Char(letter))),
        1 => prop::sample::select(vec![Key::Enter, Key::Tab, Key::Esc, Key::Left])
            .prop_map(Chord::plain),
    ]
}

fn named(keys: &[Chord]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

/// Whether ten of these letters in a row are of the shape of a code by chance.
fn holds_a_code(keys: &[Chord]) -> bool {
    keys.windows(BadgeCode::LETTERS).any(|window| {
        let typed: Option<String> = window.iter().map(|chord| chord.typed()).collect();
        let is_one =
            |typed: String| BadgeCode::read(&typed).is_some() || BadgeCode::is_misread(&typed);
        typed.is_some_and(is_one)
    })
}

proptest! {
    #[test]
    fn what_a_host_types_is_never_eaten_and_never_overtaken(
        keys in prop::collection::vec((any_key(), any::<bool>(), prop::bool::weighted(0.2)), 0..60),
    ) {
        let pressed: Vec<Chord> = keys.iter().map(|(chord, ..)| *chord).collect();
        prop_assume!(!holds_a_code(&pressed));
        let mut ear = Ear::default();
        for (chord, in_a_line, rests) in keys {
            if in_a_line { ear.type_in(chord) } else { ear.command(chord) };
            if rests {
                ear.quiet();
            }
        }
        ear.quiet();

        prop_assert_eq!(ear.heard, named(&pressed));
    }

    #[test]
    fn a_code_anywhere_in_what_is_typed_is_taken_out_and_leaves_the_rest(
        before in prop::collection::vec(any_key(), 0..20),
        after in prop::collection::vec(any_key(), 0..20),
        number in 1_u32..500,
        small in any::<bool>(),
        ending in prop::sample::select(ENDINGS.to_vec()),
    ) {
        let scan = code(number).to_string();
        let typed = if small { scan.to_lowercase() } else { scan.clone() };
        let all = [before.clone(), letters(&typed), after.clone()].concat();
        // The host's letters just before or behind may make another code of it, one time in many.
        let from = before.len().saturating_sub(BadgeCode::LETTERS - 1);
        prop_assume!(!holds_a_code(&all[from..before.len() + BadgeCode::LETTERS - 1]));
        prop_assume!(!holds_a_code(&before) && !holds_a_code(&after));
        // What follows a code without an ending of its own would be taken for one.
        let first = after.first().map(|chord| chord.key);
        prop_assume!(ending.is_some() || !matches!(first, Some(Key::Enter | Key::Tab)));
        let keys = [before.clone(), letters(&typed), ending.map(Chord::plain).into_iter().collect(), after.clone()].concat();

        let (mut commands, mut line, mut rest) = (Ear::default(), Ear::default(), Ear::default());
        for chord in keys {
            commands.command(chord);
            line.type_in(chord);
        }
        commands.quiet();
        for chord in [before.clone(), after.clone()].concat() {
            rest.line.press(chord);
        }

        prop_assert_eq!(commands.heard, format!("{}[{scan}]{}", named(&before), named(&after)));
        prop_assert_eq!(line.line.text(), rest.line.text());
        prop_assert_eq!(line.line.before_cursor(), rest.line.before_cursor());
    }
}
