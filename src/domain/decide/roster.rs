//! Who is on the roster, and what is known of them.

use std::collections::BTreeMap;

use super::Decision;
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::ParticipantId;
use crate::domain::kind::Source;
use crate::domain::participant::{Detail, Details, Participant, Way};
use crate::domain::presence::{Presence, Step};
use crate::domain::refusal::Refusal;
use crate::domain::registration::Registration;
use crate::domain::text::{
    EMAIL_LIMIT, NAME_LIMIT, NOTE_LIMIT, TOPIC_LIMIT, TOPICS_LIMIT, clean, clean_or_none,
    clean_topics,
};

/// The most chairs that one person takes up.
const MOST_CHAIRS: u8 = 4;

pub(super) fn import(
    event: &Event,
    registrations: Vec<Registration>,
    not_coming: &[ParticipantId],
) -> Decision {
    let mut changes = Vec::new();
    let mut number = event.next_number();
    for registration in registrations {
        let details = cleaned(registration.details)?;
        let arrives = registration.checked_in == Some(true);
        if let Some(known) = registration.known {
            let participant = event.someone(known)?;
            let differences = participant.details.differences(&details);
            changes.extend(
                differences
                    .into_iter()
                    .map(|detail| Change::Amended { participant: participant.id, detail }),
            );
            if arrives && !participant.barred && participant.presence() == Presence::Expected {
                changes.push(arrived(participant.id));
            }
        } else {
            let participant = ParticipantId { desk: event.desk(), number };
            number = number.saturating_add(1);
            let details = Box::new(details);
            changes.push(Change::Registered { participant, details, source: Source::List });
            if arrives {
                changes.push(arrived(participant));
            }
        }
    }
    for gone in not_coming {
        let gone = event.someone(*gone)?;
        // Whoever stands in the room comes, whatever a list says.
        if gone.presence() == Presence::Expected {
            let step = Step::NotComing;
            changes.push(Change::Stepped { participant: gone.id, step, since: None });
        }
    }
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

pub(super) fn walk_in(event: &Event, details: Details) -> Decision {
    let participant = ParticipantId { desk: event.desk(), number: event.next_number() };
    let details = Box::new(cleaned(details)?);
    Ok(vec![
        Change::Registered { participant, details, source: Source::WalkIn },
        arrived(participant),
    ])
}

pub(super) fn register(event: &Event, details: Details) -> Decision {
    let participant = ParticipantId { desk: event.desk(), number: event.next_number() };
    let details = Box::new(cleaned(details)?);
    Ok(vec![Change::Registered { participant, details, source: Source::List }])
}

pub(super) fn substitute(event: &Event, expected: ParticipantId, details: Details) -> Decision {
    let expected = event.someone(expected)?;
    if expected.is_here() {
        return Err(already_here(event, expected.id));
    }
    let expected = expected.id;
    let mut changes = walk_in(event, details)?;
    if let Some(Change::Registered { participant: comes, .. }) = changes.first() {
        changes.push(Change::Substituted { expected, comes: *comes });
    }
    Ok(changes)
}

pub(super) fn amend(event: &Event, participant: ParticipantId, detail: Detail) -> Decision {
    let participant = event.someone(participant)?;
    let detail = cleaned_detail(detail)?;
    let mut details = participant.details.clone();
    details.put(detail.clone());
    if details == participant.details {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::Amended { participant: participant.id, detail }])
}

pub(super) fn revise(event: &Event, participant: ParticipantId, details: Details) -> Decision {
    let participant = event.someone(participant)?;
    let differences = participant.details.differences(&cleaned(details)?);
    if differences.is_empty() {
        return Err(Refusal::NothingNew);
    }
    let participant = participant.id;
    Ok(differences.into_iter().map(|detail| Change::Amended { participant, detail }).collect())
}

pub(super) fn bar(event: &Event, participant: ParticipantId, barred: bool) -> Decision {
    let participant = event.someone(participant)?;
    if participant.barred == barred {
        return Err(Refusal::NothingNew);
    }
    let mut changes = vec![Change::Barred { participant: participant.id, barred }];
    // Whoever is sent out is out: nothing that is drawn from now on may count on them.
    if barred && matches!(participant.presence(), Presence::Here { .. } | Presence::Away { .. }) {
        let step = Step::Left;
        changes.push(Change::Stepped { participant: participant.id, step, since: None });
    }
    Ok(changes)
}

pub(super) fn choose_way(event: &Event, participant: ParticipantId, way: Way) -> Decision {
    let participant = event.someone(participant)?;
    if participant.way == way {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::WayChosen { participant: participant.id, way }])
}

pub(super) const fn arrived(participant: ParticipantId) -> Change {
    Change::Stepped { participant, step: Step::Arrived, since: None }
}

pub(super) fn already_here(event: &Event, participant: ParticipantId) -> Refusal {
    let name = event.name_of(participant).to_owned();
    let since = event.participant(participant).and_then(Participant::arrived);
    since.map_or(Refusal::NothingNew, |since| Refusal::AlreadyHere { name, since })
}

fn cleaned(details: Details) -> Result<Details, Refusal> {
    let text = |text: Option<String>, limit| text.and_then(|text| clean_or_none(&text, limit));
    Ok(Details {
        name: clean_or_none(&details.name, NAME_LIMIT).ok_or(Refusal::NoName)?,
        email: text(details.email, EMAIL_LIMIT),
        organisation: text(details.organisation, NAME_LIMIT),
        role: text(details.role, NAME_LIMIT),
        field: text(details.field, TOPIC_LIMIT),
        offers: clean_topics(details.offers),
        asks: clean_topics(details.asks),
        interests: clean_topics(details.interests),
        languages: clean_topics(details.languages),
        ticket: text(details.ticket, NAME_LIMIT),
        pronouns: text(details.pronouns, TOPIC_LIMIT),
        say_name: text(details.say_name, NAME_LIMIT),
        needs: details.needs,
        desk_note: text(details.desk_note, NOTE_LIMIT),
        first_time: details.first_time,
        attributes: cleaned_attributes(details.attributes),
        safeguarded: details.safeguarded,
        chairs: several(details.chairs),
        line: details.line,
        theme: text(details.theme, NAME_LIMIT),
        on_screen: details.on_screen,
    })
}

fn cleaned_detail(detail: Detail) -> Result<Detail, Refusal> {
    let text = |text: Option<String>, limit| text.map(|text| clean(&text, limit));
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    Ok(match detail {
        Detail::Name(name) => {
            Detail::Name(clean_or_none(&name, NAME_LIMIT).ok_or(Refusal::NoName)?)
        }
        Detail::Email(email) => Detail::Email(filled(text(email, EMAIL_LIMIT))),
        Detail::Organisation(name) => Detail::Organisation(filled(text(name, NAME_LIMIT))),
        Detail::Role(role) => Detail::Role(filled(text(role, NAME_LIMIT))),
        Detail::Field(field) => Detail::Field(filled(text(field, TOPIC_LIMIT))),
        Detail::Offers(topics) => Detail::Offers(clean_topics(topics)),
        Detail::Asks(topics) => Detail::Asks(clean_topics(topics)),
        Detail::Interests(topics) => Detail::Interests(clean_topics(topics)),
        Detail::Languages(languages) => Detail::Languages(clean_topics(languages)),
        Detail::Ticket(ticket) => Detail::Ticket(filled(text(ticket, NAME_LIMIT))),
        Detail::Pronouns(pronouns) => Detail::Pronouns(filled(text(pronouns, TOPIC_LIMIT))),
        Detail::SayName(name) => Detail::SayName(filled(text(name, NAME_LIMIT))),
        Detail::DeskNote(note) => Detail::DeskNote(filled(text(note, NOTE_LIMIT))),
        Detail::Attribute { name, value } => Detail::Attribute {
            name: clean_or_none(&name, TOPIC_LIMIT).ok_or(Refusal::NoName)?,
            value: filled(text(value, NAME_LIMIT)),
        },
        Detail::Chairs(chairs) => Detail::Chairs(several(chairs)),
        Detail::Theme(theme) => Detail::Theme(filled(text(theme, NAME_LIMIT))),
        Detail::Needs(_)
        | Detail::FirstTime(_)
        | Detail::Safeguarded(_)
        | Detail::Line(_)
        | Detail::OnScreen(_) => detail,
    })
}

/// Names and values cleaned; what is empty then says nothing.
fn cleaned_attributes(attributes: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let cleaned = attributes.into_iter().filter_map(|(name, value)| {
        clean_or_none(&name, TOPIC_LIMIT).zip(clean_or_none(&value, NAME_LIMIT))
    });
    cleaned.take(TOPICS_LIMIT).collect()
}

/// Chairs, where somebody takes up more than one; nobody takes up a whole room.
fn several(chairs: Option<u8>) -> Option<u8> {
    chairs.filter(|chairs| *chairs > 1).map(|chairs| chairs.min(MOST_CHAIRS))
}
