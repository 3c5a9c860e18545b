//! Two records of one person become one.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{IntroductionId, Pair, ParticipantId};
use crate::domain::introduction::{Apart, Tie};
use crate::domain::participant::{Details, Participant, Way};
use crate::domain::round::Lock;
use crate::domain::state::State;
use crate::domain::text::clean_topics;
use crate::domain::time::Timestamp;

impl State {
    // Merged already, or one of them never arrived here: nothing to do.
    pub(super) fn merge(&mut self, kept: ParticipantId, gone: ParticipantId) {
        let Some(pair) = self.pair(kept, gone) else { return };
        let kept = self.who(kept);
        let Some(gone) = pair.other(kept) else { return };
        let Some(record) = self.participants.remove(&gone) else { return };
        if let Some(participant) = self.participants.get_mut(&kept) {
            absorb(participant, record);
        }
        self.merged.insert(gone, kept);
        self.rename(gone, kept);
    }

    fn rename(&mut self, gone: ParticipantId, kept: ParticipantId) {
        // The closer tie says more.
        self.ties = renamed_map(std::mem::take(&mut self.ties), gone, kept, Tie::max);
        self.met_on = renamed_map(std::mem::take(&mut self.met_on), gone, kept, Timestamp::max);
        self.permissions =
            renamed_map(std::mem::take(&mut self.permissions), gone, kept, all_answers);
        // The stricter wish was told for a reason.
        self.apart = renamed_map(std::mem::take(&mut self.apart), gone, kept, Apart::max);
        self.together = renamed_set(&self.together, gone, kept);
        self.rested = renamed_set(&self.rested, gone, kept);
        if let Some(table) = self.pinned.remove(&gone) {
            self.pinned.entry(kept).or_insert(table);
        }
        for answers in self.permissions.values_mut() {
            if let Some(answer) = answers.remove(&gone) {
                answers.entry(kept).or_insert(answer);
            }
        }
        self.introduced =
            renamed_map(std::mem::take(&mut self.introduced), gone, kept, IntroductionId::max);
        for id in self.introductions.keys().copied().collect::<Vec<_>>() {
            self.reintroduce(id);
        }
        self.pass_on_anew();
        self.say_anew(kept);
        self.follow_up_anew(gone, kept);
        for ((whose, topic), struck) in std::mem::take(&mut self.struck) {
            let own = whose == kept;
            let key = (self.who(whose), topic);
            // What was said of the record that stays comes first.
            if own {
                self.struck.insert(key, struck);
            } else {
                self.struck.entry(key).or_insert(struck);
            }
        }
        for met in self.met.remove(&gone).unwrap_or_default() {
            if let Some(people) = self.met.get_mut(&met) {
                people.remove(&gone);
            }
            if let Some(pair) = Pair::new(met, kept) {
                self.note_met(pair);
            }
        }
        for round in self.rounds.values_mut() {
            if let Some(seat) = round.seating.seat_of(gone) {
                let both = round.seating.seat_of(kept).is_some();
                round.seating.take(gone);
                if !both {
                    round.seating.put(kept, seat);
                }
            }
            if round.locks.remove(&Lock::Person(gone)) {
                round.locks.insert(Lock::Person(kept));
            }
        }
        for participant in self.participants.values_mut() {
            if participant.companion_of == Some(gone) {
                participant.companion_of = Some(kept).filter(|kept| *kept != participant.id);
            }
        }
    }
}

/// What the record that stays says comes first; what it does not say is taken from the other.
fn absorb(participant: &mut Participant, other: Participant) {
    let Details {
        email,
        organisation,
        role,
        field,
        offers,
        asks,
        interests,
        languages,
        ticket,
        pronouns,
        say_name,
        needs,
        desk_note,
        first_time,
        attributes,
        safeguarded,
        chairs,
        line,
        theme,
        on_screen,
        name: _,
    } = other.details;
    let details = &mut participant.details;
    details.email = details.email.take().or(email);
    details.organisation = details.organisation.take().or(organisation);
    details.role = details.role.take().or(role);
    details.field = details.field.take().or(field);
    details.ticket = details.ticket.take().or(ticket);
    details.pronouns = details.pronouns.take().or(pronouns);
    details.say_name = details.say_name.take().or(say_name);
    details.desk_note = details.desk_note.take().or(desk_note);
    details.first_time = details.first_time.or(first_time);
    details.line = details.line.or(line);
    details.theme = details.theme.take().or(theme);
    details.needs.extend(needs);
    for (name, value) in attributes {
        details.attributes.entry(name).or_insert(value);
    }
    details.safeguarded |= safeguarded;
    // Whoever asked once not to be named is not named.
    details.on_screen = details.on_screen.max(on_screen);
    details.chairs = details.chairs.max(chairs);
    for (ours, theirs) in [
        (&mut details.offers, offers),
        (&mut details.asks, asks),
        (&mut details.interests, interests),
        (&mut details.languages, languages),
    ] {
        *ours = clean_topics(ours.drain(..).chain(theirs).collect::<Vec<_>>());
    }
    participant.barred |= other.barred;
    participant.walk_in &= other.walk_in;
    participant.presence.extend(other.presence);
    participant.presence.sort_by_key(|fact| fact.at);
    // Nobody is their own companion.
    let whom = participant.companion_of.or(other.companion_of);
    participant.companion_of = whom.filter(|whom| *whom != participant.id);
    // A wish that was told to one record outlives it.
    if participant.way == Way::default() {
        participant.way = other.way;
    }
}

fn renamed_pair(pair: Pair, gone: ParticipantId, kept: ParticipantId) -> Option<Pair> {
    pair.other(gone).map_or(Some(pair), |other| Pair::new(other, kept))
}

fn renamed_set(pairs: &BTreeSet<Pair>, gone: ParticipantId, kept: ParticipantId) -> BTreeSet<Pair> {
    pairs.iter().filter_map(|pair| renamed_pair(*pair, gone, kept)).collect()
}

pub(super) fn renamed_map<V>(
    pairs: BTreeMap<Pair, V>,
    gone: ParticipantId,
    kept: ParticipantId,
    both: impl Fn(V, V) -> V,
) -> BTreeMap<Pair, V> {
    let mut renamed = BTreeMap::new();
    for (pair, value) in pairs {
        let Some(pair) = renamed_pair(pair, gone, kept) else { continue };
        let value = match renamed.remove(&pair) {
            Some(other) => both(other, value),
            None => value,
        };
        renamed.insert(pair, value);
    }
    renamed
}

pub(super) fn all_answers<T>(
    mut answers: BTreeMap<ParticipantId, T>,
    others: BTreeMap<ParticipantId, T>,
) -> BTreeMap<ParticipantId, T> {
    for (who, answer) in others {
        answers.entry(who).or_insert(answer);
    }
    answers
}
