//! The templates: ours, and those that a host has put in their place.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::page::{Page, WRITTEN_BY_US};

/// Ours, by the names of their files.
const OURS: [(&str, &str); 10] = [
    ("page.html", include_str!("../../assets/paper/page.html")),
    ("paper.css", include_str!("../../assets/paper/paper.css")),
    ("badges.html", include_str!("../../assets/paper/badges.html")),
    ("signs.html", include_str!("../../assets/paper/signs.html")),
    ("tables.html", include_str!("../../assets/paper/tables.html")),
    ("routes.html", include_str!("../../assets/paper/routes.html")),
    ("desk-list.html", include_str!("../../assets/paper/desk-list.html")),
    ("take-home.html", include_str!("../../assets/paper/take-home.html")),
    ("host.html", include_str!("../../assets/paper/host.html")),
    ("report.html", include_str!("../../assets/paper/report.html")),
];

/// How many steps a template may take: a thousand badges need less than a hundredth of it, and one
/// that never ends does not keep the host waiting.
const FUEL: u64 = 50_000_000;

/// The templates in use: a host's own come before ours, file by file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Templates {
    own: Vec<(&'static str, String)>,
}

impl Templates {
    /// Ours, each with the name of its file, for a host to begin from.
    pub fn ours() -> impl Iterator<Item = (&'static str, &'static str)> {
        OURS.into_iter()
    }

    /// Ours, and before them those of the host.
    ///
    /// - `own`: looks a file of that name up.
    #[must_use]
    pub fn with_own(own: impl Fn(&str) -> Option<String>) -> Self {
        let found = OURS.iter().filter_map(|(name, _)| Some((*name, own(name)?)));
        Self { own: found.collect() }
    }

    /// Renders a template. One of the host's that is wrong gives way to ours, which is said.
    pub(super) fn render(&self, name: &str, context: &impl Serialize) -> Result<Page, String> {
        let context = Value::from(Serde(context));
        let mut given_way: Vec<&str> = Vec::new();
        let mut faults = Vec::new();
        loop {
            let in_use: Vec<_> =
                self.own.iter().filter(|(own, _)| !given_way.contains(own)).collect();
            let error = match rendered(&in_use, name, &context) {
                Ok(html) => return Ok(Page { html: format!("{html}\n{WRITTEN_BY_US}"), faults }),
                Err(error) => error,
            };
            // Where the fault shows in one of ours, any of the host's may have led there.
            let at_fault = in_use.iter().find(|(own, _)| error.name() == Some(own));
            let Some((own, _)) = at_fault.or_else(|| in_use.first()) else {
                return Err(told(&error));
            };
            given_way.push(own);
            faults.push(format!("{}: the program's own {own} is used instead", told(&error)));
        }
    }
}

fn rendered(own: &[&(&'static str, String)], name: &str, context: &Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(Some(FUEL));
    for (file, text) in OURS {
        let own = own.iter().find(|(own, _)| *own == file).map(|(_, text)| text.as_str());
        environment.add_template(file, own.unwrap_or(text))?;
    }
    environment.get_template(name)?.render(context)
}

/// What is wrong with a template: its file, its line, and what.
fn told(error: &Error) -> String {
    let file = error.name().unwrap_or("a template");
    let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    match error.line() {
        Some(line) => format!("Line {line} of {file} cannot be used ({what})"),
        None => format!("{file} cannot be used ({what})"),
    }
}
