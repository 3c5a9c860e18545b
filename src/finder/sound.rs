//! A key that names which are said alike share, whoever wrote them down.

/// The key of a folded word in Latin letters; empty for a word without consonants.
///
/// Vowels go, save at the beginning where all are one; double consonants are single; consonants
/// that European spellings use for one sound are one letter: `Schmidt` and `Smit` are far, `Eujene`
/// and `Eugene`, `Kewin` and `Kevin`, `Ricki` and `Ricky` are one. Much coarser than Double
/// Metaphone and the same for every language; it only ever adds people to a list.
pub(super) fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut key = String::with_capacity(letters.len());
    let mut last = None;
    for (place, &letter) in letters.iter().enumerate() {
        let next = letters.get(place + 1).copied();
        let heard = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => (place == 0).then_some('a'),
            'h' => (place == 0).then_some('h'),
            'c' if matches!(next, Some('e' | 'i' | 'y')) => Some('s'),
            'c' | 'q' => Some('k'),
            'g' | 'j' if matches!(next, Some('e' | 'i' | 'y' | 'u')) => Some('j'),
            'p' if next == Some('h') => Some('f'),
            'v' | 'w' => Some('v'),
            'z' | 'x' => Some('s'),
            'd' => Some('t'),
            'b' => Some('p'),
            other => other.is_alphanumeric().then_some(other),
        };
        if heard.is_some() && heard != last {
            key.extend(heard);
        }
        // A vowel between parts two equal consonants: `Lola` has two.
        last = heard;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_said_alike_share_a_key() {
        for (one, other) in [
            ("manen", "manon"),
            ("orthiz", "ortiz"),
            ("ricki", "ricky"),
            ("andrev", "andrew"),
            ("kewin", "kevin"),
            ("philipp", "filip"),
            ("krstn", "kristen"),
            ("katherine", "catharine"),
            ("schmid", "schmidt"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn names_said_otherwise_do_not() {
        for (one, other) in [("anna", "mara"), ("martin", "marvin"), ("lola", "lo")] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
    }
}
