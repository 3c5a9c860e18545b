//! Any keys and any comings and goings: the screen answers, and what is hard holds.

use proptest::prelude::*;

use super::*;

/// Keys of the rounds screen and of what it opens; none that ends the program or leaves the screen.
const KEYS: [&str; 31] = [
    "f",
    "n",
    "i",
    "l",
    "L",
    "a",
    "d",
    "<Enter>",
    "p",
    "+",
    "e",
    "m",
    "r",
    "s",
    "o",
    "t",
    "c",
    "C",
    "w",
    "<Delete>",
    "u",
    "<Ctrl-Y>",
    "<Esc>",
    "<Tab>",
    "<Down>",
    "<Up>",
    "<Right>",
    "<Left>",
    "<End>",
    "<Home>",
    "<Shift-Tab>",
];

#[derive(Clone, Debug)]
enum Step {
    Key(&'static str),
    Comes,
    Ask(u8, u8, u8),
    Act(RoundAct),
    Minutes(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => proptest::sample::select(&KEYS[..]).prop_map(Step::Key),
        1 => Just(Step::Comes),
        3 => (0_u8..17, 0_u8..14, 0_u8..14).prop_map(|(what, one, other)| Step::Ask(what, one, other)),
        1 => proptest::sample::select(&[RoundAct::StopRound, RoundAct::Shorten][..]).prop_map(Step::Act),
        1 => (0_i64..9).prop_map(Step::Minutes),
    ]
}

/// What the desk is told of somebody, if it may be told.
fn told(desk: &TestDesk, what: u8, one: u8, other: u8) -> Option<Command> {
    let people: Vec<ParticipantId> = desk.event().participants().map(|one| one.id).collect();
    let [first, second] = [one, other].map(|index| people[usize::from(index) % people.len()]);
    let table = TableNumber(u16::from(other % 4) + 1);
    let command = match what {
        0 => Command::Leave { participant: first, minutes_ago: 2 },
        1 => Command::StepOut { participant: first },
        2 => Command::ComeBack { participant: first },
        3 => Command::KeepApart { first, second },
        4 => Command::KeepTogether { first, second },
        5 => Command::Pin { participant: first, table: Some(table) },
        6 => Command::ChooseWay { participant: first, way: Way::NotNow },
        7 => Command::ChooseWay { participant: first, way: Way::Pairs },
        8 => Command::Accompany { companion: first, participant: second },
        9 => {
            let line = [Some(Line::Expert), Some(Line::Asker), None][usize::from(other % 3)];
            Command::Amend { participant: first, detail: Detail::Line(line) }
        }
        10 => {
            let theme = Some(["Pricing", "Museums"][usize::from(other % 2)].to_owned());
            Command::Amend { participant: first, detail: Detail::Theme(theme) }
        }
        11 => {
            let rotation = Rotation::ALL[usize::from(other % 3)].0;
            Command::SettleAll { settings: vec![Setting::Rotation(rotation)] }
        }
        12 => Command::KeepAway { first, second, how: Apart::Distant },
        13 => Command::KeepAway { first, second, how: Apart::RatherNot },
        14 => Command::Amend { participant: first, detail: Detail::Safeguarded(true) },
        15 => Command::MakeRule { rule: rule_about(first, second, desk) },
        _ => Command::Undo { entry: last_act_but(desk, other)? },
    };
    desk.event().decide(command.clone(), desk.app.now).ok().map(|_| command)
}

/// Whoever is called like one of them is kept from whoever is called like the other.
fn rule_about(first: ParticipantId, second: ParticipantId, desk: &TestDesk) -> GroupRule {
    let group = |id: ParticipantId| Group {
        attribute: Attribute::Own("part".to_owned()),
        value: if desk.event().name_of(id).ends_with(['1', '3', '5']) { "a" } else { "b" }.into(),
    };
    GroupRule::Apart { group: group(first), other: group(second), how: Apart::Never }
}

fn last_act_but(desk: &TestDesk, back: u8) -> Option<EntryId> {
    let entries = desk.event().ledger().entries();
    let entry = entries.iter().rev().nth(usize::from(back) % entries.len())?;
    (!matches!(entry.change, Change::Named { .. })).then(|| entry.act_id())
}

/// Nobody twice in a round, no question that the planner cannot read.
fn check(desk: &TestDesk) {
    for round in desk.event().rounds() {
        let mut everybody: Vec<ParticipantId> = round.seating.everybody().collect();
        let count = everybody.len();
        everybody.sort_unstable();
        everybody.dedup();
        assert_eq!(everybody.len(), count, "somebody is twice in round {}", round.number);
    }
    assert!(desk.event().rounds().filter(|round| round.is_on()).count() <= 2);
    let words = [&desk.evening().rounds_screen.troubles.join("\n"), desk.notice()].concat();
    assert!(!words.contains("can be planned") && !words.contains("is named twice"), "{words}");
    assert!(!words.contains("is out of range") && !words.contains("than there can be"), "{words}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_on_the_rounds_screen_are_answered(
        people in 2_usize..14,
        pairs in any::<bool>(),
        odd in 0_u8..3,
        format in 0_usize..6,
        steps in proptest::collection::vec(step(), 0..60),
    ) {
        let mut desk = TestDesk::with(people, 4, 4);
        let everybody: Vec<ParticipantId> =
            desk.event().participants().map(|person| person.id).collect();
        for (turn, participant) in everybody.into_iter().enumerate().filter(|one| one.0 % 3 > 0) {
            let value = Some(if turn % 3 == 1 { "a" } else { "b" }.to_owned());
            let detail = Detail::Attribute { name: "part".to_owned(), value };
            desk.ask(Command::Amend { participant, detail });
        }
        if pairs {
            desk.settle(Setting::GroupSize(2));
            let odd = [OddPolicy::Three, OddPolicy::SitOut, OddPolicy::HostSitsIn][usize::from(odd)];
            if odd != desk.event().settings().odd {
                desk.settle(Setting::Odd(odd));
            }
        }
        let format = Format::ALL[format].0;
        desk.settle(Setting::Format(format));
        for (number, name) in [(1, "Pricing"), (2, "museums"), (3, "Pricing")] {
            let name = Some(name.to_owned()).filter(|_| format == Format::Themed);
            desk.ask(Command::PlaceTable { table: Table { name, ..table(number, 4) } });
        }
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Key(key) => {
                    desk.press(key);
                    let notice = desk.notice();
                    if notice.contains("is drawn, ") {
                        let asked = desk.evening().rounds_screen.troubles.first();
                        let said = asked.is_none_or(|one| notice.contains(one.as_str()));
                        prop_assert!(said, "{notice} · {asked:?}");
                    }
                }
                Step::Comes => drop(desk.comes(&format!("N{number}"))),
                Step::Act(act) => drop(desk.app.act_on_round(act)),
                Step::Minutes(minutes) => desk.minutes(minutes),
                Step::Ask(what, one, other) => {
                    if let Some(command) = told(&desk, what, one, other) {
                        desk.ask(command);
                    }
                }
            }
            check(&desk);
        }
    }
}
