//! A round is mended: by the smallest change, or by hand with the rules checked.

use super::draw::SPARE_CHAIRS;
use super::move_to;
use crate::app::evening::{Evening, Screen, Then};
use crate::app::round_plan::{
    Now, list_names, repaired, round_now, takes_part, unmendable, violation,
};
use crate::app::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{
    Command, Pair, Participant, ParticipantId, Round, RoundNumber, Seat, Seating, Table,
    TableNumber,
};
use crate::seating::{Move, MoveCheck, Repair, Trouble, Violation, Why, repair, troubles};

/// How many people somebody can be told to change places with at most.
const SWAPS: usize = 120;

impl App {
    /// Every way to make the round right again, the fewest moved people first.
    pub(super) fn offer_repairs(&mut self) -> Vec<Effect> {
        match self.repairs() {
            Err(notice) => self.say(notice),
            Ok(choices) if choices.is_empty() => {
                self.say(Notice::note("Nothing asks for a repair: everybody sits well"))
            }
            Ok(choices) => {
                self.open(Dialog::Choose(Choose::new("The smallest change first", choices)))
            }
        }
    }

    fn repairs(&self) -> Result<Vec<Choice>, Notice> {
        let hosts = self.evening().map_or_else(Vec::new, Evening::host_choices);
        let repairs = match self.seats_to_change() {
            Err(_) if !hosts.is_empty() => Vec::new(),
            other => other?,
        };
        Ok(hosts.into_iter().chain(repairs).collect())
    }

    fn seats_to_change(&self) -> Result<Vec<Choice>, Notice> {
        let (evening, now) = self.round_to_mend()?;
        let gone = evening.drawn_and_gone();
        let repairs = repair(&now.running());
        let mut choices: Vec<Choice> =
            repairs.iter().filter_map(|one| repair_choice(evening, &now, &gone, one)).collect();
        choices.extend(more_tables(evening, &now, repairs.first()));
        if repairs.is_empty() && !gone.is_empty() {
            choices.push(Choice {
                label: format!("{} out of the draft", list_names(&evening.event, &gone)),
                note: "nobody else moves".to_owned(),
                chosen: Chosen::Command(Box::new(Command::Move { moves: taken_out(&gone) })),
            });
        }
        Ok(choices)
    }

    /// The round that is drawn or on, as the planner sees it.
    fn round_to_mend(&self) -> Result<(&Evening, Now), Notice> {
        let evening = self.evening().ok_or_else(|| Notice::note("No event is open"))?;
        let event = &evening.event;
        let round = shown(evening);
        let round = round.ok_or_else(|| {
            Notice::note(if evening.screen == Screen::Rounds {
                "No round is drawn or on · press d"
            } else {
                "No round is drawn or on · F5, then d draws one"
            })
        })?;
        let now = round_now(
            event,
            Some(&evening.likenesses),
            round.number,
            &evening.going_on(round.number),
        )
        .map_err(|reason| Notice::refused(unmendable(event, &reason)))?;
        Ok((evening, now))
    }

    /// The few people of a table go on by themselves; nobody is asked about it again.
    pub(crate) fn let_go_on(&mut self, round: RoundNumber, table: TableNumber) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            evening.rounds_screen.go_on.push((round, table));
            evening.look_at_rounds();
        }
        self.say(Notice::done(format!("Those at table {table} go on by themselves")))
    }

    /// Where the marked person could go, with what each place would mean.
    pub(super) fn offer_moves(&mut self) -> Vec<Effect> {
        let marked = self.evening().and_then(Evening::marked_row).and_then(|row| row.person);
        let Some(person) = marked else {
            return self.say(Notice::note("Mark somebody first, then this key"));
        };
        match self.round_to_mend().map(|(evening, now)| moves(evening, &now, person)) {
            Err(notice) => self.say(notice),
            Ok(choices) => {
                let title = format!("Where does {} go?", self.name(person));
                self.open(Dialog::Choose(Choose::new(title, choices)))
            }
        }
    }

    /// Where somebody who has just come could sit in the round that is on.
    pub(crate) fn offer_seats(&mut self, person: ParticipantId) -> Vec<Effect> {
        let name = self.name(person);
        if !self.participant(person).is_some_and(Participant::is_here) {
            return self.say(Notice::note(format!("{name} is not in the room yet")));
        }
        if !self.participant(person).is_some_and(takes_part) {
            let text = format!("{name} takes no part now · Ctrl-T at the desk changes that");
            return self.say(Notice::note(text));
        }
        let found = self.round_to_mend().map(|(evening, now)| {
            let round = shown(evening);
            let minutes = round.and_then(|round| round.millis_left(self.now)).map(minutes_left);
            let seat = round.and_then(|round| round.seating.seat_of(person));
            let seated = matches!(seat, Some(Seat::Table(_)));
            (seated, seats(evening, &now, person, minutes))
        });
        match found {
            Err(notice) => self.say(notice),
            Ok((true, _)) => self.say(Notice::note(format!("{name} has a seat already"))),
            Ok((false, choices)) => {
                let title = format!("Where does {name} sit?");
                self.open(Dialog::Choose(Choose::new(title, choices)))
            }
        }
    }
}

/// Tables of their own for those who find no chair, where they are enough for one.
fn more_tables(evening: &Evening, now: &Now, best: Option<&Repair>) -> Option<Choice> {
    let left = best.map_or_else(|| troubles(&now.running()), |best| best.left.clone());
    let waiting = left.iter().find_map(|trouble| match trouble {
        Trouble::Waiting(people) => Some(people.len()),
        Trouble::Closed(_) | Trouble::Rule(_) | Trouble::Overfull(_) | Trouble::TooSmall(_) => None,
    })?;
    let settings = evening.event.settings();
    if waiting < usize::from(settings.smallest_table) {
        return None;
    }
    let seats = settings.group_size.saturating_add(SPARE_CHAIRS);
    let count = u16::try_from(waiting.div_ceil(seats.into())).ok()?;
    let last = evening.event.tables().map(|table| table.number.0).max().unwrap_or(0);
    let table = |number| Table::with_chairs(TableNumber(number), seats);
    let tables: Vec<Table> =
        (1..=count).filter_map(|one| last.checked_add(one)).map(table).collect();
    let noun = if count == 1 { "table" } else { "tables" };
    let command = Box::new(Command::PlaceTables { tables });
    Some(Choice {
        label: format!("Set up {count} more {noun} with {seats} chairs"),
        note: format!("for the {waiting} who find no chair; then seats are offered"),
        chosen: Chosen::CommandThen(command, Then::OfferRepairs),
    })
}

fn minutes_left(millis: i64) -> i64 {
    (millis.max(0) + 59_999) / 60_000
}

/// Those who are not here go out of the draft.
fn taken_out(gone: &[ParticipantId]) -> Vec<(ParticipantId, Option<Seat>)> {
    gone.iter().map(|person| (*person, None)).collect()
}

fn repair_choice(
    evening: &Evening,
    now: &Now,
    gone: &[ParticipantId],
    one: &Repair,
) -> Option<Choice> {
    let (label, note) = repaired(&evening.event, &now.map, one);
    let mut moves: Vec<(ParticipantId, Option<Seat>)> = one
        .moves
        .iter()
        .filter_map(|step| {
            let seat = match step.to {
                Some(table) => Seat::Table(now.map.table(table)?),
                None => Seat::SitOut,
            };
            Some((now.map.person(step.person)?, Some(seat)))
        })
        .collect();
    if let Why::LetContinue(index) = one.why
        && moves.is_empty()
        && gone.is_empty()
    {
        let (round, table) = (shown(evening)?.number, now.map.table(index)?);
        return Some(Choice { label, note, chosen: Chosen::LetGoOn { round, table } });
    }
    moves.extend(taken_out(gone));
    let chosen = Chosen::Command(Box::new(Command::Move { moves }));
    Some(Choice { label, note, chosen })
}

/// What the planner says against a move; the hard rules first.
fn against(
    evening: &Evening,
    now: &Now,
    check: &mut MoveCheck<'_>,
    steps: &[Move],
) -> (bool, Vec<String>) {
    let found = check.check(steps);
    let hard = found.iter().any(|one| one.is_hard());
    let words = found.into_iter().map(|one: Violation| violation(&evening.event, &now.map, one));
    (hard, words.collect())
}

fn step(now: &Now, person: ParticipantId, seating: &Seating, to: Option<&Table>) -> Option<Move> {
    Some(Move {
        person: now.map.person_index(person)?,
        from: seating.table_of(person).and_then(|table| now.map.table_index(table)),
        to: match to {
            Some(table) => Some(now.map.table_index(table.number)?),
            None => None,
        },
    })
}

/// The round that a move changes: the one that is on, else the draft.
fn shown(evening: &Evening) -> Option<&Round> {
    evening.event.running_round().or_else(|| evening.event.draft())
}

/// The tables somebody could go to, then the people they could change places with.
fn moves(evening: &Evening, now: &Now, person: ParticipantId) -> Vec<Choice> {
    let Some(round) = shown(evening) else { return Vec::new() };
    let seating = &round.seating;
    let is_here = evening.event.participant(person).is_some_and(Participant::is_here);
    if now.map.person_index(person).is_none() && !is_here {
        return record_of_the_gone(person);
    }
    let own = seating.table_of(person);
    let mut check = MoveCheck::new(&now.running());
    let others = evening.event.tables().filter(|table| Some(table.number) != own && !table.closed);
    let mut choices: Vec<(bool, Choice)> = others
        .filter_map(|table| {
            let step = step(now, person, seating, Some(table))?;
            let (hard, words) = against(evening, now, &mut check, &[step]);
            Some((hard, table_choice(evening, seating, person, table, &words)))
        })
        .collect();
    choices.sort_by_key(|(hard, _)| *hard);
    let mut choices: Vec<Choice> = choices.into_iter().map(|(_, choice)| choice).collect();
    for (label, seat) in [("Sits this one out", Seat::SitOut), ("Not placed yet", Seat::Parked)] {
        let chosen = move_to(person, seat);
        choices.push(Choice { label: label.to_owned(), note: String::new(), chosen });
    }
    choices.extend(swaps(evening, now, seating, person));
    choices
}

/// Somebody is not here any more: whether those at the table met them is the host's to say.
fn record_of_the_gone(person: ParticipantId) -> Vec<Choice> {
    let moves = vec![(person, None)];
    vec![
        Choice {
            label: "Sat there until they left".to_owned(),
            note: "those at the table have met them; nothing changes".to_owned(),
            chosen: Chosen::Nothing,
        },
        Choice {
            label: "Did not sit there".to_owned(),
            note: "nobody met them in this round".to_owned(),
            chosen: Chosen::Command(Box::new(Command::Move { moves })),
        },
    ]
}

fn table_choice(
    evening: &Evening,
    seating: &Seating,
    person: ParticipantId,
    table: &Table,
    against: &[String],
) -> Choice {
    let people = seating.at(table.number);
    let new = people.iter().filter(|other| {
        let pair = Pair::new(person, **other);
        pair.is_some_and(|pair| !evening.event.have_met_tonight(pair))
    });
    let mut note = format!("{} of {} chairs, {} new", people.len(), table.seats, new.count());
    if !against.is_empty() {
        note = format!("{note}: {}", against.join("; "));
    }
    let chosen = move_to(person, Seat::Table(table.number));
    Choice { label: format!("Table {}", table.number), note, chosen }
}

/// The people with whom somebody could change places without breaking a rule.
fn swaps(evening: &Evening, now: &Now, seating: &Seating, person: ParticipantId) -> Vec<Choice> {
    let Some(own) = seating.table_of(person).and_then(|number| evening.event.table(number)) else {
        return Vec::new();
    };
    let tables = evening.event.tables().filter(|table| table.number != own.number);
    let mut check = MoveCheck::new(&now.running());
    let others =
        tables.flat_map(|table| seating.at(table.number).iter().map(move |id| (table, *id)));
    others
        .take(SWAPS)
        .filter_map(|(table, other)| {
            let there = step(now, person, seating, Some(table))?;
            let back = step(now, other, seating, Some(own))?;
            let (hard, words) = against(evening, now, &mut check, &[there, back]);
            let moves = vec![
                (person, Some(Seat::Table(table.number))),
                (other, Some(Seat::Table(own.number))),
            ];
            (!hard).then(|| Choice {
                label: format!("Changes places with {}", evening.event.name_of(other)),
                note: format!("at table {}  {}", table.number, words.join("; ")),
                chosen: Chosen::Command(Box::new(Command::Move { moves })),
            })
        })
        .collect()
}

/// The tables with a free chair for somebody who has just come, the most new people first; then
/// whatever else the planner would do; then to wait.
fn seats(evening: &Evening, now: &Now, person: ParticipantId, minutes: Option<i64>) -> Vec<Choice> {
    let Some(round) = shown(evening) else { return Vec::new() };
    let seating = &round.seating;
    let left = minutes.map_or_else(String::new, |minutes| format!(", {minutes} min left"));
    let mut check = MoveCheck::new(&now.running());
    let mut free: Vec<(usize, Choice)> = evening
        .event
        .tables()
        .filter(|table| !table.closed && !seating.at(table.number).is_empty())
        .filter_map(|table| {
            let step = step(now, person, seating, Some(table))?;
            let (hard, words) = against(evening, now, &mut check, &[step]);
            let people = seating.at(table.number).len();
            let note = format!("({people} people{left}) {}", words.join("; "));
            let note = note.trim_end().to_owned();
            let chosen = move_to(person, Seat::Table(table.number));
            let label = format!("Join table {} now", table.number);
            (!hard).then_some((words.len() * 100 + people, Choice { label, note, chosen }))
        })
        .collect();
    free.sort_by_key(|(order, _)| *order);
    let mut choices: Vec<Choice> = free.into_iter().map(|(_, choice)| choice).collect();
    if choices.is_empty() {
        let repairs = repair(&now.running());
        let gone = evening.drawn_and_gone();
        let offered = repairs.iter().filter_map(|one| repair_choice(evening, now, &gone, one));
        choices = offered.collect();
    }
    choices.push(Choice {
        label: "Wait for the next round".to_owned(),
        note: "free to be introduced meanwhile".to_owned(),
        chosen: move_to(person, Seat::SitOut),
    });
    choices
}
