//! What became of the rows of a list that did not come in as they stand there.

use super::cells;
use super::columns::Mapping;
use super::list::{List, Row};
use super::meaning::Meaning;
use super::sheet::{Sheet, SheetRow};
use crate::domain::text;

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fate {
    /// It is no person of the list.
    LeftOut,
    /// It is, and something in it is not as it stands in the file.
    Changed,
}

/// A row that was left out or changed on the way in, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// What became of it.
    pub fate: Fate,
    /// Why, in a sentence.
    pub reason: String,
}

/// Every row that was left out or changed, in the order of the file; a row with several reasons
/// has a remark for each.
#[must_use]
pub fn account(sheet: &Sheet, mapping: &Mapping, list: &List) -> Vec<Remark> {
    let left_out = list.left_out.iter().map(|left| {
        let reason = left.reason.to_string();
        Remark { line: left.line, fate: Fate::LeftOut, reason }
    });
    let changed = list.people.iter().flat_map(|person| {
        let reasons = match row_on_line(sheet, person.line) {
            Some(row) => changes(row, mapping, person),
            None => person.notes.clone(),
        };
        let line = person.line;
        reasons.into_iter().map(move |reason| Remark { line, fate: Fate::Changed, reason })
    });
    let mut remarks: Vec<Remark> = left_out.chain(changed).collect();
    remarks.sort_by_key(|remark| remark.line);
    remarks
}

/// The row that begins on a line of the file.
#[must_use]
pub fn row_on_line(sheet: &Sheet, line: usize) -> Option<&SheetRow> {
    // The rows stand in the order of the file.
    let at = sheet.rows.binary_search_by_key(&line, |row| row.line).ok()?;
    sheet.rows.get(at)
}

/// How a person of the list differs from what stands in their row.
fn changes(row: &SheetRow, mapping: &Mapping, person: &Row) -> Vec<String> {
    let mut reasons = person.notes.clone();
    let cell = |meaning: &Meaning| {
        let held = mapping.holding(meaning).filter_map(|at| row.cells.get(at));
        held.map(|cell| cells::unguarded(cell)).find(|cell| !cell.is_empty()).unwrap_or_default()
    };
    let shown = |cell: &str| text::clean(cell, text::TOPIC_LIMIT);
    let name = cell(&Meaning::Name);
    if !name.is_empty() && name != person.details.name {
        reasons.push(format!("The name “{}” is read as {}", shown(name), person.details.name));
    }
    let employer = cell(&Meaning::Organisation);
    if let Some(kept) =
        person.details.organisation.as_deref().filter(|kept| {
            !employer.is_empty() && text::clean(employer, text::NAME_LIMIT) != **kept
        })
    {
        reasons.push(format!("“{}” is written {kept}, as for the others there", shown(employer)));
    } else if !employer.is_empty() && person.details.organisation.is_none() {
        reasons.push(format!("“{}” was not taken for an organisation", shown(employer)));
    }
    let taken = |at: usize| mapping.columns.get(at).is_some_and(|c| c.meaning != Meaning::Ignored);
    let guarded = row.cells.iter().enumerate().filter(|(at, cell)| {
        taken(*at) && cell.trim().starts_with('\'') && cells::unguarded(cell) != cell.trim()
    });
    for (_, cell) in guarded {
        reasons.push(format!(
            "The apostrophe that a program put before “{}” was taken off",
            shown(cells::unguarded(cell))
        ));
    }
    let ticket = cell(&Meaning::Ticket);
    if person.details.ticket.is_none() && cells::is_ruined_number(ticket) {
        reasons.push(format!("The ticket code “{}” has lost its digits", shown(ticket)));
    }
    let note: usize = mapping
        .holding(&Meaning::Notes)
        .filter_map(|at| row.cells.get(at))
        .map(|cell| cell.chars().count())
        .sum();
    if note > text::NOTE_LIMIT {
        reasons.push(format!("The note was cut to {} characters", text::NOTE_LIMIT));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{decode, registrations};

    fn remarks(file: &str) -> Vec<(usize, Fate, String)> {
        let sheet = Sheet::read(&decode(file.as_bytes()).unwrap()).unwrap();
        let mapping = Mapping::guess(&sheet);
        let list = registrations(&sheet, &mapping);
        let remarks = account(&sheet, &mapping, &list).into_iter();
        remarks.map(|remark| (remark.line, remark.fate, remark.reason)).collect()
    }

    #[test]
    fn every_row_that_is_not_as_it_stands_is_named_with_line_and_reason() {
        let long = "n".repeat(220);
        let file = format!(
            "name,email,company,offers\n\
             \"REID, DENNIS\",d@x.org,Engines Ltd,'=SUM(A1)\n\
             ,nobody@x.org,Looms Ltd,\n\
             Ada Byron,a@x.org b@x.org,ENGINES LTD.,Rust\n\
             Ada Byron,a@x.org,Engines Ltd,C\n\
             B\u{200b}o Li,bo@x.org,,\n\
             {long},n@x.org,,\n\
             Cy Fox,cy@x.org,,\n"
        );

        let found = remarks(&file);

        let has = |line: usize, fate: Fate, words: &str| {
            let holds = |remark: &(usize, Fate, String)| {
                remark.0 == line && remark.1 == fate && remark.2.contains(words)
            };
            assert!(found.iter().any(holds), "line {line}, {words}: {found:#?}");
        };
        has(2, Fate::Changed, "“REID, DENNIS” is read as Dennis Reid");
        has(2, Fate::Changed, "apostrophe");
        has(3, Fate::LeftOut, "no name");
        has(4, Fate::Changed, "only a@x.org was taken");
        has(5, Fate::LeftOut, "the same person as on line 4");
        has(6, Fate::Changed, "cannot be seen");
        has(7, Fate::Changed, "cut to 200");
        assert!(found.iter().all(|remark| remark.0 != 8), "line 8 is as it stands: {found:#?}");
        assert!(found.is_sorted_by_key(|remark| remark.0));
    }
}
