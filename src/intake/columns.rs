//! Which column holds what: guessed from headers and cells with the reason, changed by hand.

use std::collections::BTreeMap;

use super::contents;
use super::look::Look;
use super::meaning::{HeaderMeaning, Meaning, TopicKind, attribute_name, header_meaning};
use super::options;
use super::sheet::Sheet;
use super::words::{Lexicon, fold};

/// What one column is taken for, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assigned {
    /// Its header; empty when there is none.
    pub header: String,
    /// What it holds.
    pub meaning: Meaning,
    /// Why that is thought, in a sentence.
    pub why: String,
}

/// What every column of a sheet is taken for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mapping {
    /// One for each column, in the order of the sheet.
    pub columns: Vec<Assigned>,
    /// What the host should look at before the list is taken in.
    pub questions: Vec<String>,
}

impl Mapping {
    /// Guesses what each column holds, from its header and its cells.
    #[must_use]
    pub fn guess(sheet: &Sheet) -> Self {
        let lexicon = Lexicon::shipped();
        let columns: Vec<Column> =
            (0..sheet.titles.len()).map(|at| Column::read(sheet, at, &lexicon)).collect();
        let mut guess = Guess { columns: &columns, assigned: Vec::new(), questions: Vec::new() };
        guess.read_headers();
        guess.drop_the_numbers_of_a_survey();
        guess.one_topic_columns(sheet, &lexicon);
        guess.written_beside_options(sheet, &lexicon);
        guess.settle_single_meanings();
        guess.settle_name_parts(sheet);
        contents::fill(&mut guess, sheet, &lexicon);
        Self { columns: guess.assigned, questions: guess.questions }
    }

    /// Says by hand what a column holds; another column that held the same gives way.
    pub fn set(&mut self, column: usize, meaning: Meaning) {
        if meaning.is_single() {
            for other in &mut self.columns {
                if other.meaning == meaning {
                    other.meaning = Meaning::Ignored;
                    "another column was chosen by hand".clone_into(&mut other.why);
                }
            }
        }
        if let Some(assigned) = self.columns.get_mut(column) {
            assigned.meaning = meaning;
            "chosen by hand".clone_into(&mut assigned.why);
        }
    }

    /// The columns that hold what is asked for, counted from 0.
    pub(super) fn holding(&self, meaning: &Meaning) -> impl Iterator<Item = usize> {
        let held = move |assigned: &Assigned| assigned.meaning == *meaning;
        self.columns.iter().enumerate().filter(move |(_, a)| held(a)).map(|(at, _)| at)
    }
}

/// A column with what its header says and its cells look like.
pub(super) struct Column {
    pub(super) header: String,
    pub(super) said: Option<HeaderMeaning>,
    pub(super) look: Look,
}

impl Column {
    fn read(sheet: &Sheet, at: usize, lexicon: &Lexicon) -> Self {
        let title = sheet.titles.get(at).cloned().unwrap_or_default();
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
        Self {
            said: header_meaning(&title.text, lexicon),
            header: title.text,
            look: Look::at(cells, lexicon),
        }
    }
}

/// A guess in the making.
pub(super) struct Guess<'a> {
    pub(super) columns: &'a [Column],
    pub(super) assigned: Vec<Assigned>,
    pub(super) questions: Vec<String>,
}

impl Guess<'_> {
    fn read_headers(&mut self) {
        for column in self.columns {
            let (meaning, why) = match &column.said {
                _ if attribute_name(&column.header).is_some() => {
                    (Meaning::Attribute, "its header says so".to_owned())
                }
                None if column.header.is_empty() => {
                    (Meaning::Ignored, "it has no header".to_owned())
                }
                None => (Meaning::Ignored, "its header says nothing that we take".to_owned()),
                Some(said) if !said.wanted() => {
                    (Meaning::Ignored, "the desk does not need it".to_owned())
                }
                Some(said) if said.buyer && said.meaning == Meaning::Notes => {
                    (Meaning::Ignored, "it is about whoever bought the tickets".to_owned())
                }
                Some(said) if said.is_the_id_of_something_else() => {
                    (Meaning::Ignored, "it is a code of something else".to_owned())
                }
                Some(said) => match column.look.contradicts(&said.meaning) {
                    Some(why) => {
                        if said.meaning == Meaning::Ticket && column.look.is_damaged_code() {
                            self.questions
                                .push(format!("“{}” was not taken: {why}", column.header));
                        }
                        (Meaning::Ignored, why.to_owned())
                    }
                    None => (said.meaning.clone(), "its header says so".to_owned()),
                },
            };
            self.assigned.push(Assigned { header: column.header.clone(), meaning, why });
        }
    }

    /// Running numbers are codes of registrations where the list knows of registrations; of a
    /// survey they only number the answers.
    fn drop_the_numbers_of_a_survey(&mut self) {
        let registers = [Meaning::CheckedIn, Meaning::Status, Meaning::Cancelled, Meaning::Coming];
        if registers.iter().any(|meaning| self.has(meaning)) {
            return;
        }
        for (assigned, column) in self.assigned.iter_mut().zip(self.columns) {
            if assigned.meaning == Meaning::Ticket && column.look.numbers_the_lines() {
                assigned.meaning = Meaning::Ignored;
                "its cells number the lines".clone_into(&mut assigned.why);
            }
        }
    }

    /// Columns that hold one topic each, ticked or not.
    fn one_topic_columns(&mut self, sheet: &Sheet, lexicon: &Lexicon) {
        for (at, of, topic) in options::find(sheet, lexicon) {
            if let Some(assigned) = self.assigned.get_mut(at) {
                assigned.meaning = Meaning::OneTopic { of, topic };
                "its header ends with a topic and its cells are ticks"
                    .clone_into(&mut assigned.why);
            }
        }
    }

    /// Columns beside the options of a question in which people wrote what else they have.
    fn written_beside_options(&mut self, sheet: &Sheet, lexicon: &Lexicon) {
        for (at, kind) in options::written_beside(sheet, lexicon) {
            let free = self.columns.get(at).is_some_and(|c| {
                !c.look.is_data() && c.said.as_ref().is_none_or(|said| !said.wanted())
            });
            if let Some(assigned) = self.assigned.get_mut(at).filter(|_| free) {
                assigned.meaning = Meaning::Topics(kind);
                "it stands beside the options of a question".clone_into(&mut assigned.why);
            }
        }
    }

    /// A column of names beside one part of them holds the other part, when that part does not
    /// stand in it: "Vorname, Name".
    fn settle_name_parts(&mut self, sheet: &Sheet) {
        let column = |meaning: &Meaning| {
            self.assigned.iter().position(|assigned| assigned.meaning == *meaning)
        };
        let parts = (column(&Meaning::GivenName), column(&Meaning::FamilyName));
        let Some(whole) = column(&Meaning::Name) else { return };
        let (part, other) = match parts {
            (Some(given), None) => (given, Meaning::FamilyName),
            (None, Some(family)) => (family, Meaning::GivenName),
            (None, None) | (Some(_), Some(_)) => return,
        };
        let (mut both, mut contained) = (0_usize, 0_usize);
        for row in &sheet.rows {
            let cell = |at: usize| row.cells.get(at).map(|cell| fold(cell.trim()));
            if let (Some(whole), Some(part)) = (cell(whole), cell(part))
                && !whole.is_empty()
                && !part.is_empty()
            {
                both += 1;
                contained += usize::from(whole.contains(&part));
            }
        }
        if let Some(assigned) = self.assigned.get_mut(whole)
            && contained * 2 < both
        {
            assigned.meaning = other;
            "the other part of the names does not stand in it".clone_into(&mut assigned.why);
        }
    }

    /// Where several columns claim what only one can hold, the best stays.
    fn settle_single_meanings(&mut self) {
        let mut claims: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        for (at, assigned) in self.assigned.iter().enumerate() {
            if assigned.meaning.is_single() {
                claims.entry(assigned.meaning.word()).or_default().push(at);
            }
        }
        for columns in claims.values().filter(|columns| columns.len() > 1) {
            let best = columns.iter().copied().max_by_key(|at| (self.claim(*at), usize::MAX - at));
            for at in columns.iter().copied().filter(|at| Some(*at) != best) {
                self.give_way(at, best);
            }
        }
        self.drop_the_buyers_names();
    }

    /// How well a column claims its meaning: its own words, the guest's rather than the buyer's,
    /// filled rather than blank.
    fn claim(&self, at: usize) -> isize {
        let Some((column, said)) =
            self.columns.get(at).and_then(|column| Some((column, column.said.as_ref()?)))
        else {
            return 0;
        };
        let signed = |count: usize| isize::try_from(count).unwrap_or(isize::MAX);
        let filled = signed(column.look.filled * 8 / column.look.rows.max(1));
        let is_code = said.meaning == Meaning::Ticket && column.look.mostly(column.look.codes, 60);
        let codes = if is_code { 4 } else { 0 };
        signed(said.words.min(6) * 10) + filled + codes + if said.guest { 5 } else { 0 }
            - signed(said.besides.min(5))
            - if said.buyer { 100 } else { 0 }
            - if column.look.filled == 0 { 50 } else { 0 }
    }

    fn give_way(&mut self, at: usize, best: Option<usize>) {
        let winner = best.and_then(|best| self.columns.get(best)).map(|c| c.header.clone());
        let winner = winner.unwrap_or_default();
        let Some(assigned) = self.assigned.get_mut(at) else { return };
        if assigned.header == winner && self.columns.get(at).is_some_and(|c| c.look.filled > 0) {
            self.questions.push(format!(
                "Two columns are called “{winner}”: which of them is the {}?",
                assigned.meaning.word()
            ));
        }
        let buyer = self.columns.get(at).and_then(|c| c.said.as_ref()).is_some_and(|s| s.buyer);
        assigned.meaning = Meaning::Ignored;
        assigned.why = if buyer {
            "it is about whoever bought the tickets".to_owned()
        } else {
            format!("“{winner}” says it better")
        };
    }

    /// Where the guest has a name of their own, no part of the buyer's name is taken.
    fn drop_the_buyers_names(&mut self) {
        let is_name =
            |m: &Meaning| matches!(m, Meaning::Name | Meaning::GivenName | Meaning::FamilyName);
        let buyers = |at: usize| {
            self.columns.get(at).and_then(|c| c.said.as_ref()).is_some_and(|said| said.buyer)
        };
        let named: Vec<usize> = (0..self.assigned.len())
            .filter(|at| self.assigned.get(*at).is_some_and(|a| is_name(&a.meaning)))
            .collect();
        if named.iter().all(|at| buyers(*at)) {
            return;
        }
        let theirs: Vec<usize> = named.into_iter().filter(|at| buyers(*at)).collect();
        for at in theirs {
            if let Some(assigned) = self.assigned.get_mut(at) {
                assigned.meaning = Meaning::Ignored;
                "it is about whoever bought the tickets".clone_into(&mut assigned.why);
            }
        }
    }

    pub(super) fn has(&self, meaning: &Meaning) -> bool {
        self.assigned.iter().any(|assigned| assigned.meaning == *meaning)
    }
}

/// The kind of topics a header speaks of, if it speaks of any.
pub(super) fn topic_kind(header: &str, lexicon: &Lexicon) -> Option<TopicKind> {
    if let Meaning::Topics(kind) = header_meaning(header, lexicon)?.meaning {
        return Some(kind);
    }
    None
}
