//! The arguments of `print`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::export::Offset;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// Name badges, on plain paper or labels
    Badges,
    /// Signs for the tables, plain or as tents
    Signs,
    /// Who sits where, A to Z and by table, for every round
    Tables,
    /// A card for each person with their way through the tables
    Routes,
    /// The desk's own list, with boxes to tick
    DeskList,
    /// All of it
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperName {
    A4,
    Letter,
}

/// What goes on paper, and how.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub(super) struct Print {
    /// What goes on paper
    #[arg(value_enum, required_unless_present = "templates", conflicts_with = "templates")]
    pub(super) what: Option<What>,
    /// Another event than the open one: its name or its folder
    event: Option<String>,
    /// Where to, rather than the event's folder; what is there and not ours is left alone
    #[arg(long, value_name = "FILE|FOLDER")]
    to: Option<PathBuf>,
    /// The paper; A4 without it
    #[arg(long, value_enum)]
    paper: Option<PaperName>,
    /// The sheet of labels for badges by its maker's number, such as L4785 or 5395
    #[arg(long, value_name = "SHEET")]
    labels: Option<String>,
    /// The first label that is left on the first sheet
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=200))]
    start: u16,
    /// Move badges right and down by tenths of millimetres, such as 5,-3
    #[arg(long, value_name = "X,Y", default_value = "0,0", value_parser = offset, allow_hyphen_values = true)]
    offset: Offset,
    /// Badges and signs that are folded, both sides the same
    #[arg(long)]
    fold: bool,
    /// Badges or routes of these people alone, by name, ticket or badge code
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
    /// Do not open the pages in a browser
    #[arg(long)]
    no_open: bool,
    /// Report as JSON; opens nothing
    #[arg(long)]
    json: bool,
    /// Write the program's templates beside your settings, to be changed
    #[arg(long)]
    pub(super) templates: bool,
}

impl Print {
    /// What is asked of the command.
    pub(super) fn asked(&self, what: What) -> super::print::Asked<'_> {
        super::print::Asked {
            what,
            event: self.event.as_deref(),
            to: self.to.as_deref(),
            paper: self.paper,
            labels: self.labels.as_deref(),
            start: self.start,
            offset: self.offset,
            fold: self.fold,
            only: &self.only,
            no_open: self.no_open,
            json: self.json,
        }
    }
}

/// How far a printer is off at most, in tenths of millimetres.
const FURTHEST: i16 = 200;

fn offset(typed: &str) -> Result<Offset, String> {
    let wanted = "two numbers of tenths of millimetres from -200 to 200, such as 5,-3";
    let (right, down) = typed.split_once(',').ok_or(wanted)?;
    let number = |text: &str| {
        let number: Option<i16> = text.trim().parse().ok();
        number.filter(|number| (-FURTHEST..=FURTHEST).contains(number)).ok_or(wanted)
    };
    Ok(Offset { right: number(right)?, down: number(down)? })
}
