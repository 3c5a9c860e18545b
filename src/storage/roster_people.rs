//! The people of a readable roster, one by one: a record that cannot be read costs nobody else.
//!
//! Records are told apart by the signs of JSON alone, strings heeded. A line end closes a string,
//! since none stands in one; a `{` where a name or a value of a record should end begins the next
//! record, for then a `}` is missing before it.

use super::roster_file::RosterPerson;

/// One record of a roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RosterRecord {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// The record as it stands in the file.
    pub text: String,
    /// The person, or the line on which the record stops being one and what is wrong there.
    pub person: Result<RosterPerson, (usize, String)>,
}

/// The records of a file that has people as a readable roster has; `None` when it has none.
#[must_use]
pub fn roster_records(bytes: &[u8]) -> Option<Vec<RosterRecord>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let (before, people) = people_of(text)?;
    let first_line = before.matches('\n').count() + 1;
    let records = split(people).into_iter().map(|(line, text)| record(first_line + line, text));
    Some(records.collect())
}

/// What stands before and behind the bracket that opens the people.
fn people_of(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("\"people\"")?;
        let behind = text.get(at + "\"people\"".len()..)?;
        let opened = behind.trim_start().strip_prefix(':').map(str::trim_start);
        if let Some(people) = opened.and_then(|rest| rest.strip_prefix('[')) {
            let before = text.get(..text.len() - people.len())?;
            return Some((before, people));
        }
        from = at + 1;
    }
}

/// The records with the number of line ends before each.
fn split(people: &str) -> Vec<(usize, &str)> {
    let mut records = Vec::new();
    let mut line = 0;
    let mut begun: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    let mut before = ' ';
    for (at, sign) in people.char_indices() {
        if in_string && sign != '\n' {
            in_string = escaped || sign != '"';
            escaped = sign == '\\' && !escaped;
            continue;
        }
        in_string = false;
        let opens_record = depth == 0 || (depth == 1 && !matches!(before, ':' | '[')); // no `}`
        match sign {
            '"' => in_string = true,
            '\n' => line += 1,
            '{' if opens_record => {
                records.extend(begun.and_then(|(from, line)| Some((line, people.get(from..at)?))));
                begun = Some((at, line));
                depth = 1;
            }
            '{' | '[' => depth += 1,
            ']' if depth == 0 => break,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some((from, line)) = begun.take()
                {
                    records.extend(people.get(from..=at).map(|text| (line, text)));
                }
            }
            _ => {}
        }
        if !sign.is_whitespace() {
            before = sign;
        }
    }
    let left = begun.and_then(|(from, line)| Some((line, people.get(from..)?)));
    records.extend(left);
    records
}

fn record(line: usize, text: &str) -> RosterRecord {
    let text = text.trim_end().trim_end_matches(',');
    let person = serde_json::from_str::<RosterPerson>(text).map_err(|error| {
        let at = line + error.line().saturating_sub(1);
        (at, what_is_wrong(&error))
    });
    let person = match person {
        Ok(person) if person.details.name.trim().is_empty() => {
            Err((line, "no name stands there".to_owned()))
        }
        read => read,
    };
    RosterRecord { line, text: text.to_owned(), person }
}

fn what_is_wrong(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    format!("the record cannot be read: {text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, Result<String, usize>)> {
        let records = roster_records(text.as_bytes()).unwrap().into_iter();
        records
            .map(|one| {
                let person = one.person.map(|person| person.details.name).map_err(|(at, _)| at);
                (one.line, person)
            })
            .collect()
    }

    #[test]
    fn situation_34_one_bad_record_is_named_with_its_line_and_all_others_are_read() {
        let good = |name: &str| format!("    {{\n      \"name\": \"{name}\"\n    }}");
        for (bad, line) in [
            ("    {\n      \"name\": \"Bo\",\n      \"offers\": 7\n    }", 8),
            ("    {\n      \"name\": \"Bo\n    }", 7),
            ("    {\n      \"name\": \"Bo\",\n", 8),
            ("    {\n      \"name\": \"Bo\"  \"role\": \"x\"\n    }", 7),
            ("    {\n      \"name\": \"\"\n    }", 6),
        ] {
            let text = format!(
                "{{\n  \"people\": [\n{},\n{bad},\n{}\n  ],\n  \"sha256\": \"\"\n}}\n",
                good("Ada {[\\\"x"),
                good("Cy")
            );

            let found = told(&text);

            assert_eq!(found.len(), 3, "{bad}: {found:?}");
            assert_eq!(found[0].1, Ok("Ada {[\"x".to_owned()));
            assert_eq!(found[1].0, 6, "{bad}");
            assert!(found[1].1.is_err(), "{bad}: {found:?}");
            let at = found[1].1.clone().unwrap_err();
            assert!(at.abs_diff(line) <= 1, "{bad}: {at}");
            assert_eq!(found[2].1, Ok("Cy".to_owned()), "{bad}");
        }
    }

    #[test]
    fn what_is_no_roster_is_none() {
        for text in ["", "name,email\n", "[1]", "{\"tables\": []}", "{\"people\": 7}"] {
            assert_eq!(roster_records(text.as_bytes()), None, "{text}");
        }
        assert_eq!(roster_records(b"{\"people\": []}"), Some(Vec::new()));
    }
}
