//! Whether there are chairs enough for people who cannot sit just anywhere.

use std::collections::BTreeSet;

use super::index::{PersonIndex, TableIndex};

/// Chairs given to people one at a time; somebody may be moved on to let another sit down.
///
/// Source: augmenting paths in a bipartite graph; that a crowd without enough chairs exists when
/// none is left is Hall's theorem.
pub(super) struct Chairs {
    tables: Vec<(TableIndex, u16, Vec<PersonIndex>)>,
}

impl Chairs {
    pub(super) fn new(open: Vec<(TableIndex, u16)>) -> Self {
        let empty = |(table, seats)| (table, seats, Vec::new());
        Self { tables: open.into_iter().map(empty).collect() }
    }

    /// Finds somebody one more chair; `false` when there is none, whoever moves on.
    pub(super) fn seat(
        &mut self,
        person: PersonIndex,
        tables: &[TableIndex],
        needs: &[(PersonIndex, Vec<TableIndex>)],
    ) -> bool {
        self.seat_unless(person, tables, needs, &mut BTreeSet::new())
    }

    fn seat_unless(
        &mut self,
        person: PersonIndex,
        tables: &[TableIndex],
        needs: &[(PersonIndex, Vec<TableIndex>)],
        tried: &mut BTreeSet<TableIndex>,
    ) -> bool {
        for table in tables {
            let Some(index) = self.tables.iter().position(|one| one.0 == *table) else { continue };
            if !tried.insert(*table) {
                continue;
            }
            let Some((_, seats, sitting)) = self.tables.get_mut(index) else { continue };
            if sitting.len() < usize::from(*seats) {
                sitting.push(person);
                return true;
            }
            for (slot, other) in sitting.clone().into_iter().enumerate() {
                let elsewhere = needs.iter().find(|need| need.0 == other);
                let elsewhere = elsewhere.map_or(&[][..], |need| need.1.as_slice());
                if self.seat_unless(other, elsewhere, needs, tried) {
                    if let Some(chair) =
                        self.tables.get_mut(index).and_then(|one| one.2.get_mut(slot))
                    {
                        *chair = person;
                    }
                    return true;
                }
            }
        }
        false
    }

    /// The people who compete for the tables that somebody found no chair at.
    pub(super) fn crowd(
        &self,
        person: PersonIndex,
        tables: &[TableIndex],
    ) -> BTreeSet<PersonIndex> {
        let sitting = self.tables.iter().filter(|one| tables.contains(&one.0));
        sitting.flat_map(|one| one.2.iter().copied()).chain([person]).collect()
    }
}
