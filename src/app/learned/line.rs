//! One typed line: an idea that was heard, or a promise.
//!
//! ```text
//! Ada: when I am back on Tuesday 9:00 I will send the checklist with Mara
//! Mara to Ada: pilots die without an owner #pilots
//! t5: nobody has asked the drivers
//! ```
//!
//! What stands before the colon says who speaks, to whom, and at which table. Names are those of
//! people on the roster; whoever is not stays in words.

use std::ops::Range;

use jiff::Zoned;

use super::due;
use crate::domain::{ParticipantId, TableNumber, Timestamp};
use crate::topics::fold;

/// The most characters before a colon that are taken for names.
const HEAD: usize = 60;
/// The most words of somebody who is not on the roster: `my sister in Leeds`.
const OTHER_WORDS: usize = 4;

/// Who of the roster goes by some words, the likeliest first; several where the words fit several
/// alike.
pub(super) type Whom<'a> = &'a dyn Fn(&str, By) -> Vec<ParticipantId>;

/// How a name is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// By the beginnings of its words: `ad` for Ada.
    Beginning,
    /// By whole words: in the middle of a sentence `all` is not Allan.
    Word,
}

/// Somebody a line speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// By which words.
    pub words: String,
    /// Who on the roster that may be; nobody for somebody else.
    pub people: Vec<ParticipantId>,
}

/// What a line says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saying {
    /// An idea.
    Heard {
        /// The idea.
        idea: String,
        /// Its topic, typed behind a `#`.
        topic: Option<String>,
    },
    /// A promise.
    Promise {
        /// When, in their words.
        cue: Option<String>,
        /// What they will do.
        deed: String,
        /// The moment that was named.
        due: Option<Timestamp>,
        /// Who saw it.
        witness: Option<Named>,
    },
}

/// A line, understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What it says.
    pub saying: Saying,
    /// Who speaks.
    pub speaker: Option<Named>,
    /// With whom it is promised; who takes home what was heard.
    pub other: Option<Named>,
    /// At which table.
    pub table: Option<TableNumber>,
}

/// What makes a line a promise, folded; the longer ones first.
const WILL: &[&str] = &[
    "i promise to",
    "i'll",
    "i will",
    "we will",
    "ich werde",
    "werde ich",
    "je vais",
    "voy a",
    "will",
];
const WITH: &[&str] = &["with", "mit", "avec", "con"];
const FOR: &[&str] = &["to", "for", "an", "fur", "a", "pour", "para"];
const FROM: &[&str] = &["from", "von", "de"];
const WITNESS: &[&str] =
    &["witnessed by", "witness", "seen by", "zeuge", "zeugin", "temoin", "testigo"];
const TABLE: &[&str] = &["table", "tisch", "mesa", "t"];
/// What joins two people before the colon.
const TO: &[&str] = &[" to ", " > ", " -> ", " → ", " an ", " a ", ", "];

/// Understands a line.
pub(super) fn understand(line: &str, whom: Whom<'_>, now: &Zoned) -> Line {
    let (head, body) = head(line, whom);
    let stranger = head.speaker.is_none().then(|| promise_of_stranger(body, whom, now)).flatten();
    if let Some((stranger, line)) = stranger {
        return Line { speaker: Some(stranger), table: head.table, ..line };
    }
    if let Some(line) = promise(body, whom, now, head.speaker.is_some()) {
        // Whom it is with is said once, before the colon or at the end.
        let other = head.other.or(line.other);
        return Line { speaker: head.speaker, other, table: head.table, ..line };
    }
    let line = heard(body, whom);
    // Whoever passes on what another one said takes it home.
    let (speaker, other) = match line.speaker {
        Some(from) => (Some(from), head.speaker),
        None => (head.speaker, head.other),
    };
    Line { speaker, other, table: head.table, ..line }
}

/// What stands before the colon.
#[derive(Default)]
struct Head {
    speaker: Option<Named>,
    other: Option<Named>,
    table: Option<TableNumber>,
}

fn head<'a>(line: &'a str, whom: Whom<'_>) -> (Head, &'a str) {
    let whole = (Head::default(), line.trim());
    let Some((before, body)) = line.split_once(':') else { return whole };
    if is_time(before, body) || before.chars().count() > HEAD || body.trim().is_empty() {
        return whole;
    }
    let mut head = Head::default();
    let (table, names) = table(before);
    head.table = table;
    if !names.is_empty() {
        let parts = TO.iter().find_map(|to| {
            let (one, other) = names.split_once(to)?;
            Some((named(one, By::Beginning, whom)?, named(other, By::Beginning, whom)?))
        });
        match parts {
            Some((speaker, other)) => (head.speaker, head.other) = (Some(speaker), Some(other)),
            None => match named(names, By::Beginning, whom) {
                Some(speaker) => head.speaker = Some(speaker),
                None => return whole,
            },
        }
    }
    (head, body.trim())
}

/// A table at the beginning of a head, and what follows it.
fn table(head: &str) -> (Option<TableNumber>, &str) {
    let head = head.trim();
    let folded = fold::fold(head);
    let number = |text: &str| text.trim().parse::<u16>().ok().map(TableNumber);
    let (first, rest) = head.split_once([' ', ',']).unwrap_or((head, ""));
    for word in TABLE {
        let Some(after) = folded.strip_prefix(word) else { continue };
        if let Some(table) = number(after) {
            return (Some(table), "");
        }
        // `t5 Ada` and `table 5, Ada`
        let short = fold::fold(first);
        if let Some(table) = short.strip_prefix(word).and_then(number) {
            return (Some(table), rest.trim());
        }
        if short == *word {
            let (digits, names) = rest.trim().split_once([' ', ',']).unwrap_or((rest.trim(), ""));
            if let Some(table) = number(digits) {
                return (Some(table), names.trim());
            }
        }
    }
    (number(head), if number(head).is_some() { "" } else { head })
}

/// Somebody on the roster, by these words.
fn named(words: &str, by: By, whom: Whom<'_>) -> Option<Named> {
    let words = words.trim();
    let people = if words.is_empty() { Vec::new() } else { whom(words, by) };
    (!people.is_empty()).then(|| Named { words: words.to_owned(), people })
}

fn promise(body: &str, whom: Whom<'_>, now: &Zoned, has_speaker: bool) -> Option<Line> {
    let marker = WILL.iter().find_map(|will| {
        // "He will" is somebody else's: a bare will promises only after a name and a colon.
        let is_bare = *will == "will";
        let at = phrase(body, will)?;
        let stands_first = body.get(..at.start).is_some_and(|before| before.trim().is_empty());
        (!is_bare || has_speaker && stands_first).then_some(at)
    })?;
    let cue = body.get(..marker.start)?.trim().trim_end_matches(',');
    let mut deed = body.get(marker.end..)?.trim().trim_end_matches('.').to_owned();
    let witness = tail(&deed, WITNESS, whom, true);
    if let Some((_, start)) = &witness {
        deed.truncate(*start);
    }
    let mut due = due::find(cue, now).map(|due| due.at);
    let mut cue = Some(cue.to_owned()).filter(|cue| !cue.is_empty());
    // The moment may stand at the end, before or behind the name.
    let mut with = None;
    for _ in 0..2 {
        if with.is_none() {
            with = tail(&deed, WITH, whom, true).or_else(|| tail(&deed, FOR, whom, false));
            if let Some((_, start)) = &with {
                deed.truncate(*start);
            }
        }
        if due.is_none()
            && let Some(found) = due::find(&deed, now)
        {
            due = Some(found.at);
            let is_last = deed.get(found.words.end..).is_some_and(is_nothing);
            if is_last && cue.is_none() {
                let start = lead(deed.get(..found.words.start)?);
                cue = deed.get(start..found.words.end).map(|cue| cue.trim().to_owned());
                deed.truncate(start);
            }
        }
    }
    let deed = deed.trim_end_matches([',', ' ']).to_owned();
    let witness = witness.map(|(named, _)| named);
    (!deed.is_empty()).then(|| Line {
        saying: Saying::Promise { cue, deed, due, witness },
        speaker: None,
        other: with.map(|(named, _)| named),
        table: None,
    })
}

/// The promise of somebody whose name stands before a colon and is on no roster.
fn promise_of_stranger(line: &str, whom: Whom<'_>, now: &Zoned) -> Option<(Named, Line)> {
    let (name, body) = line.split_once(':')?;
    let words = name.split_whitespace().count();
    if is_time(name, body) || !(1..=OTHER_WORDS).contains(&words) {
        return None;
    }
    let line = promise(body.trim(), whom, now, true)?;
    Some((Named { words: name.trim().to_owned(), people: Vec::new() }, line))
}

fn heard(body: &str, whom: Whom<'_>) -> Line {
    let topic = body.split_once('#').map(|(_, topic)| topic.trim().to_owned());
    let mut idea = body.split_once('#').map_or(body, |(idea, _)| idea).trim().to_owned();
    let speaker = tail(&idea, FROM, whom, false);
    if let Some((_, start)) = &speaker {
        idea.truncate(*start);
    }
    let topic = topic.filter(|topic| !topic.is_empty());
    Line {
        saying: Saying::Heard { idea: idea.trim_end_matches([',', ' ']).to_owned(), topic },
        speaker: speaker.map(|(named, _)| named),
        other: None,
        table: None,
    }
}

/// Somebody named at the end behind one of some words, and where those words begin.
///
/// - `anybody`: whether it may be somebody who is not on the roster.
fn tail(text: &str, words: &[&str], whom: Whom<'_>, anybody: bool) -> Option<(Named, usize)> {
    let places = words.iter().filter_map(|word| last_phrase(text, word));
    let at = places.max_by_key(|at| at.start)?;
    let name = text.get(at.end..)?.trim().trim_end_matches(['.', ',']);
    let found = named(name, By::Word, whom).or_else(|| {
        let count = name.split_whitespace().count();
        let is_short = (1..=OTHER_WORDS).contains(&count);
        (anybody && is_short).then(|| Named { words: name.to_owned(), people: Vec::new() })
    })?;
    Some((found, at.start))
}

/// Where a phrase stands in a text between other words, whatever its case and accents.
fn phrase(text: &str, phrase: &str) -> Option<Range<usize>> {
    phrases(text, phrase).next()
}

fn last_phrase(text: &str, phrase: &str) -> Option<Range<usize>> {
    phrases(text, phrase).last()
}

fn phrases<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let count = phrase.split(' ').count();
    let words: Vec<(usize, &str)> = words(text).collect();
    (0..words.len()).filter_map(move |from| {
        let part = words.get(from..from + count)?;
        let same = part.iter().zip(phrase.split(' ')).all(|((_, word), wanted)| {
            fold::fold(word).replace('’', "'").trim_matches([',', '.']) == wanted
        });
        let ((start, _), (last, word)) = (part.first()?, part.last()?);
        same.then(|| *start..last + word.len())
    })
}

/// The words of a text and where they begin, in bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split_whitespace().filter_map(move |word| {
        let start = from + text.get(from..)?.find(word)?;
        from = start + word.len();
        Some((start, word))
    })
}

/// Where the word begins that leads to a moment at the end of a deed: the `on` of `send it on`.
fn lead(deed: &str) -> usize {
    let deed = deed.trim_end_matches([',', ' ']);
    let leads = ["on", "by", "until", "at", "am", "bis", "um", "le", "el", "pour", "avant"].iter();
    let mut places = leads.filter_map(|word| last_phrase(deed, word));
    places.find(|at| at.end == deed.len()).map_or(deed.len(), |at| at.start)
}

/// Whether a colon stands in a time of day: `9:00` is no name.
fn is_time(before: &str, after: &str) -> bool {
    before.ends_with(|last: char| last.is_ascii_digit())
        && after.starts_with(|first: char| first.is_ascii_digit())
}

fn is_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DeskId;

    fn id(number: u32) -> ParticipantId {
        ParticipantId { desk: DeskId::from_random([1, 2, 3, 4]), number }
    }

    /// Ada Lovelace (1), Mara Lind (2), Allan Roy (3), Mara Sol (4).
    fn whom(words: &str, by: By) -> Vec<ParticipantId> {
        let people = [(1, "ada lovelace"), (2, "mara lind"), (3, "allan roy"), (4, "mara sol")];
        let is = |name: &str, typed: &str| {
            name.split(' ').any(|part| match by {
                By::Word => part == typed,
                By::Beginning => part.starts_with(typed),
            })
        };
        let fits = |name: &str| fold::fold(words).split(' ').all(|typed| is(name, typed));
        people.into_iter().filter(|(_, name)| fits(name)).map(|(number, _)| id(number)).collect()
    }

    /// What was understood, a part a piece.
    fn read(line: &str) -> String {
        let now: Zoned = "2026-11-30T19:30[UTC]".parse().unwrap();
        let line = understand(line, &whom, &now);
        let who = |named: Option<Named>| {
            named.map_or_else(String::new, |named| {
                let ids: Vec<String> =
                    named.people.iter().map(|id| id.number.to_string()).collect();
                if ids.is_empty() { named.words } else { ids.join("/") }
            })
        };
        let table = line.table.map_or_else(String::new, |table| format!("t{table} "));
        let people = format!("{table}{}>{}", who(line.speaker), who(line.other));
        match line.saying {
            Saying::Heard { idea, topic } => {
                format!("{people} heard [{idea}] {}", topic.unwrap_or_default()).trim().to_owned()
            }
            Saying::Promise { cue, deed, due, witness } => {
                let due =
                    due.map_or_else(String::new, |due| due.to_string().chars().take(16).collect());
                let cue = cue.unwrap_or_default();
                format!("{people} [{cue}] [{deed}] {due} {}", who(witness)).trim().to_owned()
            }
        }
    }

    #[test]
    fn promises_are_read_as_they_are_said() {
        for (line, meant) in [
            (
                "Ada: when I am back on Tuesday 9:00 I will send the checklist with Mara Lind",
                "1>2 [when I am back on Tuesday 9:00] [send the checklist] 2026-12-01T09:00",
            ),
            (
                "ada: I'll call my old boss tonight",
                "1> [tonight] [call my old boss] 2026-11-30T21:00",
            ),
            (
                "ada to allan: I will send the plan by Friday at 4pm.",
                "1>3 [by Friday at 4pm] [send the plan] 2026-12-04T16:00",
            ),
            (
                "ad: will introduce Mara Sol to her boss in two weeks with my sister",
                "1>my sister [in two weeks] [introduce Mara Sol to her boss] 2026-12-14T09:00",
            ),
            (
                "Ada: on Tuesday I will write it, witness Allan",
                "1> [on Tuesday] [write it] 2026-12-01T09:00 3",
            ),
            (
                "I will send the checklist to Mara on Tuesday",
                ">2/4 [on Tuesday] [send the checklist] 2026-12-01T09:00",
            ),
            ("I will write to all of them", "> [] [write to all of them]"),
            (
                "Ada: Wenn ich am Dienstag zurück bin, werde ich die Liste schicken mit Allan",
                "1>3 [Wenn ich am Dienstag zurück bin] [die Liste schicken] 2026-12-01T09:00",
            ),
            (
                "Ada : mardi je vais relire le plan avec Allan Roy",
                "1>3 [mardi] [relire le plan] 2026-12-01T09:00",
            ),
            ("on tuesday 9:00 I will write", "> [on tuesday 9:00] [write] 2026-12-01T09:00"),
            ("zora: on Tuesday I will write", "zora> [on Tuesday] [write] 2026-12-01T09:00"),
            ("Ada: mañana voy a llamar", "1> [mañana] [llamar] 2026-12-01T09:00"),
        ] {
            assert_eq!(read(line), meant, "{line}");
        }
    }

    #[test]
    fn whatever_promises_nothing_was_heard() {
        for (line, meant) in [
            ("pilots die without an owner", "> heard [pilots die without an owner]"),
            ("mara lind to ada: pilots die #pilot schemes", "2>1 heard [pilots die] pilot schemes"),
            ("t5: nobody asked the drivers", "t5 > heard [nobody asked the drivers]"),
            ("table 5, ada: ask the drivers", "t5 1> heard [ask the drivers]"),
            ("T5 Ada: ask the drivers", "t5 1> heard [ask the drivers]"),
            ("5: ask the drivers", "t5 > heard [ask the drivers]"),
            ("shops close at 9:00 for a reason", "> heard [shops close at 9:00 for a reason]"),
            ("one rule: never guess", "> heard [one rule: never guess]"),
            ("a pilot needs an owner, from Allan", "3> heard [a pilot needs an owner]"),
            ("Ada: a pilot needs an owner, from Allan", "3>1 heard [a pilot needs an owner]"),
            ("trams came from Leeds", "> heard [trams came from Leeds]"),
            ("the council will pay", "> heard [the council will pay]"),
        ] {
            assert_eq!(read(line), meant, "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_odd(line in "\\PC{0,80}") {
            let _ = read(&line);
        }

        #[test]
        fn no_line_of_our_own_words_is_too_odd(
            words in proptest::collection::vec("[:,#. ]|when|I will|with|Ada|Mara|tonight|t5|é|9:00|by|to|from", 0..14)
        ) {
            let _ = read(&words.join(" "));
        }
    }
}
