//! What an Office Open XML package says of its sheets besides their cells: where each lies, what
//! is hidden in it, what is merged.
//!
//! Source: ECMA-376 part 1, sections 18.2 (workbook) and 18.3 (worksheets); part 2 for the
//! relationships.

use super::archive::{Archive, Checked};
use super::grid::{Grid, Merged};
use super::xml::{Node, attribute, says_yes, walk};
use crate::intake::unreadable::Unreadable;

/// The parts of a package that were looked at, and what they say.
pub(super) struct Package {
    /// An archive with these parts alone.
    pub(super) checked: Checked,
    /// The sheets with cells, in the order of their tabs.
    pub(super) sheets: Vec<Listed>,
}

/// A sheet that the workbook lists.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// What is hidden and merged in it; no cells yet.
    pub(super) grid: Grid,
}

/// What one part of a package says of another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Package {
    /// Looks through a package.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when it is damaged or larger than a list.
    pub(super) fn read(archive: &mut Archive<'_>) -> Result<Self, Unreadable> {
        let mut checked = Checked::new();
        let root = need(archive, &mut checked, "_rels/.rels")?;
        let target = relations(&root)?.into_iter().find(|one| one.kind == "officeDocument");
        let path = target.ok_or(Unreadable::Damaged)?.target;
        let path = path.trim_start_matches('/');
        let (folder, file) =
            path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let workbook = need(archive, &mut checked, path)?;
        let links = need(archive, &mut checked, &format!("{folder}_rels/{file}.rels"))?;
        let links = relations(&links)?;
        for name in ["sharedStrings.xml", "styles.xml"] {
            let name = format!("{folder}{name}");
            if let Some(mut part) = archive.part(&name)? {
                walk(&part, |_| Ok(()))?;
                forget_the_count(&mut part);
                checked.add(&name, &part)?;
            }
        }
        let mut sheets = Vec::new();
        for (name, hidden, id) in listed(&workbook)? {
            let Some(link) = links.iter().find(|link| link.id == id) else { continue };
            if link.kind != "worksheet" {
                continue;
            }
            let path = link
                .target
                .strip_prefix('/')
                .map_or_else(|| format!("{folder}{}", link.target), str::to_owned);
            let part = archive.part(&path)?.ok_or(Unreadable::Damaged)?;
            let grid = survey(&part)?;
            checked.add(&path, &part)?;
            sheets.push(Listed { name, hidden, grid });
        }
        Ok(Self { checked, sheets })
    }
}

fn need(
    archive: &mut Archive<'_>,
    checked: &mut Checked,
    name: &str,
) -> Result<Vec<u8>, Unreadable> {
    let part = archive.part(name)?.ok_or(Unreadable::Damaged)?;
    checked.add(name, &part)?;
    Ok(part)
}

/// Takes the count of texts away, for which room would be made before one of them is read.
fn forget_the_count(part: &mut [u8]) {
    const COUNT: &[u8] = b"uniqueCount";
    let mut from = 0;
    while let Some(at) =
        part.get(from..).and_then(|rest| rest.windows(COUNT.len()).position(|word| word == COUNT))
    {
        from += at;
        if let Some(first) = part.get_mut(from) {
            *first = b'n';
        }
        // It stands at the start; what comes later is the text of a cell.
        if from > 4_096 {
            return;
        }
    }
}

fn relations(part: &[u8]) -> Result<Vec<Relation>, Unreadable> {
    let mut found = Vec::new();
    walk(part, |node| {
        if let Node::Start(element) = node
            && element.local_name().as_ref() == "Relationship"
        {
            let kind = attribute(element, "Type").unwrap_or_default();
            found.push(Relation {
                id: attribute(element, "Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: attribute(element, "Target").unwrap_or_default(),
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The sheets of a workbook: name, whether it is hidden, the id of its relation.
fn listed(workbook: &[u8]) -> Result<Vec<(String, bool, String)>, Unreadable> {
    let mut found = Vec::new();
    walk(workbook, |node| {
        if let Node::Start(element) = node
            && element.local_name().as_ref() == "sheet"
        {
            let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
            let name = attribute(element, "name").unwrap_or_default();
            found.push((name, hidden, attribute(element, "id").unwrap_or_default()));
        }
        if found.len() > super::SHEETS_LIMIT {
            return Err(Unreadable::TooManySheets);
        }
        Ok(())
    })?;
    Ok(found)
}

/// What is hidden and merged in a sheet.
fn survey(part: &[u8]) -> Result<Grid, Unreadable> {
    let mut grid = Grid::default();
    let mut row = 0_u32;
    walk(part, |node| {
        let Node::Start(element) = node else { return Ok(()) };
        match element.local_name().as_ref() {
            "col" if says_yes(element, "hidden") => {
                let bound = |name| attribute(element, name).and_then(|at| at.parse::<u32>().ok());
                if let Some((first, last)) = bound("min").zip(bound("max")) {
                    grid.hidden_columns.push(first.saturating_sub(1)..=last.saturating_sub(1));
                }
            }
            "row" => {
                let told = attribute(element, "r").and_then(|at| at.parse::<u32>().ok());
                row = told.unwrap_or(row.saturating_add(1));
                if says_yes(element, "hidden") {
                    grid.hidden_rows.insert(row.saturating_sub(1));
                }
            }
            "mergeCell" => {
                if let Some(merged) = attribute(element, "ref").and_then(|area| area_of(&area)) {
                    grid.merge(merged);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(grid)
}

/// An area as it is written: `F4:M4`.
fn area_of(written: &str) -> Option<Merged> {
    let (first, last) = written.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (cell_of(first)?, cell_of(last)?);
    (first_row <= last_row && first_column <= last_column)
        .then_some(Merged { rows: first_row..=last_row, columns: first_column..=last_column })
}

/// The row and column of a cell as it is written, both counted from 0: `B3` is 2 and 1.
fn cell_of(written: &str) -> Option<(u32, u32)> {
    let digits = written.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = written.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?);
        (value < 26).then_some(column.checked_mul(26)?.checked_add(value + 1)?)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_areas_are_found_by_how_they_are_written() {
        assert_eq!(cell_of("A1"), Some((0, 0)));
        assert_eq!(cell_of("XFD1048576"), Some((1_048_575, 16_383)));
        let area = Merged { rows: 3..=3, columns: 5..=12 };
        assert_eq!(area_of("F4:M4"), Some(area));
        for none in ["", "A", "1", "A0", "ÄA1", "M4:F4", "A99999999999", "ZZZZZZZZ1"] {
            assert_eq!((cell_of(none), area_of(none)), (None, None), "{none}");
        }
    }
}
