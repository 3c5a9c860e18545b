//! What Enter does: on a screen, and in each dialog.

use super::evening::{Screen, Then};
use super::{
    App, Chosen, Dialog, Effect, Form, FormKind, Notice, Offer, PickFor, PromptFor, Stage,
};
use crate::domain::{Command, Details, FollowUp, ParticipantId, Tie};

impl App {
    /// Enter.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        match self.dialogs.last() {
            Some(Dialog::Choose(choose)) => {
                let chosen = choose.marked().map(|choice| choice.chosen.clone());
                self.choose(chosen)
            }
            Some(Dialog::Pick(pick)) => match (pick.marked(), pick.purpose) {
                (Some(person), purpose) => self.picked(person, purpose),
                (None, purpose) if purpose.asks_again() => {
                    self.dialogs.pop();
                    Vec::new()
                }
                (None, _) => self.say(Notice::note("Type a name first; Esc goes back")),
            },
            Some(Dialog::Prompt(prompt)) => {
                let text = prompt.field.text().trim().to_owned();
                let purpose = prompt.purpose;
                self.prompted(&text, purpose)
            }
            Some(Dialog::Form(form)) => match form.kind {
                FormKind::Details(participant) => self.details_filled_in(participant),
                FormKind::Table(number) => self.table_filled_in(number),
                FormKind::Rounds => self.rounds_filled_in(),
                FormKind::Weights => self.weights_filled_in(),
                FormKind::Heard(id) => self.heard_filled_in(id),
                FormKind::Promise(id) => self.promise_filled_in(id),
            },
            Some(Dialog::Preview(_)) => self.take_list_in(),
            Some(Dialog::Working(_)) => {
                self.say(Notice::note("The list is still being read; Esc stops that"))
            }
            Some(Dialog::CardTest(_)) => {
                self.say(Notice::note("Scan the test card now; Esc goes back"))
            }
            Some(Dialog::Reading(_)) => {
                self.dialogs.pop();
                Vec::new()
            }
            None => self.accept_on_screen(),
        }
    }

    fn accept_on_screen(&mut self) -> Vec<Effect> {
        match &self.stage {
            Stage::Start(start) => {
                let offers = start.offers();
                match start.cursor.of(&offers) {
                    Some(Offer::Open(known)) => vec![Effect::OpenEvent(known.folder.clone())],
                    Some(Offer::New) => self.act(super::Action::NewEvent),
                    Some(Offer::Import) => self.act(super::Action::ImportList),
                    Some(Offer::Sample) | None => self.act(super::Action::OpenSample),
                }
            }
            Stage::Evening(evening) => match evening.screen {
                Screen::Topics => self.accept_topic(),
                Screen::Learned => self.accept_learned(),
                Screen::Desk | Screen::Introductions | Screen::Rounds | Screen::History => {
                    Vec::new()
                }
            },
        }
    }

    fn choose(&mut self, chosen: Option<Chosen>) -> Vec<Effect> {
        match chosen {
            Some(Chosen::Command(command)) => self.ask(*command, Then::CloseDialog),
            Some(Chosen::CommandThen(command, then)) => {
                self.dialogs.pop();
                self.ask(*command, then)
            }
            Some(Chosen::LetGoOn { round, table }) => {
                self.dialogs.pop();
                self.let_go_on(round, table)
            }
            Some(Chosen::PassOn { asker, by }) => {
                self.dialogs.pop();
                self.ask_who_is_better_placed(asker, by)
            }
            Some(Chosen::Says(open, who)) => self.says(open, who),
            Some(Chosen::Became(lesson, became)) => self.ask_for_story(lesson, became),
            Some(Chosen::Wish(of, about)) => self.next_wish(of, about),
            Some(Chosen::Earlier(folder)) => self.read_earlier(folder),
            Some(Chosen::Rule(step)) => {
                self.dialogs.pop();
                self.make_rule(step)
            }
            Some(Chosen::Scanned(person)) => {
                self.dialogs.pop();
                self.scanned_person(person)
            }
            Some(Chosen::Action(action)) => {
                self.dialogs.pop();
                self.act(action)
            }
            Some(Chosen::Meaning { column, meaning }) => self.meaning_chosen(column, meaning),
            Some(Chosen::Sheet(name)) => self.sheet_chosen(&name),
            Some(Chosen::ForAll { kind, choice }) => self.chosen_for_all(kind, choice),
            Some(Chosen::Print(order)) => {
                self.dialogs.pop();
                self.print(*order)
            }
            Some(Chosen::ResetSample) => vec![Effect::OpenSample { anew: true }],
            Some(Chosen::LookAtRoster) => {
                self.dialogs.pop();
                self.look_at_roster()
            }
            Some(Chosen::OverwriteRoster) => {
                self.dialogs.pop();
                self.keep_our_roster()
            }
            Some(Chosen::Nothing) => {
                self.dialogs.pop();
                Vec::new()
            }
            None => self.say(Notice::note("Nothing here has these words; Esc goes back")),
        }
    }

    fn picked(&mut self, person: ParticipantId, purpose: PickFor) -> Vec<Effect> {
        match purpose {
            PickFor::Knows(first) => {
                self.ask(Command::Tie { first, second: person, tie: Tie::Known }, Then::AskAgain)
            }
            PickFor::KeepApart(first) => {
                self.ask(Command::KeepApart { first, second: person }, Then::CloseDialog)
            }
            PickFor::KeepAway(first, how) => {
                self.ask(Command::KeepAway { first, second: person, how }, Then::CloseDialog)
            }
            PickFor::KeepTogether(first) => {
                self.ask(Command::KeepTogether { first, second: person }, Then::CloseDialog)
            }
            PickFor::Accompany(companion) => {
                self.ask(Command::Accompany { companion, participant: person }, Then::CloseDialog)
            }
            PickFor::MergeInto(gone) => {
                self.ask(Command::Merge { kept: person, gone }, Then::CloseDialog)
            }
            PickFor::Met(first) => self
                .ask(Command::MeetByThemselves { people: vec![first, person] }, Then::CloseDialog),
            PickFor::Suggest => {
                self.dialogs.pop();
                self.show_suggestions_for(person)
            }
            PickFor::BetterPlaced { asker, by } => {
                self.ask(Command::PassOn { asker, by, to: person }, Then::PassedOn)
            }
            PickFor::CanHelp(_) => self.can_help(person),
            PickFor::Says(open) => self.says(open, person),
            PickFor::WhyNot => {
                self.dialogs.pop();
                self.ask_why_not_with(person)
            }
            PickFor::WhyNotWith(first) => {
                self.dialogs.pop();
                self.show_why_not(first, person)
            }
        }
    }

    fn prompted(&mut self, text: &str, purpose: PromptFor) -> Vec<Effect> {
        let may_be_empty = matches!(purpose, PromptFor::Story(..) | PromptFor::Remark(_));
        if text.is_empty() && !may_be_empty {
            return self.say(Notice::note("Type something first; Esc goes back"));
        }
        match purpose {
            PromptFor::NewEvent => {
                self.asks_how_long = true;
                vec![Effect::CreateEvent { name: text.to_owned() }]
            }
            PromptFor::Question => self.put_own_question(text),
            PromptFor::ListPath => self.read_list(text),
            PromptFor::LeftMinutesAgo(participant) => match text.parse() {
                Ok(minutes_ago) => {
                    self.ask(Command::Leave { participant, minutes_ago }, Then::AskAboutHost)
                }
                Err(_) => self.say(Notice::refused(format!("“{text}” is not a number of minutes"))),
            },
            PromptFor::Story(lesson, became) => self.told_story(lesson, became, text),
            PromptFor::Remark(participant) => {
                let remark = Some(text.to_owned());
                let command = Command::FollowUp(FollowUp::Remark { participant, remark });
                self.ask(command, Then::CloseDialog)
            }
            PromptFor::HotHour => self.start_hot_hour(text),
            PromptFor::AtTheDoor(person) => {
                self.dialogs.pop();
                self.write_down_of(person, text)
            }
            PromptFor::SitsAt(table) => self.sit_as_typed(text, table),
            PromptFor::SubstituteFor(expected) => self.ask(
                Command::Substitute { expected, details: Details::named(text) },
                Then::AskDetails,
            ),
        }
    }

    /// The form on top, if there is one.
    pub(super) fn form(&self) -> Option<&Form> {
        if let Some(Dialog::Form(form)) = self.dialogs.last() { Some(form) } else { None }
    }

    fn details_filled_in(&mut self, participant: ParticipantId) -> Vec<Effect> {
        let Some(known) = self.participant(participant) else {
            self.dialogs.pop();
            return Vec::new();
        };
        let Some(form) = self.form() else { return Vec::new() };
        match super::details::filled_in(&known.details, form) {
            Ok(details) if details == known.details => {
                self.dialogs.pop();
                Vec::new()
            }
            Ok(details) => self.ask(Command::Revise { participant, details }, Then::CloseDialog),
            Err(wrong) => self.filled_in_wrongly(wrong),
        }
    }

    /// Says what is wrong with the form on top, and leaves it open.
    pub(super) fn filled_in_wrongly(&mut self, wrong: String) -> Vec<Effect> {
        if let Some(Dialog::Form(form)) = self.dialogs.last_mut() {
            form.wrong = Some(wrong.clone());
        }
        self.say(Notice::refused(wrong))
    }
}
