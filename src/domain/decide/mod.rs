//! What may happen: a command in, changes or a refusal out. Reads; never writes.

mod carried;
mod follow_up;
mod introduction;
mod learned;
mod presence;
mod roster;
mod round;
mod rules;

use super::change::Change;
use super::command::Command;
use super::event::Event;
use super::id::{EntryId, Pair, ParticipantId};
use super::introduction::Apart;
use super::participant::Participant;
use super::refusal::Refusal;
use super::settings::Setting;
use super::text::{NAME_LIMIT, NOTE_LIMIT, TOPIC_LIMIT, clean_or_none};
use super::time::Timestamp;

/// What a command comes to.
type Decision = Result<Vec<Change>, Refusal>;

impl Event {
    /// What the command comes to: one act of at least one change.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] when the event does not allow it, or when nothing would change.
    pub fn decide(&self, command: Command, now: Timestamp) -> Decision {
        match command {
            Command::Name { name, kind } => {
                let name = clean_or_none(&name, NAME_LIMIT).ok_or(Refusal::NoName)?;
                Ok(vec![Change::Named { name, kind }])
            }
            Command::PutQuestion { question } => {
                let question = question.and_then(|text| clean_or_none(&text, NOTE_LIMIT));
                if question.as_deref() == self.question() {
                    return Err(Refusal::NothingNew);
                }
                Ok(vec![Change::QuestionPut { question }])
            }
            Command::Settle { setting } => Ok(vec![Change::Settled { setting }]),
            Command::SettleAll { settings } => settle_all(self, settings),
            Command::PlaceTable { table } => rules::place_table(table),
            Command::ArrangeTable { table, beside } => rules::arrange_table(self, table, beside),
            Command::PlaceTables { tables } => rules::place_tables(tables),
            Command::RemoveTable { table } => rules::remove_table(self, table),
            Command::Import { registrations, not_coming } => {
                roster::import(self, registrations, &not_coming)
            }
            Command::WalkIn { details } => roster::walk_in(self, details),
            Command::Register { details } => roster::register(self, details),
            Command::Amend { participant, detail } => roster::amend(self, participant, detail),
            Command::Revise { participant, details } => roster::revise(self, participant, details),
            Command::Merge { kept, gone } => {
                let pair = self.two(kept, gone)?;
                let kept = self.someone(kept)?.id;
                Ok(vec![Change::Merged { kept, gone: pair.other(kept).unwrap_or(gone) }])
            }
            Command::CheckIn { participant } => presence::check_in(self, participant),
            Command::CheckInAll { participants } => presence::check_in_all(self, &participants),
            Command::StepOut { participant } => presence::step_out(self, participant),
            Command::ComeBack { participant } => presence::come_back(self, participant),
            Command::Leave { participant, minutes_ago } => {
                presence::leave(self, participant, minutes_ago, now)
            }
            Command::WillNotCome { participant } => presence::will_not_come(self, participant),
            Command::Substitute { expected, details } => {
                roster::substitute(self, expected, details)
            }
            Command::Bar { participant, barred } => roster::bar(self, participant, barred),
            Command::ChooseWay { participant, way } => roster::choose_way(self, participant, way),
            Command::Tie { first, second, tie } => rules::tie(self, first, second, tie),
            Command::CarryOver(carried) => carried::carry_over(self, *carried),
            Command::KeepApart { first, second } => {
                rules::keep_away(self, first, second, Apart::Never)
            }
            Command::KeepAway { first, second, how } => rules::keep_away(self, first, second, how),
            Command::MakeRule { rule } => rules::make_rule(self, rule),
            Command::DropRule { rule } => rules::drop_rule(self, rule),
            Command::KeepTogether { first, second } => rules::keep_together(self, first, second),
            Command::Accompany { companion, participant } => {
                rules::accompany(self, companion, participant)
            }
            Command::Pin { participant, table } => rules::pin(self, participant, table),
            Command::ReplaceHost { host, by } => rules::replace_host(self, host, by),
            Command::MergeTopics { topic, into } => {
                let (topic, into) = two_topics(&topic, &into)?;
                Ok(vec![Change::TopicsMerged { topic, into }])
            }
            Command::PartTopics { topic, other } => {
                let (topic, other) = two_topics(&topic, &other)?;
                Ok(vec![Change::TopicsParted { topic, other }])
            }
            Command::Ask { participant, about, answer } => {
                introduction::ask(self, participant, about, answer)
            }
            Command::Rest { first, second } => introduction::rest(self, first, second),
            Command::PassOn { asker, by, to } => introduction::pass_on(self, asker, by, to),
            Command::StrikeAsk { participant, topic, struck } => {
                introduction::strike_ask(self, participant, topic, struck)
            }
            Command::Introduce { first, second, reason } => {
                introduction::introduce(self, first, second, &reason)
            }
            Command::SeeOutcome { introduction, outcome } => {
                introduction::see_outcome(self, introduction, outcome)
            }
            Command::MeetByThemselves { people } => introduction::meet_by_themselves(self, &people),
            Command::DraftRound { seating } => round::draft(self, &seating),
            Command::DropDraft => round::drop_draft(self),
            Command::StartRound => round::start(self),
            Command::PauseRound => round::pause(self),
            Command::ResumeRound => round::resume(self),
            Command::ExtendRound { by } => round::extend(self, by),
            Command::EndRound => round::end(self, true),
            Command::StopRound { counted } => round::end(self, counted),
            Command::Move { moves } => round::move_people(self, moves),
            Command::LetTableStay { table } => round::let_table_stay(self, table),
            Command::Lock { lock, locked } => round::lock(self, lock, locked),
            Command::SitAsTheyAre { table, people } => round::sit_as_they_are(self, table, &people),
            Command::Hear { heard, what } => learned::hear(self, heard, what),
            Command::DropHeard { heard } => learned::drop_heard(self, heard),
            Command::Promise { promise, what } => learned::promise(self, promise, what),
            Command::DropPromise { promise } => learned::drop_promise(self, promise),
            Command::FollowUp(asked) => follow_up::follow_up(self, asked),
            Command::Undo { entry } => undo(self, entry),
        }
    }

    fn someone(&self, id: ParticipantId) -> Result<&Participant, Refusal> {
        self.participant(id).ok_or(Refusal::Nobody)
    }

    fn two(&self, first: ParticipantId, second: ParticipantId) -> Result<Pair, Refusal> {
        let (first, second) = (self.someone(first)?.id, self.someone(second)?.id);
        Pair::new(first, second).ok_or(Refusal::OnePerson)
    }
}

fn settle_all(event: &Event, settings: Vec<Setting>) -> Decision {
    let mut settled = event.settings().clone();
    let mut changes = Vec::new();
    for setting in settings {
        let before = settled.clone();
        settled.settle(setting);
        if settled != before {
            changes.push(Change::Settled { setting });
        }
    }
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

/// Two topics as they are kept, if they are two.
fn two_topics(topic: &str, other: &str) -> Result<(String, String), Refusal> {
    let topic = clean_or_none(topic, TOPIC_LIMIT).ok_or(Refusal::OneTopic)?;
    let other = clean_or_none(other, TOPIC_LIMIT).ok_or(Refusal::OneTopic)?;
    if topic == other { Err(Refusal::OneTopic) } else { Ok((topic, other)) }
}

fn undo(event: &Event, id: EntryId) -> Decision {
    let entry = event.ledger().entry(id).ok_or(Refusal::NoEntry)?;
    if event.ledger().is_undone(entry) {
        return Err(Refusal::AlreadyUndone);
    }
    let act = entry.act_id();
    // An event keeps its name, whichever entry of the act that gave it is pointed at.
    let mut names = event.ledger().counting().filter(|entry| entry.change.is_name()).peekable();
    if names.peek().is_some() && names.all(|name| name.act_id() == act) {
        return Err(Refusal::NotUndoable);
    }
    Ok(vec![Change::Undone { entry: act }])
}

/// A sentence that was said, cleaned.
fn spoken(reason: &str) -> String {
    super::text::clean(reason, NOTE_LIMIT)
}
