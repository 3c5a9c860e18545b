//! The page for whoever takes the desk over.

use super::evening::Evening;
use super::{App, Dialog, Effect, Reading};
use crate::domain::{Answer, Participant, Presence, RoundState, Seat};

/// How many acts the page names.
const LAST_ACTS: usize = 10;
/// How many of those who met fewest people.
const MOST_ALONE: usize = 3;
/// How many of anything else it names, so that it is read.
const MOST_NAMED: usize = 8;

impl App {
    /// What somebody who takes the desk over must know.
    pub(super) fn hand_over(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let mut lines = Vec::new();
        for (heading, part) in [
            ("What is on", self.what_is_on(evening)),
            ("What is due", self.what_is_due(evening)),
            ("Who waits", self.who_waits(evening)),
            ("Asked, and not answered by both", open_slips(evening)),
            ("The last acts", self.last_acts(evening)),
        ] {
            lines.extend((!lines.is_empty()).then(String::new));
            lines.push(format!("# {heading}"));
            if part.is_empty() {
                lines.push("nothing".to_owned());
            }
            lines.extend(part);
        }
        self.open(Dialog::Reading(Reading::new("Handing over", lines)))
    }

    fn what_is_on(&self, evening: &Evening) -> Vec<String> {
        let count = evening.event.head_count();
        vec![
            format!(
                "people\t{} here, {} away, {} expected",
                count.here, count.away, count.expected
            ),
            format!("round\t{}", self.round_words(evening)),
            format!("offers\t{} introductions are possible now: F4", evening.queue.offers.len()),
        ]
    }

    fn round_words(&self, evening: &Evening) -> String {
        let Some(round) = evening.round_shown() else { return "none drawn yet".to_owned() };
        let number = round.number;
        let minutes = round.millis_left(self.now).unwrap_or(0) / 60_000;
        match round.state {
            RoundState::Draft => format!("{number} is drawn and not started"),
            RoundState::Running if minutes < 0 => {
                format!("{number} is on, its time was up {} minutes ago", -minutes)
            }
            RoundState::Running => format!("{number} is on, {minutes} minutes left"),
            RoundState::Paused { .. } => format!("{number} is paused, {minutes} minutes left"),
            RoundState::Ended { .. } => format!("{number} is over"),
        }
    }

    fn what_is_due(&self, evening: &Evening) -> Vec<String> {
        let event = &evening.event;
        let troubles = evening.round_troubles();
        let troubles = troubles.iter().map(|one| format!("round\t{one}"));
        let open = event.introductions().into_iter().filter(|one| one.outcome.is_none());
        let open = open.map(|one| {
            let (first, second) = (event.name_of(one.first), event.name_of(one.second));
            let minutes = self.now.minutes_since(one.at);
            format!("did it happen?\t{first} and {second}, introduced {minutes} min ago")
        });
        shortened(troubles.chain(open).collect())
    }

    fn who_waits(&self, evening: &Evening) -> Vec<String> {
        let away = evening.event.participants().filter_map(|person| {
            let Presence::Away { since } = person.presence() else { return None };
            let minutes = self.now.minutes_since(since);
            Some(format!("away\t{}, for {minutes} min", person.details.name))
        });
        let unseated = evening.event.running_round().is_some();
        let late =
            evening.event.participants().filter(|person| unseated && is_unseated(evening, person));
        let late = late.map(|person| format!("no seat yet\t{}", person.details.name));
        let alone = evening.introductions_screen.edges.wallflowers.iter().take(MOST_ALONE);
        let alone =
            alone.map(|edge| format!("met fewest\t{}", evening.event.name_of(edge.participant)));
        let name = |id| evening.event.name_of(id);
        let passed_on = evening.introductions_screen.passed_on.iter().map(|(one, _)| {
            format!("passed on\t{} and {}, to be introduced", name(one.first), name(one.second))
        });
        shortened(late.chain(passed_on).chain(away).chain(alone).collect())
    }

    fn last_acts(&self, evening: &Evening) -> Vec<String> {
        let acts = (0..LAST_ACTS).filter_map(|place| evening.history_screen.act(place));
        acts.map(|act| {
            let undone = if act.undone { " (taken back)" } else { "" };
            format!("{}\t{}{undone}", act.at.clock(&self.zone), evening.act_words(act))
        })
        .collect()
    }
}

fn is_unseated(evening: &Evening, person: &Participant) -> bool {
    let seat = evening.event.seat_now(person.id);
    person.is_here() && matches!(seat, None | Some(Seat::Parked))
}

/// Those of whom one said yes and the other was not asked yet; a "no" is nobody's business.
fn open_slips(evening: &Evening) -> Vec<String> {
    let event = &evening.event;
    let open = event.asked().filter(|(pair, _)| {
        !event.is_resting(*pair) && !event.is_shunned(*pair) && !event.have_met_tonight(*pair)
    });
    let slips = open.filter_map(|(pair, answers)| {
        let (who, answer) = answers.iter().next()?;
        let other = pair.other(*who)?;
        (answers.len() == 1 && *answer == Answer::Yes).then(|| {
            format!("ask {}\t{} would like to meet them", event.name_of(other), event.name_of(*who))
        })
    });
    shortened(slips.collect())
}

/// A list that is read at a glance; how many more there are stands at its end.
fn shortened(mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(MOST_NAMED);
    lines.truncate(MOST_NAMED);
    lines.extend((more > 0).then(|| format!("and {more} more")));
    lines
}
