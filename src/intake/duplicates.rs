//! The same person twice on a list is one person; who might be one is said.

use std::collections::HashMap;

use super::answers;
use super::left_out::{LeftOut, Reason};
use super::list::Row;
use super::person::name_key;
use super::words::Lexicon;

/// Unites the rows of one person, the first of them staying, and names those that went into it.
///
/// One person: the same name at the same address, or rows in which nothing differs. Another name
/// at the same address is another person; the same name without an address may be.
pub(super) fn united(mut rows: Vec<Row>, lexicon: &Lexicon) -> (Vec<Row>, Vec<LeftOut>) {
    let mut left_out = Vec::new();
    let mut by_identity: HashMap<(String, Option<String>), usize> = HashMap::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    // The rows that stay are moved to the front: a long list is not held twice.
    let mut kept = 0;
    for at in 0..rows.len() {
        let (front, rest) = rows.split_at_mut(at);
        let Some(row) = rest.first_mut() else { break };
        let name = name_key(&row.details.name, lexicon);
        let identity = (name.clone(), row.details.email.clone());
        let earlier = by_identity.get(&identity).and_then(|at| front.get_mut(*at));
        if let Some(earlier) = earlier
            && (row.details.email.is_some() || row.details == earlier.details)
        {
            left_out
                .push(LeftOut { line: row.line, reason: Reason::SameAs { line: earlier.line } });
            unite(earlier, row.clone());
            continue;
        }
        if let Some(namesake) = by_name.get(&name).and_then(|at| front.get(*at)) {
            row.notes.push(format!("Perhaps the same person as on line {}", namesake.line));
        }
        by_identity.entry(identity).or_insert(kept);
        by_name.entry(name).or_insert(kept);
        rows.swap(kept, at);
        kept += 1;
    }
    rows.truncate(kept);
    (rows, left_out)
}

/// Adds what a later row of the same person says.
fn unite(earlier: &mut Row, later: Row) {
    let kept = &mut earlier.details;
    answers::united(&mut kept.offers, later.details.offers);
    answers::united(&mut kept.asks, later.details.asks);
    answers::united(&mut kept.interests, later.details.interests);
    answers::united(&mut kept.languages, later.details.languages);
    kept.needs.extend(later.details.needs);
    kept.organisation = kept.organisation.take().or(later.details.organisation);
    earlier.organisation_key = earlier.organisation_key.take().or(later.organisation_key);
    kept.role = kept.role.take().or(later.details.role);
    kept.field = kept.field.take().or(later.details.field);
    kept.ticket = kept.ticket.take().or(later.details.ticket);
    kept.pronouns = kept.pronouns.take().or(later.details.pronouns);
    kept.say_name = kept.say_name.take().or(later.details.say_name);
    kept.desk_note = kept.desk_note.take().or(later.details.desk_note);
    kept.first_time = kept.first_time.or(later.details.first_time);
    for (name, value) in later.details.attributes {
        kept.attributes.entry(name).or_insert(value);
    }
    kept.line = kept.line.or(later.details.line);
    kept.theme = kept.theme.take().or(later.details.theme);
    earlier.checked_in = match (earlier.checked_in, later.checked_in) {
        (Some(first), Some(second)) => Some(first || second),
        (first, second) => first.or(second),
    };
    for note in later.notes {
        if !earlier.notes.contains(&note) {
            earlier.notes.push(note);
        }
    }
}
