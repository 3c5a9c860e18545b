//! Lists that come in again: shuffled, cut short, edited, with an evening going on between.

use std::collections::BTreeSet;

use proptest::prelude::*;
use shouldmeet::domain::{
    Change, Command, DeskId, Details, Entry, EntryId, Event, ParticipantId, Presence, Tie,
    Timestamp,
};
use shouldmeet::intake::{Mapping, Preview, Sheet, decode, registrations};

/// An event that takes acts in at once.
struct Evening {
    event: Event,
    seq: u32,
}

const DESK: [u8; 4] = [1; 4];

impl Evening {
    fn new() -> Self {
        Self { event: Event::new(DeskId::from_random(DESK)), seq: 0 }
    }

    fn ask(&mut self, command: Command) {
        let Ok(changes) = self.event.decide(command, Timestamp::default()) else { return };
        self.apply(changes);
    }

    fn apply(&mut self, changes: Vec<Change>) {
        let act = self.seq + 1;
        for change in changes {
            self.seq += 1;
            let id = EntryId { desk: DeskId::from_random(DESK), seq: self.seq };
            let stamp = u64::from(self.seq);
            self.event.apply(&Entry { id, act, stamp, at: Timestamp::default(), change });
        }
    }

    fn preview(&self, list: &str) -> Preview {
        let sheet = Sheet::read(&decode(list.as_bytes()).unwrap()).unwrap();
        let list = registrations(&sheet, &Mapping::guess(&sheet));
        Preview::of(&list, self.event.participants())
    }

    fn import(&mut self, list: &str) {
        if let Some(command) = self.preview(list).command() {
            self.ask(command);
        }
    }

    /// Who is on the roster, by address, with all that is known and where they are.
    fn people(&self) -> Vec<(ParticipantId, Details, Presence)> {
        let people = self.event.participants();
        people.map(|one| (one.id, one.details.clone(), one.presence())).collect()
    }

    fn addresses(&self) -> BTreeSet<String> {
        self.event.participants().filter_map(|one| one.details.email.clone()).collect()
    }
}

/// A row: which person, their company and what they offer, and whether the list has them here.
type Row = (u8, u8, u8, bool);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0_u8..60, 0_u8..5, 0_u8..4, any::<bool>());
    prop::collection::btree_map(0_u8..60, row, 1..25)
        .prop_map(|rows| rows.into_iter().map(|(at, (_, b, c, d))| (at, b, c, d)).collect())
}

const GIVEN: [&str; 8] = ["Ada", "Bo", "Chloë", "Dora", "Emil", "Farid", "Grace", "Hana"];
const FAMILY: [&str; 8] = ["Byron", "Li", "Martin", "Novak", "Öberg", "Nazari", "Hopper", "Sato"];

fn csv(rows: &[Row]) -> String {
    let mut text = "Name,E-mail,Company,Offers,Checked in\n".to_owned();
    for (at, company, offers, here) in rows {
        let (given, family) = (GIVEN[usize::from(at % 8)], FAMILY[usize::from(at / 8 % 8)]);
        let offers = ["", "Rust", "Rust; looms", "hiring"][usize::from(*offers)];
        let here = if *here { "yes" } else { "" };
        let row = format!("{given} {family},p{at}@example.org,Firm {company},{offers},{here}\n");
        text.push_str(&row);
    }
    text
}

/// What happens at the desk between two lists.
fn acts() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0_u8..6, any::<u8>(), any::<u8>()), 0..15)
}

fn act(evening: &mut Evening, (kind, a, b): (u8, u8, u8)) {
    let ids: Vec<ParticipantId> = evening.event.participants().map(|one| one.id).collect();
    let (first, second) = (ids[usize::from(a) % ids.len()], ids[usize::from(b) % ids.len()]);
    evening.ask(match kind {
        0 | 1 => Command::CheckIn { participant: first },
        2 => Command::Leave { participant: first, minutes_ago: 0 },
        3 => Command::WalkIn { details: Details::named(format!("Walker {a} {b}")) },
        4 => Command::Tie { first, second, tie: Tie::Known },
        _ => Command::WillNotCome { participant: first },
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn situation_57_a_list_imported_twice_in_any_order_changes_nothing(
        rows in rows(),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let mut evening = Evening::new();
        evening.import(&csv(&rows));
        let before = evening.people();
        prop_assert_eq!(before.len(), rows.len());

        let mut other = rows.clone();
        other.rotate_left(shuffled.index(rows.len()));
        other.reverse();

        prop_assert_eq!(evening.preview(&csv(&other)).command(), None);
        evening.import(&csv(&other));
        prop_assert_eq!(evening.people(), before);
    }

    #[test]
    fn situation_57_a_corrected_list_changes_what_it_corrects_and_a_shorter_one_loses_nobody(
        rows in rows(),
        corrected in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut evening = Evening::new();
        evening.import(&csv(&rows));
        let before = evening.people();
        let mut other = rows.clone();
        let at = corrected.index(rows.len());
        other[at].1 += 10;
        other[at].3 = rows[at].3;

        evening.import(&csv(&other));

        for (index, ((id, was, stood), (same_id, now, stands))) in
            before.iter().zip(evening.people()).enumerate()
        {
            prop_assert_eq!(*id, same_id);
            prop_assert_eq!(*stood, stands);
            if index == at {
                prop_assert_eq!(was.differences(&now).len(), 1);
            } else {
                prop_assert_eq!(was, &now);
            }
        }
        let all = evening.people();
        evening.import(&csv(&other[..=cut.index(other.len())]));
        prop_assert_eq!(evening.people(), all);
    }

    #[test]
    fn a_list_after_check_ins_keeps_presence_walk_ins_and_ties(rows in rows(), acts in acts()) {
        let mut evening = Evening::new();
        evening.import(&csv(&rows));
        for one in acts {
            act(&mut evening, one);
        }
        let before = evening.people();
        let ties = evening.event.ties().count();

        evening.import(&csv(&rows));

        prop_assert_eq!(evening.people().len(), before.len());
        prop_assert_eq!(evening.event.ties().count(), ties);
        for ((id, was, stood), (same_id, now, stands)) in before.into_iter().zip(evening.people()) {
            prop_assert_eq!(id, same_id);
            prop_assert_eq!(was, now);
            // The list may say of somebody who was expected that they are here, and no more.
            let came = stood == Presence::Expected && matches!(stands, Presence::Here { .. });
            prop_assert!(stands == stood || came);
        }
    }

    #[test]
    fn the_order_of_two_lists_does_not_matter_for_who_is_there(first in rows(), second in rows()) {
        let (mut one, mut other) = (Evening::new(), Evening::new());
        one.import(&csv(&first));
        one.import(&csv(&second));
        other.import(&csv(&second));
        other.import(&csv(&first));

        prop_assert_eq!(one.addresses(), other.addresses());
        prop_assert_eq!(one.people().len(), other.people().len());
        let both: BTreeSet<u8> = first.iter().chain(&second).map(|row| row.0).collect();
        prop_assert_eq!(one.people().len(), both.len());
    }
}
