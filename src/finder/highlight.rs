//! The letters of a shown name that were typed.

use super::nicknames::nicknames;
use super::query::{Reading, Term};
use super::skeleton::letters_in_order;
use crate::topics::fold;

/// A word of a shown name in one spelling, each letter with its place in the name.
struct Spelt {
    text: String,
    places: Vec<usize>,
}

impl Spelt {
    fn of(word: &[(usize, char)], fold: impl Fn(&str) -> String) -> Self {
        let mut spelt = Self { text: String::new(), places: Vec::new() };
        for &(place, character) in word {
            // Most letters fold to themselves or their small ones, at no cost.
            if character.is_ascii() {
                if character.is_ascii_alphanumeric() {
                    spelt.text.push(character.to_ascii_lowercase());
                    spelt.places.push(place);
                }
                continue;
            }
            let letters = fold(character.encode_utf8(&mut [0; 4]));
            for letter in letters.chars().filter(|letter| letter.is_alphanumeric()) {
                spelt.text.push(letter);
                spelt.places.push(place);
            }
        }
        spelt
    }

    /// The places of what was typed, and how well it stands there: a beginning best.
    fn places_of(&self, typed: &str) -> Option<(u8, Vec<usize>)> {
        let at = |indices: Vec<usize>| {
            let mut places: Vec<usize> =
                indices.iter().filter_map(|&index| self.places.get(index).copied()).collect();
            places.dedup();
            places
        };
        if self.text.starts_with(typed) {
            let rank = u8::from(self.text.len() > typed.len());
            return Some((rank, at((0..typed.chars().count()).collect())));
        }
        if !self.begins_like(typed) {
            return None;
        }
        match letters_in_order(&self.text, typed) {
            Some(indices) => Some((2, at(indices))),
            None => Some((3, at(self.common(typed)))).filter(|(_, places)| places.len() > 1),
        }
    }

    fn begins_like(&self, typed: &str) -> bool {
        typed.chars().count() > 2
            && self.text.chars().take(2).any(|letter| typed.chars().take(2).any(|c| c == letter))
    }

    /// The letters that a word shares with what was typed with a slip: one at a time, none far on.
    fn common(&self, typed: &str) -> Vec<usize> {
        const STEP: usize = 3;
        let mut indices = Vec::new();
        let mut from = 0;
        for letter in typed.chars() {
            let ahead = self.text.chars().enumerate().skip(from).take(STEP);
            if let Some((index, _)) = ahead.into_iter().find(|&(_, other)| other == letter) {
                indices.push(index);
                from = index + 1;
            }
        }
        indices
    }
}

/// The places (in characters, from 0, in order) of the letters of a shown name that were typed.
pub(super) fn matched(name: &str, reading: &Reading) -> Vec<usize> {
    let words: Vec<Vec<Spelt>> = name_words(name);
    let mut free: Vec<bool> = words.iter().map(|_| true).collect();
    let mut places = Vec::new();
    for term in &reading.terms {
        let best = words
            .iter()
            .enumerate()
            .filter(|&(index, _)| free.get(index).copied().unwrap_or(false))
            .filter_map(|(index, word)| Some((best_in(word, term)?, index)))
            .min();
        let best = best.or_else(|| {
            let meant = |&(index, word): &(usize, &Vec<Spelt>)| {
                free.get(index).copied().unwrap_or(false) && is_meant(word, term)
            };
            let (index, word) = words.iter().enumerate().find(meant)?;
            Some(((4, word.first()?.places.clone()), index))
        });
        if let Some(((_, found), index)) = best {
            places.extend(found);
            if let Some(free) = free.get_mut(index) {
                *free = false;
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a name is meant by another form of it, of which no letter need stand in it.
fn is_meant(word: &[Spelt], term: &Term) -> bool {
    let mut pairs = word
        .iter()
        .flat_map(|spelt| term.spellings.iter().map(move |spelling| (spelt, &spelling.text)));
    term.letters.len() > 1 && pairs.any(|(spelt, typed)| nicknames().are_one(typed, &spelt.text))
}

fn best_in(word: &[Spelt], term: &Term) -> Option<(u8, Vec<usize>)> {
    let each = |spelt: &Spelt| {
        term.spellings.iter().filter_map(|spelling| spelt.places_of(&spelling.text)).min()
    };
    word.iter().filter_map(each).min()
}

/// The words of a shown name, each in the spellings under which it can be found.
fn name_words(name: &str) -> Vec<Vec<Spelt>> {
    let characters: Vec<(usize, char)> = name.chars().enumerate().collect();
    characters
        .split(|&(_, character)| !fold::is_part_of_word(character))
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut spelt = vec![Spelt::of(word, fold::fold)];
            if !word.iter().all(|(_, character)| character.is_ascii()) {
                spelt.push(Spelt::of(word, fold::spelled_out));
                spelt.push(Spelt::of(word, fold::romanised));
            }
            spelt
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(name: &str, typed: &str) -> String {
        let places = matched(name, &Reading::typed(typed));
        let mark = |(place, letter)| if places.contains(&place) { letter } else { '.' };
        name.chars().enumerate().map(mark).collect()
    }

    #[test]
    fn the_letters_typed_are_marked_in_the_name_as_shown() {
        for (name, typed, letters) in [
            ("Ada Lovelace", "lov ad", "Ad..Lov....."),
            ("Jürgen Müller", "mueller", ".......Müller"),
            ("Jürgen Müller", "mull jur", "Jür....Müll.."),
            ("Weiß", "weiss", "Weiß"),
            ("Kristen Johnson", "krstn jnsn", "Kr.st.n.J..ns.n"),
            ("Jessica Myers", "jessiac", "Jessi.a......"),
            ("Тимченко", "timc", "Тимч...."),
            ("Conan O'Brien", "obrien", "......O.Brien"),
            ("Anna Ann", "ann", ".....Ann"),
            ("Ada", "zzz", "..."),
            ("Robert Tables", "bob tab", "Robert.Tab..."),
            ("Johannes Karge", "hans ka", "Johannes.Ka..."),
        ] {
            assert_eq!(marked(name, typed), letters, "{name} {typed}");
        }
    }
}
