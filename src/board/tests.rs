//! What the room sees, and what it never sees.

use super::{Board, Naming, Showing};
use crate::domain::{
    BoardPart, Command, Detail, Details, FollowUp, OnScreen, ParticipantId, Phase, Promise,
    Seating, Seconds, Setting, Spot, TableNumber, testing::Evening,
};

fn room() -> (Evening, Vec<ParticipantId>) {
    let mut evening = Evening::new();
    let people = ["Ada Byron", "Ben Osei", "Chloë Díaz", "Dag Lind", "Ben Osei"].map(|name| {
        evening.arrive(Details {
            email: Some("secret@example.org".into()),
            organisation: Some("Brand Ltd".into()),
            role: Some("Chief".into()),
            desk_note: Some("owes money".into()),
            asks: vec!["How to price a workshop".into()],
            ticket: Some("TICKET7".into()),
            ..Details::named(name)
        })
    });
    evening.set_tables(2, 4);
    (evening, people.to_vec())
}

fn board(evening: &Evening) -> Board {
    Board::of(&evening.event, evening.now, Naming::Whole)
}

fn show(evening: &mut Evening, part: BoardPart) {
    evening.run(Command::Settle { setting: Setting::Board(part) });
}

#[test]
fn before_the_first_round_the_board_welcomes() {
    let (evening, _) = room();

    let seen = board(&evening);

    assert_eq!((seen.showing, seen.people.len(), &seen.clock), (Showing::Welcome, 0, &None));
    assert!(seen.steps[0].starts_with("Come to the desk") && seen.next.is_empty());
}

#[test]
fn feature_77_a_round_shows_tables_first_and_then_its_clock() {
    let (mut evening, people) = room();
    evening.start_round(&[&people[..2], &people[2..4]]);

    let first = board(&evening);
    evening.wait(2);
    let later = board(&evening);

    assert_eq!((first.showing, later.showing), (Showing::Tables, Showing::Clock));
    let names: Vec<&str> = first.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ada Byron", "Ben Osei", "Chloë Díaz", "Dag Lind"]);
    assert_eq!(first.tables[1].people, ["Chloë Díaz", "Dag Lind"]);
    assert!(later.clock.unwrap().runs);
}

#[test]
fn feature_78_a_draft_is_not_released_until_it_starts_or_the_host_shows_the_tables() {
    let (mut evening, people) = room();
    let seating =
        Seating { tables: [(TableNumber(1), people[..2].to_vec())].into(), ..Seating::default() };
    evening.run(Command::DraftRound { seating });

    assert!(board(&evening).people.is_empty());
    show(&mut evening, BoardPart::Clock);
    assert!(board(&evening).people.is_empty());
    show(&mut evening, BoardPart::Tables);
    assert_eq!(board(&evening).people.len(), 2);
}

#[test]
fn feature_79_nothing_private_is_on_the_board_whatever_it_shows() {
    let (mut evening, people) = room();
    evening.run(Command::KeepApart { first: people[0], second: people[2] });
    evening.start_round(&[&people[..2], &people[2..5]]);

    for (part, ..) in BoardPart::ALL {
        if evening.event.settings().board != part {
            show(&mut evening, part);
        }
        let json = serde_json::to_string(&board(&evening)).unwrap();

        for private in ["secret", "Brand", "Chief", "money", "TICKET7", "apart"] {
            assert!(!json.contains(private), "{private} in {json}");
        }
    }
}

#[test]
fn situation_23_whoever_does_not_want_to_be_named_is_a_number() {
    let (mut evening, people) = room();
    let detail = Detail::OnScreen(OnScreen::Number);
    evening.run(Command::Amend { participant: people[0], detail });
    evening.start_round(&[&people[..2], &people[2..4]]);

    let seen = board(&evening);

    assert!(!serde_json::to_string(&seen).unwrap().contains("Byron"));
    let number = format!("No. {}", people[0].number);
    assert!(seen.people.iter().any(|one| one.name == number));
    assert_eq!(seen.tables[0].people[0], number);
}

#[test]
fn a_blind_first_round_shows_first_name_number_and_asks_and_nothing_else() {
    let (mut evening, people) = room();
    evening.run(Command::Settle { setting: Setting::BlindFirst(true) });
    let detail = Detail::OnScreen(OnScreen::Number);
    evening.run(Command::Amend { participant: people[3], detail });
    evening.start_round(&[&people[..2], &people[2..4]]);

    for naming in [Naming::Whole, Naming::First] {
        let seen = Board::of(&evening.event, evening.now, naming);
        let json = serde_json::to_string(&seen).unwrap();

        assert!(["Byron", "Osei", "Díaz", "Lind", "Dag"].iter().all(|name| !json.contains(name)));
        assert_eq!(seen.tables[0].people[0], format!("Ada (No. {})", people[0].number));
        assert_eq!(seen.tables[1].people[1], format!("No. {}", people[3].number));
        assert_eq!(seen.tables[0].asks, ["How to price a workshop"]);
        assert!(seen.blind.is_some_and(|told| told.starts_with("Blind round")));
    }

    evening.run(Command::EndRound);
    evening.start_round(&[&people[..2], &people[2..4]]);
    let second = board(&evening);
    assert_eq!((second.blind, second.tables[0].people[0].as_str()), (None, "Ada Byron"));
    assert!(second.tables.iter().all(|table| table.asks.is_empty()));
}

#[test]
fn a_round_that_is_not_released_is_not_blind_either() {
    let (mut evening, people) = room();
    evening.run(Command::Settle { setting: Setting::BlindFirst(true) });
    let seating =
        Seating { tables: [(TableNumber(1), people[..2].to_vec())].into(), ..Seating::default() };
    evening.run(Command::DraftRound { seating });

    assert_eq!(board(&evening).blind, None);
    show(&mut evening, BoardPart::Tables);
    assert_eq!(board(&evening).people[0].name, format!("Ada (No. {})", people[0].number));
}

#[test]
fn situation_15_namesakes_are_told_apart_by_their_numbers() {
    let (mut evening, people) = room();
    evening.start_round(&[&[people[0], people[1]], &[people[3], people[4]]]);

    let seen = board(&evening);

    let bens: Vec<&str> = seen.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(bens[1], format!("Ben Osei (No. {})", people[1].number));
    assert_eq!(bens[2], format!("Ben Osei (No. {})", people[4].number));
}

#[test]
fn when_time_is_up_the_board_says_so_and_what_is_next() {
    let (mut evening, people) = room();
    evening.run(Command::Settle { setting: Setting::RoundLength(Seconds::from_minutes(5)) });
    evening.start_round(&[&people[..2], &people[2..4]]);
    evening.wait(6);

    let seen = board(&evening);

    assert_eq!(seen.clock.unwrap().words, "Time is up");
    assert!(seen.next.contains("thank your table"));
    evening.run(Command::EndRound);
    assert_eq!(board(&evening).next, "Round 2 begins soon.");
}

#[test]
fn asks_are_shown_once_in_peoples_words_until_they_are_answered() {
    let (mut evening, people) = room();
    show(&mut evening, BoardPart::Asks);

    assert_eq!(board(&evening).asks, ["How to price a workshop"]);
    for person in people {
        evening.run(Command::StrikeAsk {
            participant: person,
            topic: "How to price a workshop".into(),
            struck: true,
        });
    }
    assert!(board(&evening).asks.is_empty());
}

#[test]
fn what_leaves_the_laptop_has_first_names_only() {
    let (mut evening, people) = room();
    evening.start_round(&[&people[..2], &people[2..5]]);

    let seen = Board::of(&evening.event, evening.now, Naming::First);

    let json = serde_json::to_string(&seen).unwrap();
    assert!(["Byron", "Osei", "Díaz", "Lind"].iter().all(|family| !json.contains(family)));
    assert!(seen.people[1].name.starts_with("Ben (No. "), "{}", seen.people[1].name);
}

#[test]
fn what_leaves_the_laptop_is_what_is_shown_and_nothing_besides() {
    let (mut evening, people) = room();
    let kim = evening.arrive(Details::named("김영환"));
    evening.start_round(&[&[people[0], kim], &people[2..4]]);
    let sent = |evening: &Evening| {
        let seen = Board::of(&evening.event, evening.now, Naming::First);
        (serde_json::to_string(&seen).unwrap(), seen)
    };

    let (json, seen) = sent(&evening);
    assert!(seen.people.iter().any(|one| one.name == "영환") && !json.contains("김영환"));
    assert!(!json.contains("How to price"));

    show(&mut evening, BoardPart::Blank);
    let (json, seen) = sent(&evening);
    assert!(!json.contains("Ada") && !json.contains("How to price") && seen.clock.is_none());
}

#[test]
fn feature_138_the_board_keeps_the_time_for_promises_and_tells_the_rate() {
    let (mut evening, people) = room();
    let length = Seconds::from_minutes(10);
    evening.run(Command::FollowUp(FollowUp::StartHotHour { length }));
    let promise = Promise {
        by: people[0],
        cue: None,
        deed: "send the secret list".into(),
        with: None,
        witness: None,
        due: None,
        spot: Spot::default(),
        earlier: None,
    };
    evening.run(Command::Promise { promise: None, what: promise });
    evening.wait(9);

    let seen = board(&evening);

    assert_eq!((seen.showing, seen.round.as_str()), (Showing::Clock, "Time for promises"));
    assert!(seen.next.starts_with("1 of 5 have promised something"), "{}", seen.next);
    assert!(seen.question.as_ref().is_some_and(|how| how.contains("I will")));
    assert!(seen.clock.as_ref().is_some_and(|clock| clock.phase == Phase::Ending && clock.runs));
    assert!(!serde_json::to_string(&seen).unwrap().contains("secret"));
}

#[test]
fn tables_that_were_asked_for_once_do_not_show_the_next_draft() {
    let (mut evening, people) = room();
    show(&mut evening, BoardPart::Tables);
    evening.start_round(&[&people[..2], &people[2..4]]);
    assert_eq!(board(&evening).people.len(), 4);
    evening.run(Command::EndRound);

    let seating = crate::domain::testing::seating(&[&people[..2], &people[2..4]]);
    evening.run(Command::DraftRound { seating });

    let seen = board(&evening);
    assert_eq!((seen.people.len(), seen.showing), (0, Showing::Welcome));
}
