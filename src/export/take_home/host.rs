//! The host's page: what to chase on day 2, 14 and 90, whom to bring together, who promised nothing.

use serde::Serialize;

use super::sheet::Source;
use crate::domain::{Became, Lesson, PULSES, ParticipantId, Timestamp, Wish};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// What the template of the host's page is given.
#[derive(Serialize)]
pub(super) struct Chase {
    days: Vec<ChaseDay>,
    /// Who wants to stay in touch with whom, as long as the other one has not said so too.
    wishes: Vec<OneWish>,
    /// Those who came and promised nothing.
    without: Vec<Person>,
    promised: usize,
    came: usize,
}

#[derive(Serialize)]
struct ChaseDay {
    day: u16,
    date: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    who: Person,
    /// Whether it is a promise, and not something heard.
    promise: bool,
    words: String,
    due: String,
}

#[derive(Serialize)]
struct OneWish {
    who: Person,
    about: Person,
}

#[derive(Serialize)]
struct Person {
    name: String,
    email: String,
}

/// What there is to chase after an evening.
pub(super) fn chase(source: &Source<'_>, held: Timestamp) -> Chase {
    let event = source.event;
    let person = |id: ParticipantId| Person {
        name: event.participant(id).map_or_else(String::new, |one| source.names.whole(one)),
        email: event.participant(id).and_then(|one| one.details.email.clone()).unwrap_or_default(),
    };
    let is_open = |lesson| {
        let became = event.became(lesson).map(|pulse| pulse.became);
        !matches!(became, Some(Became::Used | Became::Dropped))
    };
    let mut days: Vec<ChaseDay> = PULSES
        .into_iter()
        .map(|day| {
            let date = Timestamp::from_millis(held.as_millis() + i64::from(day) * DAY_MS);
            ChaseDay { day, date: date.day(source.zone), rows: Vec::new() }
        })
        .collect();
    let mut put = |day: u16, row: Row| {
        let place = PULSES.iter().position(|pulse| *pulse >= day).unwrap_or(PULSES.len() - 1);
        if let Some(day) = days.get_mut(place) {
            day.rows.push(row);
        }
    };
    for (_, noted) in event.promises().filter(|(id, _)| is_open(Lesson::Promise(*id))) {
        let promise = &noted.what;
        // Without a moment it is asked about while it is warm.
        let until = promise.due.map_or(0, |due| due.millis_since(held).max(0) / DAY_MS);
        let words = event.vow(promise);
        let due = promise.due.map_or_else(String::new, |due| source.moment(due));
        let day = u16::try_from(until).unwrap_or(u16::MAX);
        put(day, Row { who: person(promise.by), promise: true, words, due });
    }
    for (_, noted) in event.heard().filter(|(id, _)| is_open(Lesson::Heard(*id))) {
        // What a table handed up for all nobody can be asked about.
        let Some(by) = noted.what.by else { continue };
        let [_, second, _] = PULSES;
        let words = noted.what.idea.clone();
        put(second, Row { who: person(by), promise: false, words, due: String::new() });
    }
    let wishes = event.all_wishes().filter(|(of, about, wish)| {
        *wish == Wish::Yes && event.wish(*about, *of) != Some(Wish::Yes)
    });
    let wishes = wishes.filter(|(of, about, _)| {
        [of, about].iter().all(|id| event.participant(**id).is_some_and(|one| !one.barred))
    });
    let rate = event.promise_rate();
    let came = event.participants().filter(|one| one.arrived().is_some() && !one.barred);
    let without = came.filter(|one| !event.has_promised(one.id)).map(|one| person(one.id));
    Chase {
        wishes: wishes
            .map(|(of, about, _)| OneWish { who: person(of), about: person(about) })
            .collect(),
        without: without.collect(),
        promised: rate.promised,
        came: rate.came,
        days,
    }
}
