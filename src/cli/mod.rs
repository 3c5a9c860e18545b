//! Arguments in, exit code out: one file a command.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 done, 1 not done, 2 called
//! wrongly, 130 ended by Ctrl-C or a signal.

mod after;
mod args;
mod board;
mod desk;
mod events;
mod export;
mod find;
mod import;
mod look;
mod mend;
mod outcome;
mod paper;
mod person;
mod plan;
mod print;
mod print_args;
mod pulse;
mod rehearse;
mod report;
mod scanner;
mod seat;
mod tidy;
mod topics;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use outcome::{Failure, Outcome};

use crate::runtime::{Serving, Shop};
use crate::storage::Places;

/// Runs the program with these arguments, the first of which is its name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // `--version` ends the reading of arguments, so that `--version --licenses` is asked here.
    let asks = |what: &str| arguments.iter().skip(1).any(|argument| argument == what);
    if asks("--licenses") && (asks("--version") || asks("-V")) {
        return outcome::exit_code(paper::licenses());
    }
    match Args::try_parse_from(arguments) {
        Ok(args) => outcome::exit_code(dispatch(args)),
        Err(error) => {
            // Help and version go to standard output and are no failure; clap knows which is which.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            drop(error.print());
            ExitCode::from(code)
        }
    }
}

fn dispatch(args: Args) -> Outcome {
    let look = args.look;
    if args.licenses {
        return paper::licenses();
    }
    match args.command {
        Some(Command::Completions { shell }) => paper::completions(shell),
        Some(Command::Man) => paper::man(),
        Some(Command::Paths { json }) => paper::paths(&shop()?, json),
        Some(Command::New { name, after, keep_days, then, json }) => {
            let asked = events::NewEvent { name: &name, after: &after, keep_days, then, json };
            events::new(&shop()?, &asked)
        }
        Some(Command::Report { event, to, public, svg, edges, json, no_open }) => {
            let asked = report::Asked { event, to, public, svg, edges, json, no_open };
            report::report(&shop()?, &asked)
        }
        Some(Command::Tidy { yes, json }) => tidy::tidy(&shop()?, yes, json),
        Some(Command::Events { json }) => events::list(&shop()?, json),
        Some(Command::Pulse { event, answer, story, json }) => {
            let asked = pulse::Asked { event, answer, story, json };
            pulse::pulse(shop()?, &asked, look)
        }
        Some(Command::Import { file, sheet, event, json, yes }) => {
            let (event, sheet) = (event.as_deref(), sheet.as_deref());
            let asked = import::Asked { file: &file, sheet, event, json, yes };
            import::import(shop()?, &asked, look)
        }
        Some(Command::Sample { anew, no_open }) => rehearse::sample(shop()?, anew, no_open, look),
        Some(Command::Rehearse { roster, speed, seed, headless }) => {
            let roster = roster.as_deref();
            let asked = rehearse::Asked { roster, speed, seed, headless };
            rehearse::rehearse(shop()?, &asked, look)
        }
        Some(Command::Roster { event, json }) => look::roster(&shop()?, event.as_deref(), json),
        Some(Command::Find { query, event, list, batch, limit, json }) => {
            let (query, event) = (query.as_deref(), event.as_deref());
            let (list, batch) = (list.as_deref(), batch.as_deref());
            let limit = usize::from(limit);
            find::find(&shop()?, &find::Asked { query, event, list, batch, limit, json })
        }
        Some(Command::Person { name, event, json, erase, also, yes }) => {
            let asked = person::Asked { name, event, json, erase, also, yes };
            person::person(&shop()?, &asked)
        }
        Some(Command::Plan { event, json, csv, seconds, seed }) => {
            let event = event.as_deref();
            plan::plan(&shop()?, &plan::Asked { event, json, csv, seconds, seed })
        }
        Some(Command::Seat { instance, seconds, seed }) => {
            seat::seat(&shop()?, &instance, seconds, seed)
        }
        Some(Command::Topics { pairs: Some(pairs), .. }) => topics::pairs(&shop()?, &pairs),
        Some(Command::Topics { list: Some(list), batch: Some(batch), .. }) => {
            topics::batch(&shop()?, &list, &batch)
        }
        Some(Command::Topics { .. }) => Err(topics::nothing_asked()),
        Some(Command::Scanner { card, json }) => scanner::scanner(&shop()?, card.as_deref(), json),
        Some(Command::Check { event, json }) => mend::check(&shop()?, event.as_deref(), json),
        Some(Command::Repair { event, json }) => mend::repair(&shop()?, event.as_deref(), json),
        Some(Command::Board { event, web, lan, port, html }) => {
            let serving = web.then_some(Serving { port, lan });
            let asked = board::Asked { event: event.as_deref(), serving, html: html.as_deref() };
            board::board(&shop()?, &asked, look)
        }
        Some(Command::Export { event, to, only, json }) => {
            export::export(&shop()?, &export::Asked { event, to, only, json })
        }
        Some(Command::Print(asked)) if asked.templates => print::templates(&shop()?),
        Some(Command::Print(asked)) => match asked.what {
            Some(what) => print::print_paper(&shop()?, &asked.asked(what)),
            None => Err(print::nothing_asked()),
        },
        Some(Command::Open { event }) => desk::open(shop()?, event.as_deref(), look),
        None => desk::open_usual(shop()?, look),
    }
}

#[expect(clippy::disallowed_methods, reason = "the environment is read here and handed down")]
fn shop() -> Result<Shop, Failure> {
    let places = Places::find(|name| std::env::var_os(name))?;
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    // Where windows come from X11 or Wayland, a session without either has no browser to show.
    let needs_a_display = cfg!(all(unix, not(target_os = "macos")));
    let has_screen = !needs_a_display || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    Ok(Shop { has_screen, ..Shop::new(places) })
}
