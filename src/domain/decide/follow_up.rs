//! What may be said after a meeting and after the evening.

use super::Decision;
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::follow_up::{Became, FollowUp, HandedOut, Lesson, Wish};
use crate::domain::id::ParticipantId;
use crate::domain::refusal::Refusal;
use crate::domain::text::{NOTE_LIMIT, clean_or_none};
use crate::domain::time::Seconds;

pub(super) fn follow_up(event: &Event, asked: FollowUp) -> Decision {
    match asked {
        FollowUp::StartHotHour { length } => start_hot_hour(event, length),
        FollowUp::ExtendHotHour { by } => {
            event.running_hot_hour().ok_or(Refusal::NoHotHour)?;
            Ok(vec![Change::HotHourExtended { by }])
        }
        FollowUp::EndHotHour => {
            event.running_hot_hour().ok_or(Refusal::NoHotHour)?;
            Ok(vec![Change::HotHourEnded])
        }
        FollowUp::Wish { participant, about, wish } => wished(event, participant, about, wish),
        FollowUp::HandOut { sheets } => hand_out(event, sheets),
        FollowUp::AskAgain { lesson, day, became, story } => {
            ask_again(event, lesson, day, became, story)
        }
        FollowUp::Remark { participant, remark } => {
            let participant = event.someone(participant)?.id;
            let remark = remark.and_then(|remark| clean_or_none(&remark, NOTE_LIMIT));
            if event.remark(participant) == remark.as_deref() {
                return Err(Refusal::NothingNew);
            }
            Ok(vec![Change::Remarked { participant, remark }])
        }
        FollowUp::Erase { participant } => {
            Ok(vec![Change::Erased { participant: event.someone(participant)?.id }])
        }
    }
}

fn start_hot_hour(event: &Event, length: Seconds) -> Decision {
    if let Some(round) = event.running_round() {
        return Err(Refusal::RoundIsOn { round: round.number });
    }
    if event.running_hot_hour().is_some() {
        return Err(Refusal::HotHourIsOn);
    }
    Ok(vec![Change::HotHourStarted { length }])
}

fn wished(event: &Event, participant: ParticipantId, about: ParticipantId, wish: Wish) -> Decision {
    let pair = event.two(participant, about)?;
    let participant = event.someone(participant)?.id;
    let about = pair.other(participant).ok_or(Refusal::OnePerson)?;
    if event.wish(participant, about) == Some(wish) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::Wished { participant, about, wish }])
}

fn hand_out(event: &Event, sheets: Vec<HandedOut>) -> Decision {
    let mut changes = Vec::new();
    for sheet in sheets {
        event.someone(sheet.sheet)?;
        changes.push(Change::HandedOut { sheet: Box::new(sheet) });
    }
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

fn ask_again(
    event: &Event,
    lesson: Lesson,
    day: u16,
    became: Became,
    story: Option<String>,
) -> Decision {
    let known = match lesson {
        Lesson::Heard(id) => event.heard_one(id).is_some(),
        Lesson::Promise(id) => event.promise(id).is_some(),
    };
    if !known {
        return Err(Refusal::NotNoted);
    }
    let story = story.and_then(|story| clean_or_none(&story, NOTE_LIMIT));
    let said = event.pulses(lesson).find(|(known, _)| *known == day);
    if said.is_some_and(|(_, pulse)| pulse.became == became && pulse.story == story) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::AskedAgain { lesson, day, became, story }])
}
