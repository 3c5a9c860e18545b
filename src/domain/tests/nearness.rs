//! Who must not be near whom, who is not left alone, and what the host wants of groups.

use crate::domain::testing::{Evening, pair, seating, table};
use crate::domain::{
    Apart, Attribute, Change, Command, Details, Group, GroupRule, Refusal, TableNumber,
};

fn minor(name: &str) -> Details {
    Details { safeguarded: true, ..Details::named(name) }
}

fn part(value: &str) -> Group {
    Group { attribute: Attribute::Own("Part".into()), value: value.into() }
}

#[test]
fn feature_08_what_was_said_last_of_two_people_counts_and_a_wish_may_be_sat_against() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    evening.run(Command::KeepApart { first: ada, second: ben });
    let together = Command::DraftRound { seating: seating(&[&[ada, ben]]) };
    assert_eq!(evening.ask(together.clone()), Err(Refusal::NotTheseTwo));

    let how = Apart::RatherNot;
    evening.run(Command::KeepAway { first: ben, second: ada, how });

    assert_eq!(evening.event.apart(pair(ada, ben)), Some(how));
    let again = Command::KeepAway { first: ada, second: ben, how };
    assert_eq!(evening.ask(again), Err(Refusal::NothingNew));
    let act = evening.run(together);
    evening.run(Command::Undo { entry: act });
}

#[test]
fn two_records_of_one_person_keep_the_stricter_wish() {
    let mut evening = Evening::new();
    let [ada, ben, again] = evening.walk_in_all(["Ada", "Ben", "Ada B."]);
    evening.run(Command::KeepAway { first: ada, second: ben, how: Apart::Distant });
    evening.run(Command::KeepAway { first: again, second: ben, how: Apart::RatherNot });

    evening.run(Command::Merge { kept: again, gone: ada });

    assert_eq!(evening.event.apart(pair(again, ben)), Some(Apart::Distant));
}

#[test]
fn a_journal_from_before_there_were_wishes_reads_as_it_was_meant() {
    let id = Evening::new().event.desk();
    let [first, second] = [1, 2].map(|number| crate::domain::ParticipantId { desk: id, number });
    let usual = Change::KeptApart { first, second, how: Apart::Never };

    let json = serde_json::to_string(&usual).expect("it can be written");

    assert!(!json.contains("how"), "{json}");
    assert_eq!(serde_json::from_str::<Change>(&json).expect("it can be read"), usual);
    let distant = Change::KeptApart { first, second, how: Apart::Distant };
    let json = serde_json::to_string(&distant).expect("it can be written");
    assert_eq!(serde_json::from_str::<Change>(&json).expect("it can be read"), distant);
}

#[test]
fn situation_29_tables_stand_by_their_numbers_unless_the_host_says_otherwise() {
    let mut evening = Evening::new();
    evening.set_tables(4, 4);
    let beside = |evening: &Evening, one, other| {
        evening.event.are_beside(TableNumber(one), TableNumber(other))
    };
    assert!(beside(&evening, 1, 2) && !beside(&evening, 1, 3));

    let said = [TableNumber(4), TableNumber(1)].into();
    let act = evening.run(Command::ArrangeTable { table: table(1), beside: said });

    assert!(beside(&evening, 1, 4) && beside(&evening, 4, 1));
    assert!(!beside(&evening, 1, 2) && beside(&evening, 2, 3) && !beside(&evening, 1, 1));
    evening.run(Command::Undo { entry: act });
    assert!(beside(&evening, 1, 2) && !beside(&evening, 1, 4));
}

#[test]
fn situation_59_a_minor_is_not_left_with_one_adult_by_a_seat_or_an_introduction() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [kim, lee] = ["Kim", "Lee"].map(|name| evening.arrive(minor(name)));
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    let refused = || Err(Refusal::NotAlone { name: "Kim".into() });
    let draft = |people: &[_]| Command::DraftRound { seating: seating(&[people]) };
    let introduce = |first, second| Command::Introduce { first, second, reason: "x".into() };

    assert_eq!(evening.ask(draft(&[kim, ada])), refused());
    assert_eq!(evening.ask(introduce(ada, kim)), refused());
    evening.run(draft(&[kim, ada, ben]));
    evening.run(draft(&[kim, lee]));
    evening.run(introduce(kim, lee));

    evening.run(Command::Accompany { companion: ada, participant: kim });
    evening.run(draft(&[kim, ada]));
    evening.run(introduce(kim, ben));
    evening.run(Command::Leave { participant: ada, minutes_ago: 0 });
    let cem = evening.walk_in("Cem");
    assert_eq!(evening.ask(introduce(kim, cem)), refused());
}

#[test]
fn feature_15_a_rule_is_made_once_let_go_once_and_says_of_whom_it_speaks() {
    let mut evening = Evening::new();
    let how = Apart::Never;
    let rule = GroupRule::Only { group: part("mentee"), with: part(" mentor "), how };
    evening.run(Command::MakeRule { rule });

    let made = evening.event.group_rules()[0].clone();
    assert_eq!(made.words(), "Part “mentee” sits with Part “mentor” only");
    assert_eq!(evening.ask(Command::MakeRule { rule: made.clone() }), Err(Refusal::NothingNew));
    let nameless = GroupRule::Mix { attribute: Attribute::Own(" ".into()) };
    assert_eq!(evening.ask(Command::MakeRule { rule: nameless }), Err(Refusal::NoGroup));
    let who = |value: &str| Details {
        attributes: [("part".to_owned(), value.to_owned())].into(),
        ..Details::named("x")
    };
    for (one, other, kept) in [
        ("Mentee", "MENTOR", None),
        ("mentee", "mentee", None),
        ("guest", "mentee", Some(how)),
        ("guest", "mentor", None),
    ] {
        assert_eq!(made.between(&who(one), &who(other)), kept, "{one} {other}");
    }

    evening.run(Command::DropRule { rule: made.clone() });
    assert!(evening.event.group_rules().is_empty());
    assert_eq!(evening.ask(Command::DropRule { rule: made }), Err(Refusal::NothingNew));
}

#[test]
fn feature_01_attributes_are_told_apart_cleaned_corrected_and_united() {
    let mut evening = Evening::new();
    let with = |pairs: &[(&str, &str)]| Details {
        attributes: pairs.iter().map(|(one, two)| ((*one).into(), (*two).into())).collect(),
        ..Details::named("Ada")
    };
    let ada = evening.arrive(with(&[("stage", " seed "), ("empty", " ")]));
    let again = evening.arrive(with(&[("stage", "grown"), ("age group", "30s")]));
    let known = |evening: &Evening, id| {
        evening.event.participant(id).map(|person| person.details.attributes.clone())
    };
    assert_eq!(known(&evening, ada), Some(with(&[("stage", "seed")]).attributes));

    let details = with(&[("stage", "grown")]);
    let act = evening.run(Command::Revise { participant: ada, details });
    assert_eq!(known(&evening, ada), Some(with(&[("stage", "grown")]).attributes));
    evening.run(Command::Undo { entry: act });
    evening.run(Command::Merge { kept: ada, gone: again });

    let both = with(&[("stage", "seed"), ("age group", "30s")]).attributes;
    assert_eq!(known(&evening, ada), Some(both));
}

#[test]
fn two_who_would_rather_not_may_be_introduced_come_together_and_be_passed_on() {
    let mut evening = Evening::new();
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.run(Command::KeepAway { first: ada, second: ben, how: Apart::RatherNot });
    let two = pair(ada, ben);

    assert!(!evening.event.is_kept_apart(two) && evening.event.is_shunned(two));
    assert_eq!(evening.event.kept_apart().count(), 0);
    evening.run(Command::PassOn { asker: ada, by: cem, to: ben });
    evening.run(Command::Accompany { companion: ben, participant: ada });
    assert!(evening.event.kept_together().any(|together| together == two));
    evening.run(Command::KeepTogether { first: ben, second: cem });
    evening.run(Command::Introduce { first: ada, second: ben, reason: "x".into() });
}

#[test]
fn situation_59_a_parent_whom_a_minor_would_rather_not_sit_with_still_looks_after_them() {
    let mut evening = Evening::new();
    let kim = evening.arrive(minor("Kim"));
    let parent = evening.walk_in("Parent");
    evening.run(Command::Accompany { companion: parent, participant: kim });
    let guarded = |evening: &Evening| {
        let kim = evening.event.participant(kim).expect("on the roster");
        evening.event.is_guarded(kim)
    };

    evening.run(Command::KeepAway { first: kim, second: parent, how: Apart::RatherNot });
    assert!(!guarded(&evening));

    let apart = Command::KeepApart { first: kim, second: parent };
    assert_eq!(evening.ask(apart), Err(Refusal::ApartAndTogether));
}
