//! The ways to get a name wrong, one table each, and what holds for any people and any text.

use super::sample::{names, person};
use super::{Index, Standing, Tier};
use crate::domain::{Details, Participant, ParticipantId};

fn expected(_: ParticipantId) -> Standing {
    Standing::Expected
}

/// Name, organisation and e-mail address.
const ROOM: [(&str, &str, &str); 16] = [
    ("Bjørg Håland", "Fjordkraft Energi", "bjorg.haland@fjordkraft.example"),
    ("Françoise Lefèvre", "Atelier du Nord", "flefevre@atelier.example"),
    ("Gerrit van der Meulen", "Polder Collective", "gerrit@polder.example"),
    ("Żaneta Wójcik", "Sowa Labs", "zaneta.wojcik@sowa.example"),
    ("Jörg Schäfer", "Technische Hochschule Bergen", "j.schaefer@thb.example"),
    ("Dorothy Whitcombe", "Marsh & Reed", "whitcombe.d@marsh.example"),
    ("Theodore Okonkwo", "Lagos Robotics", "theo@lagos.example"),
    ("Wu Ng", "Harbour Trust", "wu.ng@harbour.example"),
    ("Владимир Щукин", "Neva Press", "vshchukin@neva.example"),
    ("Σωτηρία Χατζή", "Aegean Foods", "s.chatzi@aegean.example"),
    ("陈雨桐", "Lotus Media", "chen.yutong@lotus.example"),
    ("최민서", "Hangang Design", "mschoi@hangang.example"),
    ("Khalid bin Salman al-Rashid", "Dune Capital", "khalid@dune.example"),
    ("Siobhán O’Dowd-Kearney", "Marsh & Reed", "siobhan@marsh.example"),
    ("Milagros Ibáñez Ruiz", "Clínica Sol", "mibanez@sol.example"),
    ("Katherine Pruitt", "Northgate", "kpruitt@northgate.example"),
];

fn room() -> Index {
    let people: Vec<Participant> = (1..)
        .zip(ROOM)
        .map(|(number, (name, organisation, email))| {
            let details = Details {
                organisation: Some(organisation.to_owned()),
                email: Some(email.to_owned()),
                ticket: Some(format!("QX-{number:03}")),
                ..Details::named(name)
            };
            person(number, details)
        })
        .collect();
    Index::of(&people)
}

#[track_caller]
fn all_lead_to_their_person(typed: &[(&str, &str)]) {
    let room = room();
    for (typed, name) in typed {
        let hits = room.find(typed, 5, expected);
        let first = hits.first().and_then(|hit| {
            ROOM.get(usize::try_from(hit.participant.number).unwrap().checked_sub(1)?)
        });
        assert_eq!(first.map(|row| row.0), Some(*name), "{typed}: {hits:?}");
    }
}

#[test]
fn whole_names_and_parts_in_any_order() {
    all_lead_to_their_person(&[
        ("Bjørg Håland", "Bjørg Håland"),
        ("lefevre, francoise", "Françoise Lefèvre"),
        ("okon theo", "Theodore Okonkwo"),
        ("dor whit", "Dorothy Whitcombe"),
        ("Ng Wu", "Wu Ng"),
        ("ng", "Wu Ng"),
        ("ruiz", "Milagros Ibáñez Ruiz"),
    ]);
}

#[test]
fn accents_left_out_added_or_spelled_out() {
    all_lead_to_their_person(&[
        ("bjorg haland", "Bjørg Håland"),
        ("bjoerg haaland", "Bjørg Håland"),
        ("jorg schafer", "Jörg Schäfer"),
        ("joerg schaefer", "Jörg Schäfer"),
        ("dórothy whitcömbe", "Dorothy Whitcombe"),
        ("zaneta wojcik", "Żaneta Wójcik"),
    ]);
}

#[test]
fn slips_of_the_hand() {
    all_lead_to_their_person(&[
        ("dorohty whitcombe", "Dorothy Whitcombe"),
        ("dorothy whitcomb", "Dorothy Whitcombe"),
        ("theodorre okonkwo", "Theodore Okonkwo"),
        ("theofore okonkwo", "Theodore Okonkwo"),
        ("okonnkwo", "Theodore Okonkwo"),
        ("okonkow thoedore", "Theodore Okonkwo"),
        ("fransoise lefevre", "Françoise Lefèvre"),
        ("katharin prewitt", "Katherine Pruitt"),
        ("milagrso iba", "Milagros Ibáñez Ruiz"),
        ("ktherine pru", "Katherine Pruitt"),
    ]);
}

#[test]
fn initials_organisations_addresses_and_codes() {
    all_lead_to_their_person(&[
        ("d whitcombe", "Dorothy Whitcombe"),
        ("dorothy w", "Dorothy Whitcombe"),
        ("to lagos", "Theodore Okonkwo"),
        ("jorg hochschule", "Jörg Schäfer"),
        ("khalid dune", "Khalid bin Salman al-Rashid"),
        ("flefevre", "Françoise Lefèvre"),
        ("whitcombe.d@mar", "Dorothy Whitcombe"),
        ("qx-007", "Theodore Okonkwo"),
        ("QX 007", "Theodore Okonkwo"),
        ("qx007", "Theodore Okonkwo"),
    ]);
}

#[test]
fn nicknames_both_ways_and_typed_in_part() {
    all_lead_to_their_person(&[
        ("kate pruitt", "Katherine Pruitt"),
        ("kitty pru", "Katherine Pruitt"),
        ("ted okonkwo", "Theodore Okonkwo"),
        ("dotty whitcombe", "Dorothy Whitcombe"),
        ("mila ibanez", "Milagros Ibáñez Ruiz"),
        ("vova shchukin", "Владимир Щукин"),
    ]);
}

#[test]
fn spaces_particles_and_hyphens() {
    all_lead_to_their_person(&[
        ("vandermeulen", "Gerrit van der Meulen"),
        ("gerrit meulen", "Gerrit van der Meulen"),
        ("van der-meulen", "Gerrit van der Meulen"),
        ("dorothywhitcombe", "Dorothy Whitcombe"),
        ("dorothy whit combe", "Dorothy Whitcombe"),
        ("odowd", "Siobhán O’Dowd-Kearney"),
        ("o dowd kearney", "Siobhán O’Dowd-Kearney"),
        ("odowdkearney", "Siobhán O’Dowd-Kearney"),
        ("siobhan kearney", "Siobhán O’Dowd-Kearney"),
        ("al rashid", "Khalid bin Salman al-Rashid"),
        ("alrashid khalid", "Khalid bin Salman al-Rashid"),
    ]);
}

#[test]
fn other_scripts_as_written_and_in_latin_letters() {
    all_lead_to_their_person(&[
        ("щукин", "Владимир Щукин"),
        ("wladimir schtschukin", "Владимир Щукин"),
        ("χατζη", "Σωτηρία Χατζή"),
        ("sotiria hatzi", "Σωτηρία Χατζή"),
        ("陈", "陈雨桐"),
        ("chen yu tong", "陈雨桐"),
        ("yutong chan", "陈雨桐"),
        ("choi minseo", "최민서"),
        ("최", "최민서"),
    ]);
}

#[test]
fn whoever_is_called_so_comes_before_whoever_may_be() {
    let index = names(&["Robert Bobak", "Bob Marsh", "Katherine Lund", "Kate Lund"]);

    for (typed, first) in [("bob", 2), ("kate lund", 4), ("katherine lund", 3)] {
        let hits = index.find(typed, 5, expected);

        assert_eq!(hits.first().map(|hit| hit.participant.number), Some(first), "{typed}");
        assert!(hits.iter().skip(1).all(|hit| hit.tier > Tier::Name || typed == "bob"), "{typed}");
    }
}

/// What is found, and how.
fn answers(index: &Index, typed: &str) -> Vec<(u32, Tier)> {
    let hits = index.find(typed, 8, expected);
    hits.iter().map(|hit| (hit.participant.number, hit.tier)).collect()
}

const NAME: &str =
    "[a-d]{1,5} [a-d]{1,5}|[a-c]{2,6}( [øéü]{1,3})?|(kate|bob|robert|anna) [a-c]{1,4}";

fn people(names: &[String]) -> Vec<Participant> {
    (1..)
        .zip(names)
        .map(|(number, name)| {
            let email = Some(format!("{}@example.org", name.replace(' ', ".")));
            person(number, Details { email, ..Details::named(name) })
        })
        .collect()
}

proptest::proptest! {
    #[test]
    fn the_order_in_which_people_came_changes_nothing(
        all in proptest::collection::vec(NAME, 1..25), typed in NAME, cut in 1_usize..12,
    ) {
        let typed: String = typed.chars().take(cut).collect();
        let people = people(&all);
        let index = Index::of(&people);
        let other = Index::of(people.iter().rev());

        proptest::prop_assert_eq!(answers(&index, &typed), answers(&other, &typed));
    }

    #[test]
    fn whoever_came_and_went_leaves_no_trace(
        all in proptest::collection::vec(NAME, 2..25), typed in NAME, cut in 1_usize..12,
    ) {
        let typed: String = typed.chars().take(cut).collect();
        let people = people(&all);
        let (guest, others) = people.split_last().unwrap();
        let mut index = Index::of(others);
        let before = answers(&index, &typed);

        index.update(guest);
        index.update(guest);
        index.remove(guest.id);

        proptest::prop_assert_eq!(answers(&index, &typed), before);
    }

    #[test]
    fn a_whole_name_finds_its_person_before_all_who_are_not_called_so(
        all in proptest::collection::vec(NAME, 1..25), which in 0_usize..25,
    ) {
        let people = people(&all);
        let name = &all[which % all.len()];
        let index = Index::of(&people);

        let first = answers(&index, name).first().map(|&(number, _)| number);

        let found = &all[usize::try_from(first.unwrap()).unwrap() - 1];
        let words = |name: &str| {
            let mut words = crate::topics::fold::words(name);
            words.sort_unstable();
            words
        };
        proptest::prop_assert_eq!(words(found), words(name));
    }
}
