//! Names as people want to be called, from the ways in which lists spell them.

use super::cells;
use super::organisation;
use super::words::{Group, Lexicon, folded_words, is_unspaced};
use crate::domain::text;

/// Signs that no name has; a cell with one of them is kept as it is written.
const NEVER_IN_NAMES: [char; 10] = ['=', '＝', '<', '>', '{', '}', '|', '`', '[', ']'];

/// A name that was read, and what stood beside it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Named {
    /// The name; empty when there was none.
    pub(super) name: String,
    /// Pronouns that stood in brackets behind the name.
    pub(super) pronouns: Option<String>,
}

/// The name of a row, from its column of whole names and its columns of name parts.
pub(super) fn named(full: &str, given: &str, family: &str, lexicon: &Lexicon) -> Named {
    let whole = read(full, lexicon);
    let composed = read(&compose(&part(given), &part(family)), lexicon);
    let both = !part(given).is_empty() && !part(family).is_empty();
    let swapped = full.contains(',');
    let fuller = || {
        let words = |name: &str| folded_words(name);
        let more = words(&composed.name);
        more.len() > words(&whole.name).len() && words(&whole.name).iter().all(|w| more.contains(w))
    };
    if whole.name.is_empty() || (both && (swapped || fuller())) {
        Named { pronouns: composed.pronouns.or(whole.pronouns), name: composed.name }
    } else {
        Named { pronouns: whole.pronouns.or(composed.pronouns), name: whole.name }
    }
}

/// A part of a name; a sign that stands where a name had to be given is none.
fn part(cell: &str) -> String {
    let cell = text::clean(cell, text::NAME_LIMIT);
    if cell.chars().any(char::is_alphanumeric) { cell } else { String::new() }
}

/// The whole name from its parts: family name first and without a space where that is the way.
fn compose(given: &str, family: &str) -> String {
    let unspaced = |name: &str| !name.is_empty() && name.chars().all(is_unspaced);
    if unspaced(given) && unspaced(family) {
        return format!("{family}{given}");
    }
    format!("{given} {family}").trim().to_owned()
}

fn read(cell: &str, lexicon: &Lexicon) -> Named {
    let cleaned = text::clean(cell, text::NAME_LIMIT);
    let (bare, pronouns) = without_brackets(&cleaned, lexicon);
    let ordered = in_order(&bare, lexicon);
    let nobody = ordered.contains('@')
        || cells::is_number(&ordered)
        || !ordered.chars().any(char::is_alphanumeric);
    if nobody {
        return Named { name: String::new(), pronouns };
    }
    if ordered.contains(NEVER_IN_NAMES) {
        return Named { name: cleaned, pronouns: None };
    }
    Named { name: text::clean(&with_proper_case(&ordered, lexicon), text::NAME_LIMIT), pronouns }
}

/// A name without pronouns or the name of a telephone in brackets; nicknames stay.
fn without_brackets(name: &str, lexicon: &Lexicon) -> (String, Option<String>) {
    let mut pronouns = None;
    let mut bare = name.to_owned();
    for (open, close) in [('(', ')'), ('[', ']')] {
        let Some((before, inside, after)) = bare.rsplit_once(open).and_then(|(before, rest)| {
            let (inside, after) = rest.split_once(close)?;
            Some((before.to_owned(), inside.to_owned(), after.to_owned()))
        }) else {
            continue;
        };
        let words = folded_words(&inside);
        let all = |group: Group| {
            !words.is_empty()
                && words.iter().all(|word| lexicon.group(group).at_start(&[word]) == 1)
        };
        let alone = ["she", "he", "they"];
        if all(Group::Pronoun)
            && (words.len() > 1 || words.iter().any(|word| alone.contains(&word.as_str())))
        {
            pronouns = Some(inside.trim().to_owned());
        } else if !lexicon.group(Group::Device).is(&inside) {
            continue;
        }
        format!("{} {}", before.trim(), after.trim()).trim().clone_into(&mut bare);
    }
    (bare, pronouns)
}

/// "Reid, Dennis" as "Dennis Reid", and a name without the degree behind its comma.
fn in_order(name: &str, lexicon: &Lexicon) -> String {
    let degree = |part: &&str| {
        let words = folded_words(part);
        !words.is_empty() && lexicon.group(Group::Degree).at_start(&words) == words.len()
    };
    let mut parts: Vec<&str> = name.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    let first = if parts.is_empty() { "" } else { parts.remove(0) };
    parts.retain(|part| !degree(part));
    match parts.as_slice() {
        [] => first.to_owned(),
        // "Eva Meier, Kestrel GmbH": where they work, and no part of a name turned round.
        [place] if organisation::names_its_form(place, lexicon) => name.to_owned(),
        [given] => format!("{given} {first}"),
        _ => name.to_owned(),
    }
}

/// A name in capital and small letters, when it was shouted or whispered.
fn with_proper_case(name: &str, lexicon: &Lexicon) -> String {
    // "Dr. ADA BYRON": the title is written as titles are.
    let untitled: String = name
        .split(' ')
        .filter(|word| !lexicon.group(Group::Title).is(word))
        .flat_map(|word| word.chars().chain([' ']))
        .collect();
    let cased = || untitled.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    let letters = cased().count();
    let shouted = letters > 2 && cased().all(char::is_uppercase);
    let whispered = letters > 2 && cased().all(char::is_lowercase);
    let capital = |word: &str| {
        !word.contains('.') && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    };
    let letters_of = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let loud = |word: &&str| capital(word) && letters_of(word) > 3;
    let some_loud = name.split(' ').any(|word| loud(&word));
    let words: Vec<String> = name
        .split(' ')
        .enumerate()
        .map(|(at, word)| {
            let particle = lexicon.group(Group::Particle).is(word);
            // "Anne LE GALL": the family name is shouted, and its article is part of it.
            let article = some_loud && particle && capital(word) && letters_of(word) > 1;
            let quiet = some_loud && !particle && !word.chars().any(char::is_uppercase);
            if !(shouted || whispered || loud(&word) || article || quiet) {
                return word.to_owned();
            }
            if at > 0 && particle { lowered(word) } else { capitalised(word) }
        })
        .collect();
    words.join(" ")
}

fn lowered(word: &str) -> String {
    // "İ" has no small form of one letter; the dot it leaves behind is taken off.
    word.to_lowercase().replace("i\u{307}", "i")
}

/// A word with a capital at its start and after a hyphen, a full stop or a short `O'`.
fn capitalised(word: &str) -> String {
    let mut spelled = String::with_capacity(word.len());
    let mut start = true;
    let mut since_start = 0_usize;
    for character in lowered(word).chars() {
        if start && character.is_alphabetic() {
            spelled.extend(character.to_uppercase());
            start = false;
            since_start = 1;
        } else {
            spelled.push(character);
            let elided = matches!(character, '\'' | '’') && since_start <= 2;
            start = start || matches!(character, '-' | '.' | '(' | '"') || elided;
            since_start += 1;
        }
    }
    match spelled.strip_prefix("Mc") {
        Some(rest) if rest.chars().count() > 2 => format!("Mc{}", capitalised(rest)),
        _ => spelled,
    }
}

/// What two spellings of one name share: its words, without title, nickname and order.
///
/// A guest's "+1" stays, so that they are not taken for the person who brings them.
pub(super) fn name_key(name: &str, lexicon: &Lexicon) -> String {
    let mut bare = String::with_capacity(name.len());
    let mut hidden: Option<char> = None;
    for character in name.chars() {
        match (hidden, character) {
            (Some(close), _) if character == close => hidden = None,
            (Some(_), _) => {}
            (None, '(') => hidden = Some(')'),
            (None, '"') => hidden = Some('"'),
            (None, '“' | '„') => hidden = Some('”'),
            (None, '+') => bare.push_str(" plus "),
            (None, _) => bare.push(character),
        }
    }
    let all = folded_words(if hidden.is_some() { name } else { &bare });
    let title = |word: &String| lexicon.group(Group::Title).at_start(&[word]) == 1;
    let mut words: Vec<String> = all.iter().filter(|word| !title(word)).cloned().collect();
    if words.is_empty() {
        words = all;
    }
    words.sort();
    words.concat()
}

/// Whether a name is that of somebody's guest: "Guest of Ada", "Ada +1".
pub(super) fn is_plus_one(name: &str, lexicon: &Lexicon) -> bool {
    name.contains("+1") || name.contains("+2") || {
        let words = folded_words(name);
        lexicon.group(Group::PlusOne).anywhere(&words).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_as_people_are_called() {
        let lexicon = Lexicon::shipped();

        for (full, given, family, name) in [
            ("Reid, Dennis", "Dennis", "Reid", "Dennis Reid"),
            ("Chapman, Kevin", "", "", "Kevin Chapman"),
            ("Martta Mäkinen, MBA", "", "", "Martta Mäkinen"),
            ("Hall, M.Sc., Ann", "", "", "Ann Hall"),
            ("JOSÉ ÁNGEL AMORÓS", "", "", "José Ángel Amorós"),
            ("amelia ó huigín", "", "", "Amelia Ó Huigín"),
            ("JUAN DE LA CRUZ", "", "", "Juan de la Cruz"),
            ("sinead o'brien mcdonald", "", "", "Sinead O'Brien McDonald"),
            ("Jean DUPONT", "", "", "Jean Dupont"),
            ("Anne LE GALL", "", "", "Anne le Gall"),
            ("O’BRIEN, seán", "", "", "Seán O’Brien"),
            ("Prof. Dr. ADA BYRON", "", "", "Prof. Dr. Ada Byron"),
            ("Priya Sen (they)", "", "", "Priya Sen"),
            ("", "Kiandra", ".", "Kiandra"),
            ("Kiandra", "Kiandra", ".", "Kiandra"),
            ("", "도윤 ", " 이", "이도윤"),
            ("中村零", "零", "中村", "中村零"),
            ("Oláh Erzsébet", "Erzsébet", "Oláh", "Oláh Erzsébet"),
            ("Ewa Leśko (she/her)", "", "", "Ewa Leśko"),
            ("Alice Petrová (iPhone)", "", "", "Alice Petrová"),
            ("Adlan (Adl) Mansız", "", "", "Adlan (Adl) Mansız"),
            ("Gavin", "Gavin", "Cox, PhD", "Gavin Cox"),
            ("ada@x.org", "", "", ""),
            (" — ", "", "", ""),
        ] {
            assert_eq!(named(full, given, family, &lexicon).name, name, "{full}|{given}|{family}");
        }
    }

    #[test]
    fn pronouns_behind_a_name_are_kept_as_pronouns() {
        let named = named("Kai Stolz (they/them)", "", "", &Lexicon::shipped());

        assert_eq!(named.pronouns.as_deref(), Some("they/them"));
    }

    #[test]
    fn spellings_of_one_name_share_a_key_and_guests_do_not() {
        let lexicon = Lexicon::shipped();
        let key = |name: &str| name_key(name, &lexicon);

        assert_eq!(key("Jose\u{301} MUÑOZ"), key("José Muñoz"));
        assert_eq!(key("Dr. Ada \"Ad\" Byron"), key("Byron Ada"));
        assert_ne!(key("Björn Öberg"), key("Björn Öberg +1"));
    }
}
