//! `pulse`: what became of what was heard and promised.

use serde_json::json;

use super::args::Look;
use super::desk;
use super::events::{act, folder_of};
use super::outcome::{Failure, Outcome, print, print_json, say};
use crate::domain::{Became, Command, Event, FollowUp, Lesson, Timestamp};
use crate::runtime::{Opens, Shop, is_terminal, now};

/// What `pulse` was asked to do.
pub(super) struct Asked {
    pub(super) event: Option<String>,
    pub(super) answer: Option<String>,
    pub(super) story: Option<String>,
    pub(super) json: bool,
}

/// Opens the page on which people are asked again; without a terminal, prints what is on it.
pub(super) fn pulse(shop: Shop, asked: &Asked, look: Look) -> Outcome {
    let folder = folder_of(&shop, asked.event.as_deref())?;
    if let Some(answer) = &asked.answer {
        return write_down(&shop, &folder, answer, asked.story.clone());
    }
    if !asked.json && is_terminal() {
        return desk::start(shop, Opens::Pulse(folder), look);
    }
    let event = shop.look(&folder)?.event;
    if asked.json { print_json(&report(&event, now())) } else { tell(&event, now()) }
}

fn tell(event: &Event, now: Timestamp) -> Outcome {
    for lesson in event.lessons() {
        let due = event.pulse_due(lesson, now);
        let state = due.map_or_else(
            || event.became(lesson).map_or("open", |pulse| pulse.became.words()).to_owned(),
            |day| format!("ask now, day {day}"),
        );
        print(&format!("{}\t{state}\t{}", id(lesson), words(event, lesson)))?;
    }
    say(&format!(
        "{} of {} learnings and promises are used",
        event.lessons_used(),
        event.lessons().count()
    ))
}

fn report(event: &Event, now: Timestamp) -> serde_json::Value {
    let one = |lesson| {
        let answers = event.pulses(lesson);
        let answers = answers.map(|(day, pulse)| {
            json!({ "day": day, "became": pulse.became, "story": pulse.story, "at": pulse.at })
        });
        json!({
            "id": id(lesson),
            "kind": if matches!(lesson, Lesson::Heard(_)) { "heard" } else { "promise" },
            "of": event.owner(lesson).map(|who| event.name_of(who)),
            "words": words(event, lesson),
            "ask_on_day": event.pulse_due(lesson, now),
            "answers": answers.collect::<Vec<_>>(),
        })
    };
    json!({
        "event": event.name(),
        "used": event.lessons_used(),
        "of": event.lessons().count(),
        "lessons": event.lessons().map(one).collect::<Vec<_>>(),
    })
}

fn id(lesson: Lesson) -> String {
    match lesson {
        Lesson::Heard(id) => id.to_string(),
        Lesson::Promise(id) => id.to_string(),
    }
}

fn words(event: &Event, lesson: Lesson) -> String {
    let of = event.owner(lesson).map_or("the room", |who| event.name_of(who));
    let said = match lesson {
        Lesson::Heard(id) => event.heard_one(id).map(|noted| noted.what.idea.clone()),
        Lesson::Promise(id) => event.promise(id).map(|noted| event.vow(&noted.what)),
    };
    format!("{of}: {}", said.unwrap_or_default())
}

fn write_down(
    shop: &Shop,
    folder: &std::path::Path,
    answer: &str,
    story: Option<String>,
) -> Outcome {
    let (opening, mut store) = shop.open_to_write(folder)?;
    let event = opening.event;
    let (lesson, became) = understood(&event, answer)?;
    let day = event.pulse_day(lesson, now());
    let command = Command::FollowUp(FollowUp::AskAgain { lesson, day, became, story });
    let entries = act(shop, &event, &mut store, command)?;
    store.close()?;
    let told: Vec<_> = entries.iter().map(|entry| &entry.change).collect();
    say(&event.describe(&told))
}

/// `k3fd-6=used`, of this event.
fn understood(event: &Event, answer: &str) -> Result<(Lesson, Became), Failure> {
    let (of, said) = answer.split_once('=').ok_or_else(|| {
        let hint = "write the first word of a line that `pulse` prints, = and the answer";
        Failure::usage(format!("“{answer}” is not an answer"), hint)
    })?;
    let lesson = event.lessons().find(|lesson| id(*lesson) == of.trim()).ok_or_else(|| {
        let sentence = format!("Nothing that was heard or promised is called “{of}”");
        Failure::new(sentence, "`shouldmeet pulse --json` prints what there is")
    })?;
    let said = said.trim().to_lowercase().replace(['-', '_'], " ");
    let became = Became::ALL.into_iter().find(|(_, words)| *words == said);
    let (became, _) = became.ok_or_else(|| {
        Failure::usage(
            format!("“{said}” is no answer"),
            "the answers are used, tried, dropped and not-yet",
        )
    })?;
    Ok((lesson, became))
}
