//! What the cells of a column look like, whatever its header says.

use std::collections::HashSet;

use super::cells;
use super::meaning::Meaning;
use super::organisation;
use super::standing;
use super::words::{Group, Lexicon};

/// How many filled cells of a column are looked at.
const LOOKED_AT: usize = 2_000;

/// What the cells of a column look like: how many of the filled ones are what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) rows: usize,
    pub(super) filled: usize,
    pub(super) distinct: usize,
    pub(super) addresses: usize,
    at_signs: usize,
    links: usize,
    pub(super) numbers: usize,
    ruined: usize,
    dates: usize,
    pub(super) ticks: usize,
    pub(super) statuses: usize,
    /// Organisations by their legal form, or by the word university.
    pub(super) companies: usize,
    /// Codes as they stand on tickets.
    pub(super) ticket_codes: usize,
    /// Those of them with letters and digits.
    pub(super) mixed_codes: usize,
    pub(super) names: usize,
    pub(super) full_names: usize,
    pub(super) codes: usize,
    long: usize,
    titles: usize,
    /// Cells that count on from the cell above them.
    counted: usize,
    /// The first number, where the cells are numbers.
    first: Option<u32>,
}

impl Look {
    pub(super) fn at<'a>(column: impl Iterator<Item = &'a String>, lexicon: &Lexicon) -> Self {
        let mut look = Self::default();
        let mut seen = HashSet::new();
        let mut last: Option<u32> = None;
        for cell in column.take(LOOKED_AT) {
            let cell = cells::unguarded(cell);
            look.rows += 1;
            if lexicon.says_nothing(cell) && !cells::is_tick(cell, lexicon) || cell.is_empty() {
                continue;
            }
            look.filled += 1;
            look.distinct += usize::from(seen.insert(cell));
            look.addresses += usize::from(cells::address(cell).is_some());
            look.at_signs += usize::from(cell.contains('@'));
            let number = cell.parse::<u32>().ok().filter(|_| !cell.starts_with('0'));
            look.counted += usize::from(number.is_some_and(|now| last == now.checked_sub(1)));
            look.first = look.first.or(number);
            last = number;
            look.links += usize::from(cells::is_link(cell));
            look.numbers += usize::from(cells::is_number(cell));
            look.ruined += usize::from(cells::is_ruined_number(cell));
            look.dates += usize::from(cells::is_date(cell));
            look.ticks += usize::from(cells::is_tick(cell, lexicon));
            look.statuses += usize::from(standing::is_status(cell, lexicon));
            let name = cells::is_name_like(cell);
            look.names += usize::from(name);
            look.full_names += usize::from(name && cell.contains(' '));
            look.codes += usize::from(cells::is_code(cell));
            look.companies += usize::from(organisation::names_its_form(cell, lexicon));
            let ticket = cells::is_ticket_code(cell);
            look.ticket_codes += usize::from(ticket);
            look.mixed_codes += usize::from(ticket && cell.chars().any(char::is_alphabetic));
            look.titles += usize::from(lexicon.group(Group::Title).is(cell));
            look.long += usize::from(cell.chars().count() > 60);
        }
        look
    }

    /// Whether at least so many hundredths of the filled cells are of a kind.
    pub(super) const fn mostly(&self, kind: usize, percent: usize) -> bool {
        self.filled > 0 && kind * 100 >= self.filled * percent
    }

    /// Whether hardly any value stands twice, and hardly any row has none.
    pub(super) const fn is_unique(&self) -> bool {
        self.mostly(self.distinct, 95) && self.filled * 10 >= self.rows * 8
    }

    /// Whether its cells are numbers, dates, links, addresses, ticks or statuses.
    pub(super) fn is_data(&self) -> bool {
        let data =
            [self.numbers, self.dates, self.links, self.addresses, self.ticks, self.statuses];
        data.into_iter().any(|kind| self.mostly(kind, 40))
    }

    /// Whether every row has its own value, as codes do; a few double registrations are allowed.
    const fn tells_people_apart(&self) -> bool {
        self.ruined * 2 < self.filled
            && self.filled * 2 >= self.rows
            && self.mostly(self.distinct, 90)
    }

    /// Whether its cells number the lines: 1, 2, 3, with a gap here and there.
    pub(super) fn numbers_the_lines(&self) -> bool {
        self.filled > 2
            && self.first.is_some_and(|first| first <= 10)
            && self.mostly(self.numbers, 100)
            && self.mostly(self.counted, 60)
    }

    /// Whether its cells are codes, some of which stand on several lines.
    pub(super) const fn is_damaged_code(&self) -> bool {
        self.mostly(self.ruined, 50)
            || (self.mostly(self.codes + self.numbers, 60) && self.mostly(self.distinct, 50))
    }

    /// Why the cells cannot be what the header says, if they cannot.
    pub(super) fn contradicts(&self, meaning: &Meaning) -> Option<&'static str> {
        if self.filled == 0 {
            return None;
        }
        let data = self.numbers.max(self.dates).max(self.links).max(self.addresses);
        match meaning {
            Meaning::Email if !self.mostly(self.at_signs, 30) => {
                Some("its cells are no e-mail addresses")
            }
            Meaning::Name
            | Meaning::GivenName
            | Meaning::FamilyName
            | Meaning::Organisation
            | Meaning::Role
                if self.mostly(data.max(self.ticks), 60) =>
            {
                Some("its cells are no words")
            }
            Meaning::Role if self.mostly(self.titles, 60) => {
                Some("its cells are titles that stand before names")
            }
            Meaning::Topics(_) if self.mostly(data, 60) || self.mostly(self.ticks, 60) => {
                Some("its cells are no topics")
            }
            Meaning::Ticket if self.mostly(self.ruined, 50) => {
                Some("a spreadsheet has shortened its numbers, so that they are all alike")
            }
            Meaning::Ticket if !self.tells_people_apart() => {
                Some("several lines have the same value there")
            }
            Meaning::Ticket if self.mostly(self.names, 60) && !self.mostly(self.codes, 60) => {
                Some("its cells are no codes")
            }
            Meaning::Ticket if self.mostly(self.at_signs, 50) => Some("its cells are addresses"),
            Meaning::CheckedIn if self.mostly(self.long, 30) => Some("its cells are texts"),
            Meaning::Languages if self.mostly(data, 60) => Some("its cells are no languages"),
            Meaning::FirstTime if !self.mostly(self.ticks, 50) => {
                Some("its cells are neither yes nor no")
            }
            Meaning::Coming if !self.mostly(self.ticks + self.statuses, 50) => {
                Some("its cells are neither yes nor no")
            }
            Meaning::Name
            | Meaning::GivenName
            | Meaning::FamilyName
            | Meaning::Email
            | Meaning::Organisation
            | Meaning::Role
            | Meaning::Field
            | Meaning::Topics(_)
            | Meaning::OneTopic { .. }
            | Meaning::Languages
            | Meaning::Ticket
            | Meaning::CheckedIn
            | Meaning::Status
            | Meaning::Cancelled
            | Meaning::Coming
            | Meaning::Notes
            | Meaning::Pronouns
            | Meaning::SayName
            | Meaning::Needs
            | Meaning::FirstTime
            | Meaning::Attribute
            | Meaning::Line
            | Meaning::Theme
            | Meaning::Ignored => None,
        }
    }
}
