//! What the keys of the introductions do.

use super::{IntroductionsPart, pair_of};
use crate::app::evening::Then;
use crate::app::{
    App, AroundAct, Choice, Choose, Chosen, Dialog, Effect, Evening, Notice, PairAct, Pick,
    PickFor, Reading,
};
use crate::domain::{Answer, Command, Outcome, ParticipantId, SentenceLanguage, Setting};
use crate::matching::Suggestion;

impl App {
    /// What a key about the marked pair does.
    pub(crate) fn act_on_pair(&mut self, act: PairAct) -> Vec<Effect> {
        match act {
            PairAct::SuggestFor => {
                let title = "Introductions for whom?";
                self.open(Dialog::Pick(Pick::new(title, PickFor::Suggest)))
            }
            PairAct::WhyNot => {
                let title = "Why not introduce whom …";
                self.open(Dialog::Pick(Pick::new(title, PickFor::WhyNot)))
            }
            PairAct::Happened => self.see_outcome(Outcome::Happened),
            PairAct::DidNotHappen => self.see_outcome(Outcome::DidNot),
            PairAct::StayInTouch => self.ask_whether_they_stay_in_touch(),
            PairAct::Introduce
            | PairAct::AskedFirst
            | PairAct::AskedSecond
            | PairAct::DeclinedFirst
            | PairAct::DeclinedSecond
            | PairAct::NotTonight
            | PairAct::MetByThemselves
            | PairAct::PassOn
            | PairAct::ExplainScore => self.act_on_offer(act),
        }
    }

    /// What a key about the people around does.
    pub(crate) fn act_around(&mut self, act: AroundAct) -> Vec<Effect> {
        match act {
            AroundAct::HelpEdge => self.help_marked_edge(),
            AroundAct::HelpAsk => self.help_marked_ask(),
            AroundAct::SomebodyHelps => self.ask_who_can_help(),
            AroundAct::StrikeAsk => self.strike_marked_ask(),
            AroundAct::MetBefore => self.show_met_before(),
            AroundAct::Weigh => self.open_weights(),
            AroundAct::ChooseLanguage => self.choose_language(),
            AroundAct::ShowNetwork => self.network_page().map_or_else(Vec::new, |lines| {
                self.open(Dialog::Reading(Reading::new("The network of the evening", lines)))
            }),
        }
    }

    fn act_on_offer(&mut self, act: PairAct) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if evening.introductions_screen.part != IntroductionsPart::Offers {
            return self.say(Notice::note("This key is for an offer; Tab goes to the offers"));
        }
        let Some(Suggestion { first, second, spoken, .. }) = evening.marked_offer() else {
            return self.say(Notice::note("Nobody waits for an introduction now"));
        };
        let (first, second, reason) = (*first, *second, spoken.reason.clone());
        let ask = |participant, about, answer| Command::Ask { participant, about, answer };
        let command = match act {
            PairAct::Introduce => Command::Introduce { first, second, reason },
            PairAct::AskedFirst => ask(first, second, Answer::Yes),
            PairAct::AskedSecond => ask(second, first, Answer::Yes),
            PairAct::DeclinedFirst => ask(first, second, Answer::No),
            PairAct::DeclinedSecond => ask(second, first, Answer::No),
            PairAct::NotTonight => Command::Rest { first, second },
            PairAct::MetByThemselves => Command::MeetByThemselves { people: vec![first, second] },
            PairAct::PassOn => return self.ask_who_passes_on(first, second),
            PairAct::ExplainScore
            | PairAct::Happened
            | PairAct::DidNotHappen
            | PairAct::StayInTouch
            | PairAct::SuggestFor
            | PairAct::WhyNot => return self.explain_marked(),
        };
        self.ask(command, Then::Nothing)
    }

    fn see_outcome(&mut self, outcome: Outcome) -> Vec<Effect> {
        let Some(introduction) = self.evening().and_then(|evening| evening.marked_made()) else {
            return self.say(Notice::note("No introduction was made yet"));
        };
        let introduction = introduction.id;
        self.ask(Command::SeeOutcome { introduction, outcome }, Then::Nothing)
    }

    fn ask_whether_they_stay_in_touch(&mut self) -> Vec<Effect> {
        let made = self.evening().and_then(|evening| evening.marked_made());
        match made.map(|made| (made.first, made.second)) {
            Some((first, second)) => self.offer_wishes_of(first, second),
            None => self.say(Notice::note("No introduction was made yet")),
        }
    }

    fn explain_marked(&mut self) -> Vec<Effect> {
        let page = self.evening().and_then(|evening| {
            let suggestion = evening.marked_offer()?;
            Some(self.explanation(suggestion))
        });
        page.map_or_else(Vec::new, |page| self.open(Dialog::Reading(page)))
    }

    /// Asks which of the two says that another one is better placed.
    fn ask_who_passes_on(&mut self, first: ParticipantId, second: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        // Whoever is asked for something is the likely one to pass it on.
        let (asker, by) =
            if evening.asks_of(second, first) { (second, first) } else { (first, second) };
        let choice = |asker, by| {
            let [by_name, asker_name] = self.called([by, asker]);
            Choice {
                label: format!("{by_name} says: not me"),
                note: format!("somebody else is better placed to help {asker_name}"),
                chosen: Chosen::PassOn { asker, by },
            }
        };
        let choices = vec![choice(asker, by), choice(by, asker)];
        self.open(Dialog::Choose(Choose::new("Who passes the other one on?", choices)))
    }

    /// What a host calls two people: first names, or whole ones where the first are the same.
    fn called(&self, both: [ParticipantId; 2]) -> [String; 2] {
        let short = both.map(|id| {
            self.participant(id).map_or_else(String::new, |person| person.short_name().to_owned())
        });
        let [one, other] = &short;
        if one == other { both.map(|id| self.name(id)) } else { short }
    }

    pub(crate) fn ask_who_is_better_placed(
        &mut self,
        asker: ParticipantId,
        by: ParticipantId,
    ) -> Vec<Effect> {
        let [by_name, asker_name] = self.called([by, asker]);
        let title = format!("Who is better placed than {by_name} to help {asker_name}?");
        self.open(Dialog::Pick(Pick::new(title, PickFor::BetterPlaced { asker, by })))
    }

    /// Marks the introduction that was just passed on: it is the next to be made.
    pub(crate) fn mark_passed_on(&mut self) {
        let Some(evening) = self.evening_mut() else { return };
        let newest = evening.event.passed_on().last().copied();
        let offers = evening.offers_shown();
        let row = newest.and_then(|newest| {
            let pair = crate::domain::Pair::new(newest.asker, newest.to);
            offers.iter().position(|row| pair_of(row.suggestion) == pair)
        });
        if let Some(row) = row {
            evening.cursor_mut(IntroductionsPart::Offers).mark(row);
        }
    }

    pub(crate) fn choose_language(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let now = evening.event.settings().language;
        let choice = |(language, name): (SentenceLanguage, &str)| Choice {
            label: name.to_owned(),
            note: if language == now { "the sentences are in it now" } else { "" }.to_owned(),
            chosen: if language == now {
                Chosen::Nothing
            } else {
                let setting = Setting::Language(language);
                Chosen::Command(Box::new(Command::Settle { setting }))
            },
        };
        let choices = SentenceLanguage::ALL.map(choice).to_vec();
        self.open(Dialog::Choose(Choose::new("In which language are the sentences?", choices)))
    }
}

impl Evening {
    /// Whether somebody looks for what the other one offers.
    fn asks_of(&self, asker: ParticipantId, helper: ParticipantId) -> bool {
        let [asker, helper] = [asker, helper].map(|id| self.event.participant(id));
        let (Some(asker), Some(helper)) = (asker, helper) else { return false };
        let vocabulary = self.topics.vocabulary();
        let offers: Vec<_> =
            helper.details.offers.iter().map(|offer| vocabulary.key(offer)).collect();
        asker.details.asks.iter().any(|ask| offers.contains(&vocabulary.key(ask)))
    }
}
