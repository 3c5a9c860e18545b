//! The words by which people name a moment, in four languages, folded.

use jiff::civil::Weekday;

/// A day, as it is named without a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Day {
    /// This evening.
    Tonight,
    /// Some time today.
    Today,
    /// The day after today.
    Tomorrow,
    /// The next day of that name.
    Next(Weekday),
    /// The Monday after this week.
    NextWeek,
    /// The Friday of this week.
    EndOfWeek,
    /// The last day of this month.
    EndOfMonth,
}

/// A length of time that is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Hours,
    Days,
    Weeks,
    Months,
}

/// Phrases for days, the longer ones before those that begin like them.
#[rustfmt::skip]
pub(super) const DAYS: &[(&[&str], Day)] = &[
    (&["tonight"], Day::Tonight), (&["this", "evening"], Day::Tonight),
    (&["heute", "abend"], Day::Tonight), (&["ce", "soir"], Day::Tonight), (&["esta", "noche"], Day::Tonight),
    (&["today"], Day::Today), (&["heute"], Day::Today), (&["aujourd'hui"], Day::Today), (&["hoy"], Day::Today),
    (&["tomorrow"], Day::Tomorrow), (&["morgen"], Day::Tomorrow), (&["demain"], Day::Tomorrow), (&["manana"], Day::Tomorrow),
    (&["next", "week"], Day::NextWeek), (&["nachste", "woche"], Day::NextWeek), (&["kommende", "woche"], Day::NextWeek),
    (&["la", "semaine", "prochaine"], Day::NextWeek), (&["la", "proxima", "semana"], Day::NextWeek), (&["la", "semana", "que", "viene"], Day::NextWeek),
    (&["end", "of", "the", "week"], Day::EndOfWeek), (&["end", "of", "week"], Day::EndOfWeek), (&["ende", "der", "woche"], Day::EndOfWeek),
    (&["fin", "de", "semaine"], Day::EndOfWeek), (&["fin", "de", "semana"], Day::EndOfWeek),
    (&["end", "of", "the", "month"], Day::EndOfMonth), (&["end", "of", "month"], Day::EndOfMonth), (&["ende", "des", "monats"], Day::EndOfMonth),
    (&["fin", "du", "mois"], Day::EndOfMonth), (&["fin", "de", "mes"], Day::EndOfMonth),
    (&["monday"], Day::Next(Weekday::Monday)), (&["montag"], Day::Next(Weekday::Monday)), (&["lundi"], Day::Next(Weekday::Monday)), (&["lunes"], Day::Next(Weekday::Monday)),
    (&["tuesday"], Day::Next(Weekday::Tuesday)), (&["dienstag"], Day::Next(Weekday::Tuesday)), (&["mardi"], Day::Next(Weekday::Tuesday)), (&["martes"], Day::Next(Weekday::Tuesday)),
    (&["wednesday"], Day::Next(Weekday::Wednesday)), (&["mittwoch"], Day::Next(Weekday::Wednesday)), (&["mercredi"], Day::Next(Weekday::Wednesday)), (&["miercoles"], Day::Next(Weekday::Wednesday)),
    (&["thursday"], Day::Next(Weekday::Thursday)), (&["donnerstag"], Day::Next(Weekday::Thursday)), (&["jeudi"], Day::Next(Weekday::Thursday)), (&["jueves"], Day::Next(Weekday::Thursday)),
    (&["friday"], Day::Next(Weekday::Friday)), (&["freitag"], Day::Next(Weekday::Friday)), (&["vendredi"], Day::Next(Weekday::Friday)), (&["viernes"], Day::Next(Weekday::Friday)),
    (&["saturday"], Day::Next(Weekday::Saturday)), (&["samstag"], Day::Next(Weekday::Saturday)), (&["samedi"], Day::Next(Weekday::Saturday)), (&["sabado"], Day::Next(Weekday::Saturday)),
    (&["sunday"], Day::Next(Weekday::Sunday)), (&["sonntag"], Day::Next(Weekday::Sunday)), (&["dimanche"], Day::Next(Weekday::Sunday)), (&["domingo"], Day::Next(Weekday::Sunday)),
];

/// Words before a number of days or weeks: `in two weeks`.
pub(super) const WITHIN: &[&str] = &["in", "within", "dans", "en", "dentro"];

/// Words that may stand between a day and its time, and before a day.
pub(super) const BETWEEN: &[&str] = &[
    "at", "by", "on", "until", "till", "um", "am", "bis", "a", "las", "los", "el", "le", "pour",
    "vers", "gegen", "nachsten", "next", "of", "de", "den",
];

/// Words that follow the hour of a clock.
pub(super) const OCLOCK: &[&str] = &["uhr", "o'clock", "heures", "horas"];

#[rustfmt::skip]
pub(super) const UNITS: &[(&[&str], Unit)] = &[
    (&["hour", "hours", "stunde", "stunden", "heure", "heures", "hora", "horas"], Unit::Hours),
    (&["day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias"], Unit::Days),
    (&["week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas"], Unit::Weeks),
    (&["month", "months", "monat", "monate", "monaten", "mois", "mes", "meses"], Unit::Months),
];

/// Numbers from one on, each in four languages.
#[rustfmt::skip]
pub(super) const NUMBERS: &[&[&str]] = &[
    &["one", "a", "an", "ein", "eine", "einem", "einer", "un", "une", "una"],
    &["two", "zwei", "deux", "dos"], &["three", "drei", "trois", "tres"],
    &["four", "vier", "quatre", "cuatro"], &["five", "funf", "cinq", "cinco"],
    &["six", "sechs", "seis"], &["seven", "sieben", "sept", "siete"],
    &["eight", "acht", "huit", "ocho"], &["nine", "neun", "neuf", "nueve"],
    &["ten", "zehn", "dix", "diez"],
];

/// The months from January on, each in four languages.
#[rustfmt::skip]
pub(super) const MONTHS: &[&[&str]] = &[
    &["january", "jan", "januar", "janvier", "enero"], &["february", "feb", "februar", "fevrier", "febrero"],
    &["march", "mar", "marz", "mars", "marzo"], &["april", "apr", "avril", "abril"],
    &["may", "mai", "mayo"], &["june", "jun", "juni", "juin", "junio"],
    &["july", "jul", "juli", "juillet", "julio"], &["august", "aug", "aout", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre"], &["october", "oct", "oktober", "okt", "octobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"], &["december", "dec", "dezember", "dez", "decembre", "diciembre"],
];
