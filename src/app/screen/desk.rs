//! The desk: one field that does all.
//!
//! ```text
//! Who is here? gra▏                        ┌ Grace Adeyemi ────────────┐
//! ▸ Grace Adeyemi     Northwind   expected │ offers …   asks …         │
//!   Igor Granin       –           here     │ should meet Mara, because │
//! ```

use std::collections::BTreeSet;

use crate::app::evening::{Evening, Then};
use crate::app::field::Field;
use crate::app::list::Cursor;
use crate::app::notice::Notice;
use crate::app::{
    App, Choice, Choose, Chosen, Dialog, Effect, PersonAct, Pick, PickFor, Prompt, PromptFor,
    Reading,
};
use crate::domain::{Apart, Command, Details, EntryId, Event, Participant, ParticipantId, Way};
use crate::finder::{Hit, Index, Tier};
use crate::matching::Suggestion;

/// How many people the list shows at most; more is a reason to type another letter.
const MOST_HITS: usize = 50;

/// Somebody who has just been checked in, until the next one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// Who.
    pub participant: ParticipantId,
    /// Whom they should meet, if somebody is free.
    pub should_meet: Option<Suggestion>,
    /// The act by which they came here; `None` when nothing was done about them.
    pub(crate) act: Option<EntryId>,
}

/// What the desk remembers.
#[derive(Debug, Default)]
pub struct Desk {
    /// What was typed.
    pub field: Field,
    /// Who was found, best first.
    pub hits: Vec<Hit>,
    /// The marked one.
    pub cursor: Cursor,
    /// Who was checked in last.
    pub last: Option<Arrival>,
    /// Those marked to be checked in together.
    pub together: BTreeSet<ParticipantId>,
}

impl Desk {
    /// Searches anew for what is typed.
    pub(crate) fn search(&mut self, event: &Event, index: &Index) {
        let typed = self.field.text();
        self.hits = if typed.trim().is_empty() {
            Vec::new()
        } else {
            index.find(typed, MOST_HITS, |id| Evening::standing(event, id))
        };
    }

    /// Whether those found are so unlike what was typed that a walk-in is likelier: Enter then adds
    /// one, and never checks in somebody who was not meant.
    #[must_use]
    pub fn expects_walk_in(&self) -> bool {
        self.hits.first().is_some_and(|hit| hit.tier >= Tier::Sound)
    }

    /// Whether those found are not called quite what was typed: they come first, and the walk-in
    /// is offered beside them.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        !self.expects_walk_in() && self.hits.first().is_some_and(|hit| hit.tier >= Tier::Skeleton)
    }

    /// How many rows the list has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.hits.len() + usize::from(self.expects_walk_in())
    }

    /// The one found that is marked, counted from 0; `None` when that is the walk-in.
    #[must_use]
    pub fn marked_hit(&self) -> Option<usize> {
        self.cursor.row(self.rows())?.checked_sub(usize::from(self.expects_walk_in()))
    }

    /// The person that an act is about: the marked one, else the one checked in last.
    #[must_use]
    pub fn marked(&self) -> Option<ParticipantId> {
        if self.field.is_blank() {
            return self.last.as_ref().map(|arrival| arrival.participant);
        }
        self.hits.get(self.marked_hit()?).map(|hit| hit.participant)
    }
}

impl Evening {
    /// Searches for one person by name, and marks them.
    pub(crate) fn find_at_desk(&mut self, id: ParticipantId) {
        self.desk.field = Field::with(self.event.name_of(id));
        self.desk.search(&self.event, &self.index);
        let row = self.desk.hits.iter().position(|hit| hit.participant == id).unwrap_or(0);
        self.desk.cursor.mark(row + usize::from(self.desk.expects_walk_in()));
    }
}

impl App {
    /// What a key about the marked person does.
    pub(crate) fn act_on_person(&mut self, act: PersonAct) -> Vec<Effect> {
        let Some(id) = self.evening().and_then(|evening| evening.desk.marked()) else {
            return self.say(Notice::note("Type a name first, then this key"));
        };
        match act {
            PersonAct::Mark => self.mark_one_more(id),
            PersonAct::ShowNote => self.show_note(id),
            PersonAct::CheckInOrganisation => self.check_in_organisation(id),
            PersonAct::StepOut => self.ask(Command::StepOut { participant: id }, Then::NextPerson),
            PersonAct::ComeBack => {
                self.ask(Command::ComeBack { participant: id }, Then::NextPerson)
            }
            PersonAct::Leave => {
                self.ask(Command::Leave { participant: id, minutes_ago: 0 }, Then::AskAboutHost)
            }
            PersonAct::Remark => self.ask_for_remark(id),
            PersonAct::BadgeAgain => self.print_badge_of(id),
            PersonAct::WillNotCome => {
                self.ask(Command::WillNotCome { participant: id }, Then::NextPerson)
            }
            PersonAct::LeftEarlier => self.prompt(
                "How many minutes ago did they leave?",
                "a number, such as 20",
                PromptFor::LeftMinutesAgo(id),
            ),
            PersonAct::Substitute => self.prompt(
                &format!("Who comes instead of {}?", self.name(id)),
                "a name",
                PromptFor::SubstituteFor(id),
            ),
            PersonAct::Knows => self.pick("Whom does", id, "know here?", PickFor::Knows(id)),
            PersonAct::KeepApart => {
                self.pick("In confidence: whom must", id, "not meet?", PickFor::KeepApart(id))
            }
            PersonAct::RatherNot => {
                let purpose = PickFor::KeepAway(id, Apart::RatherNot);
                self.pick("In confidence: with whom would", id, "rather not sit?", purpose)
            }
            PersonAct::KeepDistance => {
                let purpose = PickFor::KeepAway(id, Apart::Distant);
                self.pick("In confidence: from whom does", id, "keep a distance?", purpose)
            }
            PersonAct::KeepTogether => {
                self.pick("With whom does", id, "sit?", PickFor::KeepTogether(id))
            }
            PersonAct::Accompany => {
                self.pick("With whom does", id, "travel?", PickFor::Accompany(id))
            }
            PersonAct::MergePeople => {
                self.pick("Which record is the same person as", id, "?", PickFor::MergeInto(id))
            }
            PersonAct::StaysInTouch => self.offer_wishes(id),
            PersonAct::MetSomebody => self.pick("Whom did", id, "meet?", PickFor::Met(id)),
            PersonAct::ChooseWay => self.choose_way(id),
            PersonAct::Bar => {
                let barred = !self.participant(id).is_some_and(|participant| participant.barred);
                self.ask(Command::Bar { participant: id, barred }, Then::Nothing)
            }
            PersonAct::EditDetails => self.edit_details(id),
            PersonAct::ShouldMeet => self.show_suggestions_for(id),
            PersonAct::SeatNow => self.offer_seats(id),
            PersonAct::PinHere => self.offer_pins(id),
            PersonAct::ChoosePart => self.offer_parts(id),
        }
    }

    /// Enter at the desk.
    pub(crate) fn check_in(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if !evening.desk.together.is_empty() {
            return self.check_in_together();
        }
        if evening.desk.field.is_blank() {
            return self.say(Notice::note("Type a name, then Enter checks the person in"));
        }
        match evening.desk.marked() {
            Some(participant) => {
                let here = self.participant(participant).is_some_and(Participant::is_here);
                let effects = self.ask(Command::CheckIn { participant }, Then::NextPerson);
                // Whoever is here already is dealt with, too: the next letter is the next name's.
                if here {
                    self.next_person(participant, None);
                }
                effects
            }
            None => self.add_walk_in(),
        }
    }

    /// What only the desk may see of somebody.
    fn show_note(&mut self, id: ParticipantId) -> Vec<Effect> {
        let Some(person) = self.participant(id) else { return Vec::new() };
        let name = person.details.name.clone();
        let needs = person.details.needs.iter().map(|need| format!("needs\t{}", need.word()));
        let note = person.details.desk_note.iter().map(|note| format!("note\t{note}"));
        let guarded =
            person.details.safeguarded.then(|| "minor\tnever alone with one other".into());
        let remark = self.evening().and_then(|evening| evening.event.remark(id));
        let remark = remark.map(|remark| format!("yours\t{remark}"));
        let lines: Vec<String> = needs.chain(guarded).chain(note).chain(remark).collect();
        if lines.is_empty() {
            return self.say(Notice::note(format!("{name} has no need and no note for the desk")));
        }
        self.open(Dialog::Reading(Reading::new(format!("For the desk alone: {name}"), lines)))
    }

    /// What the host alone knows of somebody: it goes on to the next event, and into no export.
    fn ask_for_remark(&mut self, id: ParticipantId) -> Vec<Effect> {
        let known = self.evening().and_then(|evening| evening.event.remark(id));
        let known = known.unwrap_or_default().to_owned();
        let title = format!("Your own note on {}, for you alone", self.name(id));
        let hint = "such as: glad to be asked about farming; empty takes it off";
        let mut prompt = Prompt::new(title, hint, PromptFor::Remark(id));
        prompt.field = Field::with(known);
        self.open(Dialog::Prompt(prompt))
    }

    /// Adds what was typed, whoever is marked.
    pub(crate) fn add_walk_in(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let name = evening.desk.field.text().to_owned();
        if name.trim().is_empty() {
            return self.say(Notice::note("Type the name of the person who walked in first"));
        }
        self.ask(Command::WalkIn { details: Details::named(name) }, Then::AskDetails)
    }

    fn choose_way(&mut self, participant: ParticipantId) -> Vec<Effect> {
        let now = self.participant(participant).map(|participant| participant.way);
        let choices = Way::ALL
            .into_iter()
            .map(|way| Choice {
                label: way.words().to_owned(),
                note: if now == Some(way) { "as now".to_owned() } else { String::new() },
                chosen: Chosen::Command(Box::new(Command::ChooseWay { participant, way })),
            })
            .collect();
        let title = format!("How does {} take part?", self.name(participant));
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    // Esc empties the search first, then forgets the group; on an empty search it takes back the
    // act just made, so that a slip at the desk costs one key.
    pub(crate) fn clear_desk(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let desk = &mut evening.desk;
        if !desk.field.text().is_empty() {
            desk.field.clear();
            desk.hits.clear();
            desk.cursor.home();
            return Vec::new();
        }
        if !desk.together.is_empty() {
            desk.together.clear();
            return self.say(Notice::note("Nobody is marked any more"));
        }
        let Some(last) = desk.last.take() else {
            return self.say(Notice::note(
                "Ctrl-Z takes back the last act; Ctrl-C twice ends the program",
            ));
        };
        // What was done since, elsewhere, is not what the desk shows.
        if last.act.is_some() && evening.event.last_act() == last.act {
            return self.undo();
        }
        self.say(Notice::note("Nothing was taken back; Ctrl-Z takes back the last act"))
    }

    /// Readies the desk for the next person; this one is shown beside it until then.
    ///
    /// `act`: what was done about them just now.
    pub(crate) fn next_person(&mut self, participant: ParticipantId, act: Option<EntryId>) {
        let now = self.now;
        if let Some(evening) = self.evening_mut() {
            evening.desk.field.clear();
            evening.desk.hits.clear();
            evening.desk.cursor.home();
            let should_meet = evening.best_for(participant, now);
            evening.desk.last = Some(Arrival { participant, should_meet, act });
        }
    }

    fn pick(
        &mut self,
        before: &str,
        id: ParticipantId,
        after: &str,
        purpose: PickFor,
    ) -> Vec<Effect> {
        let title = format!("{before} {} {after}", self.name(id));
        self.open(Dialog::Pick(Pick::new(title, purpose)))
    }

    fn prompt(&mut self, title: &str, hint: &str, purpose: PromptFor) -> Vec<Effect> {
        self.open(Dialog::Prompt(Prompt::new(title, hint, purpose)))
    }
}
