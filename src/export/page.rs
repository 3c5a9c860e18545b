//! One page for one purpose.

use serde::Serialize;

use super::badges::badges;
use super::desk_list::desk_list;
use super::routes::routes;
use super::sheet::{Offset, Paper, PaperStyle, Sheet};
use super::signs::signs;
use super::tables::tables;
use super::templates::Templates;
use super::words::Words;
use crate::domain::{
    Event, Participant, ParticipantId, Presence, RoundNumber, Seating, SentenceLanguage,
};
use crate::topics::fold;

/// The end of every page: what it stands in is ours, and may be written anew.
pub const WRITTEN_BY_US: &str =
    "<!-- written by shouldmeet print, which writes it anew when it is asked again -->\n";

/// What goes on paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OnPaper {
    /// Name badges.
    Badges,
    /// Signs for the tables.
    Signs,
    /// Who sits where, A to Z and by table.
    Tables,
    /// A card for each person with their way through the tables.
    Routes,
    /// The desk's own list, with boxes to tick.
    DeskList,
}

impl OnPaper {
    /// All of it, in the order in which it is offered.
    pub const ALL: [Self; 5] =
        [Self::Badges, Self::Signs, Self::Tables, Self::Routes, Self::DeskList];

    /// What it is called on the command line and in file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Badges => "badges",
            Self::Signs => "signs",
            Self::Tables => "tables",
            Self::Routes => "routes",
            Self::DeskList => "desk-list",
        }
    }

    /// What it is called in a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Badges => "name badges",
            Self::Signs => "table signs",
            Self::Tables => "lists of tables",
            Self::Routes => "route cards",
            Self::DeskList => "the desk list",
        }
    }

    /// Whether it needs to be known who sits where.
    #[must_use]
    pub const fn needs_rounds(self) -> bool {
        matches!(self, Self::Tables | Self::Routes)
    }

    /// Whether it has a piece for each person, so that some alone can be printed.
    #[must_use]
    pub const fn is_for_each(self) -> bool {
        matches!(self, Self::Badges | Self::Routes)
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Badges => "badges.html",
            Self::Signs => "signs.html",
            Self::Tables => "tables.html",
            Self::Routes => "routes.html",
            Self::DeskList => "desk-list.html",
        }
    }
}

/// A round as it goes on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoundOnPaper {
    /// Which one.
    pub number: RoundNumber,
    /// Whether it is drawn, and not only planned ahead.
    pub is_drawn: bool,
    /// Who sits where.
    pub seating: Seating,
}

/// What is wanted on paper, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// What.
    pub what: Vec<OnPaper>,
    /// The paper of all that is no sheet of badges.
    pub paper: Paper,
    /// The sheet of the badges.
    pub sheet: &'static Sheet,
    /// The first piece of the first sheet that is free, from 1.
    pub start: u16,
    /// By how much the badges are moved.
    pub offset: Offset,
    /// Whether signs are folded to tents.
    pub fold: bool,
    /// The people whose badges and cards are wanted; everybody's without.
    pub only: Option<Vec<ParticipantId>>,
}

impl Order {
    /// Some things on plain A4 paper, for everybody.
    #[must_use]
    pub const fn of(what: Vec<OnPaper>) -> Self {
        let (paper, sheet) = (Paper::A4, Sheet::PLAIN);
        let offset = Offset { right: 0, down: 0 };
        Self { what, paper, sheet, start: 1, offset, fold: false, only: None }
    }

    /// The name of the file for one of the things: another one when it is not for everybody.
    #[must_use]
    pub fn file_name(&self, what: OnPaper) -> String {
        let some = if self.only.is_some() && what.is_for_each() { "-some" } else { "" };
        format!("{}{some}.html", what.name())
    }
}

/// An order, and what else is to be known for it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What is wanted.
    pub order: &'a Order,
    /// The rounds of lists and cards.
    pub rounds: &'a [RoundOnPaper],
    /// The time at which it is written, as the host reads it.
    pub as_of: &'a str,
}

/// A page that can be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The page.
    pub html: String,
    /// What is wrong with templates of the host, each in a sentence with its file and line.
    pub faults: Vec<String>,
}

/// What every template is given.
#[derive(Serialize)]
struct Context<'a, T> {
    language: SentenceLanguage,
    words: &'static Words,
    event: &'a str,
    title: &'static str,
    as_of: &'a str,
    paper: PaperStyle,
    #[serde(flatten)]
    body: T,
}

/// The page for one purpose.
///
/// # Errors
///
/// A sentence, should one of our own templates be wrong: none that is known.
pub fn page(
    what: OnPaper,
    event: &Event,
    asked: &Asked<'_>,
    templates: &Templates,
) -> Result<Page, String> {
    let words = Words::of(event.settings().language);
    let file = what.template();
    match what {
        OnPaper::Badges => {
            let people = people(event, asked.order.only.as_deref());
            let body = badges(event, &people, asked, words);
            let context = context(event, words.badges, asked.order.sheet.paper, asked, words, body);
            templates.render(file, &context)
        }
        OnPaper::Signs => {
            let body = signs(event, asked, words);
            templates
                .render(file, &context(event, words.signs, asked.order.paper, asked, words, body))
        }
        OnPaper::Tables => {
            let body = tables(event, asked.rounds, words);
            templates
                .render(file, &context(event, words.tables, asked.order.paper, asked, words, body))
        }
        OnPaper::Routes => {
            let people = on_their_way(event, asked);
            let body = routes(event, &people, asked, words);
            templates
                .render(file, &context(event, words.routes, asked.order.paper, asked, words, body))
        }
        OnPaper::DeskList => {
            let body = desk_list(event, words);
            let title = words.desk_list;
            templates.render(file, &context(event, title, asked.order.paper, asked, words, body))
        }
    }
}

fn context<'a, T>(
    event: &'a Event,
    title: &'static str,
    paper: Paper,
    asked: &Asked<'a>,
    words: &'static Words,
    body: T,
) -> Context<'a, T> {
    Context {
        language: event.settings().language,
        words,
        event: event.name(),
        title,
        as_of: asked.as_of,
        paper: PaperStyle::of(paper),
        body,
    }
}

/// Those who may come, or those alone who are wanted, A to Z.
fn people<'a>(event: &'a Event, only: Option<&[ParticipantId]>) -> Vec<&'a Participant> {
    let may_come = |person: &Participant| {
        !person.barred && !matches!(person.presence(), Presence::NotComing | Presence::Left { .. })
    };
    let is_wanted = |person: &&Participant| {
        only.map_or_else(|| may_come(person), |only| only.contains(&person.id))
    };
    let mut people: Vec<&Participant> = event.participants().filter(is_wanted).collect();
    people.sort_by_cached_key(|person| (fold::fold(&person.family_first()), person.id));
    people
}

/// Those who are named in a round, A to Z: nobody else has a way.
fn on_their_way<'a>(event: &'a Event, asked: &Asked<'_>) -> Vec<&'a Participant> {
    let on_the_way: std::collections::BTreeSet<ParticipantId> =
        asked.rounds.iter().flat_map(|round| round.seating.everybody()).collect();
    let mut found = people(event, asked.order.only.as_deref());
    found.retain(|person| asked.order.only.is_some() || on_the_way.contains(&person.id));
    found
}
