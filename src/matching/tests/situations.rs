//! Evenings as they really go, as far as introductions see them.

use super::{introduce, offered, pairs, redrawn, room, seat, suggestions, topics};
use crate::domain::{
    Answer, Command, Details, Setting, Tie, Way,
    testing::{Evening, pair},
};
use crate::matching::{Band, Gate, Queue, WhyNot, clumps, magnets, wallflowers, why_not};

#[test]
fn situation_06_a_pair_kept_apart_is_never_offered_and_looks_like_any_pair_that_rests() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &["pricing"], &["museums"]));
    let ben = evening.arrive(topics("Ben", &["museums"], &["pricing"]));
    let [cem, dora] = evening.walk_in_all(["Cem", "Dora"]);
    evening.run(Command::KeepApart { first: ada, second: ben });
    evening.run(Command::Rest { first: cem, second: dora });

    let room = room(&evening);
    let apart = why_not(&room, ada, ben);

    assert!(!offered(&evening, ada).contains(&ben) && !offered(&evening, ben).contains(&ada));
    assert!(!pairs(&redrawn(&evening, &Queue::default())).contains(&pair(ada, ben)));
    assert_eq!(apart, why_not(&room, cem, dora));
    assert_eq!(apart, WhyNot::Gate(Gate::NotTonight));
    assert_eq!(Gate::NotTonight.to_string(), "not tonight");
    assert!(offered(&evening, ben).contains(&cem), "the other one is offered as before");
}

#[test]
fn feature_08_two_who_would_rather_not_are_not_suggested_to_each_other() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &["pricing"], &["museums"]));
    let ben = evening.arrive(topics("Ben", &["museums"], &["pricing"]));
    assert!(offered(&evening, ada).contains(&ben));
    let how = crate::domain::Apart::RatherNot;

    evening.run(Command::KeepAway { first: ada, second: ben, how });

    assert!(!offered(&evening, ada).contains(&ben) && !offered(&evening, ben).contains(&ada));
    assert_eq!(why_not(&room(&evening), ada, ben), WhyNot::Gate(Gate::NotTonight));
}

#[test]
fn situation_42_who_met_at_an_earlier_event_comes_after_strangers() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["pricing"]));
    let [known, stranger] =
        ["Ben", "Cem"].map(|name| evening.arrive(topics(name, &["pricing"], &[])));
    evening.run(Command::Tie { first: ada, second: known, tie: Tie::MetBefore });

    assert_eq!(offered(&evening, ada), [stranger, known]);
    let bands: Vec<Band> = suggestions(&evening, ada).iter().map(|one| one.score.band).collect();
    assert_eq!(bands, [Band::Edge, Band::Near]);
}

#[test]
fn situation_44_an_investor_whom_all_want_gets_a_few_and_peers_answer_the_rest() {
    let mut evening = Evening::new();
    evening.run(Command::Settle { setting: Setting::IntroductionCap(2) });
    let investor = evening.arrive(topics("Ines", &["funding"], &[]));
    let peer = evening.arrive(topics("Per", &["funding"], &[]));
    let founders: Vec<_> = (0..8)
        .map(|number| evening.arrive(topics(&format!("Founder{number}"), &[], &["funding"])))
        .collect();
    for founder in founders.iter().take(2) {
        assert!(offered(&evening, *founder).contains(&investor));
        introduce(&mut evening, *founder, investor);
        evening.wait(6);
    }

    let next = offered(&evening, founders[2]);

    assert_eq!(next.first(), Some(&peer));
    assert!(!next.contains(&investor) && offered(&evening, investor).is_empty());
    let room = room(&evening);
    assert_eq!(why_not(&room, founders[2], investor), WhyNot::Gate(Gate::Enough(investor)));
    assert_eq!(magnets(&room, 3).first().map(|edge| edge.participant), Some(investor));
}

#[test]
fn situation_45_who_is_away_or_gone_or_at_a_table_is_not_offered() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let ask = evening.arrive(topics("Ada", &[], &["pricing"]));
    let [away, left, seated, beside, free] = ["Ben", "Cem", "Dora", "Eve", "Finn"]
        .map(|name| evening.arrive(topics(name, &["pricing"], &[])));
    evening.run(Command::StepOut { participant: away });
    evening.run(Command::Leave { participant: left, minutes_ago: 0 });
    seat(&mut evening, &[seated, beside]);

    assert_eq!(offered(&evening, ask), [free]);
    assert_eq!(pairs(&redrawn(&evening, &Queue::default())), [pair(ask, free)]);
    let room = room(&evening);
    for (other, gate) in
        [(away, Gate::NotHere(away)), (left, Gate::NotHere(left)), (seated, Gate::AtATable(seated))]
    {
        assert_eq!(why_not(&room, ask, other), WhyNot::Gate(gate));
    }
}

#[test]
fn situation_45_an_offer_goes_when_one_of_the_two_goes() {
    let mut evening = Evening::new();
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    let queue = redrawn(&evening, &Queue::default());
    let gone = queue.offers[0].suggestion.first;
    evening.run(Command::StepOut { participant: gone });

    let queue = redrawn(&evening, &queue);

    let people: Vec<_> = pairs(&queue).iter().flat_map(|pair| pair.both()).collect();
    let mut others = vec![ada, ben, cem];
    others.retain(|person| *person != gone);
    assert_eq!(people, others);
}

#[test]
fn situation_46_somebody_without_topics_meets_the_host_of_a_table_first() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let newcomer = evening.walk_in("Nia");
    let other = evening.arrive(topics("Ben", &["pricing"], &[]));
    let host = evening.arrive(topics("Hana", &["museums"], &[]));
    evening.run(Command::Pin { participant: host, table: Some(crate::domain::TableNumber(1)) });

    let suggestions = suggestions(&evening, newcomer);

    assert_eq!(suggestions.iter().map(|one| one.second).collect::<Vec<_>>(), [host, other]);
    let reason = &suggestions[0].spoken.reason;
    assert_eq!(reason, "Nia has not said yet what to look for. Hana, would you find out together?");
}

#[test]
fn situation_47_what_everybody_typed_says_nothing_and_the_host_is_told() {
    let mut evening = Evening::new();
    let interests =
        |name: &str| Details { interests: vec!["AI".to_owned()], ..topics(name, &[], &[]) };
    let people: Vec<_> =
        (0..8).map(|number| evening.arrive(interests(&format!("Person{number}")))).collect();
    let rare = evening.arrive(topics("Ada", &["beekeeping"], &["AI"]));
    evening.run(Command::Amend {
        participant: people[5],
        detail: crate::domain::Detail::Asks(vec!["beekeeping".to_owned()]),
    });

    let room = room(&evening);

    let useless: Vec<&str> = room.useless_topics().iter().map(|key| key.as_str()).collect();
    assert_eq!(useless, ["ai"]);
    let best = &suggestions(&evening, people[5])[0];
    assert_eq!((best.second, best.score.answers), (rare, 1));
    let plain = &suggestions(&evening, people[0])[0];
    assert_eq!(plain.score.band, Band::Far);
    assert!(!plain.spoken.reason.contains("AI"), "{}", plain.spoken.reason);
}

#[test]
fn situation_47_what_all_look_for_and_few_offer_is_no_useless_topic() {
    let mut evening = Evening::new();
    let founders: Vec<_> = (0..10)
        .map(|number| evening.arrive(topics(&format!("Founder{number}"), &[], &["funding"])))
        .collect();
    let investor = evening.arrive(topics("Ines", &["funding"], &[]));

    assert!(room(&evening).useless_topics().is_empty());
    assert_eq!(offered(&evening, founders[3]).first(), Some(&investor));
}

#[test]
fn situation_48_spellings_that_the_host_merged_match_and_can_be_parted_again() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["ML"]));
    let ben = evening.arrive(topics("Ben", &["machine-learning"], &[]));
    let answers = |evening: &Evening| suggestions(evening, ada)[0].score.answers;
    assert_eq!(answers(&evening), 0);

    let merge = evening
        .run(Command::MergeTopics { topic: "ml".to_owned(), into: "Machine learning".to_owned() });

    assert_eq!(answers(&evening), 1);
    let spoken = &suggestions(&evening, ben)[0].spoken.reason;
    assert_eq!(spoken, "Ada is looking for “ML”. Ben, you said: “machine-learning”.");
    evening.run(Command::Undo { entry: merge });
    assert_eq!(answers(&evening), 0);
}

#[test]
fn situation_49_a_no_rests_the_pair_for_the_night_and_costs_nobody_anything() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["pricing"]));
    let ben = evening.arrive(topics("Ben", &["pricing"], &[]));
    let cem = evening.arrive(topics("Cem", &["pricing"], &[]));
    let worth = |evening: &Evening, of| {
        let all = suggestions(evening, ada);
        all.into_iter().find(|one| one.second == of).map(|one| one.score.total)
    };
    let before = worth(&evening, cem);

    evening.run(Command::Ask { participant: ben, about: ada, answer: Answer::No });
    evening.wait(4);

    assert_eq!(offered(&evening, ada), [cem]);
    assert_eq!(offered(&evening, ben), [cem]);
    assert_eq!(worth(&evening, cem), before);
    let asked = why_not(&room(&evening), ada, ben);
    assert_eq!(asked, WhyNot::Gate(Gate::NotTonight));
}

#[test]
fn situation_50_who_met_at_the_bar_is_not_introduced() {
    let mut evening = Evening::new();
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.run(Command::MeetByThemselves { people: vec![ada, ben] });

    assert_eq!(offered(&evening, ada), [cem]);
    let room = room(&evening);
    assert_eq!(why_not(&room, ben, ada), WhyNot::Gate(Gate::MetTonight));
}

#[test]
fn situation_28_without_a_common_language_nobody_is_introduced() {
    let mut evening = Evening::new();
    let mut speaking = |name: &str, languages: &[&str]| {
        let languages = languages.iter().copied().map(str::to_owned).collect();
        evening.arrive(Details { languages, ..Details::named(name) })
    };
    let ada = speaking("Ada", &["de"]);
    let ben = speaking("Ben", &["tr"]);
    let cem = speaking("Cem", &["TR", "DE"]);
    let dora = speaking("Dora", &["German"]);
    let eve = speaking("Eve", &[]);

    let found = offered(&evening, ada);

    assert!(!found.contains(&ben));
    assert!([cem, dora, eve].iter().all(|other| found.contains(other)));
    let room = room(&evening);
    assert_eq!(why_not(&room, ada, ben), WhyNot::Gate(Gate::NoLanguage));
}

#[test]
fn who_takes_part_in_another_way_or_goes_with_somebody_is_left_in_peace() {
    let mut evening = Evening::new();
    let [ada, listens, rests, goes_with, asked] =
        evening.walk_in_all(["Ada", "Ben", "Cem", "Dora", "Eve"]);
    for (participant, way) in
        [(listens, Way::Listening), (rests, Way::NotNow), (asked, Way::IntroduceMe)]
    {
        evening.run(Command::ChooseWay { participant, way });
    }
    evening.run(Command::Accompany { companion: goes_with, participant: ada });

    assert_eq!(offered(&evening, ada), [asked]);
    assert!(offered(&evening, listens).is_empty());
    let edges = wallflowers(&room(&evening), 9);
    assert!(edges.iter().all(|edge| edge.participant != goes_with));
}

#[test]
fn a_clump_is_named_with_two_introductions_that_open_it() {
    let mut evening = Evening::new();
    let mut of = |name: &str, organisation: &str, offers: &[&str], asks: &[&str]| {
        let organisation = Some(organisation.to_owned());
        evening.arrive(Details { organisation, ..topics(name, offers, asks) })
    };
    let own = ["A", "B", "C", "D", "E", "F", "G"].map(|name| of(name, "Northwind", &[], &["bees"]));
    let [one, other] = ["X", "Y"].map(|name| of(name, "Acme", &["bees"], &[]));
    of("Z", "NORTHWIND", &[], &[]);
    evening.run(Command::MeetByThemselves { people: own[..5].to_vec() });

    let found = clumps(&room(&evening));

    let [clump] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((clump.closed.as_slice(), clump.here), (&own[..5], 8));
    let openers: Vec<_> = clump.openers.iter().map(|opener| opener.second).collect();
    assert_eq!(openers, [one, other]);
    evening.run(Command::MeetByThemselves { people: vec![own[0], one] });
    assert_eq!(clumps(&room(&evening)), [], "four of eight are no clump");
}

#[test]
fn situation_59_a_minor_is_introduced_only_while_whoever_came_with_them_is_here() {
    let mut evening = Evening::new();
    let minor = |name: &str| Details { safeguarded: true, ..Details::named(name) };
    let [kim, lee] = ["Kim", "Lee"].map(|name| evening.arrive(minor(name)));
    let [ada, parent] = evening.walk_in_all(["Ada", "Parent"]);
    let guarded = WhyNot::Gate(Gate::Guarded(kim));
    assert_eq!(why_not(&room(&evening), ada, kim), guarded);
    assert!(matches!(why_not(&room(&evening), kim, lee), WhyNot::Worth(_)));
    let offered = pairs(&redrawn(&evening, &Queue::default()));
    assert_eq!(offered, [pair(kim, lee), pair(ada, parent)]);

    evening.run(Command::Accompany { companion: parent, participant: kim });
    assert!(matches!(why_not(&room(&evening), ada, kim), WhyNot::Worth(_)));

    evening.run(Command::StepOut { participant: parent });
    assert_eq!(why_not(&room(&evening), ada, kim), guarded);
}
