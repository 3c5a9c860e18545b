//! What the forms of one English word have in common: `mentors`, `mentoring` and `mentored`.

/// The fewest letters that an ending may leave over.
const SHORTEST: usize = 4;

/// Endings of English words, a step each: of a step one goes, then the next step follows.
const ENDINGS: [&[&str]; 5] =
    [&["ings", "ing", "ed"], &["al"], &["ment", "ion", "ive", "er", "or"], &["e", "y"], &["at"]];

/// The word without the ending of an English plural.
pub(super) fn singular(word: &str) -> String {
    if word.chars().count() < 4 || word.ends_with("ss") || word.ends_with("us") {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = word.strip_suffix('s').unwrap_or(word);
    // `buses` is of `bus` and `courses` of `course`: both lose the `e` behind a hiss.
    let hiss = |stem: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    stem.strip_suffix('e').filter(hiss).unwrap_or(stem).to_owned()
}

/// The part that the forms of a word share; no word itself.
pub(super) fn stem(word: &str) -> String {
    let singular = singular(word);
    let mut stem = singular.as_str();
    for endings in ENDINGS {
        let shorter = endings.iter().find_map(|ending| stem.strip_suffix(ending));
        stem = shorter.filter(|rest| rest.len() >= SHORTEST).unwrap_or(stem);
        stem = single(stem);
    }
    stem.to_owned()
}

/// `plann` is of `plan`; `skill` and `access` keep what they end in.
fn single(stem: &str) -> &str {
    let mut letters = stem.chars().rev();
    let last = letters.next();
    let doubled = last == letters.next() && stem.len() > SHORTEST;
    match last.filter(|last| doubled && !matches!(last, 'l' | 's' | 'e' | 'o')) {
        Some(last) => stem.strip_suffix(last).unwrap_or(stem),
        None => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            &["mentor", "mentors", "mentoring", "mentored"][..],
            &["facilitation", "facilitator", "facilitating", "facilitate", "facilitators"],
            &["planning", "planner", "planners"],
            &["recruitment", "recruiting", "recruiter", "recruit"],
            &["coaching", "coach", "coaches"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in
            [("care", "cars"), ("art", "arts and"), ("ring", "rings of"), ("泳", "泳ぐ")]
        {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
