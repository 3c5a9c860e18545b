//! A list as far as it was understood, held against the roster: all that its preview shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::account::{Remark, account};
use super::ahead::{Ahead, Doing};
use super::columns::Mapping;
use super::decode::Decoded;
use super::list::registrations_while;
use super::meaning::Meaning;
use super::preview::Preview;
use super::sheet::Sheet;
use crate::domain::{Participant, Timestamp};

/// How a file looks from outside: its length in bytes, and when it was last written.
pub type FileMark = (u64, Timestamp);

/// What is known of a list before its people are read.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its rows and columns.
    pub sheet: Arc<Sheet>,
    /// Its text, where it is one: rows that are none are shown from it.
    pub text: Option<Arc<Decoded>>,
    /// What the host said of columns, now or of an earlier file of this shape.
    pub by_hand: BTreeMap<usize, Meaning>,
    /// How the file looked when it was read.
    pub mark: Option<FileMark>,
    /// The day on which that was said of an earlier file; `None` when it is said of this one.
    pub said_on: Option<String>,
}

/// A list as it was understood.
#[derive(Debug)]
pub struct Understood {
    /// What was known before.
    pub known: Known,
    /// What each column is taken for.
    pub mapping: Mapping,
    /// Every row that was left out or changed.
    pub remarks: Vec<Remark>,
    /// The people, held against the roster.
    pub compared: Preview,
}

impl Known {
    /// Why the columns of which the host said something are taken for that.
    #[must_use]
    pub fn why(&self) -> String {
        self.said_on
            .as_ref()
            .map_or_else(|| "chosen by hand".to_owned(), |day| format!("as you said on {day}"))
    }

    /// Understands the list, as long as that is wanted.
    #[must_use]
    pub fn understood<'a>(
        self,
        participants: impl Iterator<Item = &'a Participant>,
        ahead: Ahead<'_>,
    ) -> Option<Understood> {
        let goes_on = ahead(Doing::Columns, 0, 1);
        let mapping = goes_on.then(|| Mapping::with(&self.sheet, &self.by_hand, &self.why()))?;
        let list = registrations_while(&self.sheet, &mapping, ahead)?;
        let remarks = account(&self.sheet, &mapping, &list);
        let compared = Preview::of_while(list, participants, ahead)?;
        Some(Understood { known: self, mapping, remarks, compared })
    }
}
