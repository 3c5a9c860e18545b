//! Evenings as they really go, as far as the domain sees them.

use crate::domain::testing::{Evening, pair, seating};
use crate::domain::{
    Answer, Command, Details, Participant, Presence, Refusal, Registration, RoundNumber, Seat,
    TableNumber, Tie, Way,
};

fn from_organisation(name: &str, organisation: &str) -> Details {
    Details { organisation: Some(organisation.to_owned()), ..Details::named(name) }
}

#[test]
fn situation_11_who_left_unseen_is_gone_from_then_on_and_met_whom_they_met() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.start_round(&[&[ada, ben, cem]]);
    evening.run(Command::EndRound);
    evening.wait(30);
    let noticed = evening.now;

    evening.run(Command::Leave { participant: ada, minutes_ago: 20 });

    let person = evening.event.participant(ada).expect("on the roster");
    assert_eq!(person.presence(), Presence::Left { at: noticed.minus_minutes(20) });
    assert!(evening.event.have_met_tonight(pair(ada, ben)));
    assert_eq!(
        evening.event.round(RoundNumber(1)).map(|round| round.seating.at(TableNumber(1)).len()),
        Some(3)
    );
    let introduce = Command::Introduce { first: ada, second: cem, reason: String::new() };
    assert_eq!(evening.ask(introduce), Err(Refusal::NotHere { name: "Ada".to_owned() }));
}

#[test]
fn situation_11_nobody_left_before_they_came() {
    let mut evening = Evening::new();
    let ada = evening.walk_in("Ada");
    let came = evening.event.participant(ada).and_then(Participant::arrived);

    evening.run(Command::Leave { participant: ada, minutes_ago: 600 });

    let presence = evening.event.participant(ada).map(Participant::presence);
    assert_eq!(presence, came.map(|at| Presence::Left { at }));
}

#[test]
fn situation_12_who_was_said_to_have_left_comes_back_as_the_same_person() {
    let mut evening = Evening::new();
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    evening.run(Command::MeetByThemselves { people: vec![ada, ben] });
    evening.run(Command::Leave { participant: ada, minutes_ago: 0 });

    evening.run(Command::CheckIn { participant: ada });

    assert_eq!(evening.event.participants().count(), 2);
    assert!(evening.event.is_free(ada));
    assert!(evening.event.have_met_tonight(pair(ada, ben)));
}

#[test]
fn situation_13_away_is_neither_here_nor_gone_and_since_when_is_known() {
    let mut evening = Evening::new();
    let ada = evening.walk_in("Ada");
    evening.wait(10);
    let since = evening.now;

    evening.run(Command::StepOut { participant: ada });

    let presence = evening.event.participant(ada).map(Participant::presence);
    assert_eq!(presence, Some(Presence::Away { since }));
    assert!(!evening.event.is_free(ada));
    assert_eq!(evening.event.head_count().away, 1);
    evening.run(Command::ComeBack { participant: ada });
    assert!(evening.event.is_free(ada));
}

#[test]
fn situation_15_two_people_of_one_name_are_two() {
    let mut evening = Evening::new();
    let [one, other] = evening.walk_in_all(["Ada Lovelace", "Ada Lovelace"]);
    let ben = evening.walk_in("Ben");

    evening.run(Command::KeepApart { first: one, second: ben });
    evening.run(Command::Leave { participant: one, minutes_ago: 0 });

    assert_ne!(one, other);
    assert!(!evening.event.is_kept_apart(pair(other, ben)));
    assert!(evening.event.is_free(other));
}

#[test]
fn situation_17_a_walk_in_needs_a_name_and_nothing_else() {
    let mut evening = Evening::new();

    let ada = evening.walk_in("  Ada ");

    let person = evening.event.participant(ada).expect("on the roster");
    assert_eq!(person.details, Details::named("Ada"));
    assert!(person.walk_in && person.is_here());
    let nameless = Command::WalkIn { details: Details::named(" \u{200b} ") };
    assert_eq!(evening.ask(nameless), Err(Refusal::NoName));
}

#[test]
fn situation_18_two_records_of_one_person_become_one_and_two_again() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let asks = vec!["pricing".to_owned()];
    let listed = evening.register(Details { asks, ..from_organisation("Ada Lovelace", "Acme") });
    let [walked_in, ben, cem] = evening.walk_in_all(["Ada L", "Ben", "Cem"]);
    evening.run(Command::Tie { first: walked_in, second: ben, tie: Tie::Known });
    evening.run(Command::KeepApart { first: walked_in, second: cem });
    evening.start_round(&[&[walked_in, ben]]);
    evening.run(Command::EndRound);
    let before = evening.event.clone();

    let merge = evening.run(Command::Merge { kept: listed, gone: walked_in });

    let event = &evening.event;
    let person = event.participant(walked_in).expect("under both ids");
    assert_eq!((person.id, person.details.name.as_str()), (listed, "Ada Lovelace"));
    assert!(person.is_here() && !person.walk_in);
    assert_eq!(event.tie(pair(listed, ben)), Some(Tie::Known));
    assert!(event.is_kept_apart(pair(listed, cem)));
    assert!(event.have_met_tonight(pair(listed, ben)));
    assert_eq!(
        event.round(RoundNumber(1)).and_then(|round| round.seating.table_of(listed)),
        Some(TableNumber(1))
    );
    evening.run(Command::Undo { entry: merge });
    assert_eq!(evening.event, before);
}

#[test]
fn situation_18_a_record_that_went_rests_in_the_next_draft_under_the_one_that_stayed() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let [ada, twin, ben, cem] = evening.walk_in_all(["Ada", "Ada", "Ben", "Cem"]);
    evening.run(Command::Merge { kept: ada, gone: twin });

    let mut draft = seating(&[&[ben, cem]]);
    draft.sitting_out.push(twin);
    evening.run(Command::DraftRound { seating: draft });

    let draft = evening.event.draft().expect("drawn");
    assert_eq!(draft.seating.seat_of(ada), Some(Seat::SitOut));
}

#[test]
fn situation_18_a_companion_who_turns_out_to_be_the_person_goes_with_nobody() {
    for turned in [false, true] {
        let mut evening = Evening::new();
        let [ada, twin] = evening.walk_in_all(["Ada", "Ada"]);
        evening.run(Command::Accompany { companion: twin, participant: ada });

        let (kept, gone) = if turned { (twin, ada) } else { (ada, twin) };
        evening.run(Command::Merge { kept, gone });

        let person = evening.event.participant(kept).expect("on the roster");
        assert_eq!(person.companion_of, None);
    }
}

#[test]
fn situation_18_what_was_told_in_confidence_holds_under_the_record_that_went_too() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let [ada, twin, ben] = evening.walk_in_all(["Ada", "Ada", "Ben"]);
    evening.run(Command::Merge { kept: ada, gone: twin });
    evening.run(Command::KeepApart { first: ada, second: ben });

    let drafted = evening.ask(Command::DraftRound { seating: seating(&[&[twin, ben]]) });

    assert_eq!(drafted, Err(Refusal::NotTheseTwo));
}

#[test]
fn situation_19_the_wrong_person_is_taken_back_after_they_were_seated() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let wrong = evening.register(Details::named("Ada Lovelace"));
    let right = evening.register(Details::named("Ada Byron"));
    let [ben, cem] = evening.walk_in_all(["Ben", "Cem"]);
    let mistake = evening.run(Command::CheckIn { participant: wrong });
    evening.start_round(&[&[wrong, ben, cem]]);

    evening.run(Command::Undo { entry: mistake });
    evening.run(Command::CheckIn { participant: right });
    let seat = Some(Seat::Table(TableNumber(1)));
    evening.run(Command::Move { moves: vec![(wrong, None), (right, seat)] });

    let event = &evening.event;
    assert_eq!(event.participant(wrong).map(Participant::presence), Some(Presence::Expected));
    assert_eq!((event.seat_now(wrong), event.seat_now(right)), (None, seat));
    assert!(event.running_round().is_some());
}

#[test]
fn situation_20_who_comes_instead_is_somebody_else() {
    let mut evening = Evening::new();
    let offers = vec!["pricing".to_owned()];
    let expected = evening.register(Details { offers, ..from_organisation("Ada", "Acme") });
    let before = evening.event.clone();

    let act = evening.run(Command::Substitute { expected, details: Details::named("Ben") });

    let event = &evening.event;
    assert_eq!(event.participant(expected).map(Participant::presence), Some(Presence::NotComing));
    let comes = event.participants().find(|person| person.is_here()).expect("Ben is here");
    assert_eq!(comes.details, Details::named("Ben"));
    evening.run(Command::Undo { entry: act });
    assert_eq!(evening.event, before);
}

#[test]
fn situation_21_a_whole_company_comes_in_with_one_act_whoever_is_here_already() {
    let mut evening = Evening::new();
    let people = ["Ada", "Ben", "Cem", "Dora", "Eve", "Finn"]
        .map(|name| evening.register(from_organisation(name, "Acme")));
    evening.run(Command::CheckIn { participant: people[2] });
    evening.run(Command::Bar { participant: people[3], barred: true });
    let before = evening.event.clone();

    let act = evening.run(Command::CheckInAll { participants: people.to_vec() });

    assert_eq!(evening.event.head_count().here, 5);
    assert!(!evening.event.is_free(people[3]));
    evening.run(Command::Undo { entry: act });
    assert_eq!(evening.event, before);
    evening.run(Command::CheckInAll { participants: people.to_vec() });
    let again = Command::CheckInAll { participants: people.to_vec() };
    assert_eq!(evening.ask(again), Err(Refusal::NothingNew));
}

#[test]
fn situation_57_a_list_that_comes_twice_changes_nothing() {
    let mut evening = Evening::new();
    let row = |known| Registration { known, details: Details::named("Ada"), checked_in: None };
    evening.run(Command::Import { registrations: vec![row(None)], not_coming: Vec::new() });
    let ada = evening.event.participants().next().map(|ada| ada.id);

    let again =
        evening.ask(Command::Import { registrations: vec![row(ada)], not_coming: Vec::new() });

    assert_eq!(again, Err(Refusal::NothingNew));
    assert_eq!(evening.event.participants().count(), 1);
}

#[test]
fn situation_18_two_records_that_both_knew_somebody_keep_the_closer_tie_and_every_answer() {
    let mut evening = Evening::new();
    let [ada, twin, ben] = evening.walk_in_all(["Ada", "Ada", "Ben"]);
    for (kept, gone) in [(ada, twin), (twin, ada)] {
        let mut evening = evening.clone();
        evening.run(Command::Tie { first: kept, second: ben, tie: Tie::MetBefore });
        evening.run(Command::Tie { first: gone, second: ben, tie: Tie::CameTogether });
        let answer = Answer::Yes;
        evening.run(Command::Ask { participant: ben, about: kept, answer });
        evening.run(Command::Ask { participant: gone, about: ben, answer });

        evening.run(Command::Merge { kept, gone });

        assert_eq!(evening.event.tie(pair(kept, ben)), Some(Tie::CameTogether));
        let answers = evening.event.permissions(pair(kept, ben)).cloned();
        assert_eq!(answers, Some([(ben, answer), (kept, answer)].into()));
    }
}

#[test]
fn situation_18_a_wish_outlives_its_record_and_nobody_goes_with_themselves() {
    let mut evening = Evening::new();
    let [ada, twin] = evening.walk_in_all(["Ada", "Ada"]);
    evening.run(Command::ChooseWay { participant: twin, way: Way::NotNow });
    evening.run(Command::Accompany { companion: twin, participant: ada });

    evening.run(Command::Merge { kept: ada, gone: twin });

    let person = evening.event.participant(ada).expect("on the roster");
    assert_eq!((person.way, person.companion_of), (Way::NotNow, None));
}

#[test]
fn situation_19_a_walk_in_taken_back_after_they_were_seated_leaves_a_chair_and_no_ghost() {
    let mut evening = Evening::new();
    evening.set_tables(2, 3);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    let mistake = evening.run(Command::WalkIn { details: Details::named("Eve") });
    let eve = evening.event.participants().last().expect("Eve").id;
    evening.start_round(&[&[ada, ben, eve], &[cem, dora]]);

    let undo = evening.run(Command::Undo { entry: mistake });

    let table = Seat::Table(TableNumber(1));
    assert_eq!(evening.event.seat_now(eve), None);
    let moved = evening.run(Command::Move { moves: vec![(cem, Some(table))] });
    evening.run(Command::Undo { entry: moved });
    evening.run(Command::Undo { entry: undo });
    assert_eq!(evening.event.seat_now(eve), Some(table), "brought back, they sit where they sat");
}

#[test]
fn situation_60_a_list_that_says_somebody_is_here_lets_nobody_in_who_is_barred() {
    let mut evening = Evening::new();
    let ada = evening.register(Details::named("Ada"));
    evening.run(Command::Bar { participant: ada, barred: true });
    let known = Some(ada);
    let row = Registration { known, details: Details::named("Ada"), checked_in: Some(true) };

    let asked = evening.ask(Command::Import { registrations: vec![row], not_coming: Vec::new() });

    assert_eq!(asked, Err(Refusal::NothingNew));
    assert_eq!(evening.event.head_count().here, 0);
}
