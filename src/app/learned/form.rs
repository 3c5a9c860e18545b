//! What was written down, corrected line by line.

use super::line::By;
use super::{due, zoned};
use crate::app::evening::{Evening, Then};
use crate::app::{App, Dialog, Effect, Field, Form, FormKind, Line};
use crate::domain::{
    Command, Event, Heard, HeardId, ParticipantId, Party, Promise, PromiseId, Spot, TableNumber,
};

impl App {
    pub(crate) fn correct_heard(&mut self, id: HeardId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let event = &evening.event;
        let Some(noted) = event.heard_one(id) else { return Vec::new() };
        let heard = &noted.what;
        let said = party(event, heard.from.as_ref());
        let lines = vec![
            line("idea", "what was heard, in their words", &heard.idea),
            line("topic", "what it belongs to", heard.topic.as_deref().unwrap_or_default()),
            line("said by", "on the roster, or somebody else in words", said),
            line(
                "goes home with",
                "who takes it home",
                heard.by.map_or("", |by| event.name_of(by)),
            ),
            line("table", "the number of the table", &table(heard.spot)),
        ];
        self.open(Dialog::Form(Form::new("What was heard", lines, FormKind::Heard(id))))
    }

    pub(crate) fn correct_promise(&mut self, id: PromiseId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let event = &evening.event;
        let Some(noted) = event.promise(id) else { return Vec::new() };
        let promise = &noted.what;
        let due =
            promise.due.map(|due| zoned(due, &self.zone).strftime("%Y-%m-%d %H:%M").to_string());
        let lines = vec![
            line("who", "who promised it", event.name_of(promise.by)),
            line("when", "in their words", promise.cue.as_deref().unwrap_or_default()),
            line("will", "what they will do", &promise.deed),
            line(
                "with",
                "on the roster, or somebody else in words",
                party(event, promise.with.as_ref()),
            ),
            line(
                "due",
                "tonight, Tuesday 9:00, in two weeks, 2026-12-01 9:00",
                &due.unwrap_or_default(),
            ),
            line(
                "witness",
                "who saw it; whomever it is with when empty",
                party(event, promise.witness.as_ref()),
            ),
            line("table", "the number of the table", &table(promise.spot)),
        ];
        self.open(Dialog::Form(Form::new("A promise", lines, FormKind::Promise(id))))
    }

    pub(crate) fn heard_filled_in(&mut self, id: HeardId) -> Vec<Effect> {
        let (Some(evening), Some(form)) = (self.evening(), self.form()) else { return Vec::new() };
        match evening.heard_of(form, id) {
            Ok(Some(what)) => self.ask(Command::Hear { heard: Some(id), what }, Then::CloseDialog),
            Ok(None) => {
                self.dialogs.pop();
                Vec::new()
            }
            Err(wrong) => self.filled_in_wrongly(wrong),
        }
    }

    pub(crate) fn promise_filled_in(&mut self, id: PromiseId) -> Vec<Effect> {
        let now = zoned(self.now, &self.zone);
        let (Some(evening), Some(form)) = (self.evening(), self.form()) else { return Vec::new() };
        match evening.promise_of(form, id, &now) {
            Ok(Some(what)) => {
                self.ask(Command::Promise { promise: Some(id), what }, Then::CloseDialog)
            }
            Ok(None) => {
                self.dialogs.pop();
                Vec::new()
            }
            Err(wrong) => self.filled_in_wrongly(wrong),
        }
    }
}

impl Evening {
    /// What was heard, as it is filled in now; nothing where it is as it was.
    fn heard_of(&self, form: &Form, id: HeardId) -> Result<Option<Heard>, String> {
        let Some(noted) = self.event.heard_one(id) else { return Ok(None) };
        let known = &noted.what;
        let by = match form.text("goes home with").trim() {
            "" => None,
            name => Some(self.one_of("goes home with", name, known.by)?),
        };
        let heard = Heard {
            idea: text(form, "idea")?,
            topic: some(form.text("topic")),
            from: self.party_of(form, "said by", known.from.as_ref())?,
            by,
            spot: spot(form, known.spot)?,
            earlier: known.earlier.clone(),
        };
        Ok(Some(heard).filter(|heard| heard != known))
    }

    fn promise_of(
        &self,
        form: &Form,
        id: PromiseId,
        now: &jiff::Zoned,
    ) -> Result<Option<Promise>, String> {
        let Some(noted) = self.event.promise(id) else { return Ok(None) };
        let known = &noted.what;
        let typed = form.text("due").trim();
        let written =
            known.due.map(|due| zoned(due, now.time_zone()).strftime("%Y-%m-%d %H:%M").to_string());
        let due = match typed {
            "" => None,
            typed if Some(typed) == written.as_deref() => known.due,
            typed => Some(due::find(typed, now).map(|due| due.at).ok_or_else(|| {
                format!("“due” takes a moment such as Tuesday 9:00 or in two weeks, not “{typed}”")
            })?),
        };
        let promise = Promise {
            by: self.one_of("who", form.text("who").trim(), Some(known.by))?,
            cue: some(form.text("when")),
            deed: text(form, "will")?,
            with: self.party_of(form, "with", known.with.as_ref())?,
            witness: self.party_of(form, "witness", known.witness.as_ref())?,
            due,
            spot: spot(form, known.spot)?,
            earlier: known.earlier.clone(),
        };
        Ok(Some(promise).filter(|promise| promise != known))
    }

    /// Somebody on the roster by a name; whoever stood there stays where the name does.
    fn one_of(
        &self,
        label: &str,
        name: &str,
        known: Option<ParticipantId>,
    ) -> Result<ParticipantId, String> {
        if let Some(known) = known.filter(|known| same(&self.event, *known, name)) {
            return Ok(known);
        }
        match self.whom(name, By::Beginning).as_slice() {
            [one] => Ok(*one),
            [] => Err(format!("“{label}”: nobody on the roster goes by “{name}”")),
            several => {
                let apart: Vec<String> = several
                    .iter()
                    .map(|id| format!("{} ({})", self.event.name_of(*id), self.told_apart(*id)))
                    .collect();
                Err(format!(
                    "“{label}”: “{name}” may be {}; type more of the name",
                    apart.join(" or ")
                ))
            }
        }
    }

    fn party_of(
        &self,
        form: &Form,
        label: &str,
        known: Option<&Party>,
    ) -> Result<Option<Party>, String> {
        let name = form.text(label).trim();
        if name.is_empty() {
            return Ok(None);
        }
        let id = known.and_then(Party::participant);
        if self.whom(name, By::Word).is_empty() && !id.is_some_and(|id| same(&self.event, id, name))
        {
            return Ok(Some(Party::Other(name.to_owned())));
        }
        self.one_of(label, name, id).map(|id| Some(Party::Participant(id)))
    }
}

fn party<'a>(event: &'a Event, party: Option<&'a Party>) -> &'a str {
    party.map_or("", |party| event.party(party))
}

fn same(event: &Event, id: ParticipantId, name: &str) -> bool {
    event.name_of(id) == name
}

fn line(label: &'static str, hint: &'static str, text: &str) -> Line {
    Line { label, hint, field: Field::with(text) }
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn text(form: &Form, label: &str) -> Result<String, String> {
    some(form.text(label)).ok_or_else(|| format!("“{label}” is empty; Esc leaves it as it was"))
}

fn table(spot: Spot) -> String {
    spot.table.map_or_else(String::new, |table| table.to_string())
}

fn spot(form: &Form, known: Spot) -> Result<Spot, String> {
    let typed = form.text("table").trim();
    let table = match typed {
        "" => None,
        typed => Some(TableNumber(
            typed.parse().map_err(|_| format!("“table” takes a number, not “{typed}”"))?,
        )),
    };
    Ok(Spot { table, ..known })
}
