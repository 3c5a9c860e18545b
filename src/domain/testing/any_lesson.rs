//! Any word about what was heard, promised, wished for and used, for the commands at random.

use super::any_command::{Draw, number, person, pick, word};
use crate::domain::carried::Carried;
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::follow_up::{Became, FollowUp, HandedOut, Lesson, PULSES, Wish};
use crate::domain::id::{HeardId, Pair};
use crate::domain::learned::{Heard, Party, Promise};
use crate::domain::time::{Seconds, Timestamp};

/// Something that was heard or promised, anew or corrected, or is taken off.
pub(super) fn learned(event: &Event, (kind, a, b, c): Draw) -> Command {
    let (first, second) = (person(event, a), person(event, b));
    let heard = pick_of(event.heard().map(|(id, _)| id), c);
    let promise = pick_of(event.promises().map(|(id, _)| id), c);
    let spot = event.spot_now(Some(first), None);
    let party = [None, Some(Party::Participant(second)), Some(Party::Other(word(b)))];
    let with = party.into_iter().cycle().nth(c).flatten();
    match (kind, heard, promise) {
        (60, Some(heard), _) => Command::DropHeard { heard },
        (61, _, Some(promise)) => Command::DropPromise { promise },
        (60 | 62, heard, _) => {
            let what = Heard {
                idea: word(a),
                topic: None,
                from: with,
                by: Some(first),
                spot,
                earlier: None,
            };
            Command::Hear { heard, what }
        }
        (_, _, promise) => {
            let (cue, witness, due) = (Some(word(b)), None, None);
            let what =
                Promise { by: first, cue, deed: word(a), with, witness, due, spot, earlier: None };
            Command::Promise { promise, what }
        }
    }
}

/// What is said after a meeting and after the evening.
pub(super) fn follow_up(event: &Event, (_, a, b, c): Draw) -> FollowUp {
    let (participant, about) = (person(event, a), person(event, b));
    let lesson = pick_of(event.lessons(), 2 * b)
        .unwrap_or(Lesson::Heard(HeardId { desk: event.desk(), number: 10_000 }));
    match c % 8 {
        0 => FollowUp::StartHotHour { length: Seconds(number(a)) },
        1 => FollowUp::ExtendHotHour { by: Seconds(number(a)) },
        2 => FollowUp::EndHotHour,
        3 => FollowUp::HandOut {
            sheets: vec![HandedOut { sheet: participant, names: vec![about], place: word(c) }],
        },
        4 => {
            let (day, (became, _)) = (pick(&PULSES, a), pick(&Became::ALL, b));
            FollowUp::AskAgain { lesson, day, became, story: Some(word(c)) }
        }
        5 => FollowUp::Remark { participant, remark: Some(word(b)) },
        _ => FollowUp::Wish { participant, about, wish: pick(&Wish::ALL, c / 8).0 },
    }
}

/// One of several, or none: a correction now and then, and something new as often.
fn pick_of<T>(all: impl Iterator<Item = T>, from: usize) -> Option<T> {
    all.collect::<Vec<_>>().into_iter().nth(from / 2).filter(|_| from.is_multiple_of(2))
}

/// What an event of the same people leaves behind, some of whom are on the roster here.
pub(super) fn carried(event: &Event, (_, a, b, c): Draw) -> Carried {
    let here = event
        .participants()
        .filter(|person| usize::try_from(person.id.number).is_ok_and(|number| number % 3 == a % 3));
    let here = here.map(|person| (person.id, person.id)).collect();
    let mut carried = Carried::of(event, &here);
    carried.people.retain(|person| person.here.is_some() || b.is_multiple_of(4));
    let on = Timestamp::from_millis(1_700_000_000_000 + i64::from(number(c)) * 86_400_000);
    carried.met.extend(Pair::new(person(event, a), person(event, b)).map(|pair| (pair, on)));
    carried
}
