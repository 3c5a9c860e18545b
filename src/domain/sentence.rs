//! One fact in one sentence: what and whom, in the past tense.

use std::collections::BTreeSet;

use super::change::Change;
use super::event::Event;
use super::follow_up::{Became, Lesson};
use super::id::{EntryId, IntroductionId, ParticipantId, TableNumber};
use super::introduction::{Answer, Outcome, Tie};
use super::participant::{Detail, Way};
use super::presence::Step;
use super::round::{Lock, Seat};
use super::settings::{
    Afterwards, OddPolicy, Purpose, Rotation, SentenceLanguage, Setting, Uneven,
};
use super::table::Table;
use super::time::Seconds;

/// All that is said of a "no": nobody learns who said it, or about whom.
const RESTS: &str = "Rests an introduction for tonight, in private";
/// All that is said of what somebody wants after a meeting: the other one may stand at the desk.
const WISHED: &str = "Noted after a meeting who wants to stay in touch, in private";
/// All that is said of what was told in confidence: whoever looks over the host's shoulder learns
/// no names.
const APART: &str = "Keeps two people apart, in confidence";

impl Event {
    /// One change in one sentence.
    #[must_use]
    pub fn sentence(&self, change: &Change) -> String {
        let name = |id: &ParticipantId| self.name_of(*id);
        let both = |one: &ParticipantId, other| format!("{} and {}", name(one), name(other));
        match change {
            Change::Named { name, .. } => format!("Named the event {name}"),
            Change::QuestionPut { question: Some(text) } => format!("Asked the room: {text}"),
            Change::QuestionPut { question: None } => "Took the question away".to_owned(),
            Change::Settled { setting } => settled(*setting),
            Change::TablePlaced { table } => placed(table),
            Change::TableRemoved { table } => format!("Took table {table} away"),
            Change::Registered { details, .. } => format!("Put {} on the roster", details.name),
            Change::Amended { participant, detail } => amended(name(participant), detail),
            Change::Merged { kept, .. } => format!("Made two records of {} one", name(kept)),
            Change::Stepped { participant, step, .. } => stepped(*step, name(participant)),
            Change::Substituted { expected, comes } => instead(name(comes), name(expected)),
            Change::Barred { participant, barred } => barred_or_not(name(participant), *barred),
            Change::WayChosen { participant, way } => chosen(name(participant), *way),
            Change::Tied { first, second, tie, .. } => tied(&both(first, second), *tie),
            Change::KeptApart { .. } => APART.to_owned(),
            Change::TableStands { table, beside } => stands(*table, beside),
            Change::RuleMade { rule } => format!("A rule from now on: {}", rule.words()),
            Change::RuleDropped { rule } => format!("No rule any more: {}", rule.words()),
            Change::KeptTogether { first, second } => {
                format!("Seats {} together", both(first, second))
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
            Change::TopicsParted { topic, other } => {
                format!("“{topic}” and “{other}” are two topics")
            }
            Change::Asked { participant, about, answer: Answer::Yes } => {
                format!("{} would like to meet {}", name(participant), name(about))
            }
            Change::Asked { answer: Answer::No, .. } | Change::Rested { .. } => RESTS.to_owned(),
            Change::PassedOn { asker, by, to } => {
                format!("{} passed {} on to {}", name(by), name(asker), name(to))
            }
            Change::AskStruck { participant, topic, struck: true } => {
                format!("Struck “{topic}” of {} as answered", name(participant))
            }
            Change::AskStruck { participant, topic, struck: false } => {
                format!("“{topic}” of {} is open again", name(participant))
            }
            Change::Introduced { first, second, .. } => {
                format!("Introduced {}", both(first, second))
            }
            Change::OutcomeSeen { introduction, outcome } => self.seen(*introduction, *outcome),
            Change::MetByThemselves { people } => self.met(people),
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
            Change::Moved { participant, seat, .. } => moved(name(participant), *seat),
            Change::TableStays { table, .. } => {
                format!("Table {table} stays together for the next round")
            }
            Change::Locked { lock, locked, .. } => self.locked(*lock, *locked),
            Change::Heard { what, .. } => self.heard_in_words(what),
            Change::HeardDropped { .. } => "Took an idea off again".to_owned(),
            Change::Promised { what, .. } => self.promise_in_words(what),
            Change::PromiseDropped { .. } => "Took a promise off again".to_owned(),
            Change::HotHourStarted { length } => {
                format!("Began the {} minutes for promises", length.whole_minutes())
            }
            Change::HotHourExtended { by } => {
                format!("Gave the promises {} more minutes", by.whole_minutes())
            }
            Change::HotHourEnded => "Ended the minutes for promises".to_owned(),
            Change::Wished { .. } => WISHED.to_owned(),
            Change::HandedOut { sheet } => format!("Wrote the sheet of {}", name(&sheet.sheet)),
            Change::AskedAgain { lesson, day, became, .. } => {
                self.asked_again(*lesson, *day, *became)
            }
            Change::Remarked { participant, .. } => {
                format!("Changed the host's own note about {}", name(participant))
            }
            Change::Erased { .. } => "Forgot somebody who asked for it".to_owned(),
            Change::Redacted => "What stood here was erased".to_owned(),
            Change::Undone { entry } => self.taken_back(*entry),
        }
    }

    fn seen(&self, introduction: IntroductionId, outcome: Outcome) -> String {
        let names = self.introduction(introduction).map_or_else(
            || "The two".to_owned(),
            |both| format!("{} and {}", self.name_of(both.first), self.name_of(both.second)),
        );
        match outcome {
            Outcome::Happened => format!("{names} talked"),
            Outcome::DidNot => format!("{names} did not meet"),
        }
    }

    fn asked_again(&self, lesson: Lesson, day: u16, became: Became) -> String {
        let whose = match lesson {
            Lesson::Heard(id) => self.heard_one(id).and_then(|heard| heard.what.by),
            Lesson::Promise(id) => self.promise(id).map(|promise| promise.what.by),
        };
        let whose = whose.map_or("the room", |who| self.name_of(who));
        format!("Day {day}, of {whose}: {}", became.words())
    }

    fn locked(&self, lock: Lock, locked: bool) -> String {
        let whose = match lock {
            Lock::Person(person) => format!("{} keeps their seat", self.name_of(person)),
            Lock::Table(table) => format!("Table {table} keeps its people"),
        };
        if locked { format!("{whose} in the next draw") } else { format!("{whose} no longer") }
    }

    fn met(&self, people: &[ParticipantId]) -> String {
        let names: Vec<&str> = people.iter().map(|person| self.name_of(*person)).collect();
        format!("{} met by themselves", names.join(", "))
    }

    fn taken_back(&self, act: EntryId) -> String {
        self.ledger().act(act).map_or_else(
            || "Took something back".to_owned(),
            |changes| self.describe_undo(&changes),
        )
    }
}

fn placed(table: &Table) -> String {
    if table.closed {
        format!("Closed table {}", table.number)
    } else {
        format!("Set up table {} with {} chairs", table.number, table.seats)
    }
}

fn stands(table: TableNumber, beside: &BTreeSet<TableNumber>) -> String {
    if beside.is_empty() {
        return format!("Table {table} stands where its number says");
    }
    let others: Vec<String> = beside.iter().map(ToString::to_string).collect();
    format!("Table {table} stands beside {}", others.join(", "))
}

fn amended(name: &str, detail: &Detail) -> String {
    match detail {
        Detail::Attribute { name: attribute, .. } => {
            return format!("Changed “{attribute}” of {name}");
        }
        Detail::Line(Some(line)) => {
            return format!("{name} stands in the line of {}s", line.word());
        }
        Detail::Line(None) => return format!("{name} stands in no line"),
        Detail::Theme(Some(theme)) => return format!("{name} chose the theme “{theme}”"),
        Detail::Theme(None) => return format!("{name} chose no theme"),
        Detail::Name(_)
        | Detail::Email(_)
        | Detail::Organisation(_)
        | Detail::Role(_)
        | Detail::Field(_)
        | Detail::Offers(_)
        | Detail::Asks(_)
        | Detail::Interests(_)
        | Detail::Languages(_)
        | Detail::Ticket(_)
        | Detail::Pronouns(_)
        | Detail::SayName(_)
        | Detail::Needs(_)
        | Detail::DeskNote(_)
        | Detail::FirstTime(_)
        | Detail::Safeguarded(_)
        | Detail::Chairs(_)
        | Detail::OnScreen(_) => {}
    }
    format!("Changed {} of {name}", word(detail))
}

fn instead(comes: &str, expected: &str) -> String {
    format!("{comes} comes instead of {expected}")
}

fn barred_or_not(name: &str, barred: bool) -> String {
    if barred { format!("Barred {name} from the evening") } else { format!("Let {name} in again") }
}

fn chosen(name: &str, way: Way) -> String {
    format!("{name}: {}", way.words())
}

fn tied(names: &str, tie: Tie) -> String {
    match tie {
        Tie::MetBefore => format!("{names} met at an earlier event"),
        Tie::Known => format!("{names} know each other"),
        Tie::CameTogether => format!("{names} came together"),
    }
}

fn moved(name: &str, seat: Option<Seat>) -> String {
    match seat {
        Some(Seat::Table(table)) => format!("{name} to table {table}"),
        Some(Seat::SitOut) => format!("{name} sits this one out"),
        Some(Seat::Parked) => format!("{name} is not placed yet"),
        None => format!("{name} is out of the round"),
    }
}

fn stepped(step: Step, name: &str) -> String {
    match step {
        Step::Arrived => format!("Checked in {name}"),
        Step::SteppedOut => format!("{name} is away for a moment"),
        Step::CameBack => format!("{name} is back"),
        Step::Left => format!("{name} has left"),
        Step::NotComing => format!("{name} is not coming"),
    }
}

fn settled(setting: Setting) -> String {
    match setting {
        Setting::RoundLength(length) => format!("A round is {} minutes", length.whole_minutes()),
        Setting::Rounds(1) => "One round".to_owned(),
        Setting::Rounds(rounds) => format!("{rounds} rounds"),
        Setting::Format(format) => format!("The format of the rounds: {}", format.name()),
        Setting::Rotation(Rotation::Off) => "People sit where they like".to_owned(),
        Setting::Rotation(Rotation::Nudge) => "The seats are suggestions".to_owned(),
        Setting::Rotation(Rotation::Strict) => "The seats are kept".to_owned(),
        Setting::ShowUpPercent(percent) => {
            format!("{percent} % of those expected are likely to come")
        }
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
        Setting::IntroductionPause(0) => "No pause between two introductions".to_owned(),
        Setting::IntroductionPause(minutes) => {
            format!("{minutes} min of rest after an introduction")
        }
        Setting::WildCardPercent(percent) => format!("{percent} % of the offers are wild cards"),
        Setting::NewcomerPercent(0) => "No share of newcomers is wanted".to_owned(),
        Setting::NewcomerPercent(percent) => {
            format!("A newcomer is wanted in {percent} % of the introductions")
        }
        Setting::Language(language) => {
            let name = SentenceLanguage::ALL.iter().find(|(known, _)| *known == language);
            format!("The sentences are in {}", name.map_or("", |(_, name)| name))
        }
        Setting::Board(part) => format!("The board: {}", part.name()),
        Setting::WarnBefore(Seconds(0)) => "No warning before the end of a round".to_owned(),
        Setting::WarnBefore(Seconds(before)) => {
            format!("The room is warned {before} seconds before the end of a round")
        }
        Setting::HalfTime(true) => "A bell in the middle of a round".to_owned(),
        Setting::HalfTime(false) => "No bell in the middle of a round".to_owned(),
        Setting::Sound(true) => "The clock is heard".to_owned(),
        Setting::Sound(false) => "The clock is not heard".to_owned(),
        Setting::Flash(true) => "The board flashes when time is up".to_owned(),
        Setting::Flash(false) => "The board does not flash".to_owned(),
        Setting::BlindFirst(true) => "The first round is blind".to_owned(),
        Setting::BlindFirst(false) => "The first round is like the others".to_owned(),
        Setting::BadgeOrganisation(true) => "Badges name the organisation".to_owned(),
        Setting::BadgeOrganisation(false) => "Badges leave the organisation out".to_owned(),
        Setting::KeptDays(0) => "The event is kept for good".to_owned(),
        Setting::KeptDays(days) => format!("The event is kept for {days} days"),
        Setting::Afterwards(Afterwards::Deleted) => "Then the event is deleted".to_owned(),
        Setting::Afterwards(Afterwards::Anonymised) => "Then nobody is named any more".to_owned(),
        Setting::Weight { factor, percent } => format!("“{}” weighs {percent} %", factor.name()),
    }
}

const fn word(detail: &Detail) -> &'static str {
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
        Detail::Attribute { .. } => "an attribute",
        // Whoever looks over the host's shoulder does not learn who is a minor.
        Detail::Safeguarded(_) => "what the seating must keep to",
        Detail::Chairs(_) => "the chairs taken up",
        Detail::Line(_) => "the line",
        Detail::Theme(_) => "the theme",
        Detail::OnScreen(_) => "how they are shown to the room",
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
