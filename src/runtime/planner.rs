//! The thread that plans a round while the desk goes on.

use std::sync::mpsc::Sender;
use std::time::Duration;

use super::clock::steady;
use super::main_loop::Input;
use crate::app::{Message, RoundAhead, rounds_ahead};
use crate::domain::Event;
use crate::seating::{Budget, Plan, Problem, Task, plan};
use crate::topics::{Likenesses, Topics};

/// How long the search for a better round goes on: a host waits that long without noticing.
const PATIENCE: Duration = Duration::from_millis(400);
/// The most steps of the search; a small room is planned long before its time is up.
const STEPS: u64 = 400_000;

/// Plans for as long as it is given, and no longer.
pub(crate) fn plan_within(problem: &Problem, seed: u64, patience: Duration) -> Plan {
    let spent = spent_of(patience);
    plan(problem, seed, &Budget { steps: u64::MAX, spent: &spent, workers: &at_once })
}

/// The rounds to come of an event, planned for as long as it is given.
pub(crate) fn rounds_within(
    event: &Event,
    seed: u64,
    patience: Duration,
) -> Result<Vec<RoundAhead>, String> {
    let topics = Topics::of(event.participants(), event.topic_merges());
    let mut likenesses = Likenesses::new();
    let labels = topics.all().iter().map(|topic| topic.label.as_str());
    likenesses.learn(labels, topics.vocabulary());
    likenesses.compare_some(usize::MAX);
    let spent = spent_of(patience);
    rounds_ahead(
        event,
        &likenesses,
        seed,
        &Budget { steps: u64::MAX, spent: &spent, workers: &at_once },
    )
}

/// Tasks at the same time, each on a thread of its own.
fn at_once(tasks: Vec<Task<'_>>) {
    std::thread::scope(|scope| {
        for task in tasks {
            scope.spawn(task);
        }
    });
}

/// How much of some patience is spent, from now on, in thousandths.
fn spent_of(patience: Duration) -> impl Fn() -> u32 + Sync {
    let start = steady();
    move || {
        let spent = start.elapsed().as_micros() * 1000 / patience.as_micros().max(1);
        u32::try_from(spent).unwrap_or(u32::MAX)
    }
}

/// Plans a round and answers with the best one found.
#[expect(clippy::disallowed_methods, reason = "the thread that plans")]
pub(super) fn start_planning(
    request: u64,
    problem: Box<Problem>,
    seed: u64,
    inputs: Sender<Input>,
) {
    std::thread::spawn(move || {
        let spent = spent_of(PATIENCE);
        let plan = plan(&problem, seed, &Budget { steps: STEPS, spent: &spent, workers: &at_once });
        // A program that has ended needs no plan.
        drop(inputs.send(Input::Message(Message::Planned { request, plan: Box::new(plan) })));
    });
}
