//! A list held against the roster, before anything is written: what would change, row by row.

mod roster;

use std::collections::HashMap;

use super::ahead::{Ahead, Doing, EVERY};
use super::list::{List, Row};
use super::merge::merged;
use super::person::name_key;
use super::roster_match::{Match, Roster};
use super::words::Lexicon;
use crate::domain::{Command, Detail, Details, Participant, ParticipantId, Presence, Registration};

/// What a row of a list is to the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Nobody on the roster yet.
    New,
    /// Somebody on the roster of whom the list says something else or something more.
    Changed {
        /// Who.
        id: ParticipantId,
        /// What would be different, with its new value.
        differences: Vec<Detail>,
        /// Whether the list says that they are here, and the desk does not know yet.
        arrives: bool,
    },
    /// Somebody on the roster of whom the list says nothing new.
    Same {
        /// Who.
        id: ParticipantId,
    },
    /// Somebody on the roster whom a roster that was edited by hand has no more.
    Gone {
        /// Who.
        id: ParticipantId,
    },
    /// Perhaps somebody on the roster, or of an earlier row.
    MaybeDouble {
        /// Who on the roster.
        candidates: Vec<ParticipantId>,
        /// The line of the earlier row with the same name, if it is one of the list itself.
        line: Option<usize>,
    },
}

/// Of what kind a row is: what the host decides about all of its like at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Nobody on the roster yet.
    New,
    /// Somebody of whom something changes.
    Changed,
    /// Somebody of whom nothing changes.
    Same,
    /// Perhaps somebody who is there already.
    MaybeDouble,
    /// Somebody whom the file has no more.
    Gone,
}

/// What is done with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The roster stays as it is.
    KeepMine,
    /// What the list says goes into the roster.
    TakeNew,
    /// The row becomes a person of its own.
    Both,
    /// The row is left out.
    LeaveOut,
    /// Whoever the file has no more is noted as not coming.
    NotComing,
}

/// A row, what it is to the roster, and what is done with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The row of the list.
    pub row: Row,
    /// What it is to the roster.
    pub verdict: Verdict,
    /// What is done with it.
    pub choice: Choice,
    /// Everything known after taking the row in, for each who may be meant.
    merged: Vec<(ParticipantId, Details)>,
    /// Which of those who may be meant is meant, from 0.
    meant: usize,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// New people.
    pub new: usize,
    /// People of whom something changes.
    pub changed: usize,
    /// People of whom nothing changes.
    pub same: usize,
    /// Possible doubles.
    pub maybe_double: usize,
    /// People whom the file has no more.
    pub gone: usize,
}

/// A list held against the roster.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preview {
    /// Its rows, in the order of the file.
    pub rows: Vec<Compared>,
}

impl Preview {
    /// Holds a list against the participants on the roster.
    #[must_use]
    pub fn of<'a>(list: &List, participants: impl Iterator<Item = &'a Participant>) -> Self {
        Self::of_while(list.clone(), participants, &|_, _, _| true).unwrap_or_default()
    }

    /// Holds a list against the participants on the roster, as long as it is wanted.
    #[must_use]
    pub fn of_while<'a>(
        list: List,
        participants: impl Iterator<Item = &'a Participant>,
        ahead: Ahead<'_>,
    ) -> Option<Self> {
        let lexicon = Lexicon::shipped();
        let roster = Roster::of(participants, &lexicon);
        let matches = roster.matches(&list.people);
        let mut first_lines = HashMap::new();
        let count = list.people.len();
        let mut rows = Vec::with_capacity(count);
        for (at, (row, found)) in list.people.into_iter().zip(matches).enumerate() {
            if at % EVERY == 0 && !ahead(Doing::Comparing, at, count) {
                return None;
            }
            let key = name_key(&row.details.name, &lexicon);
            let first = *first_lines.entry(key).or_insert(row.line);
            let earlier = (first != row.line).then_some(first);
            rows.push(compared(row, found, earlier, &roster, &lexicon));
        }
        Some(Self { rows })
    }

    /// How many rows there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.kind() {
                Kind::New => counts.new += 1,
                Kind::Changed => counts.changed += 1,
                Kind::Same => counts.same += 1,
                Kind::MaybeDouble => counts.maybe_double += 1,
                Kind::Gone => counts.gone += 1,
            }
        }
        counts
    }

    /// Says what is done with one row, counted from 0.
    pub fn choose(&mut self, row: usize, choice: Choice) {
        if let Some(compared) = self.rows.get_mut(row) {
            compared.choice = choice;
        }
    }

    /// Says what is done with every row of a kind; says with how many.
    pub fn choose_for_all(&mut self, kind: Kind, choice: Choice) -> usize {
        let mut count = 0;
        for compared in self.rows.iter_mut().filter(|row| row.kind() == kind) {
            compared.choice = choice;
            count += 1;
        }
        count
    }

    /// Does with each row what was done with the row on its line before, where that is of the same
    /// kind and means the same people.
    pub fn keep_choices(&mut self, before: &Self) {
        let known: HashMap<usize, &Compared> =
            before.rows.iter().map(|row| (row.row.line, row)).collect();
        let ids = |row: &Compared| row.merged.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        for row in &mut self.rows {
            if let Some(old) = known.get(&row.row.line)
                && old.kind() == row.kind()
                && ids(old) == ids(row)
            {
                (row.choice, row.meant) = (old.choice, old.meant);
            }
        }
    }

    /// Goes to the next of those who may be meant by a row, counted from 0.
    pub fn mean_next(&mut self, row: usize) {
        if let Some(compared) = self.rows.get_mut(row) {
            compared.meant = (compared.meant + 1) % compared.merged.len().max(1);
        }
    }

    /// What to ask of the event, as one act; `None` when nothing would change.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let lexicon = Lexicon::shipped();
        let mut registrations: Vec<Registration> = Vec::new();
        let mut taken: HashMap<ParticipantId, usize> = HashMap::new();
        for registration in self.rows.iter().filter_map(Compared::registration) {
            let first = registration.known.and_then(|id| taken.get(&id));
            // Two rows that are one person say what they say together.
            if let Some(first) = first.and_then(|at| registrations.get_mut(*at)) {
                first.details = merged(&first.details, &registration.details, &lexicon);
                first.checked_in = first.checked_in.max(registration.checked_in);
            } else {
                taken.extend(registration.known.map(|id| (id, registrations.len())));
                registrations.push(registration);
            }
        }
        let not_coming: Vec<ParticipantId> =
            self.rows.iter().filter_map(Compared::not_coming).collect();
        (!registrations.is_empty() || !not_coming.is_empty())
            .then_some(Command::Import { registrations, not_coming })
    }
}

impl Kind {
    /// What can be done with a row of this kind, what is done without asking first.
    #[must_use]
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::New => &[Choice::TakeNew, Choice::LeaveOut],
            Self::Changed => &[Choice::TakeNew, Choice::KeepMine, Choice::Both],
            Self::Same => &[Choice::KeepMine],
            Self::MaybeDouble => {
                &[Choice::Both, Choice::TakeNew, Choice::KeepMine, Choice::LeaveOut]
            }
            Self::Gone => &[Choice::KeepMine, Choice::NotComing],
        }
    }
}

impl Compared {
    /// Of what kind the row is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.verdict {
            Verdict::New => Kind::New,
            Verdict::Changed { .. } => Kind::Changed,
            Verdict::Same { .. } => Kind::Same,
            Verdict::MaybeDouble { .. } => Kind::MaybeDouble,
            Verdict::Gone { .. } => Kind::Gone,
        }
    }

    /// The choice after the one that is made, of those that this row has.
    #[must_use]
    pub fn next_choice(&self) -> Choice {
        let choices = self.kind().choices();
        let at = choices.iter().position(|choice| *choice == self.choice).unwrap_or(0);
        choices.iter().cycle().nth(at + 1).copied().unwrap_or(self.choice)
    }

    /// Whether the host should look at it: a possible double, something that changes, somebody
    /// who is gone, or a row about which there is something to say.
    #[must_use]
    pub fn needs_a_look(&self) -> bool {
        match self.kind() {
            Kind::Changed | Kind::MaybeDouble | Kind::Gone => true,
            Kind::New => !self.row.notes.is_empty(),
            Kind::Same => false,
        }
    }

    /// Who on the roster is meant, with what is known of them after taking the row in.
    #[must_use]
    pub fn meant(&self) -> Option<&(ParticipantId, Details)> {
        self.merged.get(self.meant)
    }

    /// Which of those who may be meant is meant, from 1, and how many they are.
    #[must_use]
    pub const fn which(&self) -> (usize, usize) {
        (self.meant + 1, self.merged.len())
    }

    fn not_coming(&self) -> Option<ParticipantId> {
        let Verdict::Gone { id } = self.verdict else { return None };
        (self.choice == Choice::NotComing).then_some(id)
    }

    /// What is asked of the event for this row, if anything.
    fn registration(&self) -> Option<Registration> {
        let new = || Registration {
            known: None,
            details: self.row.details.clone(),
            checked_in: self.row.checked_in,
        };
        let into = |(id, details): &(ParticipantId, Details)| Registration {
            known: Some(*id),
            details: details.clone(),
            checked_in: self.row.checked_in,
        };
        match (&self.verdict, self.choice) {
            (Verdict::Same { .. } | Verdict::Gone { .. }, _)
            | (_, Choice::LeaveOut | Choice::KeepMine | Choice::NotComing) => None,
            (Verdict::New, Choice::TakeNew | Choice::Both) | (_, Choice::Both) => Some(new()),
            (Verdict::Changed { .. } | Verdict::MaybeDouble { .. }, Choice::TakeNew) => {
                Some(self.meant().map_or_else(new, into))
            }
        }
    }
}

fn compared(
    row: Row,
    found: Match,
    earlier: Option<usize>,
    roster: &Roster<'_, '_>,
    lexicon: &Lexicon,
) -> Compared {
    let with = |id: ParticipantId| {
        let known = &roster.participant(id)?.details;
        Some((id, merged(known, &row.details, lexicon)))
    };
    let (verdict, choice, merged) = match found {
        Match::Nobody if earlier.is_some() => (
            Verdict::MaybeDouble { candidates: Vec::new(), line: earlier },
            Choice::Both,
            Vec::new(),
        ),
        Match::Nobody => (Verdict::New, Choice::TakeNew, Vec::new()),
        Match::Perhaps(candidates) => {
            let merged = candidates.iter().filter_map(|id| with(*id)).collect();
            (Verdict::MaybeDouble { candidates, line: earlier }, Choice::Both, merged)
        }
        Match::Known(id) => {
            let merged: Vec<_> = with(id).into_iter().collect();
            let (verdict, choice) = known_verdict(&row, id, merged.first(), roster, lexicon);
            (verdict, choice, merged)
        }
    };
    Compared { row, verdict, choice, merged, meant: 0 }
}

/// Whether a list says anything new of somebody who is on the roster.
fn known_verdict(
    row: &Row,
    id: ParticipantId,
    merged: Option<&(ParticipantId, Details)>,
    roster: &Roster<'_, '_>,
    lexicon: &Lexicon,
) -> (Verdict, Choice) {
    let Some((participant, (_, merged))) = roster.participant(id).zip(merged) else {
        return (Verdict::New, Choice::TakeNew);
    };
    let differences = participant.details.differences(merged);
    let arrives = row.checked_in == Some(true) && participant.presence() == Presence::Expected;
    if differences.is_empty() && !arrives {
        return (Verdict::Same { id }, Choice::KeepMine);
    }
    // A name is rather corrected at the desk, where the person stands, than on a list.
    let renamed =
        name_key(&participant.details.name, lexicon) != name_key(&row.details.name, lexicon);
    let choice = if renamed { Choice::KeepMine } else { Choice::TakeNew };
    (Verdict::Changed { id, differences, arrives }, choice)
}

#[cfg(test)]
mod tests;
