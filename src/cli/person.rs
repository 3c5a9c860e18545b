//! `person`: everything known of somebody, to be shown, handed over, or erased.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use serde_json::{Value, json};

use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, print_json, say};
use super::print::chosen;
use crate::domain::{ERASED, Event, Pair, Participant, ParticipantId, Source, Timestamp, Wish};
use crate::runtime::{Forgot, Shop};

/// What `person` was asked to do.
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) event: Option<String>,
    pub(super) json: bool,
    pub(super) erase: bool,
    pub(super) also: Vec<String>,
    pub(super) yes: bool,
}

/// Shows everything known of one person, or erases it.
pub(super) fn person(shop: &Shop, asked: &Asked) -> Outcome {
    let folder = folder_of(shop, asked.event.as_deref())?;
    if asked.erase {
        return erase(shop, asked, &folder);
    }
    let event = shop.look(&folder)?.event;
    let id = the_one(&event, &asked.name)?;
    let known = known(&event, id);
    if asked.json {
        return print_json(&known);
    }
    let Value::Object(fields) = known else { return Ok(()) };
    for (field, value) in &fields {
        tell(field, value)?;
    }
    tell_handed_out(&event, id, shop)
}

/// The one person who is named.
fn the_one(event: &Event, name: &str) -> Result<ParticipantId, Failure> {
    if let Some(person) = event.participants().find(|one| one.id.to_string() == name) {
        return Ok(person.id);
    }
    match chosen(event, std::slice::from_ref(&name.to_owned()))?.as_slice() {
        [one] => Ok(*one),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::new(
                format!("{} people are called {name}: {}", several.len(), ids.join(", ")),
                "write the number of the one who is meant",
            ))
        }
    }
}

/// Everything that is known of somebody, in the words of the files.
///
/// What others said of them in private is theirs, and is not in it; nor is with whom they are kept
/// apart, which was told in confidence by one of the two.
fn known(event: &Event, id: ParticipantId) -> Value {
    let Some(person) = event.participant(id) else { return Value::Null };
    let name = |id: ParticipantId| event.name_of(id).to_owned();
    let met: Vec<String> = event.met_by(id).into_iter().map(name).collect();
    let introduced: Vec<Value> = event
        .introductions()
        .into_iter()
        .filter_map(|made| {
            let other = Pair::new(made.first, made.second)?.other(id)?;
            Some(json!({ "at": made.at, "with": name(other), "reason": made.reason }))
        })
        .collect();
    let seats: Vec<Value> = event
        .rounds()
        .filter_map(|round| {
            let table = round.seating.table_of(id)?;
            Some(json!({ "round": round.number, "table": table }))
        })
        .collect();
    let heard = event.heard().filter(|(_, noted)| {
        let from = noted.what.from.as_ref().and_then(crate::domain::Party::participant);
        noted.what.by == Some(id) || from == Some(id)
    });
    let promises = event.promises().filter(|(_, noted)| noted.what.speaks_of(id));
    let ties = event
        .ties()
        .filter_map(|(pair, tie)| Some(json!({ "with": name(pair.other(id)?), "how": tie })));
    let wishes = event.all_wishes().filter(|(of, ..)| *of == id);
    let wish = |(_, about, wish): (ParticipantId, ParticipantId, Wish)| json!({ "about": name(about), "said": wish });
    let apart = event.apartness().filter(|(pair, _)| pair.has(id)).count();
    json!({
        "id": id,
        "details": person.details,
        "way": person.way,
        "came_as": if person.walk_in { Source::WalkIn } else { Source::List },
        "presence": presence(person),
        "barred": person.barred,
        "met": met,
        "introductions": introduced,
        "seats": seats,
        "knows": ties.collect::<Vec<_>>(),
        "heard": heard.map(|(_, noted)| json!(noted.what)).collect::<Vec<_>>(),
        "promises": promises.map(|(_, noted)| {
            json!({ "by": name(noted.what.by), "words": event.vow(&noted.what) })
        }).collect::<Vec<_>>(),
        "said_in_private": wishes.map(wish).collect::<Vec<_>>(),
        "told_in_confidence": apart,
        "note_of_the_host": event.remark(id),
        "sheets": handed_out(event, id).len(),
    })
}

fn presence(person: &Participant) -> Vec<String> {
    person.presence.iter().map(|fact| format!("{:?} {}", fact.step, fact.at)).collect()
}

/// One field in plain words: what is empty is left out.
fn tell(field: &str, value: &Value) -> Outcome {
    let field = field.replace('_', " ");
    match value {
        Value::Null | Value::Bool(false) => Ok(()),
        Value::Array(values) if values.is_empty() => Ok(()),
        Value::Number(number) if number.as_u64() == Some(0) => Ok(()),
        Value::Object(fields) => {
            fields.iter().try_for_each(|(name, value)| tell(&format!("{field} · {name}"), value))
        }
        Value::Array(values) => values.iter().try_for_each(|value| {
            let words = value.as_object().map_or_else(
                || plain(value),
                |fields| {
                    let parts = fields.iter().filter(|(_, value)| !value.is_null());
                    let parts = parts.map(|(name, value)| format!("{name} {}", plain(value)));
                    parts.collect::<Vec<_>>().join(", ")
                },
            );
            print(&format!("{field}\t{words}"))
        }),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => {
            print(&format!("{field}\t{}", plain(value)))
        }
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The sheets that are theirs or name them: whose, when, and where.
fn handed_out(event: &Event, id: ParticipantId) -> Vec<(Timestamp, String, String)> {
    let sheets = event.handed_out().iter();
    let theirs = sheets.filter(|(_, sheet)| sheet.sheet == id || sheet.names.contains(&id));
    theirs
        .map(|(at, sheet)| (*at, event.name_of(sheet.sheet).to_owned(), sheet.place.clone()))
        .collect()
}

fn tell_handed_out(event: &Event, id: ParticipantId, shop: &Shop) -> Outcome {
    let sheets = handed_out(event, id);
    sheets.iter().try_for_each(|(at, whose, place)| {
        let at = format!("{} {}", at.day(&shop.zone), at.clock(&shop.zone));
        print(&format!("handed out\tsheet of {whose}, {at}, {place}"))
    })
}

fn erase(shop: &Shop, asked: &Asked, folder: &Path) -> Outcome {
    let (opening, mut store) = shop.open_to_write(folder)?;
    let mut event = opening.event;
    let id = the_one(&event, &asked.name)?;
    if event.is_erased(id) && asked.also.is_empty() {
        let hint = "--also WORD erases more of what others said of them";
        return Err(Failure::new(format!("{ERASED} was forgotten already"), hint));
    }
    let name = event.name_of(id).to_owned();
    let given = event.participant(id).map(Participant::given_name).unwrap_or_default();
    let forgotten = event.forgotten(id, &asked.also);
    let texts =
        if event.is_erased(id) { Vec::new() } else { event.may_speak_of(&forgotten, &given) };
    for text in &texts {
        say(&format!("“{given}” stands in: {text}"))?;
    }
    if !texts.is_empty() {
        say(&format!("  if that is them: `shouldmeet person {id} --erase --also {given}`"))?;
    }
    if !asked.yes && !confirmed(&name)? {
        return Err(Failure::new(
            "Nothing was erased",
            "type the whole name when it is asked for, or write --yes",
        ));
    }
    let sheets = handed_out(&event, id);
    let forgot = shop.forget(&mut event, &mut store, id, &asked.also)?;
    store.close()?;
    report(&name, &forgot, &sheets, shop)
}

fn confirmed(name: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    say(&format!(
        "Everything that {name} said, and that was said of them, is erased for good. Type the whole name:"
    ))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == name)
}

fn report(
    name: &str,
    forgot: &Forgot,
    sheets: &[(Timestamp, String, String)],
    shop: &Shop,
) -> Outcome {
    say(&format!("{name} is forgotten: {} entries say nothing of them any more", forgot.entries))?;
    for copy in &forgot.copies {
        say(&format!("  rewritten: {copy}"))?;
    }
    for page in &forgot.pages {
        say(&format!("  taken away: {}", page.display()))?;
    }
    for (at, whose, place) in sheets {
        let whose = if whose == name {
            "their own sheet".to_owned()
        } else {
            format!("the sheet of {whose}")
        };
        say(&format!("  handed out on {}: {whose}, {place}", at.day(&shop.zone)))?;
    }
    if !sheets.is_empty() {
        say("  Sheets that people took home, and letters that were sent, are out of our reach")?;
    }
    say(
        "  Copies on sticks and in other folders are yours to delete; a list that is taken in again brings them again",
    )
}
