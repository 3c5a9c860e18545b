//! What was understood of a list, as JSON for other programs.

use serde::Serialize;

use super::columns::Mapping;
use super::list::List;
use super::sheet::Sheet;

/// What was understood of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report<'a> {
    /// The people.
    pub people: Vec<ReportedPerson<'a>>,
    /// What each column was taken for, and why.
    pub columns: Vec<ReportedColumn<'a>>,
    /// The rows that did not become people.
    pub left_out: Vec<ReportedRow>,
    /// What the host should know, the questions first.
    pub notes: Vec<&'a str>,
}

/// A person of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportedPerson<'a> {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The name.
    pub name: &'a str,
    /// The e-mail address.
    pub email: Option<&'a str>,
    /// Where they work.
    pub organisation: Option<&'a str>,
    /// What all spellings of the organisation share.
    pub organisation_key: Option<&'a str>,
    /// What they can help with.
    pub offers: &'a [String],
    /// What they look for.
    pub asks: &'a [String],
    /// What they like to talk about.
    pub interests: &'a [String],
    /// What they do there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a str>,
    /// The languages that they speak, each under its English name where it is known.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub languages: &'a [String],
    /// Their pronouns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<&'a str>,
    /// How their name is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say_name: Option<&'a str>,
    /// The code on their ticket.
    pub ticket: Option<&'a str>,
    /// Whether they are here; `null` when the list says nothing of presence.
    pub checked_in: Option<bool>,
    /// What the host should know of the row.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub notes: &'a [String],
}

/// A column of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportedColumn<'a> {
    /// Its header.
    pub header: &'a str,
    /// What it was taken for.
    pub meaning: &'a str,
    /// Why.
    pub why: &'a str,
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
pub fn report<'a>(sheet: &'a Sheet, mapping: &'a Mapping, list: &'a List) -> Report<'a> {
    let people = list.people.iter().map(|row| {
        let details = &row.details;
        ReportedPerson {
            line: row.line,
            name: &details.name,
            email: details.email.as_deref(),
            organisation: details.organisation.as_deref(),
            organisation_key: row.organisation_key.as_deref(),
            offers: &details.offers,
            asks: &details.asks,
            interests: &details.interests,
            role: details.role.as_deref(),
            languages: &details.languages,
            pronouns: details.pronouns.as_deref(),
            say_name: details.say_name.as_deref(),
            ticket: details.ticket.as_deref(),
            checked_in: row.checked_in,
            notes: &row.notes,
        }
    });
    let columns = mapping.columns.iter().map(|assigned| ReportedColumn {
        header: &assigned.header,
        meaning: assigned.meaning.word(),
        why: &assigned.why,
    });
    let rows = list.left_out.iter();
    Report {
        people: people.collect(),
        columns: columns.collect(),
        left_out: rows
            .map(|left| ReportedRow { line: left.line, reason: left.reason.to_string() })
            .collect(),
        notes: mapping.questions.iter().chain(&sheet.notes).map(String::as_str).collect(),
    }
}
