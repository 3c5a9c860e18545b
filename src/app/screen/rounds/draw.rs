//! The next round is drawn from who is here.

use super::Drawing;
use crate::app::evening::Then;
use crate::app::round_plan::{
    RoundProblem, clash, idle_hosts, likely, quality, takes_part, to_come, unsuited,
};
use crate::app::{Action, App, Choice, Choose, Chosen, Dialog, Effect, Message, Notice, RoundAct};
use crate::domain::{
    Command, Event, Participant, ParticipantId, Rotation, Seating, Table, TableNumber,
};
use crate::seating::{Budget, Plan, Problem, plan};
use crate::topics::Likenesses;

/// How many chairs a table has that is set up by itself.
pub(super) const SPARE_CHAIRS: u8 = 2;

impl App {
    /// Draws the next round, or the same one anew.
    pub(super) fn draw_round(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if let Some(round) = evening.event.running_round() {
            let number = round.number;
            return self.say(Notice::refused(format!("Round {number} is on · press e to end it")));
        }
        if evening.unknown_entries > 0 {
            return self.say(Notice::refused(
                "A newer version wrote to this event: no round is drawn until it is opened with it",
            ));
        }
        if evening.event.tables().next().is_none() {
            return self.offer_tables();
        }
        if evening.event.settings().rotation == Rotation::Off {
            let seating = as_they_sit(&evening.event);
            return self.ask(Command::DraftRound { seating }, Then::SayDraft);
        }
        let number = evening.event.next_round();
        let foreseen = evening.rounds_screen.foreseen.as_ref();
        let foreseen = foreseen.filter(|(from, _)| *from == number).map_or(&[][..], |(_, all)| all);
        match planned_problem(&evening.event, &evening.likenesses, foreseen) {
            Ok((map, problem)) => self.ask_for_plan(map, problem),
            Err(why) => self.say(Notice::refused(why)),
        }
    }

    fn ask_for_plan(&mut self, map: RoundProblem, problem: Problem) -> Vec<Effect> {
        self.plans += 1;
        let request = self.plans;
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let screen = &mut evening.rounds_screen;
        screen.draws += 1;
        let seed = screen.draws;
        screen.drawing = Some(Drawing { request, map });
        self.notice = Some(Notice::note("Drawing …"));
        vec![Effect::Plan { request, problem: Box::new(problem), seed }]
    }

    /// A plan is ready; it becomes the draft unless it was asked for anew meanwhile.
    pub(crate) fn planned(&mut self, request: u64, plan: Box<Plan>) -> Vec<Effect> {
        // Two acts at once would be decided on an event that is about to change.
        if let Some(evening) = self.evening_mut().filter(|evening| evening.pending.is_some()) {
            evening.held.push_back(Message::Planned { request, plan });
            return Vec::new();
        }
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let screen = &mut evening.rounds_screen;
        let Some(drawing) = screen.drawing.take_if(|drawing| drawing.request == request) else {
            return Vec::new();
        };
        let Some(first) = plan.rounds.first() else { return Vec::new() };
        if let Some(round) = evening.event.running_round() {
            let text = format!("Round {} was started meanwhile: nothing was drawn", round.number);
            return self.say(Notice::note(text));
        }
        let seating = drawing.map.seating(first);
        let later = plan.rounds.iter().skip(1).map(|round| drawing.map.seating(round));
        screen.foreseen = Some((evening.event.next_round().next(), later.collect()));
        self.ask(Command::DraftRound { seating }, Then::SayDraft)
    }

    /// Says what does not hold, what is good and what is not so good about the draft.
    pub(crate) fn say_draft(&mut self) {
        let Some(evening) = self.evening() else { return };
        let Some(round) = evening.event.draft() else { return };
        let quality = quality(&evening.event, round);
        let number = round.number;
        let notice = match evening.round_troubles().split_first() {
            None => Notice::done(format!("Round {number} is drawn, Enter starts it: {quality}")),
            Some((first, more)) => {
                let more = match more.len() {
                    0 => String::new(),
                    count => format!(", and {count} more"),
                };
                let but = format!("Round {number} is drawn, but: {first}{more}");
                Notice::note(format!("{but} · r offers the smallest change · {quality}"))
            }
        };
        self.notice = Some(notice);
    }

    /// The round that was broken off, drafted again with those of its people who are here.
    pub(crate) fn draft_same_seats(&mut self) -> Vec<Effect> {
        let Some(event) = self.evening().map(|evening| &evening.event) else { return Vec::new() };
        let Some(round) = event.last_ended_round() else { return Vec::new() };
        let mut seating = round.seating.clone();
        let is_here = |id: &ParticipantId| event.participant(*id).is_some_and(Participant::is_here);
        for people in seating.tables.values_mut() {
            people.retain(is_here);
        }
        seating.tables.retain(|_, people| !people.is_empty());
        seating.sitting_out.retain(is_here);
        seating.parked.retain(is_here);
        self.ask(Command::DraftRound { seating }, Then::SayDraft)
    }

    /// No table yet: offers as many as the people here need, and as many as all would need.
    fn offer_tables(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let size = evening.event.settings().table_size();
        let count = evening.event.head_count();
        let mut choices = vec![set_up(count.here, size, format!("for the {} here", count.here))];
        let likely = likely(&evening.event, count.expected);
        if likely > 0 && likely < count.expected {
            let note =
                format!("for the {} here and {likely} of {} expected", count.here, count.expected);
            choices.push(set_up(count.here + likely, size, note));
        }
        if count.expected > 0 {
            let people = count.here + count.expected;
            let note = format!("for the {} here and {} expected", count.here, count.expected);
            choices.push(set_up(people, size, note));
        }
        choices.push(Choice {
            label: "Add tables one by one".to_owned(),
            note: "each with its chairs, name and features".to_owned(),
            chosen: Chosen::Action(Action::Round(RoundAct::AddTable)),
        });
        self.open(Dialog::Choose(Choose::new("There are no tables yet", choices)))
    }
}

/// Tables of the group's size, with spare chairs, for so many people; at least one.
fn set_up(people: usize, size: u8, note: String) -> Choice {
    let needed = u16::try_from(people.div_ceil(usize::from(size)).max(1)).unwrap_or(u16::MAX);
    let seats = size.saturating_add(SPARE_CHAIRS);
    let table = |number| Table::with_chairs(TableNumber(number), seats);
    let tables: Vec<Table> = (1..=needed).map(table).collect();
    let noun = if needed == 1 { "table" } else { "tables" };
    Choice {
        label: format!("Set up {needed} {noun} with {seats} chairs"),
        note,
        chosen: Chosen::Command(Box::new(Command::PlaceTables { tables })),
    }
}

/// A round in which people sit where they like: where they sat last, as far as is known.
fn as_they_sit(event: &Event) -> Seating {
    let before = event.last_ended_round().map(|round| &round.seating);
    let mut seating = Seating::default();
    for person in event.participants().filter(|person| takes_part(person)) {
        let table = before.and_then(|before| before.table_of(person.id));
        let open = |number: &TableNumber| event.table(*number).is_some_and(|table| !table.closed);
        match table.filter(open) {
            Some(table) => seating.tables.entry(table).or_default().push(person.id),
            None => seating.parked.push(person.id),
        }
    }
    seating
}

/// Draws the next round at once, without a screen.
///
/// - `likenesses`: what is known of topics that mean nearly the same.
/// - `seed`: where the search starts.
/// - `steps`: how long it goes on; the same seed and steps give the same round.
///
/// # Errors
///
/// One line: why no round can be drawn, and what to do.
pub fn drawn(
    event: &Event,
    likenesses: &Likenesses,
    seed: u64,
    steps: u64,
) -> Result<Seating, String> {
    let (map, problem) = planned_problem(event, likenesses, &[])?;
    let plan = plan(&problem, seed, &Budget::steps(steps));
    plan.rounds.first().map(|round| map.seating(round)).ok_or_else(|| "Nothing was drawn".into())
}

/// The problem of the next round; whoever no table suits rests, rather than that nobody sits.
///
/// - `foreseen`: the next rounds as the last draw foresaw them, for the search to start from.
pub(super) fn planned_problem(
    event: &Event,
    likenesses: &Likenesses,
    foreseen: &[Seating],
) -> Result<(RoundProblem, Problem), String> {
    let mut resting: Vec<ParticipantId> = idle_hosts(event);
    loop {
        let mut map = to_come(event, Some(likenesses), resting.clone());
        map.draft.forecast = foreseen.iter().map(|round| map.past(round)).collect();
        if map.draft.people.len() < 2 {
            return Err(
                "A round needs at least two people who take part · F2 checks them in".into()
            );
        }
        match Problem::new(map.draft.clone()) {
            Ok(problem) => return Ok((map, problem)),
            Err(why) => match unsuited(&map, &why) {
                Some(person) if !resting.contains(&person) => resting.push(person),
                _ => return Err(clash(event, &map, &why)),
            },
        }
    }
}
