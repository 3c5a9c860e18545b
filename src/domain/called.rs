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
}
