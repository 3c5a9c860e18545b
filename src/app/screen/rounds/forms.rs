//! Tables and settings, filled in.

use std::collections::BTreeSet;

use super::format::with_size_for_format;
use crate::app::details::feature;
use crate::app::evening::Then;
use crate::app::{App, Dialog, Effect, Field, Form, FormKind, Line, Notice};
use crate::domain::{
    Command, Format, OddPolicy, Rotation, Seconds, Setting, Settings, Table, TableNumber, Uneven,
};

/// How many chairs a table has that is just being added.
const CHAIRS: u8 = 6;

impl App {
    pub(super) fn add_table(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let last = evening.event.tables().map(|table| table.number.0).max().unwrap_or(0);
        let number = TableNumber(last.saturating_add(1));
        let table = Table::with_chairs(number, CHAIRS);
        self.open_table_form(&table)
    }

    pub(super) fn edit_table(&mut self) -> Vec<Effect> {
        let table =
            self.marked_table().and_then(|number| self.evening()?.event.table(number).cloned());
        match table {
            Some(table) => self.open_table_form(&table),
            None => self.say(Notice::note("Mark a table first; t adds one")),
        }
    }

    fn open_table_form(&mut self, table: &Table) -> Vec<Effect> {
        let features: Vec<&str> = table.features.iter().map(|feature| feature.word()).collect();
        let beside = self.evening().map_or_else(String::new, |evening| {
            let beside = evening.event.beside(table.number).iter();
            beside.map(ToString::to_string).collect::<Vec<_>>().join(", ")
        });
        let lines = vec![
            line("chairs", "how many, at least 2", table.seats.to_string()),
            line(
                "name",
                "beside the number, or the theme of the table; may stay empty",
                table.name.clone().unwrap_or_default(),
            ),
            line(
                "has",
                "step-free, quiet, good light, near the exit, near a socket",
                features.join(", "),
            ),
            line(
                "beside",
                "the tables next to it, such as 3, 7; empty: those with the numbers before and after",
                beside,
            ),
        ];
        let title = format!("Table {}", table.number);
        self.open(Dialog::Form(Form::new(title, lines, FormKind::Table(table.number))))
    }

    pub(crate) fn table_filled_in(&mut self, number: TableNumber) -> Vec<Effect> {
        let known = self.evening().and_then(|evening| evening.event.table(number));
        let closed = known.is_some_and(|table| table.closed);
        match self.form().map(|form| filled_table(form, number, closed)) {
            Some(Ok((table, beside))) => {
                self.ask(Command::ArrangeTable { table, beside }, Then::CloseDialog)
            }
            Some(Err(wrong)) => self.filled_in_wrongly(wrong),
            None => Vec::new(),
        }
    }

    /// Closes the marked table, or opens it again; its people are then offered other seats.
    pub(super) fn close_table(&mut self) -> Vec<Effect> {
        let table =
            self.marked_table().and_then(|number| self.evening()?.event.table(number).cloned());
        let Some(table) = table else {
            return self.say(Notice::note("Mark a table first, then this key"));
        };
        let closed = !table.closed;
        self.ask(Command::PlaceTable { table: Table { closed, ..table } }, Then::OfferRepairs)
    }

    pub(super) fn edit_round_settings(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let settings = evening.event.settings();
        let odd = match settings.odd {
            OddPolicy::Three => "three",
            OddPolicy::SitOut => "sit out",
            OddPolicy::HostSitsIn => "host",
        };
        let uneven = match settings.uneven {
            Uneven::Bigger => "bigger",
            Uneven::Smaller => "smaller",
        };
        let lines = vec![
            line(
                "minutes",
                "how long a round is",
                settings.round_length.whole_minutes().to_string(),
            ),
            line("rounds", "how many there are to be", settings.rounds.to_string()),
            line(
                "format",
                "rotating, pairs, two lines, threes, hosted or themed; f says what each is",
                settings.format.name().to_owned(),
            ),
            line("people a table", "2 for pairs", settings.group_size.to_string()),
            line(
                "smallest table",
                "2 or 3: no table is left with fewer",
                settings.smallest_table.to_string(),
            ),
            line(
                "uneven",
                "bigger or smaller tables when the number does not fit",
                uneven.to_owned(),
            ),
            line("odd pairs", "three, sit out, or host: what the last one does", odd.to_owned()),
            line(
                "rotation",
                "strict: seats are kept; nudge: they are suggestions; off: we only record",
                settings.rotation.name().to_owned(),
            ),
            line(
                "show up",
                "of a hundred people expected, how many are likely to come",
                settings.show_up_percent.to_string(),
            ),
            line(
                "introductions",
                "the most that one person gets",
                settings.introduction_cap.to_string(),
            ),
            line(
                "warning",
                "how many seconds before the end the room is warned; 0 for not at all",
                settings.warn_before.0.to_string(),
            ),
            line(
                "half time",
                "yes: a bell in the middle says that the other one speaks",
                yes_or_no(settings.half_time),
            ),
            line("sound", "yes, or no: whether the clock is heard", yes_or_no(settings.sound)),
            line("flash", "yes, or no: whether the board flashes", yes_or_no(settings.flash)),
            line(
                "blind first",
                "yes, or no: round 1 tells first name, number and ask only",
                yes_or_no(settings.blind_first),
            ),
            line(
                "company",
                "yes, or no: whether badges name where people work",
                yes_or_no(settings.badge_organisation),
            ),
        ];
        self.open(Dialog::Form(Form::new("Rounds", lines, FormKind::Rounds)))
    }

    pub(crate) fn rounds_filled_in(&mut self) -> Vec<Effect> {
        match self.form().map(filled_settings) {
            Some(Ok(settings)) => {
                let settings = self.evening().map_or_else(Vec::new, |evening| {
                    with_size_for_format(evening.event.settings(), settings)
                });
                let unchanged = self.evening().is_some_and(|evening| {
                    let mut after = evening.event.settings().clone();
                    settle_all(&mut after, &settings);
                    after == *evening.event.settings()
                });
                if unchanged {
                    self.dialogs.pop();
                    return Vec::new();
                }
                self.ask(Command::SettleAll { settings }, Then::CloseDialog)
            }
            Some(Err(wrong)) => self.filled_in_wrongly(wrong),
            None => Vec::new(),
        }
    }
}

fn settle_all(settings: &mut Settings, changes: &[Setting]) {
    for change in changes {
        settings.settle(*change);
    }
}

fn line(label: &'static str, hint: &'static str, text: String) -> Line {
    Line { label, hint, field: Field::with(text) }
}

fn filled_table(
    form: &Form,
    number: TableNumber,
    closed: bool,
) -> Result<(Table, BTreeSet<TableNumber>), String> {
    let features = form
        .text("has")
        .split([',', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(feature)
        .collect::<Result<_, _>>()?;
    let name = Some(form.text("name").trim().to_owned()).filter(|name| !name.is_empty());
    let beside = form.text("beside").split([',', ';', ' ']).filter(|word| !word.is_empty());
    let beside = beside.map(|word| match word.parse() {
        Ok(number) => Ok(TableNumber(number)),
        Err(_) => Err(format!("“beside” takes the numbers of tables, not “{word}”")),
    });
    let beside = beside.collect::<Result<_, _>>()?;
    Ok((Table { number, name, seats: within(form, "chairs", 2, 60)?, features, closed }, beside))
}

fn filled_settings(form: &Form) -> Result<Vec<Setting>, String> {
    let chosen = |label: &str| form.text(label).trim().to_lowercase();
    let uneven = match chosen("uneven").as_str() {
        "bigger" => Uneven::Bigger,
        "smaller" => Uneven::Smaller,
        other => return Err(format!("“uneven” takes bigger or smaller, not “{other}”")),
    };
    let odd = match chosen("odd pairs").as_str() {
        "three" => OddPolicy::Three,
        "sit out" => OddPolicy::SitOut,
        "host" => OddPolicy::HostSitsIn,
        other => return Err(format!("“odd pairs” takes three, sit out or host, not “{other}”")),
    };
    let format = Format::ALL.into_iter().find(|(_, name, _)| *name == chosen("format"));
    let format = format.map(|(format, ..)| format).ok_or_else(|| {
        let names = Format::ALL.map(|(_, name, _)| name).join(", ");
        format!("“format” takes one of {names}")
    })?;
    let rotation = Rotation::ALL.into_iter().find(|(_, name, _)| *name == chosen("rotation"));
    let rotation =
        rotation.map(|(rotation, ..)| rotation).ok_or("“rotation” takes strict, nudge or off")?;
    Ok(vec![
        Setting::Format(format),
        Setting::Rotation(rotation),
        Setting::ShowUpPercent(within(form, "show up", 0, 100)?),
        Setting::RoundLength(Seconds::from_minutes(within(form, "minutes", 1, 240)?)),
        Setting::Rounds(within(form, "rounds", 1, 50)?),
        Setting::GroupSize(within(form, "people a table", 2, 20)?),
        Setting::SmallestTable(within(form, "smallest table", 2, 3)?),
        Setting::Uneven(uneven),
        Setting::Odd(odd),
        Setting::IntroductionCap(within(form, "introductions", 1, 100)?),
        Setting::WarnBefore(Seconds(within(form, "warning", 0, 3_600)?)),
        Setting::HalfTime(is_yes(form, "half time")?),
        Setting::Sound(is_yes(form, "sound")?),
        Setting::Flash(is_yes(form, "flash")?),
        Setting::BlindFirst(is_yes(form, "blind first")?),
        Setting::BadgeOrganisation(is_yes(form, "company")?),
    ])
}

fn yes_or_no(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

fn is_yes(form: &Form, label: &str) -> Result<bool, String> {
    crate::app::details::yes_or_no(label, form).map(|said| said == Some(true))
}

/// A number in a line of the form, within its bounds.
fn within<N>(form: &Form, label: &str, least: u32, most: u32) -> Result<N, String>
where
    N: TryFrom<u32>,
{
    let typed = form.text(label).trim();
    typed
        .parse::<u32>()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| format!("“{label}” takes a number from {least} to {most}, not “{typed}”"))
}
