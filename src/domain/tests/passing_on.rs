//! "Not me, ask Lena", and asks that the host strikes.

use crate::domain::testing::{Evening, pair};
use crate::domain::{Command, Detail, Details, Outcome, Refusal};

#[test]
fn who_passes_somebody_on_rests_with_them_and_is_counted_as_a_broker() {
    let mut evening = Evening::new();
    let [ada, ben, lena] = evening.walk_in_all(["Ada", "Ben", "Lena"]);

    let act = evening.run(Command::PassOn { asker: ada, by: ben, to: lena });

    let event = &evening.event;
    assert!(event.is_resting(pair(ada, ben)) && !event.is_resting(pair(ada, lena)));
    assert_eq!((event.brokered(ben), event.brokered(lena)), (1, 0));
    let passed = event.passed_on()[0];
    assert_eq!((passed.asker, passed.by, passed.to), (ada, ben, lena));
    evening.run(Command::Undo { entry: act });
    assert!(!evening.event.is_resting(pair(ada, ben)) && evening.event.passed_on().is_empty());
}

#[test]
fn it_takes_three_people_who_are_on_the_roster() {
    let mut evening = Evening::new();
    let [ada, ben, lena] = evening.walk_in_all(["Ada", "Ben", "Lena"]);
    let gone = crate::domain::ParticipantId { number: 900, ..ada };
    for (asker, by, to, refusal) in [
        (ada, ben, ben, Refusal::OnePerson),
        (ada, ada, ben, Refusal::OnePerson),
        (ada, ben, ada, Refusal::OnePerson),
        (ada, ben, gone, Refusal::Nobody),
        (gone, ben, lena, Refusal::Nobody),
    ] {
        assert_eq!(evening.ask(Command::PassOn { asker, by, to }), Err(refusal));
    }
    evening.run(Command::PassOn { asker: ada, by: ben, to: lena });
    let again = evening.ask(Command::PassOn { asker: ada, by: ben, to: lena });
    assert_eq!(again, Err(Refusal::NothingNew));
}

#[test]
fn situation_49_kept_apart_and_resting_are_refused_alike_when_passed_on() {
    let mut evening = Evening::new();
    let [ada, ben, lena, mia] = evening.walk_in_all(["Ada", "Ben", "Lena", "Mia"]);
    evening.run(Command::KeepApart { first: ada, second: lena });
    evening.run(Command::Rest { first: ada, second: mia });

    let apart = evening.ask(Command::PassOn { asker: ada, by: ben, to: lena });
    let resting = evening.ask(Command::PassOn { asker: ada, by: ben, to: mia });

    assert_eq!(apart, Err(Refusal::NotTheseTwo));
    assert_eq!(resting, apart);
}

#[test]
fn who_have_met_need_nobody_between_them() {
    let mut evening = Evening::new();
    let [ada, ben, lena, mia] = evening.walk_in_all(["Ada", "Ben", "Lena", "Mia"]);
    evening.run(Command::MeetByThemselves { people: vec![ada, lena] });
    evening.run(Command::Introduce { first: ada, second: mia, reason: String::new() });

    let met = evening.ask(Command::PassOn { asker: ada, by: ben, to: lena });
    let introduced = evening.ask(Command::PassOn { asker: ada, by: ben, to: mia });

    assert_eq!(met, Err(Refusal::HaveMet));
    assert!(matches!(introduced, Err(Refusal::AlreadyIntroduced { .. })), "{introduced:?}");
    let introduction = evening.event.introductions()[0].id;
    evening.run(Command::SeeOutcome { introduction, outcome: Outcome::DidNot });
    evening.run(Command::PassOn { asker: ada, by: ben, to: mia });
}

#[test]
fn a_record_that_went_into_another_one_takes_its_part_with_it() {
    let mut evening = Evening::new();
    let [ada, ben, lena, double] = evening.walk_in_all(["Ada", "Ben", "Lena", "Lena M"]);
    evening.run(Command::PassOn { asker: ada, by: ben, to: double });

    evening.run(Command::Merge { kept: lena, gone: double });

    assert_eq!(evening.event.passed_on()[0].to, lena);
    evening.run(Command::Merge { kept: ben, gone: lena });
    assert!(evening.event.passed_on().is_empty(), "nobody passes somebody on to themselves");
}

#[test]
fn an_ask_is_struck_and_opened_again() {
    let mut evening = Evening::new();
    let asks = vec!["a lease".to_owned()];
    let ada = evening.arrive(Details { asks, ..Details::named("Ada") });
    let strike = |topic: &str, struck| Command::StrikeAsk {
        participant: ada,
        topic: topic.to_owned(),
        struck,
    };

    let act = evening.run(strike("a lease", true));

    assert_eq!(evening.event.ask_struck(ada, "a lease"), Some(true));
    assert_eq!(evening.ask(strike("a lease", true)), Err(Refusal::NothingNew));
    let other = evening.ask(strike("a grant", true));
    assert_eq!(other, Err(Refusal::NoAsk { name: "Ada".to_owned() }));
    evening.run(strike("a lease", false));
    assert_eq!(evening.event.ask_struck(ada, "a lease"), Some(false));
    evening.run(Command::Undo { entry: act });
    assert_eq!(evening.event.ask_struck(ada, "a lease"), Some(false));
    let detail = Detail::Asks(Vec::new());
    evening.run(Command::Amend { participant: ada, detail });
    assert!(matches!(evening.ask(strike("a lease", true)), Err(Refusal::NoAsk { .. })));
}
