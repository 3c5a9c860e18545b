//! Two records beside each other, field by field, as a host reads them.

use crate::domain::Details;

/// One field of two records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beside {
    /// What the field is called.
    pub field: String,
    /// What is known; empty when nothing is.
    pub known: String,
    /// What the list says; empty when it says nothing.
    pub said: String,
}

impl Beside {
    /// Whether the two say something different.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.known != self.said
    }
}

/// Every field that either of two records fills, those that differ first.
#[must_use]
pub fn beside(known: &Details, said: &Details) -> Vec<Beside> {
    let (known, said) = (fields(known), fields(said));
    let mut rows: Vec<Beside> = known
        .iter()
        .map(|(field, known)| {
            let said = said.iter().find(|(other, _)| other == field);
            let said = said.map_or_else(String::new, |(_, text)| text.clone());
            Beside { field: field.clone(), known: known.clone(), said }
        })
        .collect();
    let only_said = said.into_iter().filter(|(field, _)| known.iter().all(|(own, _)| own != field));
    rows.extend(only_said.map(|(field, said)| Beside { field, known: String::new(), said }));
    rows.retain(|row| !row.known.is_empty() || !row.said.is_empty());
    rows.sort_by_key(|row| !row.differs());
    rows
}

fn fields(of: &Details) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let needs: Vec<&str> = of.needs.iter().map(|need| need.word()).collect();
    let yes_or_no = |said: bool| if said { "yes" } else { "no" }.to_owned();
    let fixed = [
        ("name", of.name.clone()),
        ("e-mail", text(&of.email)),
        ("organisation", text(&of.organisation)),
        ("role", text(&of.role)),
        ("field of work", text(&of.field)),
        ("can help with", of.offers.join(", ")),
        ("looks for", of.asks.join(", ")),
        ("talks about", of.interests.join(", ")),
        ("languages", of.languages.join(", ")),
        ("ticket code", text(&of.ticket)),
        ("pronouns", text(&of.pronouns)),
        ("say the name", text(&of.say_name)),
        ("needs", needs.join(", ")),
        ("first time", of.first_time.map(yes_or_no).unwrap_or_default()),
        ("minor", if of.safeguarded { "yes".to_owned() } else { String::new() }),
        ("chairs", of.chairs.map(|chairs| chairs.to_string()).unwrap_or_default()),
        ("line", of.line.map_or("", crate::domain::Line::word).to_owned()),
        ("theme", text(&of.theme)),
        ("on the board", if of.on_screen.is_usual() { "" } else { of.on_screen.word() }.to_owned()),
        ("desk note", text(&of.desk_note)),
    ];
    let attributes = of.attributes.iter().map(|(name, value)| (name.clone(), value.clone()));
    fixed.into_iter().map(|(field, text)| (field.to_owned(), text)).chain(attributes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_comes_first_and_what_neither_says_is_not_shown() {
        let mut known = Details::named("Ada Byron");
        known.email = Some("ada@x.org".to_owned());
        known.attributes.insert("stage".to_owned(), "seed".to_owned());
        let mut said = Details::named("Ada Byron");
        said.email = Some("ada@y.org".to_owned());
        said.offers = vec!["Rust".to_owned()];

        let rows = beside(&known, &said);

        let fields: Vec<(&str, bool)> =
            rows.iter().map(|row| (row.field.as_str(), row.differs())).collect();
        assert_eq!(
            fields,
            [("e-mail", true), ("can help with", true), ("stage", true), ("name", false)]
        );
    }
}
