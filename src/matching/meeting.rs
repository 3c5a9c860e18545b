//! What it is worth that two people meet at a table, for whoever draws the rounds.
//!
//! The same value as an introduction has, so that rounds and introductions agree on who should
//! meet. How new the two are to each other, and whose turn it is, a draw knows by itself.

use super::candidates::Candidates;
use super::room::Room;
use super::score::worth_of_talk;
use super::value::without_a_word;
use crate::domain::{Event, ParticipantId};
use crate::topics::Likenesses;

/// Up to how many people every two of them are looked at.
const EVERY_TWO: usize = 200;

/// What it is worth that two people meet at a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// One of them.
    pub first: ParticipantId,
    /// The other one.
    pub second: ParticipantId,
    /// In hundredths of a point; 1,000 when both answer an ask of the other and they share topics.
    pub points: u32,
}

/// What all meetings of a room are worth.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meetings {
    /// Pairs of people who are worth something else than the usual.
    pub pairs: Vec<Meeting>,
    /// What any other meeting is worth, in hundredths of a point.
    pub usual: u32,
}

impl Meetings {
    /// What it is worth that any two of the people who are here meet.
    ///
    /// In a hall of more than 200 only the pairs are named of which most is hoped, as for the queue
    /// of introductions; the others are worth the usual.
    ///
    /// - `likenesses`: what is known of topics that mean nearly the same.
    #[must_use]
    pub fn of(event: &Event, likenesses: &Likenesses) -> Self {
        let room = Room::of_everybody(event, likenesses);
        let usual = without_a_word(&room);
        let pairs = room.pairs_to_look_at().into_iter().filter_map(|places| {
            let [first, second] = places.map(|place| room.guests.get(place));
            let (first, second) = (first?, second?);
            let points = worth_of_talk(&room, first, second);
            (points != usual).then_some(Meeting { first: first.id, second: second.id, points })
        });
        Self { pairs: pairs.collect(), usual }
    }
}

impl Room<'_> {
    fn pairs_to_look_at(&self) -> Vec<[usize; 2]> {
        let open = &self.open;
        if open.len() > EVERY_TWO {
            let free = vec![true; self.guests.len()];
            let best = Candidates::of(self, Vec::new()).best(&free);
            return best.into_iter().map(|candidate| candidate.places).collect();
        }
        let pairs = open
            .iter()
            .enumerate()
            .flat_map(|(turn, one)| open.iter().skip(turn + 1).map(move |other| [*one, *other]));
        pairs.collect()
    }
}
