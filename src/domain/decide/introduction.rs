//! Who may be brought together.

use super::{Decision, spoken};
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::{IntroductionId, ParticipantId};
use crate::domain::introduction::{Answer, Outcome};
use crate::domain::refusal::Refusal;

pub(super) fn ask(
    event: &Event,
    participant: ParticipantId,
    about: ParticipantId,
    answer: Answer,
) -> Decision {
    let pair = event.two(participant, about)?;
    let participant = event.someone(participant)?.id;
    let about = pair.other(participant).ok_or(Refusal::OnePerson)?;
    if event.permissions(pair).and_then(|answers| answers.get(&participant)) == Some(&answer) {
        return Err(Refusal::NothingNew);
    }
    let mut changes = vec![Change::Asked { participant, about, answer }];
    // A "no" rests the pair for the night, and nobody is told who said it.
    if answer == Answer::No && !event.is_resting(pair) {
        changes.push(Change::Rested { first: participant, second: about });
    }
    Ok(changes)
}

pub(super) fn rest(event: &Event, first: ParticipantId, second: ParticipantId) -> Decision {
    let pair = event.two(first, second)?;
    if event.is_resting(pair) {
        return Err(Refusal::NothingNew);
    }
    let [first, second] = pair.both();
    Ok(vec![Change::Rested { first, second }])
}

// Why two people rest is nobody's business: kept apart and declined are refused alike.
pub(super) fn pass_on(
    event: &Event,
    asker: ParticipantId,
    by: ParticipantId,
    to: ParticipantId,
) -> Decision {
    event.two(asker, by)?;
    event.two(by, to)?;
    let pair = event.two(asker, to)?;
    let [asker, by, to] = [event.someone(asker)?, event.someone(by)?, event.someone(to)?];
    let (asker, by, to) = (asker.id, by.id, to.id);
    let known = event.passed_on().iter();
    if known.clone().any(|known| (known.asker, known.by, known.to) == (asker, by, to)) {
        return Err(Refusal::NothingNew);
    }
    if event.is_kept_apart(pair) || event.is_resting(pair) {
        return Err(Refusal::NotTheseTwo);
    }
    if let Some(introduction) = event.introduction_of(pair)
        && introduction.outcome != Some(Outcome::DidNot)
    {
        return Err(Refusal::AlreadyIntroduced { at: introduction.at });
    }
    if event.have_met_tonight(pair) {
        return Err(Refusal::HaveMet);
    }
    Ok(vec![Change::PassedOn { asker, by, to }])
}

pub(super) fn strike_ask(
    event: &Event,
    participant: ParticipantId,
    topic: String,
    struck: bool,
) -> Decision {
    let person = event.someone(participant)?;
    if !person.details.asks.contains(&topic) {
        return Err(Refusal::NoAsk { name: person.details.name.clone() });
    }
    if event.ask_struck(person.id, &topic) == Some(struck) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::AskStruck { participant: person.id, topic, struck }])
}

pub(super) fn introduce(
    event: &Event,
    first: ParticipantId,
    second: ParticipantId,
    reason: &str,
) -> Decision {
    let pair = event.two(first, second)?;
    if event.is_kept_apart(pair) || event.is_resting(pair) {
        return Err(Refusal::NotTheseTwo);
    }
    if let Some(introduction) = event.introduction_of(pair)
        && introduction.outcome != Some(Outcome::DidNot)
    {
        return Err(Refusal::AlreadyIntroduced { at: introduction.at });
    }
    let (first, second) = (event.someone(first)?, event.someone(second)?);
    for participant in [first, second] {
        if !participant.is_here() {
            return Err(Refusal::NotHere { name: participant.details.name.clone() });
        }
    }
    for (one, other) in [(first, second), (second, first)] {
        if event.is_guarded(one) && !other.details.safeguarded {
            return Err(Refusal::NotAlone { name: one.details.name.clone() });
        }
    }
    let introduction = IntroductionId { desk: event.desk(), number: event.next_number() };
    let reason = spoken(reason);
    Ok(vec![Change::Introduced { introduction, first: first.id, second: second.id, reason }])
}

pub(super) fn see_outcome(
    event: &Event,
    introduction: IntroductionId,
    outcome: Outcome,
) -> Decision {
    let known = event.introduction(introduction).ok_or(Refusal::NoIntroduction)?;
    if known.outcome == Some(outcome) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::OutcomeSeen { introduction, outcome }])
}

pub(super) fn meet_by_themselves(event: &Event, people: &[ParticipantId]) -> Decision {
    let mut there = Vec::new();
    for person in people {
        let person = event.someone(*person)?.id;
        if !there.contains(&person) {
            there.push(person);
        }
    }
    if there.len() < 2 {
        return Err(Refusal::OnePerson);
    }
    let [first, second] = [there.first(), there.get(1)].map(Option::<&_>::copied);
    if let (2, Some(first), Some(second)) = (there.len(), first, second)
        && event.have_met_tonight(event.two(first, second)?)
    {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::MetByThemselves { people: there }])
}
