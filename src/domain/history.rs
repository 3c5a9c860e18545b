//! What happened, in words: for the history screen and for the line that confirms an act.

use super::change::{Change, Entry, Source};
use super::event::Event;
use super::id::ParticipantId;
use super::introduction::{Answer, Outcome, Tie};
use super::participant::{Detail, Way};
use super::presence::Step;
use super::round::Seat;
use super::settings::{OddPolicy, Purpose, Setting, Uneven};

/// One act: what was asked for at once, and is taken back at once.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// Its entries, in order; at least one.
    pub entries: Vec<&'a Entry>,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Event {
    /// Every act, newest first.
    #[must_use]
    pub fn acts(&self) -> Vec<Act<'_>> {
        let mut acts: Vec<Act<'_>> = Vec::new();
        for entry in self.ledger().entries() {
            let own = |act: &&mut Act<'_>| {
                act.entries.first().is_some_and(|first| first.act_id() == entry.act_id())
            };
            // Two desks that wrote at once may stand among each other; no more than that.
            if let Some(act) = acts.iter_mut().rev().take(4).find(own) {
                act.entries.push(entry);
            } else {
                acts.push(Act { entries: vec![entry], undone: self.ledger().is_undone(entry) });
            }
        }
        acts.reverse();
        acts
    }

    /// An act in one sentence: what and whom, in the past tense.
    #[must_use]
    pub fn describe(&self, changes: &[&Change]) -> String {
        let registered =
            changes.iter().filter(|change| matches!(change, Change::Registered { .. })).count();
        let arrived = changes
            .iter()
            .filter(|change| matches!(change, Change::Stepped { step: Step::Arrived, .. }))
            .count();
        let lead = changes.iter().find(|change| !matches!(change, Change::Registered { .. }));
        match (changes, registered, arrived) {
            ([], ..) => "Nothing".to_owned(),
            ([Change::Registered { details, source: Source::WalkIn, .. }, rest @ ..], 1, 1) => {
                rest.iter().find_map(|change| self.substitution(change)).map_or_else(
                    || format!("Added {} and checked in", details.name),
                    |expected| format!("{} comes instead of {expected}", details.name),
                )
            }
            ([one], ..) => self.sentence(one),
            (_, 0, all) if all == changes.len() => format!("Checked in {all} people together"),
            (_, 0, _) => match lead {
                Some(Change::Amended { .. }) => self.describe_amendments(changes),
                Some(Change::Moved { .. }) => self.describe_moves(changes),
                Some(Change::TablePlaced { .. }) => format!("Set up {} tables", changes.len()),
                Some(change) => self.sentence(change),
                None => "Nothing".to_owned(),
            },
            (_, people, _) => {
                let amended =
                    changes.iter().filter(|change| matches!(change, Change::Amended { .. }));
                format!("Took in a list: {people} new, {} corrections", amended.count())
            }
        }
    }

    fn substitution(&self, change: &Change) -> Option<String> {
        if let Change::Substituted { expected, .. } = change {
            return Some(self.name_of(*expected).to_owned());
        }
        None
    }

    fn describe_amendments(&self, changes: &[&Change]) -> String {
        let mut people: Vec<ParticipantId> =
            changes.iter().filter_map(|change| change.amends()).collect();
        people.dedup();
        match people.as_slice() {
            [one] => format!("Changed {} details of {}", changes.len(), self.name_of(*one)),
            many => format!("Took in a corrected list: {} people changed", many.len()),
        }
    }

    fn describe_moves(&self, changes: &[&Change]) -> String {
        let moves: Vec<String> = changes.iter().map(|change| self.sentence(change)).collect();
        match moves.as_slice() {
            [first, second] => format!("{first}; {second}"),
            many => format!("Moved {} people", many.len()),
        }
    }

    /// What was taken back is brought back by taking that back.
    fn describe_undo(&self, changes: &[&Change]) -> String {
        let undone = changes.first().and_then(|change| change.undoes());
        match undone.and_then(|entry| self.ledger().act(entry)) {
            Some(brought_back) => format!("Brought back: {}", self.describe(&brought_back)),
            None => format!("Took back: {}", self.describe(changes)),
        }
    }

    fn names(&self, first: ParticipantId, second: ParticipantId) -> String {
        format!("{} and {}", self.name_of(first), self.name_of(second))
    }

    /// One change in one sentence.
    #[must_use]
    pub fn sentence(&self, change: &Change) -> String {
        let name = |id: &ParticipantId| self.name_of(*id);
        match change {
            Change::Named { name, .. } => format!("Named the event {name}"),
            Change::Settled { setting } => setting_sentence(*setting),
            Change::TablePlaced { table } if table.closed => {
                format!("Closed table {}", table.number)
            }
            Change::TablePlaced { table } => {
                format!("Set up table {} with {} chairs", table.number, table.seats)
            }
            Change::TableRemoved { table } => format!("Took table {table} away"),
            Change::Registered { details, .. } => format!("Put {} on the roster", details.name),
            Change::Amended { participant, detail } => {
                format!("Changed {} of {}", detail_word(detail), name(participant))
            }
            Change::Merged { kept, .. } => format!("Made two records of {} one", name(kept)),
            Change::Stepped { participant, step, .. } => step_sentence(*step, name(participant)),
            Change::Substituted { expected, comes } => {
                format!("{} comes instead of {}", name(comes), name(expected))
            }
            Change::Barred { participant, barred: true } => {
                format!("Barred {} from the evening", name(participant))
            }
            Change::Barred { participant, barred: false } => {
                format!("Let {} in again", name(participant))
            }
            Change::WayChosen { participant, way } => {
                format!("{}: {}", name(participant), way.words())
            }
            Change::Tied { first, second, tie } => {
                let names = self.names(*first, *second);
                match tie {
                    Tie::MetBefore => format!("{names} met at an earlier event"),
                    Tie::Known => format!("{names} know each other"),
                    Tie::CameTogether => format!("{names} came together"),
                }
            }
            // Told in confidence: whoever looks over the host's shoulder learns no names.
            Change::KeptApart { .. } => "Keeps two people apart, in confidence".to_owned(),
            Change::KeptTogether { first, second } => {
                format!("Seats {} together", self.names(*first, *second))
            }
            Change::Accompanies { companion, participant } => {
                format!("{} goes with {}", name(companion), name(participant))
            }
            Change::Pinned { participant, table: Some(table) } => {
                format!("{} stays at table {table}", name(participant))
            }
            Change::Pinned { participant, table: None } => {
                format!("{} moves again with the others", name(participant))
            }
            Change::TopicsMerged { topic, into } => format!("“{topic}” now counts as “{into}”"),
            Change::Asked { participant, about, answer: Answer::Yes } => {
                format!("{} would like to meet {}", name(participant), name(about))
            }
            Change::Asked { .. } | Change::Rested { .. } => {
                "Rests an introduction for tonight, in private".to_owned()
            }
            Change::Introduced { first, second, .. } => {
                format!("Introduced {}", self.names(*first, *second))
            }
            Change::OutcomeSeen { introduction, outcome } => {
                let names = self.introduction(*introduction).map_or_else(
                    || "the two".to_owned(),
                    |introduction| self.names(introduction.first, introduction.second),
                );
                match outcome {
                    Outcome::Happened => format!("{names} talked"),
                    Outcome::DidNot => format!("{names} did not meet"),
                }
            }
            Change::MetByThemselves { people } => {
                let names: Vec<&str> = people.iter().map(name).collect();
                format!("{} met by themselves", names.join(", "))
            }
            Change::RoundDrafted { round, .. } => format!("Drew round {round}"),
            Change::DraftDropped { round } => format!("Threw away the draft of round {round}"),
            Change::RoundStarted { round } => format!("Started round {round}"),
            Change::RoundPaused { round } => format!("Paused round {round}"),
            Change::RoundResumed { round } => format!("Went on with round {round}"),
            Change::RoundExtended { round, by } => {
                format!("Gave round {round} {} more minutes", by.whole_minutes())
            }
            Change::RoundEnded { round, counted: true, .. } => format!("Ended round {round}"),
            Change::RoundEnded { round, counted: false, .. } => {
                format!("Broke round {round} off; it does not count")
            }
            Change::Moved { participant, seat, .. } => match seat {
                Some(Seat::Table(table)) => format!("{} to table {table}", name(participant)),
                Some(Seat::SitOut) => format!("{} sits this one out", name(participant)),
                Some(Seat::Parked) => format!("{} is not placed yet", name(participant)),
                None => format!("{} is out of the round", name(participant)),
            },
            Change::TableStays { table, .. } => {
                format!("Table {table} stays together for the next round")
            }
            Change::Undone { entry } => self.ledger().act(*entry).map_or_else(
                || "Took something back".to_owned(),
                |changes| self.describe_undo(&changes),
            ),
        }
    }
}

fn step_sentence(step: Step, name: &str) -> String {
    match step {
        Step::Arrived => format!("Checked in {name}"),
        Step::SteppedOut => format!("{name} is away for a moment"),
        Step::CameBack => format!("{name} is back"),
        Step::Left => format!("{name} has left"),
        Step::NotComing => format!("{name} is not coming"),
    }
}

fn setting_sentence(setting: Setting) -> String {
    match setting {
        Setting::RoundLength(length) => format!("A round is {} minutes", length.whole_minutes()),
        Setting::Rounds(1) => "One round".to_owned(),
        Setting::Rounds(rounds) => format!("{rounds} rounds"),
        Setting::GroupSize(size) => format!("{size} people a table"),
        Setting::Uneven(Uneven::Bigger) => "Uneven numbers make bigger tables".to_owned(),
        Setting::Uneven(Uneven::Smaller) => "Uneven numbers make smaller tables".to_owned(),
        Setting::Odd(OddPolicy::Three) => "The odd one out makes a three".to_owned(),
        Setting::Odd(OddPolicy::SitOut) => "The odd one out sits out, in turn".to_owned(),
        Setting::Odd(OddPolicy::HostSitsIn) => "The host sits in for the odd one out".to_owned(),
        Setting::SmallestTable(size) => format!("No table is left with fewer than {size}"),
        Setting::IntroductionCap(cap) => format!("At most {cap} introductions for one person"),
        Setting::Purpose(Purpose::Learning) => "Tonight is for learning".to_owned(),
        Setting::Purpose(Purpose::TeamingUp) => "Tonight is for teaming up".to_owned(),
    }
}

const fn detail_word(detail: &Detail) -> &'static str {
    match detail {
        Detail::Name(_) => "the name",
        Detail::Email(_) => "the e-mail",
        Detail::Organisation(_) => "the organisation",
        Detail::Role(_) => "the role",
        Detail::Field(_) => "the field",
        Detail::Offers(_) => "the offers",
        Detail::Asks(_) => "the asks",
        Detail::Interests(_) => "the interests",
        Detail::Languages(_) => "the languages",
        Detail::Ticket(_) => "the ticket",
        Detail::Pronouns(_) => "the pronouns",
        Detail::SayName(_) => "how to say the name",
        Detail::Needs(_) => "the needs",
        Detail::DeskNote(_) => "the desk note",
        Detail::FirstTime(_) => "whether it is the first time",
    }
}

impl Way {
    /// What the desk calls it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "open to all",
            Self::Pairs => "one person at a time",
            Self::SmallGroup => "small groups",
            Self::Listening => "listening",
            Self::IntroduceMe => "please introduce me",
            Self::NotNow => "not now",
        }
    }
}
