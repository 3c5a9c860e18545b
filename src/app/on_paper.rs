//! What goes on paper: chosen at the desk, written and opened elsewhere.

use super::evening::{Screen, Then};
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Message, Notice, Saved};
use crate::domain::{Command, FollowUp, HandedOut, ParticipantId};
use crate::export::{OnPaper, Order};

impl App {
    /// Asks what goes on paper.
    pub(super) fn choose_paper(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let mut choices: Vec<Choice> =
            OnPaper::ALL.map(|what| choice(what.words(), note(what), Order::of(vec![what]))).into();
        let walk_ins: Vec<ParticipantId> =
            evening.event.participants().filter(|one| one.walk_in).map(|one| one.id).collect();
        if !walk_ins.is_empty() {
            let note = format!("{}, who had none printed before the doors opened", walk_ins.len());
            choices.insert(1, choice("badges of walk-ins", &note, badges_of(walk_ins)));
        }
        if evening.screen == Screen::Desk
            && let Some(marked) = evening.desk.marked()
        {
            let label = format!("badge of {}", self.name(marked));
            choices.insert(
                1,
                choice(&label, "once more, or for the first time", badges_of(vec![marked])),
            );
        }
        let all = Order::of(OnPaper::ALL.to_vec());
        choices.push(choice(
            "all of it",
            "before the doors open: the evening works without us",
            all,
        ));
        let title = "What goes on paper? (`shouldmeet print` knows labels and Letter, too)";
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    /// Has everybody's sheet written, and says so at once.
    pub(super) fn send_home(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if matches!(evening.saved, Saved::LookingOn { .. }) {
            let text = "This window only looks on: the desk that writes can do it";
            return self.say(Notice::refused(text));
        }
        self.notice = Some(Notice::note("Writing what people take home"));
        vec![Effect::SendHome]
    }

    /// What people take home is written: the journal keeps whom each sheet names.
    pub(super) fn went_home(&mut self, said: String, sheets: Vec<HandedOut>) -> Vec<Effect> {
        if self.hold(|| Message::WentHome { said: said.clone(), handed_out: sheets.clone() }) {
            return Vec::new();
        }
        if sheets.is_empty() {
            return self.say(Notice::done(said));
        }
        let effects = self.ask(Command::FollowUp(FollowUp::HandOut { sheets }), Then::SentHome);
        self.sent_home = Some(said);
        effects
    }

    /// It is noted down, too.
    pub(super) fn told_sent_home(&mut self) {
        self.notice = self.sent_home.take().map(Notice::done);
    }

    /// The badge of one person.
    pub(super) fn print_badge_of(&mut self, person: ParticipantId) -> Vec<Effect> {
        self.print(badges_of(vec![person]))
    }

    /// Has something written for the browser, and says so at once.
    pub(super) fn print(&mut self, order: Order) -> Vec<Effect> {
        let what: Vec<&str> = order.what.iter().copied().map(OnPaper::words).collect();
        self.notice = Some(Notice::note(format!("Writing {} for the browser", what.join(", "))));
        vec![Effect::Print(Box::new(order))]
    }
}

fn badges_of(people: Vec<ParticipantId>) -> Order {
    Order { only: Some(people), ..Order::of(vec![OnPaper::Badges]) }
}

fn choice(label: &str, note: &str, order: Order) -> Choice {
    let chosen = Chosen::Print(Box::new(order));
    Choice { label: label.to_owned(), note: note.to_owned(), chosen }
}

const fn note(what: OnPaper) -> &'static str {
    match what {
        OnPaper::Badges => "of everybody who may come, eight on a page, to cut apart",
        OnPaper::Signs => "number, theme and what the table has",
        OnPaper::Tables => "who sits where, A to Z and by table, in all rounds to come",
        OnPaper::Routes => "for each person their tables, round by round",
        OnPaper::DeskList => "everybody by family name, with boxes to tick",
    }
}
