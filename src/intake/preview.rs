//! A list held against the roster, before anything is written: what would change, row by row.

use std::collections::HashMap;

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
    /// Perhaps somebody on the roster, or of an earlier row.
    MaybeDouble {
        /// Who on the roster.
        candidates: Vec<ParticipantId>,
        /// The line of the earlier row with the same name, if it is one of the list itself.
        line: Option<usize>,
    },
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
}

/// A list held against the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview {
    /// Its rows, in the order of the file.
    pub rows: Vec<Compared>,
}

impl Preview {
    /// Holds a list against the participants on the roster.
    #[must_use]
    pub fn of<'a>(list: &List, participants: impl Iterator<Item = &'a Participant>) -> Self {
        let lexicon = Lexicon::shipped();
        let roster = Roster::of(participants, &lexicon);
        let matches = roster.matches(&list.people);
        let mut first_lines = HashMap::new();
        let rows = list.people.iter().zip(matches).map(|(row, found)| {
            let key = name_key(&row.details.name, &lexicon);
            let first = *first_lines.entry(key).or_insert(row.line);
            compared(row, found, (first != row.line).then_some(first), &roster, &lexicon)
        });
        Self { rows: rows.collect() }
    }

    /// How many rows there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.verdict {
                Verdict::New => counts.new += 1,
                Verdict::Changed { .. } => counts.changed += 1,
                Verdict::Same { .. } => counts.same += 1,
                Verdict::MaybeDouble { .. } => counts.maybe_double += 1,
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

    /// Says what is done with every row that is not the same anyway.
    pub fn choose_for_all(&mut self, choice: Choice) {
        for compared in &mut self.rows {
            compared.choice = choice;
        }
    }

    /// What to ask of the event, as one act; `None` when nothing would change.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let registrations: Vec<Registration> =
            self.rows.iter().filter_map(Compared::registration).collect();
        (!registrations.is_empty()).then_some(Command::Import { registrations })
    }
}

impl Compared {
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
            (Verdict::Same { .. }, _) | (_, Choice::LeaveOut | Choice::KeepMine) => None,
            (Verdict::New, Choice::TakeNew | Choice::Both) | (_, Choice::Both) => Some(new()),
            (Verdict::Changed { .. } | Verdict::MaybeDouble { .. }, Choice::TakeNew) => {
                Some(self.merged.first().map_or_else(new, into))
            }
        }
    }
}

fn compared(
    row: &Row,
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
            let (verdict, choice) = known_verdict(row, id, merged.first(), roster, lexicon);
            (verdict, choice, merged)
        }
    };
    Compared { row: row.clone(), verdict, choice, merged }
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
mod tests {
    use std::collections::BTreeMap;

    use crate::domain::{DeskId, Entry, EntryId, Event, Timestamp};
    use crate::intake::{Mapping, Sheet, decode, registrations};

    use super::*;

    fn list(text: &str) -> List {
        let sheet = Sheet::read(&decode(text.as_bytes()).unwrap()).unwrap();
        registrations(&sheet, &Mapping::guess(&sheet))
    }

    fn preview(event: &Event, text: &str) -> Preview {
        Preview::of(&list(text), event.participants())
    }

    fn empty_event() -> Event {
        Event::new(DeskId::from_random([1; 4]))
    }

    /// Asks a command of the event and takes its changes in, as one act.
    fn perform(event: &mut Event, command: Command, seq: &mut u32) {
        let desk = DeskId::from_random([1; 4]);
        let act = *seq + 1;
        for change in event.decide(command, Timestamp::default()).unwrap() {
            *seq += 1;
            let id = EntryId { desk, seq: *seq };
            event.apply(&Entry {
                id,
                act,
                stamp: u64::from(*seq),
                at: Timestamp::default(),
                change,
            });
        }
    }

    fn import(event: &mut Event, text: &str, seq: &mut u32) {
        if let Some(command) = preview(event, text).command() {
            perform(event, command, seq);
        }
    }

    const GUESTS: &str = "name,email,company,offers,checked in\n\
        Ada Byron,ada@x.org,Engines Ltd,\"Rust, C\",\n\
        Bo Li,,,Hiring,yes\n\
        Ada Byron,,,,\n\
        Cy,cy@x.org,,,\n";

    #[test]
    fn situation_57_a_list_imported_twice_changes_nothing() {
        let (mut event, mut seq) = (empty_event(), 0);
        import(&mut event, GUESTS, &mut seq);
        assert_eq!(event.participants().count(), 4);

        let again = preview(&event, GUESTS);

        assert_eq!(again.counts(), Counts { same: 4, ..Counts::default() });
        assert_eq!(again.command(), None);
    }

    #[test]
    fn situation_57_a_corrected_list_changes_what_it_corrects_as_one_act() {
        let (mut event, mut seq) = (empty_event(), 0);
        import(&mut event, GUESTS, &mut seq);
        let corrected = GUESTS.replace("Engines Ltd", "Looms Ltd").replace("Cy,cy", "Di Fox,di");

        let second = preview(&event, &corrected);

        assert_eq!(second.counts(), Counts { new: 1, changed: 1, same: 2, maybe_double: 0 });
        let before = seq;
        perform(&mut event, second.command().unwrap(), &mut seq);
        let undo = EntryId { desk: DeskId::from_random([1; 4]), seq: before + 1 };
        perform(&mut event, Command::Undo { entry: undo }, &mut seq);
        assert_eq!(preview(&event, GUESTS).command(), None);
    }

    #[test]
    fn feature_01_a_column_that_says_it_is_an_attribute_is_taken_as_one() {
        let list = "name,Attribute: stage,cat\nAda,seed,Tom\nBo,,Kit\nCy,n/a,-\n";
        let (mut event, mut seq) = (empty_event(), 0);

        import(&mut event, list, &mut seq);

        let stages = event.participants().map(|one| one.details.attributes.clone());
        let seed = [("stage".to_owned(), "seed".to_owned())].into();
        assert!(stages.eq([seed, BTreeMap::new(), BTreeMap::new()]));
        assert_eq!(preview(&event, list).command(), None);
    }

    #[test]
    fn an_emptier_list_and_what_the_desk_added_live_together() {
        let (mut event, mut seq) = (empty_event(), 0);
        import(&mut event, GUESTS, &mut seq);
        let ada = event.participants().find(|p| p.details.email.is_some()).unwrap().id;
        let offers = vec!["Rust".to_owned(), "C".to_owned(), "looms".to_owned()];
        let added = Command::Amend { participant: ada, detail: Detail::Offers(offers.clone()) };
        perform(&mut event, added, &mut seq);

        let emptier = preview(&event, "name,email\nAda Byron,ADA@x.org\n");

        assert_eq!(emptier.command(), None);
        assert_eq!(event.participant(ada).unwrap().details.offers, offers);
    }

    #[test]
    fn a_namesake_with_another_address_is_asked_about_and_the_choice_is_kept() {
        let (mut event, mut seq) = (empty_event(), 0);
        import(&mut event, "name,email\nJose\u{301} Díaz,j@x.org\n", &mut seq);
        let other = "name,email\nJOSÉ DIAZ,k@x.org\n";

        let mut asked = preview(&event, other);
        assert_eq!(asked.counts().maybe_double, 1);
        asked.choose(0, Choice::LeaveOut);
        assert_eq!(asked.command(), None);

        asked.choose_for_all(Choice::TakeNew);
        perform(&mut event, asked.command().unwrap(), &mut seq);
        assert_eq!(event.participants().count(), 1);
        assert_eq!(preview(&event, other).command(), None);
    }

    #[test]
    fn a_name_corrected_at_the_desk_is_not_undone_by_the_old_list() {
        let (mut event, mut seq) = (empty_event(), 0);
        let old = "name,email,ticket code\nElisabet Fox,e@x.org,AB-12\n";
        import(&mut event, old, &mut seq);
        let id = event.participants().next().unwrap().id;
        let name = Detail::Name("Elizabeth Fox".to_owned());
        perform(&mut event, Command::Amend { participant: id, detail: name }, &mut seq);

        let again = preview(&event, old);

        assert_eq!(again.counts().changed, 1);
        assert_eq!(again.command(), None);
    }

    #[test]
    fn somebody_who_is_here_already_is_not_checked_in_again() {
        let (mut event, mut seq) = (empty_event(), 0);
        import(&mut event, "name,email,checked in\nAda,a@x.org,\n", &mut seq);

        let arrived = "name,email,checked in\nAda,a@x.org,yes\n";
        import(&mut event, arrived, &mut seq);

        assert!(event.participants().all(Participant::is_here));
        assert_eq!(preview(&event, arrived).command(), None);
    }
}
