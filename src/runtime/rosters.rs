//! A readable roster as a list that comes in.

use std::sync::Arc;

use crate::domain::{Participant, ParticipantId};
use crate::intake::{
    Fate, Known, Mapping, Preview, Remark, Row, Sheet, SheetRow, Title, Understood,
};
use crate::storage::{RosterRecord, roster_records};

/// A readable roster, understood; `None` when the bytes are none.
pub(super) fn understood(bytes: &[u8], roster: &[Participant]) -> Option<Understood> {
    let records = roster_records(bytes)?;
    let sheet = Sheet {
        name: None,
        others: Vec::new(),
        titles: vec![Title::default()],
        header_line: None,
        rows: records.iter().map(sheet_row).collect(),
        left_out: Vec::new(),
        notes: Vec::new(),
    };
    let mut remarks = Vec::new();
    let mut rows = Vec::new();
    for record in records {
        match record.person {
            Ok(person) => {
                // That somebody is here is taken in; where else somebody was is not.
                let checked_in = (person.presence == "here").then_some(true);
                let row = Row {
                    line: record.line,
                    details: person.details,
                    checked_in,
                    organisation_key: None,
                    notes: Vec::new(),
                };
                rows.push((person.id, row));
            }
            Err((at, why)) => remarks.push(Remark {
                line: record.line,
                fate: Fate::LeftOut,
                reason: format!("{why} (line {at}); the file is left as it is"),
            }),
        }
    }
    let ours = |id: &Option<ParticipantId>| {
        id.is_some_and(|id| roster.iter().any(|participant| participant.id == id))
    };
    if !rows.iter().any(|(id, _)| ours(id)) {
        // Another evening's roster says who was here then.
        for (_, row) in &mut rows {
            row.checked_in = None;
        }
    }
    let compared = Preview::of_roster(rows, roster);
    let mapping = Mapping { columns: Vec::new(), questions: Vec::new() };
    let known = Known {
        sheet: Arc::new(sheet),
        text: None,
        by_hand: std::collections::BTreeMap::new(),
        mark: None,
        said_on: None,
    };
    Some(Understood { known, mapping, remarks, compared })
}

fn sheet_row(record: &RosterRecord) -> SheetRow {
    SheetRow { line: record.line, cells: vec![record.text.clone()], surplus: 0 }
}
