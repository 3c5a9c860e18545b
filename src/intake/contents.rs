//! Columns of which no header says what they hold: what their cells look like.
//!
//! What is found in this way is a question to the host, not a fact.

use super::columns::Guess;
use super::look::Look;
use super::meaning::{HeaderMeaning, Meaning, TopicKind, header_meaning, is_meaningless};
use super::pieces::Style;
use super::sheet::Sheet;
use super::words::Lexicon;

/// How many cells of a column are read to see which topics they hold.
const READ: usize = 500;

/// Looks in the cells for what no header has named.
pub(super) fn fill(guess: &mut Guess<'_>, sheet: &Sheet, lexicon: &Lexicon) {
    if sheet.header_line.is_none() {
        guess.questions.push("The list has no header: say what each column holds".to_owned());
    }
    if !guess.has(&Meaning::Email) {
        take_best(guess, &Meaning::Email, Silence::Header, |look| {
            look.mostly(look.addresses, 70).then_some(look.addresses)
        });
    }
    fill_names(guess);
    if !guess.has(&Meaning::Organisation) {
        take_best(guess, &Meaning::Organisation, Silence::Header, |look| {
            look.mostly(look.companies, 25).then_some(look.companies)
        });
    }
    if !guess.has(&Meaning::Ticket) {
        take_best(guess, &Meaning::Ticket, Silence::Everything, |look| {
            let fits = look.mostly(look.ticket_codes, 90) && look.is_unique();
            fits.then_some(look.ticket_codes + look.mixed_codes)
        });
    }
    if !guess.has(&Meaning::Status) {
        take_best(guess, &Meaning::Status, Silence::Header, |look| {
            look.mostly(look.statuses, 80).then_some(look.statuses)
        });
    }
    fill_topics(guess, sheet, lexicon);
}

/// How little a column may say of itself to be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// Its header is not understood.
    Header,
    /// It has no header, or one that means nothing in any language: "Column 3".
    Everything,
}

fn fill_names(guess: &mut Guess<'_>) {
    let named = [Meaning::Name, Meaning::GivenName, Meaning::FamilyName];
    if named.iter().any(|meaning| guess.has(meaning)) {
        return;
    }
    let full = take_best(guess, &Meaning::Name, Silence::Header, |look| {
        let fits = look.mostly(look.names, 80)
            && look.mostly(look.full_names, 50)
            && look.mostly(look.distinct, 70)
            && !look.mostly(look.companies, 25);
        fits.then_some(look.full_names * 4 + look.names)
    });
    if full || take_two_parts(guess) {
        return;
    }
    let any = take_best(guess, &Meaning::Name, Silence::Header, |look| {
        let fits = look.mostly(look.names, 80) && look.mostly(look.distinct, 70);
        fits.then_some(look.full_names * 4 + look.names)
    });
    if !any {
        guess.questions.push("No column has names: say which one holds them".to_owned());
    }
}

/// Two columns side by side with single words, hardly ever the same: given name and family name.
fn take_two_parts(guess: &mut Guess<'_>) -> bool {
    let part = |at: usize| {
        is_free(guess, at, Silence::Header)
            && guess.columns.get(at).is_some_and(|column| {
                let look = &column.look;
                look.mostly(look.names, 90)
                    && !look.mostly(look.full_names, 40)
                    && !look.mostly(look.ticks + look.statuses, 10)
                    && look.mostly(look.distinct, 50)
            })
    };
    let Some(first) = (1..guess.columns.len()).find(|at| part(at - 1) && part(*at)) else {
        return false;
    };
    take(guess, first - 1, &Meaning::GivenName);
    take(guess, first, &Meaning::FamilyName);
    true
}

/// Columns of lists without a header are topics; which, their sentences say: "I can help with".
fn fill_topics(guess: &mut Guess<'_>, sheet: &Sheet, lexicon: &Lexicon) {
    let free: Vec<usize> =
        (0..guess.columns.len()).filter(|at| is_free(guess, *at, Silence::Everything)).collect();
    for at in free {
        let cells = sheet.rows.iter().take(READ).filter_map(|row| row.cells.get(at));
        let filled: Vec<&str> =
            cells.map(|cell| cell.trim()).filter(|cell| !lexicon.says_nothing(cell)).collect();
        let lists = filled.iter().filter(|cell| Style::of(cell) != Style::Plain).count();
        let spoken = |kind: TopicKind| {
            let of = |cell: &&&str| {
                header_meaning(cell, lexicon)
                    .is_some_and(|said| said.meaning == Meaning::Topics(kind) && said.words > 1)
            };
            filled.iter().filter(of).count()
        };
        let (offers, asks) = (spoken(TopicKind::Offers), spoken(TopicKind::Asks));
        let look = guess.columns.get(at).map(|column| column.look).unwrap_or_default();
        let texts = !look.is_data() && filled.len() >= 3;
        if !texts || (lists + offers + asks) * 3 < filled.len() {
            continue;
        }
        let kind = if offers.max(asks) * 6 < filled.len() || offers == asks {
            TopicKind::Interests
        } else if offers > asks {
            TopicKind::Offers
        } else {
            TopicKind::Asks
        };
        take(guess, at, &Meaning::Topics(kind));
    }
}

/// Whether a column is not taken yet and says as little of itself as is asked.
fn is_free(guess: &Guess<'_>, at: usize, silence: Silence) -> bool {
    let ignored = guess.assigned.get(at).is_some_and(|a| a.meaning == Meaning::Ignored);
    ignored
        && guess.columns.get(at).is_some_and(|column| match silence {
            Silence::Header => column.said.as_ref().is_none_or(HeaderMeaning::wanted),
            Silence::Everything => {
                column.said.is_none() && is_meaningless(&column.header) && says_little(guess)
            }
        })
}

/// Whether hardly any header of the list is understood: in others a column without one is
/// something that nobody is meant to see.
fn says_little(guess: &Guess<'_>) -> bool {
    let understood = guess.columns.iter().filter(|column| column.said.is_some()).count();
    understood * 2 < guess.columns.len()
}

fn take_best(
    guess: &mut Guess<'_>,
    meaning: &Meaning,
    silence: Silence,
    fit: impl Fn(&Look) -> Option<usize>,
) -> bool {
    let best = guess
        .columns
        .iter()
        .enumerate()
        .filter(|(at, _)| is_free(guess, *at, silence))
        .filter_map(|(at, column)| fit(&column.look).map(|found| (found, usize::MAX - at, at)))
        .max();
    let Some((.., at)) = best else { return false };
    take(guess, at, meaning);
    true
}

fn take(guess: &mut Guess<'_>, at: usize, meaning: &Meaning) {
    let Some(assigned) = guess.assigned.get_mut(at) else { return };
    assigned.meaning = meaning.clone();
    assigned.why = format!("its cells look like it ({})", meaning.word());
    guess.questions.push(format!(
        "A column without a known header was taken for the {}: look whether it is",
        meaning.word()
    ));
}
