//! The moment that a line names: `tonight`, `Tuesday 9:00`, `in two weeks`, `3 December`.

use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};

use super::due_words::{BETWEEN, DAYS, Day, MONTHS, NUMBERS, OCLOCK, UNITS, Unit, WITHIN};
use crate::domain::Timestamp;
use crate::topics::fold;

/// When a day begins for those who named no time.
const MORNING: (i8, i8) = (9, 0);
/// When an evening is late enough to be asked about.
const EVENING: (i8, i8) = (21, 0);

/// A moment that was named, and by which bytes of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Due {
    pub(super) at: Timestamp,
    pub(super) words: Range<usize>,
}

/// A word of a line: folded, without the marks around it, and where it stands.
struct Word {
    text: String,
    bytes: Range<usize>,
}

/// The first moment that a line names; the longest reading of it.
pub(super) fn find(line: &str, now: &Zoned) -> Option<Due> {
    let words = words_of(line);
    (0..words.len()).find_map(|from| {
        let rest = words.get(from..)?;
        let (moment, count) = day_and_time(rest, now).or_else(|| time_alone(rest, now))?;
        let last = rest.get(count.checked_sub(1)?)?;
        let at = Timestamp::from_millis(moment.timestamp().as_millisecond());
        Some(Due { at, words: rest.first()?.bytes.start..last.bytes.end })
    })
}

fn words_of(line: &str) -> Vec<Word> {
    let marks = |letter: char| !letter.is_alphanumeric();
    let mut from = 0;
    let words = line.split_whitespace().filter_map(|word| {
        let start = from + line.get(from..)?.find(word)?;
        from = start + word.len();
        let lead = word.len() - word.trim_start_matches(marks).len();
        let bare = word.trim_matches(marks);
        let bytes = start + lead..start + lead + bare.len();
        (!bare.is_empty()).then(|| Word { text: fold::fold(bare).replace('’', "'"), bytes })
    });
    words.collect()
}

/// A day and the time that follows it, and how many words they take.
fn day_and_time(words: &[Word], now: &Zoned) -> Option<(Zoned, usize)> {
    if let Some((moment, count)) = counted(words, now) {
        return Some((moment, count));
    }
    let (date, count, usual) = day(words, now)?;
    let rest = words.get(count..).unwrap_or_default();
    let (time, more) = after_day(rest).unwrap_or((usual, 0));
    let moment = date.to_datetime(time).to_zoned(now.time_zone().clone()).ok()?;
    // Tonight after nine is an hour from now; any other moment of today stays as it was said.
    let moment = if moment <= *now && more == 0 && date == now.date() {
        now.checked_add(1.hour()).ok()?
    } else {
        moment
    };
    Some((moment, count + more))
}

/// A day, how many words name it, and its time where none is named.
fn day(words: &[Word], now: &Zoned) -> Option<(Date, usize, Time)> {
    let morning = time(MORNING)?;
    let today = now.date();
    for (phrase, day) in DAYS {
        if !begins_with(words, phrase) {
            continue;
        }
        let date = match day {
            Day::Tonight | Day::Today => return Some((today, phrase.len(), time(EVENING)?)),
            Day::Tomorrow => today.tomorrow().ok()?,
            Day::Next(weekday) => today.nth_weekday(1, *weekday).ok()?,
            Day::NextWeek => today.nth_weekday(1, jiff::civil::Weekday::Monday).ok()?,
            Day::EndOfWeek => {
                today.yesterday().ok()?.nth_weekday(1, jiff::civil::Weekday::Friday).ok()?
            }
            Day::EndOfMonth => today.last_of_month(),
        };
        return Some((date, phrase.len(), morning));
    }
    let (date, count) = date(words, today)?;
    Some((date, count, morning))
}

/// `in two weeks`, `dans 3 jours`: the same time of day, in the morning where it is a day off.
fn counted(words: &[Word], now: &Zoned) -> Option<(Zoned, usize)> {
    let (first, rest) = words.split_first()?;
    if !WITHIN.contains(&first.text.as_str()) {
        return None;
    }
    let skipped = usize::from(rest.first().is_some_and(|word| word.text == "de"));
    let count = number(&rest.get(skipped)?.text)?;
    let unit = &rest.get(skipped + 1)?.text;
    let (_, unit) = UNITS.iter().find(|(words, _)| words.contains(&unit.as_str()))?;
    let days = match unit {
        Unit::Hours => return Some((now.checked_add(count.hours()).ok()?, skipped + 3)),
        Unit::Days => count.days(),
        Unit::Weeks => count.weeks(),
        Unit::Months => count.months(),
    };
    let date = now.date().checked_add(days).ok()?;
    let rest = words.get(skipped + 3..).unwrap_or_default();
    let (time, more) = after_day(rest).or_else(|| Some((time(MORNING)?, 0)))?;
    let moment = date.to_datetime(time).to_zoned(now.time_zone().clone()).ok()?;
    Some((moment, skipped + 3 + more))
}

/// `3 December`, `December 3rd`, `3.12.`, `2026-12-03`: the next such day.
fn date(words: &[Word], today: Date) -> Option<(Date, usize)> {
    let first = &words.first()?.text;
    if let Ok(date) = first.parse::<Date>() {
        return Some((date, 1));
    }
    if let Some((day, month)) = first.split_once('.') {
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        return Some((next_such(today, month, day)?, 1));
    }
    let between =
        usize::from(words.get(1).is_some_and(|word| word.text == "de" || word.text == "of"));
    let second = &words.get(1 + between)?.text;
    let (day, month) = match (ordinal(first), month(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (ordinal(second)?, month(first)?),
    };
    Some((next_such(today, month, day)?, 2 + between))
}

fn next_such(today: Date, month: i8, day: i8) -> Option<Date> {
    let this_year = Date::new(today.year(), month, day).ok()?;
    if this_year >= today { Some(this_year) } else { Date::new(today.year() + 1, month, day).ok() }
}

/// A time after a day, with the words between them: `at 9:00`, `um 9 Uhr`, `9am`.
fn after_day(words: &[Word]) -> Option<(Time, usize)> {
    let skipped = words.iter().take_while(|word| BETWEEN.contains(&word.text.as_str())).count();
    let rest = words.get(skipped..)?;
    let (time, count) = clock(rest).or_else(|| {
        // A bare number is an hour only after a word that says so: `Tuesday at 9`. Nobody promises
        // anything for four in the morning.
        let hour = rest.first()?.text.parse::<i8>().ok().filter(|_| skipped > 0)?;
        Some((time((if (1..=7).contains(&hour) { hour + 12 } else { hour }, 0))?, 1))
    })?;
    Some((time, skipped + count))
}

/// A time of the clock without a day: today, or tomorrow when it has passed.
fn time_alone(words: &[Word], now: &Zoned) -> Option<(Zoned, usize)> {
    let (time, count) = clock(words)?;
    let at = |date: Date| date.to_datetime(time).to_zoned(now.time_zone().clone()).ok();
    let today = at(now.date())?;
    let moment = if today > *now { today } else { at(now.date().tomorrow().ok()?)? };
    Some((moment, count))
}

/// `9:00`, `9am`, `9 pm`, `9h30`, `9 Uhr`, and how many words it takes.
fn clock(words: &[Word]) -> Option<(Time, usize)> {
    let first = words.first()?.text.as_str();
    if let Some((hour, minute)) = first.split_once([':', 'h']) {
        let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
        return Some((time((hour.parse().ok()?, minute))?, 1));
    }
    let halves = [("am", 0), ("pm", 12)];
    for (half, more) in halves {
        if let Some(hour) = first.strip_suffix(half).and_then(|hour| hour.parse::<i8>().ok()) {
            return Some((time((hour % 12 + more, 0))?, 1));
        }
    }
    let hour = first.parse::<i8>().ok()?;
    let second = words.get(1)?.text.as_str();
    if OCLOCK.contains(&second) {
        return Some((time((hour, 0))?, 2));
    }
    let (_, more) = halves.into_iter().find(|(half, _)| *half == second)?;
    Some((time((hour % 12 + more, 0))?, 2))
}

fn time((hour, minute): (i8, i8)) -> Option<Time> {
    Time::new(hour, minute, 0, 0).ok()
}

fn begins_with(words: &[Word], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, part)| word.text == *part)
}

fn number(word: &str) -> Option<i64> {
    let spelled = || NUMBERS.iter().position(|names| names.contains(&word));
    let number = word.parse().ok().or_else(|| i64::try_from(spelled()? + 1).ok())?;
    (1..=366).contains(&number).then_some(number)
}

fn ordinal(word: &str) -> Option<i8> {
    let bare = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end));
    bare.unwrap_or(word).parse().ok()
}

fn month(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday evening.
    fn now() -> Zoned {
        "2026-11-30T19:30[Europe/Berlin]".parse().unwrap()
    }

    fn found(line: &str) -> Option<(String, &str)> {
        let due = find(line, &now())?;
        let at = jiff::Timestamp::from_millisecond(due.at.as_millis()).unwrap();
        let at = at.to_zoned(now().time_zone().clone());
        Some((at.strftime("%a %Y-%m-%d %H:%M").to_string(), line.get(due.words)?))
    }

    #[test]
    fn moments_are_found_in_four_languages() {
        for (line, at, words) in [
            ("tonight I will write to her", "Mon 2026-11-30 21:00", "tonight"),
            ("on Tuesday 9:00, at my desk", "Tue 2026-12-01 09:00", "Tuesday 9:00"),
            ("when I am back on Monday", "Mon 2026-12-07 09:00", "Monday"),
            ("by Friday at 4pm", "Fri 2026-12-04 16:00", "Friday at 4pm"),
            ("Friday at 4 with Mara", "Fri 2026-12-04 16:00", "Friday at 4"),
            ("in two weeks", "Mon 2026-12-14 09:00", "in two weeks"),
            ("in a week at 10:30", "Mon 2026-12-07 10:30", "in a week at 10:30"),
            ("in 3 hours", "Mon 2026-11-30 22:30", "in 3 hours"),
            ("in 3 months", "Sun 2027-02-28 09:00", "in 3 months"),
            ("tomorrow", "Tue 2026-12-01 09:00", "tomorrow"),
            ("next week", "Mon 2026-12-07 09:00", "next week"),
            ("end of the month", "Mon 2026-11-30 20:30", "end of the month"),
            ("end of the week", "Fri 2026-12-04 09:00", "end of the week"),
            ("on 3 December", "Thu 2026-12-03 09:00", "3 December"),
            ("on March 1st at 8:15", "Mon 2027-03-01 08:15", "March 1st at 8:15"),
            ("2027-01-15 the report", "Fri 2027-01-15 09:00", "2027-01-15"),
            ("at 18:00", "Tue 2026-12-01 18:00", "18:00"),
            ("at 20:15", "Mon 2026-11-30 20:15", "20:15"),
            ("am Dienstag um 9 Uhr", "Tue 2026-12-01 09:00", "Dienstag um 9 Uhr"),
            ("in zwei Wochen", "Mon 2026-12-14 09:00", "in zwei Wochen"),
            ("am 3.12. schicke ich es", "Thu 2026-12-03 09:00", "3.12"),
            ("heute Abend", "Mon 2026-11-30 21:00", "heute Abend"),
            ("nächste Woche", "Mon 2026-12-07 09:00", "nächste Woche"),
            ("mardi à 9h30", "Tue 2026-12-01 09:30", "mardi à 9h30"),
            ("dans trois jours", "Thu 2026-12-03 09:00", "dans trois jours"),
            ("mañana a las 10:00", "Tue 2026-12-01 10:00", "mañana a las 10:00"),
            ("el 3 de diciembre", "Thu 2026-12-03 09:00", "3 de diciembre"),
            ("dentro de dos semanas", "Mon 2026-12-14 09:00", "dentro de dos semanas"),
        ] {
            assert_eq!(found(line), Some((at.to_owned(), words)), "{line}");
        }
    }

    #[test]
    fn what_names_no_moment_has_none() {
        for line in [
            "",
            "send the checklist to Mara",
            "write 3 pages",
            "read chapter 12",
            "the 99:99 bus",
            "in the morning dew",
            "40 December",
            "I may call",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
