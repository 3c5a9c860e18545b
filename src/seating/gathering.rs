//! What is wrong with a table as a whole, and with tables that stand too close: flaws that no two
//! people at one table make up by themselves.

use super::cost::HARD;
use super::draft::{Draft, PersonSpec, Rule};
use super::index::{PersonIndex, TableIndex, change_at};
use super::layout::Layout;

/// Who is part of such flaws, and of which.
#[derive(Clone, Debug)]
pub(super) struct Gatherings {
    /// Whether somebody can make a table as a whole better or worse, a person at a time.
    marked: Vec<bool>,
    /// Who must not be near somebody, for those of whom a rule says so.
    distant: Vec<(PersonIndex, PersonIndex)>,
    any: bool,
    only: i64,
}

impl Gatherings {
    pub(super) fn new(draft: &Draft) -> Self {
        let unusual = |spec: &PersonSpec| spec.space != 1 || !spec.company.is_empty();
        let mut marked: Vec<bool> = draft.people.iter().map(unusual).collect();
        let mut distant = Vec::new();
        for rule in &draft.rules {
            let Rule::Distant(one, other) = *rule else { continue };
            for (one, other) in [(one, other), (other, one)] {
                change_at(&mut marked, one.at(), |slot| *slot = true);
                distant.push((one, other));
            }
        }
        let any = marked.contains(&true);
        Self { marked, distant, any, only: draft.weights.only.into() }
    }

    /// Whether there is anybody who can make a table as a whole better or worse.
    pub(super) const fn matter(&self) -> bool {
        self.any
    }

    pub(super) fn is_marked(&self, person: PersonIndex) -> bool {
        self.any && self.marked.get(person.at()) == Some(&true)
    }

    /// What is wrong with these people at this table: chairs that are missing, and kinds of which
    /// somebody is the only one.
    pub(super) fn at_table(
        &self,
        draft: &Draft,
        layout: &Layout,
        table: TableIndex,
        people: impl Iterator<Item = PersonIndex> + Clone,
    ) -> i64 {
        let specs = people.clone().filter_map(|person| draft.people.get(person.at()));
        let space = specs.fold(0, |space: u16, spec| space.saturating_add(spec.space));
        let seats = layout.seats.get(table.at()).copied().unwrap_or(0);
        i64::from(HARD) * i64::from(space.saturating_sub(seats)) + self.lonely(draft, people)
    }

    /// What it costs that somebody is the only one of a kind among these people at a table.
    pub(super) fn lonely(&self, draft: &Draft, people: impl Iterator<Item = PersonIndex>) -> i64 {
        let specs = people.filter_map(|person| draft.people.get(person.at()));
        let mut kinds: Vec<u16> = specs.flat_map(|spec| &spec.company).copied().collect();
        kinds.sort_unstable();
        let alone = kinds.chunk_by(|one, other| one == other).filter(|run| run.len() == 1).count();
        self.only * i64::try_from(alone).unwrap_or(i64::MAX / self.only.max(1))
    }

    /// Those who must not be near somebody.
    pub(super) fn distant_from(
        &self,
        person: PersonIndex,
    ) -> impl Iterator<Item = PersonIndex> + '_ {
        self.distant.iter().filter(move |pair| pair.0 == person).map(|pair| pair.1)
    }
}
