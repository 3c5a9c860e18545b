//! Figures counted by hand, and a picture that any reader of SVG reads.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use super::ei::e_i_index;
use super::layout::layout;
use super::{edges, figures, network_picture, report};
use crate::domain::{
    Command, Details, Pair, ParticipantId, Tie, Way,
    testing::{Evening, pair},
};
use crate::export::Templates;

fn of(name: &str, organisation: &str) -> Details {
    Details { organisation: Some(organisation.into()), ..Details::named(name) }
}

/// Two colleagues who know each other, three others; one round, one who meets nobody.
fn evening() -> (Evening, [ParticipantId; 6]) {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let asks = |asks: &str, offers: &str, details: Details| Details {
        asks: vec![asks.into()],
        offers: vec![offers.into()],
        ..details
    };
    let people = [
        asks("bees", "trams", of("Ada", "Acme")),
        asks("quinces", "pricing", of("Ben", "ACME")),
        asks("trams", "bees", of("Cem", "Borg")),
        asks("leases", "welding", of("Dora", "Coop")),
        asks("sails", "kites", of("Eve", "Coop")),
        asks("x", "y", of("Fay", "Dots")),
    ]
    .map(|details| evening.arrive(details));
    let [ada, ben, cem, dora, eve, _] = people;
    evening.run(Command::Tie { first: ada, second: ben, tie: Tie::Known });
    evening.start_round(&[&[ada, ben, cem], &[dora, eve]]);
    evening.run(Command::EndRound);
    (evening, people)
}

fn value(evening: &Evening, name: &str) -> String {
    let figures = figures(&evening.event);
    figures.rows.into_iter().find(|figure| figure.name == name).unwrap().value
}

#[test]
fn feature_143_the_figures_are_those_that_one_counts_by_hand() {
    let (evening, [ada, ben, cem, dora, eve, fay]) = evening();

    let found = figures(&evening.event);

    assert_eq!(found.people.len(), 6);
    let expected = [
        (pair(ada, ben), false),
        (pair(ada, cem), true),
        (pair(ben, cem), true),
        (pair(dora, eve), true),
    ];
    assert_eq!(found.ties, expected);
    assert_eq!(value(&evening, "groups before and now"), "1 before, 2 now");
    assert_eq!(value(&evening, "alone before and now"), "4 before, 1 now");
    assert_eq!(value(&evening, "new ties a person"), "least 0, median 1, most 2");
    // Before: one tie inside. Now: two across of four.
    assert_eq!(value(&evening, "E–I index of organisations"), "-1.00 before, +0.00 now");
    assert_eq!(value(&evening, "E–I index of fields"), "unknown before, unknown now");
    assert_eq!(value(&evening, "asks answered"), "2 of 6");
    assert_eq!(value(&evening, "asks answered across organisations"), "2");
    assert_eq!(value(&evening, "people who join two groups"), "0");
    let left: Vec<_> = found.left_out.iter().map(|(id, why)| (*id, why.as_str())).collect();
    assert_eq!(
        left[..4],
        [
            (ada, "met one person new to them"),
            (ben, "met one person new to them"),
            (dora, "met one person new to them"),
            (eve, "met one person new to them"),
        ]
    );
    assert_eq!(left[4], (fay, "met nobody new"));
    assert_eq!(found.inside, [dora, eve]);
}

#[test]
fn whoever_only_listens_was_not_left_out_and_the_public_page_names_nobody_who_was() {
    let (mut evening, [.., fay]) = evening();
    let (templates, zone) = (Templates::default(), TimeZone::UTC);
    let page =
        |evening: &Evening, public| report(&evening.event, &templates, &zone, public).unwrap().html;

    assert!(page(&evening, false).contains("met nobody new"));
    let public = page(&evening, true);
    let body = public.split("<main>").nth(1).unwrap();
    assert!(!["met nobody new", "Ada", "Fay"].iter().any(|one| body.contains(one)), "{body}");
    evening.run(Command::ChooseWay { participant: fay, way: Way::Listening });
    assert!(!page(&evening, false).contains("met nobody new"));
}

#[test]
fn the_index_goes_from_all_inside_to_all_across() {
    let (_, [ada, ben, cem, dora, ..]) = evening();
    let group = BTreeMap::from([(ada, "a".to_owned()), (ben, "a".into()), (cem, "b".into())]);
    let index = |ties: &[Pair]| e_i_index(ties.iter().copied(), &group);

    assert_eq!(index(&[pair(ada, ben)]), Some(-1.0));
    assert_eq!(index(&[pair(ada, cem), pair(ben, cem)]), Some(1.0));
    assert_eq!(index(&[pair(ada, ben), pair(ben, cem), pair(ada, dora)]), Some(0.0));
    assert_eq!(index(&[pair(ada, dora)]), None);
}

#[test]
fn the_page_and_the_edges_look_like_this() {
    let (evening, _) = evening();
    let (templates, zone) = (Templates::default(), TimeZone::UTC);

    let html = report(&evening.event, &templates, &zone, false).unwrap().html;

    insta::assert_snapshot!("report_html", html.split("<main>").nth(1).unwrap());
    insta::assert_snapshot!("edges_csv", edges(&evening.event));
}

/// How many texts an SVG has; all of it lies in the picture.
fn texts_of(svg: &str) -> usize {
    let mut reader = Reader::from_str(svg);
    let mut texts = 0;
    loop {
        let event = reader.read_event().unwrap();
        if matches!(event, Xml::Eof) {
            return texts;
        }
        let (Xml::Start(tag) | Xml::Empty(tag)) = event else { continue };
        texts += usize::from(tag.name().as_ref() == "text");
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let name: &str = attribute.key.as_ref();
            if ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy"].contains(&name) {
                let at: f64 = attribute.value.parse().unwrap();
                assert!((0.0..=1000.0).contains(&at), "{name} {at}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_picture_is_well_formed_and_in_its_box_whatever_people_are_called(
        names in prop::collection::vec(".{1,12}", 1..12),
        meets in prop::collection::vec((0..12_usize, 0..12_usize), 0..20),
    ) {
        let mut evening = Evening::new();
        let people: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(at, name)| evening.arrive(of(&format!("P{at} {name}<&>"), "Acme")))
            .collect();
        for (one, other) in meets {
            let two = [people[one % people.len()], people[other % people.len()]];
            drop(evening.ask(Command::MeetByThemselves { people: two.to_vec() }));
        }

        prop_assert_eq!(texts_of(&network_picture(&evening.event)), people.len());
    }

    #[test]
    fn where_people_stand_does_not_depend_on_their_order(
        ties in prop::collection::vec((0..9_usize, 0..9_usize), 0..20),
        turn in 0..9_usize,
    ) {
        let mut evening = Evening::new();
        let mut people: Vec<_> =
            (0..9).map(|at| evening.arrive(of(&format!("P{at}"), "Acme"))).collect();
        let mut ties: Vec<_> = ties
            .into_iter()
            .filter_map(|(one, other)| Some((Pair::new(people[one], people[other])?, true)))
            .collect();
        let first = layout(&people, &ties);
        people.rotate_left(turn);
        ties.reverse();

        prop_assert_eq!(&layout(&people, &ties), &first);
        prop_assert!(first.values().all(|at| (0.0..=1.0).contains(&at.x) && (0.0..=1.0).contains(&at.y)));
    }
}
