//! How a host calls somebody across a room.

use super::participant::Participant;

impl Participant {
    /// The name by which a host calls them across a room: the first word of a name of several,
    /// titles left out; of `Byron, Ada` the part after the comma.
    #[must_use]
    pub fn short_name(&self) -> &str {
        let name = self.untitled_name();
        let given = match name.split_once(',').map(|(family, given)| (family, given.trim())) {
            None | Some((_, "")) => name,
            Some((whole, degree)) if is_degree(degree) => whole,
            Some((_, given)) => untitled(given),
        };
        given.split_whitespace().next().unwrap_or(name)
    }

    /// The name by which they are called when the family name is left out: of a name in Chinese,
    /// Japanese or Korean letters, which begins with the family name, what follows it.
    #[must_use]
    pub fn given_name(&self) -> String {
        let name = self.untitled_name();
        if !self.is_named_family_first() {
            return self.short_name().to_owned();
        }
        match name.split_whitespace().next_back() {
            Some(given) if given != name => given.to_owned(),
            _ => Some(name.chars().skip(1).collect::<String>())
                .filter(|given| !given.is_empty())
                .unwrap_or_else(|| name.to_owned()),
        }
    }

    /// The name as a list by family names has it: `Byron, Ada`.
    #[must_use]
    pub fn family_first(&self) -> String {
        let name = self.untitled_name();
        let as_it_stands = self.is_named_family_first()
            || name.split_once(',').is_some_and(|(_, after)| !is_degree(after.trim()));
        let (plain, degree) =
            name.split_once(',').map_or((name, ""), |(plain, rest)| (plain, rest));
        match plain.trim().rsplit_once(char::is_whitespace) {
            Some((given, family)) if !as_it_stands => {
                let degree = degree.trim();
                let comma = if degree.is_empty() { "" } else { ", " };
                format!("{family}, {}{comma}{degree}", given.trim())
            }
            _ => name.to_owned(),
        }
    }

    /// Whether the name is in Chinese, Japanese or Korean letters alone.
    #[must_use]
    pub fn is_named_family_first(&self) -> bool {
        self.untitled_name().chars().all(|letter| {
            letter.is_whitespace()
                || matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
        })
    }

    /// The name without titles before it.
    #[must_use]
    pub fn untitled_name(&self) -> &str {
        untitled(&self.details.name)
    }
}

/// Titles and forms of address before a name, without their full stop.
const TITLES: [&str; 13] =
    ["dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "herr", "frau", "mme", "sr", "sra"];
/// The same that are also names, and titles only with a full stop after them.
const SHORT_TITLES: [&str; 5] = ["m.", "dipl.", "ing.", "mag.", "rev."];

/// Whether what follows a name is a degree or the like: `PhD`, `MBA`, `Jr.`
fn is_degree(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or(text);
    let plain = word.trim_end_matches(['.', ',']).to_lowercase();
    word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        || ["jr", "sr", "esq"].contains(&plain.as_str())
}

/// A name without the titles before it; a name of titles alone stays whole.
fn untitled(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        let word = word.to_lowercase();
        let plain = word.trim_end_matches('.');
        let is_title = TITLES.contains(&plain) || SHORT_TITLES.contains(&word.as_str());
        if !is_title || after.trim().is_empty() {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use crate::domain::{Details, testing::Evening};

    #[test]
    fn a_host_calls_people_by_their_first_name_and_by_no_title() {
        for (name, called) in [
            ("Ada Byron", "Ada"),
            ("Dr. Ada Byron", "Ada"),
            ("Prof. Dr. Ada Byron", "Ada"),
            ("Frau Dr Ada Byron", "Ada"),
            ("Byron, Ada", "Ada"),
            ("Byron, Dr. Ada", "Ada"),
            ("Ada Byron, PhD", "Ada"),
            ("Ada Byron, Jr.", "Ada"),
            ("van Byron, Ada", "Ada"),
            ("Byron,", "Byron,"),
            ("Dr.", "Dr."),
            ("M. Ada", "Ada"),
            ("M Ada", "M"),
            ("Don Smith", "Don"),
            ("Hal", "Hal"),
            ("李 小龍", "李"),
        ] {
            let mut evening = Evening::new();
            let id = evening.arrive(Details::named(name));

            let short = evening.event.participant(id).map(|person| person.short_name().to_owned());

            assert_eq!(short.as_deref(), Some(called), "{name}");
        }
    }

    #[test]
    fn a_list_by_family_names_has_them_first_and_what_is_blind_leaves_them_out() {
        for (name, family_first, given) in [
            ("Ada Byron", "Byron, Ada", "Ada"),
            ("Dr. Jan van der Berg", "Berg, Jan van der", "Jan"),
            ("Byron, Ada", "Byron, Ada", "Ada"),
            ("Ada Byron, PhD", "Byron, Ada, PhD", "Ada"),
            ("김영환", "김영환", "영환"),
            ("李 小龍", "李 小龍", "小龍"),
            ("Hal", "Hal", "Hal"),
        ] {
            let mut evening = Evening::new();
            let id = evening.arrive(Details::named(name));
            let person = evening.event.participant(id).unwrap();

            assert_eq!([person.family_first(), person.given_name()], [family_first, given]);
        }
    }
}
