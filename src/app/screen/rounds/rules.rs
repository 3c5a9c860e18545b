//! What the host wants of groups at the tables: listed, made in two or three choices, let go again.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{Apart, Attribute, Command, Event, Group, GroupRule, Participant, Presence};

/// How far a rule about groups is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleStep {
    /// A mix of what?
    Mix,
    /// Nobody the only one of what?
    Company,
    /// Which group is kept from another one?
    Apart,
    /// From which?
    ApartFrom(Group),
    /// How strictly?
    ApartHow(Group, Group),
    /// Which group sits with another one only?
    Only,
    /// With which?
    OnlyWith(Group),
    /// How strictly?
    OnlyHow(Group, Group),
}

impl App {
    /// Opens the list of rules about groups, with the ways to make another one first.
    pub(super) fn show_rules(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let rules = evening.event.group_rules().to_vec();
        let mut choices = vec![
            step("A mix at each table", "spreads a field, a role or newcomers", RuleStep::Mix),
            step("Nobody the only one", "of their kind at a table", RuleStep::Company),
            step("Two groups apart", "such as investors from investors", RuleStep::Apart),
            step("One group with another only", "such as mentees with mentors", RuleStep::Only),
        ];
        let title = match rules.len() {
            0 => "What is to hold at the tables?".to_owned(),
            1 => "What is to hold at the tables? One rule so far".to_owned(),
            rules => format!("What is to hold at the tables? {rules} rules so far"),
        };
        choices.extend(rules.into_iter().map(|rule| Choice {
            label: capital(&rule.words()),
            note: "a rule: Enter takes it away".to_owned(),
            chosen: Chosen::Command(Box::new(Command::DropRule { rule })),
        }));
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    /// Asks what the rule that is being made still needs.
    pub(crate) fn make_rule(&mut self, at: RuleStep) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let known = Known::of(&evening.event);
        let (title, choices) = match at {
            RuleStep::Mix => ("A mix of what?".to_owned(), known.mixes()),
            RuleStep::Company => ("Nobody the only one of what?".to_owned(), known.company()),
            RuleStep::Apart => {
                ("Which group is kept from another?".to_owned(), known.groups(RuleStep::ApartFrom))
            }
            RuleStep::ApartFrom(group) => (
                format!("From whom is {} kept? The same group is a choice", group.words()),
                known.groups(|other| RuleStep::ApartHow(group.clone(), other)),
            ),
            RuleStep::ApartHow(group, other) => {
                let rule =
                    |how| GroupRule::Apart { group: group.clone(), other: other.clone(), how };
                ("How strictly?".to_owned(), strictness(rule))
            }
            RuleStep::Only => {
                ("Which group sits with another only?".to_owned(), known.groups(RuleStep::OnlyWith))
            }
            RuleStep::OnlyWith(group) => (
                format!("With whom does {} sit?", group.words()),
                known.groups(|with| RuleStep::OnlyHow(group.clone(), with)),
            ),
            RuleStep::OnlyHow(group, with) => {
                let rule = |how| GroupRule::Only { group: group.clone(), with: with.clone(), how };
                ("How strictly?".to_owned(), strictness(rule))
            }
        };
        if choices.is_empty() {
            return self.say(Notice::note(
                "Nothing is known by which people could be told apart · Ctrl-E at the desk notes it",
            ));
        }
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }
}

fn step(label: &str, note: &str, step: RuleStep) -> Choice {
    Choice { label: label.to_owned(), note: note.to_owned(), chosen: Chosen::Rule(step) }
}

fn make(label: String, note: String, rule: GroupRule) -> Choice {
    Choice { label, note, chosen: Chosen::Command(Box::new(Command::MakeRule { rule })) }
}

fn strictness(rule: impl Fn(Apart) -> GroupRule) -> Vec<Choice> {
    let choice = |label: &str, note: &str, how| make(label.to_owned(), note.to_owned(), rule(how));
    vec![
        choice("Never", "no round is drawn against it", Apart::Never),
        choice("Rather not", "where something else is possible", Apart::RatherNot),
    ]
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// By what people can be told apart, and how many there are of each kind.
struct Known(Vec<(Attribute, Kinds)>);

/// Each kind as it is written, and how many people are of it, by its small letters.
type Kinds = BTreeMap<String, (String, usize)>;

impl Known {
    fn of(event: &Event) -> Self {
        let coming: Vec<&Participant> = event
            .participants()
            .filter(|person| !person.barred && person.presence() != Presence::NotComing)
            .collect();
        let own: BTreeSet<String> = coming
            .iter()
            .flat_map(|person| person.details.attributes.keys())
            .map(|name| name.to_lowercase())
            .collect();
        let usual =
            [Attribute::Field, Attribute::Role, Attribute::FirstTime, Attribute::Organisation];
        let all = own.into_iter().map(Attribute::Own).chain(usual);
        let counted = all.map(|attribute| {
            let mut kinds = Kinds::new();
            for value in coming.iter().filter_map(|person| attribute.of(&person.details)) {
                kinds.entry(value.trim().to_lowercase()).or_insert((value, 0)).1 += 1;
            }
            (attribute, kinds)
        });
        Self(counted.filter(|(_, kinds)| !kinds.is_empty()).collect())
    }

    fn mixes(&self) -> Vec<Choice> {
        let choice = |(attribute, kinds): &(Attribute, Kinds)| {
            let rule = GroupRule::Mix { attribute: attribute.clone() };
            make(attribute.word().to_owned(), said(kinds), rule)
        };
        self.0.iter().map(choice).collect()
    }

    fn company(&self) -> Vec<Choice> {
        let all = self.0.iter().map(|(attribute, kinds)| {
            let rule = GroupRule::Company { attribute: attribute.clone(), value: None };
            make(format!("their {}", attribute.word()), said(kinds), rule)
        });
        let each = self.each().map(|(group, people)| {
            let Group { attribute, value } = group.clone();
            let rule = GroupRule::Company { attribute, value: Some(value) };
            make(group.words(), people_in_words(people), rule)
        });
        all.chain(each).collect()
    }

    fn groups(&self, next: impl Fn(Group) -> RuleStep) -> Vec<Choice> {
        self.each()
            .map(|(group, people)| step(&group.words(), &people_in_words(people), next(group)))
            .collect()
    }

    fn each(&self) -> impl Iterator<Item = (Group, usize)> + '_ {
        self.0.iter().flat_map(|(attribute, kinds)| {
            kinds.values().map(|(value, people)| {
                (Group { attribute: attribute.clone(), value: value.clone() }, *people)
            })
        })
    }
}

fn said(kinds: &Kinds) -> String {
    let people = kinds.values().map(|(_, people)| people).sum();
    let noun = if kinds.len() == 1 { "kind" } else { "kinds" };
    format!("{} {noun} among {}", kinds.len(), people_in_words(people))
}

fn people_in_words(people: usize) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}
