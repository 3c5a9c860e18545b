//! A card for each person: their way through the tables, round by round.

use std::collections::BTreeMap;

use serde::Serialize;

use super::badges::asks;
use super::fit::{Fitted, Space, fit, fit_name};
use super::names::Names;
use super::page::{Asked, RoundOnPaper};
use super::sheet::mm;
use super::words::Words;
use crate::domain::{BadgeCode, Event, Participant, ParticipantId, Seat};

/// Above the rounds of a card, with its edges, in tenths of millimetres.
const HEAD: u16 = 330;
/// The line of a round where there is room, in tenths of millimetres.
const LINE: u16 = 75;
/// The edge of the paper that stays white above and below, together.
const EDGES: u16 = 200;
/// How wide a card is; two lie side by side on either paper.
const WIDTH: u16 = 950;
/// How wide what is said of a round may be, beside its number.
const SAID: u16 = 580;
/// The largest letters of a round, in points.
const MOST_POINTS: u16 = 11;

/// What the template of the cards is given.
#[derive(Serialize)]
pub(super) struct Routes {
    width: String,
    height: String,
    head: String,
    line: String,
    /// The size of the lines, in points.
    points: u16,
    sheets: Vec<Vec<Card>>,
}

#[derive(Serialize)]
struct Card {
    first: Fitted,
    rest: Fitted,
    asks: Option<Fitted>,
    code: String,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    round: u16,
    /// The table; `None` for somebody who rests or has no seat, which is said.
    table: Option<u16>,
    said: Fitted,
}

/// The cards of these people for these rounds.
pub(super) fn routes(
    event: &Event,
    people: &[&Participant],
    asked: &Asked<'_>,
    words: &'static Words,
) -> Routes {
    let names = Names::of(event, words);
    let (_, high) = asked.order.paper.size();
    let room = high - EDGES;
    let rounds = u16::try_from(asked.rounds.len()).unwrap_or(u16::MAX).max(1);
    let line = ((room - HEAD) / rounds).clamp(1, LINE);
    let height = (HEAD + line.saturating_mul(rounds)).min(room);
    let seats: Vec<_> = asked.rounds.iter().map(|round| (round, seats(round))).collect();
    let cards: Vec<Card> = people
        .iter()
        .map(|person| {
            let blind = event.settings().blind_first
                && asked.rounds.iter().any(|round| round.number.0 == 1);
            let steps =
                seats.iter().map(|(round, seats)| step(event, person, round, seats, line, words));
            Card { steps: steps.collect(), ..card(event, person, &names, blind, words) }
        })
        .collect();
    let a_page = usize::from(room / height) * 2;
    let mut sheets: Vec<Vec<Card>> = Vec::new();
    for card in cards {
        match sheets.last_mut() {
            Some(sheet) if sheet.len() < a_page => sheet.push(card),
            _ => sheets.push(vec![card]),
        }
    }
    let points = (u32::from(line) * 1000 / 3528 * 7 / 10).clamp(3, 12);
    Routes {
        width: mm(WIDTH),
        height: mm(height),
        head: mm(HEAD - 60),
        line: mm(line),
        points: u16::try_from(points).unwrap_or(12),
        sheets,
    }
}

fn seats(round: &RoundOnPaper) -> BTreeMap<ParticipantId, Seat> {
    let seating = &round.seating;
    let tables = seating.tables.iter().flat_map(|(table, people)| {
        people.iter().map(move |person| (*person, Seat::Table(*table)))
    });
    let resting = seating.sitting_out.iter().map(|person| (*person, Seat::SitOut));
    let parked = seating.parked.iter().map(|person| (*person, Seat::Parked));
    tables.chain(resting).chain(parked).collect()
}

fn card(
    event: &Event,
    person: &Participant,
    names: &Names<'_>,
    blind: bool,
    words: &Words,
) -> Card {
    let parts = names.parts(person, blind);
    let space = Space { width: WIDTH - 100, height: 130 };
    let (first, rest) = fit_name(&parts.first, &parts.rest, space, 24);
    let asks = Some(asks(event, person)).filter(|asks| !asks.is_empty());
    let below = Space { width: WIDTH - 100, height: 90 };
    Card {
        first: Fitted { text: parts.first, points: first },
        rest: Fitted { text: parts.rest, points: rest },
        asks: asks.map(|asks| fit(&format!("{}: {asks}", words.asks), below, 10)),
        code: BadgeCode::of(person.id).to_string(),
        steps: Vec::new(),
    }
}

fn step(
    event: &Event,
    person: &Participant,
    round: &RoundOnPaper,
    seats: &BTreeMap<ParticipantId, Seat>,
    line: u16,
    words: &Words,
) -> Step {
    let (table, said) = match seats.get(&person.id) {
        Some(Seat::Table(table)) => {
            let name = event.table(*table).and_then(|table| table.name.clone());
            (Some(table.0), name.unwrap_or_default())
        }
        Some(Seat::SitOut) => (None, words.rest.to_owned()),
        Some(Seat::Parked) | None => (None, words.unplaced.to_owned()),
    };
    let space = Space { width: if table.is_some() { SAID / 2 } else { SAID }, height: line };
    Step { round: round.number.0, table, said: fit(&said, space, MOST_POINTS) }
}
