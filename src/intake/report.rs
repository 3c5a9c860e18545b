//! What was understood of a list, as JSON for other programs.

use serde::Serialize;

use super::columns::Mapping;
use super::list::List;
use super::sheet::Sheet;

/// What was understood of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
    /// The people.
    pub people: Vec<ReportedPerson>,
    /// What each column was taken for, and why.
    pub columns: Vec<ReportedColumn>,
    /// The rows that did not become people.
    pub left_out: Vec<ReportedRow>,
    /// What the host should know, the questions first.
    pub notes: Vec<String>,
}

/// A person of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportedPerson {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// Where they work.
    pub organisation: Option<String>,
    /// What all spellings of the organisation share.
    pub organisation_key: Option<String>,
    /// What they can help with.
    pub offers: Vec<String>,
    /// What they look for.
    pub asks: Vec<String>,
    /// What they like to talk about.
    pub interests: Vec<String>,
    /// What they do there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The languages that they speak, each under its English name where it is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Their pronouns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<String>,
    /// How their name is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say_name: Option<String>,
    /// The code on their ticket.
    pub ticket: Option<String>,
    /// Whether they are here; `null` when the list says nothing of presence.
    pub checked_in: Option<bool>,
    /// What the host should know of the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A column of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportedColumn {
    /// Its header.
    pub header: String,
    /// What it was taken for.
    pub meaning: String,
    /// Why.
    pub why: String,
}

/// A row that did not become a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportedRow {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// Puts together what was understood of a list.
#[must_use]
pub fn report(sheet: &Sheet, mapping: &Mapping, list: &List) -> Report {
    let people = list.people.iter().map(|row| {
        let details = row.details.clone();
        ReportedPerson {
            line: row.line,
            name: details.name,
            email: details.email,
            organisation: details.organisation,
            organisation_key: row.organisation_key.clone(),
            offers: details.offers,
            asks: details.asks,
            interests: details.interests,
            role: details.role,
            languages: details.languages,
            pronouns: details.pronouns,
            say_name: details.say_name,
            ticket: details.ticket,
            checked_in: row.checked_in,
            notes: row.notes.clone(),
        }
    });
    let columns = mapping.columns.iter().map(|assigned| ReportedColumn {
        header: assigned.header.clone(),
        meaning: assigned.meaning.word().to_owned(),
        why: assigned.why.clone(),
    });
    let rows = list.left_out.iter();
    Report {
        people: people.collect(),
        columns: columns.collect(),
        left_out: rows
            .map(|left| ReportedRow { line: left.line, reason: left.reason.to_string() })
            .collect(),
        notes: mapping.questions.iter().chain(&sheet.notes).cloned().collect(),
    }
}
