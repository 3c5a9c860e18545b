//! What one event leaves to the next one.

use std::collections::BTreeMap;

use crate::domain::testing::{Evening, pair};
use crate::domain::{
    Became, Carried, Command, Detail, Details, EventKind, FollowUp, Heard, Lesson, ParticipantId,
    Party, Promise, Spot, Tie, Wish,
};

fn promise(by: ParticipantId, deed: &str, with: Option<ParticipantId>) -> Command {
    let with = with.map(Party::Participant);
    let (cue, witness, due, spot) = (None, None, None, Spot::default());
    let what = Promise { by, cue, deed: deed.into(), with, witness, due, spot, earlier: None };
    Command::Promise { promise: None, what }
}

/// An evening of five: two tables of two, a promise that was kept and one that is open.
fn spring() -> (Evening, [ParticipantId; 5]) {
    let mut evening = Evening::new();
    evening.run(Command::Name { name: "Spring".into(), kind: EventKind::Real });
    evening.set_tables(2, 4);
    let people = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora", "Eve"]);
    let [ada, ben, cem, dora, eve] = people;
    let asks = Detail::Asks(vec!["bees".into(), "a lease".into()]);
    evening.run(Command::Amend { participant: ada, detail: asks });
    evening.run(Command::Amend { participant: ada, detail: Detail::Ticket(Some("T1".into())) });
    evening.run(Command::StrikeAsk { participant: ada, topic: "bees".into(), struck: true });
    evening.start_round(&[&[ada, ben], &[cem, dora]]);
    evening.run(Command::EndRound);
    evening.run(Command::KeepApart { first: ada, second: cem });
    evening.run(Command::Tie { first: ben, second: cem, tie: Tie::CameTogether });
    evening.run(promise(ada, "call about bees", Some(ben)));
    evening.run(promise(ben, "send the list", Some(eve)));
    let kept = evening.event.promises().next().unwrap().0;
    evening.run(Command::FollowUp(FollowUp::AskAgain {
        lesson: Lesson::Promise(kept),
        day: 2,
        became: Became::Used,
        story: None,
    }));
    let idea = "nobody asked the drivers".into();
    let what = Heard {
        idea,
        topic: None,
        from: Some(Party::Participant(ben)),
        by: Some(ada),
        spot: Spot::default(),
        earlier: None,
    };
    evening.run(Command::Hear { heard: None, what });
    for (participant, about) in [(ada, ben), (ben, ada)] {
        let wish = Wish::Yes;
        evening.run(Command::FollowUp(FollowUp::Wish { participant, about, wish }));
    }
    let remark = Some("glad to be asked about farming".into());
    evening.run(Command::FollowUp(FollowUp::Remark { participant: dora, remark }));
    evening.run(Command::Bar { participant: eve, barred: true });
    (evening, people)
}

fn id_of(evening: &Evening, name: &str) -> ParticipantId {
    evening.event.participants().find(|person| person.details.name == name).unwrap().id
}

#[test]
fn feature_93_the_next_event_knows_who_met_who_is_kept_apart_and_what_is_open() {
    let (spring, [ada, ..]) = spring();
    let mut autumn = Evening::at_desk(2);
    autumn.run(Command::CarryOver(Box::new(Carried::of(&spring.event, &BTreeMap::new()))));

    let [own, ben, cem, dora] = ["Ada", "Ben", "Cem", "Dora"].map(|name| id_of(&autumn, name));
    let event = &autumn.event;
    assert_eq!(event.participants().count(), 4, "whoever was barred stays behind");
    assert_eq!(event.tie(pair(own, ben)), Some(Tie::MetBefore));
    assert_eq!(event.tie(pair(ben, cem)), Some(Tie::Known));
    assert_eq!(event.tie(pair(own, dora)), None);
    assert!(event.is_kept_apart(pair(own, cem)));
    assert!(event.both_want(pair(own, ben)));
    assert_eq!(event.remark(dora), Some("glad to be asked about farming"));

    let details = &event.participant(own).unwrap().details;
    assert_eq!(details.asks, ["a lease"]);
    assert_eq!((details.first_time, &details.ticket), (Some(false), &None));
    assert!(spring.event.participant(ada).unwrap().details.ticket.is_some());

    let [open] = event.promises().map(|(_, noted)| &noted.what).collect::<Vec<_>>()[..] else {
        panic!("one promise is open");
    };
    assert_eq!((open.by, open.deed.as_str(), &open.with), (ben, "send the list", &None));
    assert_eq!(open.earlier.as_ref().unwrap().event, "Spring");
    let (heard, noted) = event.heard().next().unwrap();
    assert_eq!(noted.what.from, Some(Party::Participant(ben)));
    assert_eq!(event.promise_rate().promised, 0, "it was not promised tonight");

    // The pulse of the first is answered in the second.
    autumn.run(Command::FollowUp(FollowUp::AskAgain {
        lesson: Lesson::Heard(heard),
        day: 90,
        became: Became::Used,
        story: Some("we asked them".into()),
    }));
    assert_eq!(autumn.event.lessons_used(), 1);
}

#[test]
fn what_was_carried_over_is_carried_over_once() {
    let (spring, _) = spring();
    let mut autumn = Evening::at_desk(2);
    autumn.run(Command::CarryOver(Box::new(Carried::of(&spring.event, &BTreeMap::new()))));
    let same: BTreeMap<_, _> = spring
        .event
        .participants()
        .filter(|person| !person.barred)
        .map(|person| (person.id, id_of(&autumn, &person.details.name)))
        .collect();

    let again = Command::CarryOver(Box::new(Carried::of(&spring.event, &same)));

    assert!(autumn.ask(again).is_err());
}

#[test]
fn of_those_who_are_on_the_roster_nobody_is_added_and_all_is_one_act() {
    let (spring, [ada, ben, ..]) = spring();
    let mut autumn = Evening::at_desk(2);
    let [own, other] = ["Ada", "Ben"].map(|name| autumn.register(Details::named(name)));
    let same = [(ada, own), (ben, other)].into();

    let carried = Carried::of(&spring.event, &same).of_those_here();
    let act = autumn.run(Command::CarryOver(Box::new(carried)));
    assert_eq!(autumn.event.participants().count(), 2);
    assert_eq!(autumn.event.tie(pair(own, other)), Some(Tie::MetBefore));
    assert_eq!(autumn.event.promises().count(), 1);

    autumn.run(Command::Undo { entry: act });
    assert_eq!(autumn.event.tie(pair(own, other)), None);
    assert_eq!(autumn.event.promises().count(), 0);
}
