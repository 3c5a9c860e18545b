//! What the cells of lists in many languages are read as, held against a table.

use super::organisation::organisation;
use super::standing::{Standing, says_here, standing, yes_or_no};
use super::words::Lexicon;

const TABLE: &str = include_str!("../../tests/fixtures/cells.txt");

/// Whether a cell is read as the table says.
fn is_read_as(reading: &str, cell: &str, lexicon: &Lexicon) -> bool {
    let stands = |as_what| standing(cell, lexicon) == as_what;
    match reading {
        "yes" => yes_or_no(cell, lexicon) == Some(true) && says_here(cell, lexicon),
        "no" => !says_here(cell, lexicon) && yes_or_no(cell, lexicon) != Some(true),
        "gone" => stands(Standing::Gone),
        "waiting" => stands(Standing::Waiting),
        "here" => stands(Standing::Here) && says_here(cell, lexicon),
        "expected" => stands(Standing::Expected),
        "no answer" => lexicon.says_nothing(cell),
        "nobody's" => organisation(cell, lexicon).is_none(),
        _ => false,
    }
}

#[test]
fn every_cell_of_the_table_is_read_as_it_is_meant() {
    let lexicon = Lexicon::shipped();
    let mut language = "";
    let mut languages = 0;
    let mut mistakes = Vec::new();

    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            language = name;
            languages += 1;
        } else if let Some((reading, cells)) = line.split_once(": ") {
            for cell in cells.split('|').map(str::trim) {
                if !is_read_as(reading, cell, &lexicon) {
                    mistakes.push(format!("{language} {reading}: “{cell}” is taken for else"));
                }
            }
        }
    }

    assert!(languages >= 24, "{languages} languages");
    assert!(mistakes.is_empty(), "{} mistakes\n{}", mistakes.len(), mistakes.join("\n"));
}
