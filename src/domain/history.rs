//! What happened, act by act: for the history screen and for the line that confirms an act.

use super::change::Change;
use super::entry::Entry;
use super::event::Event;
use super::id::ParticipantId;
use super::kind::Source;
use super::presence::Step;

/// One act: what was asked for at once, and is taken back at once.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// Its entries, in order; at least one.
    pub entries: Vec<&'a Entry>,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Event {
    /// Every act, newest first.
    #[must_use]
    pub fn acts(&self) -> Vec<Act<'_>> {
        let mut acts: Vec<Act<'_>> = Vec::new();
        for entry in self.ledger().entries() {
            let own = |act: &&mut Act<'_>| {
                act.entries.first().is_some_and(|first| first.act_id() == entry.act_id())
            };
            // Two desks that wrote at once may stand among each other; no more than that.
            if let Some(act) = acts.iter_mut().rev().take(4).find(own) {
                act.entries.push(entry);
            } else {
                acts.push(Act { entries: vec![entry], undone: self.ledger().is_undone(entry) });
            }
        }
        acts.reverse();
        acts
    }

    /// An act in one sentence: what and whom, in the past tense.
    #[must_use]
    pub fn describe(&self, changes: &[&Change]) -> String {
        let registered =
            changes.iter().filter(|change| matches!(change, Change::Registered { .. })).count();
        let arrived = changes
            .iter()
            .filter(|change| {
                matches!(change, Change::Stepped { step: Step::Arrived | Step::CameBack, .. })
            })
            .count();
        let lead = changes.iter().find(|change| !matches!(change, Change::Registered { .. }));
        match (changes, registered, arrived) {
            ([], ..) => "Nothing".to_owned(),
            ([Change::Registered { details, source: Source::WalkIn, .. }, rest @ ..], 1, 1) => {
                rest.iter().find_map(|change| self.substitution(change)).map_or_else(
                    || format!("Added {} and checked in", details.name),
                    |expected| format!("{} comes instead of {expected}", details.name),
                )
            }
            ([one], ..) => self.sentence(one),
            _ if changes.iter().any(|change| change.is_carried()) => carried(changes, registered),
            (_, 0, all) if all == changes.len() => format!("Checked in {all} people together"),
            (_, 0, _) => match lead {
                Some(Change::Amended { .. }) => self.describe_amendments(changes),
                Some(Change::Moved { .. }) => self.describe_moves(changes),
                Some(Change::HandedOut { .. }) => {
                    format!("Wrote the sheets of {} people", changes.len())
                }
                Some(Change::TablePlaced { .. }) => format!("Set up {} tables", changes.len()),
                Some(change) => self.sentence(change),
                None => "Nothing".to_owned(),
            },
            (_, people, _) => {
                let amended =
                    changes.iter().filter(|change| matches!(change, Change::Amended { .. }));
                format!("Took in a list: {people} new, {} corrections", amended.count())
            }
        }
    }

    fn substitution(&self, change: &Change) -> Option<String> {
        if let Change::Substituted { expected, .. } = change {
            return Some(self.name_of(*expected).to_owned());
        }
        None
    }

    fn describe_amendments(&self, changes: &[&Change]) -> String {
        let mut people: Vec<ParticipantId> =
            changes.iter().filter_map(|change| change.amends()).collect();
        people.dedup();
        match people.as_slice() {
            [one] => {
                let amended = changes.iter().filter(|change| change.amends().is_some()).count();
                format!("Changed {} details of {}", amended, self.name_of(*one))
            }
            many => format!("Took in a corrected list: {} people changed", many.len()),
        }
    }

    fn describe_moves(&self, changes: &[&Change]) -> String {
        let moves: Vec<String> = changes.iter().map(|change| self.sentence(change)).collect();
        match moves.as_slice() {
            [first, second] => format!("{first}; {second}"),
            many => format!("Moved {} people", many.len()),
        }
    }

    /// What was taken back is brought back by taking that back.
    pub(super) fn describe_undo(&self, changes: &[&Change]) -> String {
        let undone = changes.first().and_then(|change| change.undoes());
        match undone.and_then(|entry| self.ledger().act(entry)) {
            Some(brought_back) => format!("Brought back: {}", self.describe(&brought_back)),
            None => format!("Took back: {}", self.describe(changes)),
        }
    }
}

/// What was carried over from an earlier event: some of it was said in confidence.
fn carried(changes: &[&Change], people: usize) -> String {
    let met = changes.iter().filter(|change| matches!(change, Change::Tied { .. })).count();
    let people = if people == 0 { String::new() } else { format!("{people} people, ") };
    format!("Carried over: {people}{met} pairs who met at an earlier event")
}
