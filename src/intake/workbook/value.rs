//! What a cell of a workbook holds, as a reader sees it.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a cell.
///
/// Dates and times become ISO 8601 with a space between, ticks `yes` or `no`, numbers lose what
/// nobody typed (`.0`), errors are blank. `format` is the number format of the cell where it is
/// known: it has the leading zeros of a code and the sign of a percentage.
pub(super) fn text(value: DataRef<'_>, format: Option<&str>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => text.to_owned(),
        DataRef::Int(whole) => shaped(&whole.to_string(), format),
        DataRef::Float(number) => match format {
            Some(format) if format.trim_end().ends_with('%') => {
                format!("{}%", number_text(number * 100.0))
            }
            _ => shaped(&number_text(number), format),
        },
        DataRef::Bool(tick) => tick_text(tick).to_owned(),
        DataRef::DateTime(date) => date_text(&date),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A cell that belongs to its sheet, lent.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(whole) => DataRef::Int(*whole),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(tick) => DataRef::Bool(*tick),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            DataRef::SharedString(text)
        }
        Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}

/// A tick in words that are understood in every list.
pub(super) const fn tick_text(tick: bool) -> &'static str {
    if tick { "yes" } else { "no" }
}

/// A number as it was typed.
///
/// A whole number keeps every digit; a fraction has the fifteen digits that spreadsheets show,
/// without what the binary form adds.
pub(super) fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number.fract() == 0.0 {
        return format!("{number}");
    }
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{shown}")
}

/// A code with the leading zeros of its format: `00000` makes `00042` of 42.
fn shaped(digits: &str, format: Option<&str>) -> String {
    let zeros = format.map_or("", str::trim);
    let is_code = zeros.len() > 1 && zeros.len() <= 30 && zeros.bytes().all(|byte| byte == b'0');
    let width = if is_code { zeros.len() } else { 0 };
    format!("{digits:0>width$}")
}

fn date_text(date: &ExcelDateTime) -> String {
    let days = date.as_f64();
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if (0.0..1.0).contains(&days) {
        time
    } else if date.is_duration() {
        format!("{} hours", number_text((days * 24.0 * 100.0).round() / 100.0))
    } else if days.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn a_cell_reads_as_it_is_shown() {
        let date =
            |days| DataRef::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false));
        let in_1904 =
            DataRef::DateTime(ExcelDateTime::new(44_888.0, ExcelDateTimeType::DateTime, true));
        for (value, format, expected) in [
            (DataRef::Float(5_000.0), None, "5000"),
            (DataRef::Float(0.1 + 0.2), None, "0.3"),
            (DataRef::Float(9_007_199_254_740_991.0), None, "9007199254740991"),
            (DataRef::Float(42.0), Some("00000"), "00042"),
            (DataRef::Float(0.125), Some("0.0%"), "12.5%"),
            (DataRef::Float(42.0), Some("0.00"), "42"),
            (DataRef::Int(7), None, "7"),
            (DataRef::Bool(true), None, "yes"),
            (DataRef::Bool(false), None, "no"),
            (DataRef::Error(CellErrorType::NA), None, ""),
            (DataRef::Empty, None, ""),
            (DataRef::Float(f64::NAN), None, ""),
            (date(46_149.0), None, "2026-05-07"),
            (date(46_149.812_5), None, "2026-05-07 19:30"),
            (date(0.8125), None, "19:30"),
            (in_1904, None, "2026-11-24"),
        ] {
            assert_eq!(text(value.clone(), format), expected, "{value:?}");
        }
    }
}
