//! The arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(super) use super::print_args::{PaperName, Print, What};

/// The facilitator's desk for live networking events: who should meet whom, and why.
#[derive(Debug, Parser)]
#[command(
    name = "shouldmeet",
    version,
    about,
    long_about = "The facilitator's desk for live networking events: it checks people in, says who \
                  should meet whom and why, and rotates the tables. It works offline; nothing \
                  leaves this computer.",
    after_help = "Examples:\n  \
        shouldmeet                        the desk, on the event used last or on the sample\n  \
        shouldmeet new \"Spring evening\"   a new event\n  \
        shouldmeet import guests.csv      a list of people into the open event\n  \
        shouldmeet rehearse               practise on an evening that is played\n\n\
        F1 explains the keys inside. Everything is saved at once, on this computer alone."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) look: Look,
    /// Print whose work is built in, and under which licences
    #[arg(long)]
    pub(super) licenses: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How the desk looks.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub(super) struct Look {
    /// Colours for a dark or a light background, for weak eyes, or none
    #[arg(long, global = true, value_enum, env = "SHOULDMEET_THEME")]
    pub(super) theme: Option<ThemeName>,
    /// Whether colours are used; `NO_COLOR` is heeded unless this says otherwise
    #[arg(long, global = true, value_enum, default_value_t = When::Auto)]
    pub(super) color: When,
    /// Marks and lines of plain ASCII
    #[arg(long, global = true)]
    pub(super) ascii: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeName {
    Dark,
    Light,
    Contrast,
    Mono,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ThenWhat {
    /// The whole event is deleted
    Delete,
    /// Nobody is named any more; the numbers stay
    Anonymise,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new event; it is the open one from then on
    New {
        /// What it is called
        name: String,
        /// Earlier events, the oldest first: their people, who met and knows whom, who is kept apart,
        /// your own notes and open promises come over
        #[arg(long, value_name = "EVENT", num_args = 1..)]
        after: Vec<String>,
        /// For how many days it is kept once it is over; 0 for good
        #[arg(long, value_name = "DAYS", default_value_t = 90)]
        keep_days: u16,
        /// What happens then, once you say so to `tidy`
        #[arg(long, value_enum, default_value_t = ThenWhat::Delete)]
        then: ThenWhat,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Open the desk on an event
    Open {
        /// The name of the event or the beginning of it, or its folder
        event: Option<String>,
    },
    /// Show the room who sits where and how long it has, in a second window
    Board {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// Serve it for a browser on this laptop; the address is the first line printed
        #[arg(long)]
        web: bool,
        /// Let phones in the same network see it too, by first names, at an address nobody guesses
        #[arg(long, requires = "web")]
        lan: bool,
        /// The port for --web; any that is free without it
        #[arg(long, requires = "web", default_value_t = 0)]
        port: u16,
        /// Write it as a page that stands still, to print or to carry to another computer
        #[arg(long, value_name = "FILE", conflicts_with = "web")]
        html: Option<PathBuf>,
    },
    /// List the events on this computer
    Events {
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Ask again what became of what was heard and promised, on day 2, 14 and 90
    Pulse {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// Write an answer down: what `pulse` prints first of a line, then used, tried, dropped or
        /// not-yet, such as k3fd-6=used
        #[arg(long, value_name = "ID=ANSWER", conflicts_with = "json")]
        answer: Option<String>,
        /// What they told, in one sentence
        #[arg(long, requires = "answer")]
        story: Option<String>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Delete events that were kept for as long as you said, or forget who was there; asks first
    Tidy {
        /// Do it without asking
        #[arg(long)]
        yes: bool,
        /// Report what is due as JSON; does nothing
        #[arg(long, conflicts_with = "yes")]
        json: bool,
    },
    /// Take a list of people into an event, after a look at what it would change
    Import {
        /// The list: CSV, Excel, ODS or vCard of any ticketing or form tool
        file: PathBuf,
        /// Another sheet of a workbook than the one that looks most like a list of people
        #[arg(long)]
        sheet: Option<String>,
        /// Another event than the open one: its name or its folder
        #[arg(long)]
        event: Option<String>,
        /// Print what was understood as JSON; writes nothing unless --yes is given
        #[arg(long)]
        json: bool,
        /// Take the list in without asking
        #[arg(long)]
        yes: bool,
    },
    /// Open the desk on the sample event: sixty invented people
    Sample {
        /// Throw away what was tried out in it
        #[arg(long)]
        anew: bool,
        /// Only make it the open event, and print its folder
        #[arg(long)]
        no_open: bool,
    },
    /// Practise on an evening that is played: people come and go by themselves
    Rehearse {
        /// The evening, as JSON with event, tables, people and timeline; the sample's without it
        roster: Option<PathBuf>,
        /// How many minutes of the evening pass in one minute
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1_000))]
        speed: u32,
        /// Chance for tables and for people who mix; the same seed plays the same evening
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Play it without a screen, by our queue and by three other policies, and print what
        /// happened as JSON
        #[arg(long)]
        headless: bool,
    },
    /// Print the people of the open event
    Roster {
        /// Another event than the open one: its name or its folder
        #[arg(long)]
        event: Option<String>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Find people by what is typed of their name, organisation, e-mail or ticket; changes nothing
    Find {
        /// What is typed: part of a name, in any spelling
        #[arg(required_unless_present = "batch", conflicts_with = "batch")]
        query: Option<String>,
        /// Another event than the open one: its name or its folder
        #[arg(long, conflicts_with = "list")]
        event: Option<String>,
        /// Look in a list of people instead: any file that `import` reads
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
        /// Many at once: lines with tabs between, a name for the line first, what was typed third;
        /// prints the ticket codes of at most ten people each
        #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "limit"])]
        batch: Option<PathBuf>,
        /// How many people at most
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1_000))]
        limit: u16,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Show everything that is known of one person, or erase it for good
    Person {
        /// The name, the ticket, the code on the badge or the number of the person
        name: String,
        /// Another event than the open one: its name or its folder
        #[arg(long)]
        event: Option<String>,
        /// As JSON, to be handed over to the person
        #[arg(long, conflicts_with = "erase")]
        json: bool,
        /// Erase it, in every file of the event; the name is asked for once more
        #[arg(long)]
        erase: bool,
        /// Erase these words in what others said, too, such as a nickname
        #[arg(long, value_name = "WORD", num_args = 1.., requires = "erase")]
        also: Vec<String>,
        /// Erase without asking
        #[arg(long, requires = "erase")]
        yes: bool,
    },
    /// Print who sits where in the rounds to come; changes nothing
    Plan {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// Print it as JSON
        #[arg(long, conflicts_with = "csv")]
        json: bool,
        /// Print it as CSV, one row a person and round
        #[arg(long)]
        csv: bool,
        /// How long to look for a better plan
        #[arg(long, default_value_t = 1.0)]
        seconds: f64,
        /// Chance; the same seed looks in the same places
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write badges, signs, lists and cards as pages that a browser prints
    Print(Print),
    /// Write what people take home: a sheet and a letter for each, and what to chase for the host
    Export {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// The folder; without it one beside the event. What somebody changed there is left alone
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        /// The sheets of these people alone, by name, ticket or badge code
        #[arg(long, value_name = "NAME", num_args = 1..)]
        only: Vec<String>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Write what the evening did: the network before and now, figures, and who was left out
    Report {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// The page; without it one beside the event
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Leave out what is for the host alone
        #[arg(long)]
        public: bool,
        /// Write the picture of the network as SVG instead
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
        /// Write who knows whom as CSV instead
        #[arg(long, value_name = "FILE", conflicts_with = "svg")]
        edges: Option<PathBuf>,
        /// Print the figures as JSON
        #[arg(long, conflicts_with_all = ["svg", "edges"])]
        json: bool,
        /// Do not open the page in a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Plan all rounds of an event that a file describes in numbers, and print who sits where
    Seat {
        /// The event, as JSON with n, rounds, sizes and more
        instance: PathBuf,
        /// How long to look for a better plan
        #[arg(long, default_value_t = 1.0)]
        seconds: f64,
        /// Chance; the same seed looks in the same places
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Say how alike topics are: of pairs, or of a list and of what people may ask for
    Topics {
        /// A CSV with columns a and b: prints how alike each two are, 0 to 1000
        #[arg(long, value_name = "FILE")]
        pairs: Option<PathBuf>,
        /// Topics, one a line
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
        /// Questions, one a line: prints the line numbers of the likest topics, from 0, likest first
        #[arg(long, value_name = "FILE")]
        batch: Option<PathBuf>,
    },
    /// Say what is known of the badge scanner of this laptop, or write its test card
    Scanner {
        /// Write the test card as a page to print
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        card: Option<PathBuf>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Look an event's files over; changes nothing
    Check {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Mend a damaged journal from its intact lines; what is damaged is kept beside it
    Repair {
        /// Another event than the open one: its name or its folder
        event: Option<String>,
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print where the files are
    Paths {
        /// Report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}
