//! What a list adds to what is known of somebody: it never takes anything away.

use super::answers::united;
use super::organisation;
use super::person::name_key;
use super::words::Lexicon;
use crate::domain::{Details, text};

/// What is known after a list has said what it says.
///
/// A blank cell deletes nothing, topics that were added at the desk stay, and another spelling of
/// the same name, address or organisation changes nothing. Merging again changes nothing more.
pub(super) fn merged(known: &Details, said: &Details, lexicon: &Lexicon) -> Details {
    let newer =
        |known: &Option<String>, said: &Option<String>| said.clone().or_else(|| known.clone());
    let mut merged = known.clone();
    if name_key(&known.name, lexicon) != name_key(&said.name, lexicon) {
        merged.name.clone_from(&said.name);
    }
    if !is_same_address(known, said) {
        merged.email = newer(&known.email, &said.email);
    }
    if !is_same_organisation(known, said, lexicon) {
        merged.organisation = newer(&known.organisation, &said.organisation);
    }
    merged.role = newer(&known.role, &said.role);
    merged.field = newer(&known.field, &said.field);
    merged.ticket = newer(&known.ticket, &said.ticket);
    merged.pronouns = newer(&known.pronouns, &said.pronouns);
    merged.say_name = newer(&known.say_name, &said.say_name);
    merged.offers = with_topics(&known.offers, &said.offers);
    merged.asks = with_topics(&known.asks, &said.asks);
    merged.interests = with_topics(&known.interests, &said.interests);
    merged.languages = with_topics(&known.languages, &said.languages);
    merged.needs.extend(said.needs.iter().copied());
    merged.desk_note = with_note(known.desk_note.as_deref(), said.desk_note.as_deref());
    merged.first_time = said.first_time.or(known.first_time);
    merged.attributes.extend(said.attributes.clone());
    merged.safeguarded |= said.safeguarded;
    merged.on_screen = merged.on_screen.max(said.on_screen);
    merged.chairs = said.chairs.or(known.chairs);
    merged.line = said.line.or(known.line);
    merged.theme = newer(&known.theme, &said.theme);
    merged
}

/// Whether both have an address, and it is the same one.
pub(super) fn is_same_address(one: &Details, other: &Details) -> bool {
    let folded = |details: &Details| details.email.as_deref().map(str::to_lowercase);
    one.email.is_some() && folded(one) == folded(other)
}

/// Whether both have an organisation, and it is the same one.
pub(super) fn is_same_organisation(one: &Details, other: &Details, lexicon: &Lexicon) -> bool {
    match (&one.organisation, &other.organisation) {
        (Some(one), Some(other)) => {
            organisation::key(one, lexicon) == organisation::key(other, lexicon)
        }
        _ => false,
    }
}

fn with_topics(known: &[String], said: &[String]) -> Vec<String> {
    let mut topics = known.to_vec();
    united(&mut topics, said.iter().cloned());
    text::clean_topics(topics)
}

fn with_note(known: Option<&str>, said: Option<&str>) -> Option<String> {
    match (known, said) {
        (Some(known), Some(said)) if !known.contains(said) => {
            text::clean_or_none(&format!("{known} · {said}"), text::NOTE_LIMIT)
        }
        (Some(known), _) => Some(known.to_owned()),
        (None, said) => said.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptier_list_wipes_nothing_that_the_desk_has_filled_in() {
        let mut known = Details::named("Ada Byron");
        known.role = Some("Engineer".to_owned());
        known.offers = vec!["Rust".to_owned(), "Go".to_owned()];
        known.desk_note = Some("brings a dog".to_owned());
        let mut said = Details::named("ADA BYRON");
        said.offers = vec!["rust".to_owned(), "C".to_owned()];

        let merged = merged(&known, &said, &Lexicon::shipped());

        assert_eq!(merged.name, "Ada Byron");
        assert_eq!(merged.role.as_deref(), Some("Engineer"));
        assert_eq!(merged.offers, ["Rust", "Go", "C"]);
        assert_eq!(merged.desk_note.as_deref(), Some("brings a dog"));
    }

    #[test]
    fn merging_twice_is_merging_once() {
        let lexicon = Lexicon::shipped();
        let mut known = Details::named("Ada");
        known.desk_note = Some("x".repeat(3_999));
        known.interests = (0..20).map(|n| format!("topic {n}")).collect();
        let mut said = Details::named("Ada");
        said.desk_note = Some("late".to_owned());
        said.interests = vec!["one more".to_owned()];

        let once = merged(&known, &said, &lexicon);

        assert_eq!(merged(&once, &said, &lexicon), once);
    }
}
