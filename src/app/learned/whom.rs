//! Who is meant by a few words, and which names a word that is being typed may become.

use super::line::By;
use crate::app::evening::Evening;
use crate::domain::{ParticipantId, Presence};
use crate::finder::{Standing, Tier};
use crate::topics::fold;

/// How many people are looked at for a name; a word that fits more is no name yet.
const LOOKED_AT: usize = 12;
/// How many names are offered while one is typed.
const OFFERED: usize = 4;

impl Evening {
    /// Who goes by some words: those who are in the room, else anybody on the roster.
    pub(super) fn whom(&self, words: &str, by: By) -> Vec<ParticipantId> {
        let hits = self.index.find(words, LOOKED_AT, |id| self.in_the_room_first(id));
        let Some(best) = hits.first().map(|hit| hit.tier) else { return Vec::new() };
        if best > Tier::Nickname {
            return Vec::new();
        }
        let typed = fold::fold(words);
        let mut people: Vec<ParticipantId> =
            hits.iter().filter(|hit| hit.tier == best).map(|hit| hit.participant).collect();
        if by == By::Word && best <= Tier::Name {
            people.retain(|id| self.has_words(*id, &typed));
        }
        let whole = |id: &ParticipantId| fold::fold(self.event.name_of(*id)) == typed;
        let here = |id: &ParticipantId| {
            let presence = self.event.participant(*id).map(crate::domain::Participant::presence);
            matches!(presence, Some(Presence::Here { .. } | Presence::Away { .. }))
        };
        narrow(&mut people, whole);
        narrow(&mut people, here);
        people
    }

    /// Whether each of some folded words is a whole word of somebody's name.
    fn has_words(&self, id: ParticipantId, typed: &str) -> bool {
        let name = fold::fold(self.event.name_of(id));
        let is_part = |word: &str| name.split([' ', '-']).any(|part| part == word);
        typed.split_whitespace().all(is_part)
    }

    /// The names that the end of a line may become, the likeliest first, and where in the line
    /// they begin.
    pub(crate) fn names_for(&self, typed: &str) -> (usize, Vec<ParticipantId>) {
        let start = name_start(typed);
        let words = typed.get(start..).unwrap_or_default().trim();
        if words.chars().count() < 2 {
            return (start, Vec::new());
        }
        let hits = self.index.find(words, OFFERED, |id| self.in_the_room_first(id));
        let close = hits.into_iter().filter(|hit| hit.tier <= Tier::Initials);
        // A name that stands there whole needs no more letters.
        let people: Vec<ParticipantId> = close.map(|hit| hit.participant).collect();
        let is_whole = |id: &ParticipantId| self.event.name_of(*id) == words;
        if people.first().is_some_and(is_whole) { (start, Vec::new()) } else { (start, people) }
    }

    fn in_the_room_first(&self, id: ParticipantId) -> Standing {
        match Self::standing(&self.event, id) {
            Standing::Here => Standing::Expected,
            Standing::Expected => Standing::Here,
            Standing::Gone => Standing::Gone,
        }
    }

    /// What tells somebody apart from others of the name: where they work, else their id.
    pub(super) fn told_apart(&self, id: ParticipantId) -> String {
        let organisation =
            self.event.participant(id).and_then(|person| person.details.organisation.clone());
        organisation.unwrap_or_else(|| id.to_string())
    }
}

/// Keeps those of whom something is true, where it is of any.
fn narrow(people: &mut Vec<ParticipantId>, is: impl Fn(&ParticipantId) -> bool) {
    if people.iter().any(&is) {
        people.retain(is);
    }
}

/// Where a name begins that stands at the end of a line: at its beginning, or behind a word that
/// leads to a name.
fn name_start(typed: &str) -> usize {
    const LEADS: [&str; 14] = [
        " with ",
        " to ",
        " for ",
        " from ",
        " witness ",
        " mit ",
        " an ",
        " von ",
        " avec ",
        " pour ",
        " de ",
        " con ",
        " para ",
        " > ",
    ];
    let lower = typed.to_lowercase();
    // Folding to lower case may move bytes in a few scripts: then there is no lead to be sure of.
    if lower.len() != typed.len() {
        return 0;
    }
    LEADS.iter().filter_map(|lead| lower.rfind(lead).map(|at| at + lead.len())).max().unwrap_or(0)
}
