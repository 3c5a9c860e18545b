//! From a key to what it means, and back.

use std::collections::HashMap;

use super::action::{Action, BINDINGS, Binding, Context};
use super::chord::Chord;

/// From a key to what it means, for every context.
#[derive(Debug, Clone)]
pub struct Keymap {
    meanings: HashMap<(Context, Chord), &'static Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut meanings = HashMap::new();
        for binding in BINDINGS {
            for chord in chords(binding) {
                meanings.entry((binding.context, chord)).or_insert(binding);
            }
        }
        Self { meanings }
    }
}

impl Keymap {
    /// What a key means, asked of the innermost context first.
    #[must_use]
    pub fn action(&self, contexts: &[Context], chord: Chord) -> Option<Action> {
        contexts
            .iter()
            .find_map(|context| self.meanings.get(&(*context, chord)))
            .map(|binding| binding.action)
    }

    /// The bindings that work in these contexts, innermost first, without those that an inner one
    /// hides.
    #[must_use]
    pub fn working(&self, contexts: &[Context]) -> Vec<&'static Binding> {
        let mut found = Vec::new();
        for context in contexts {
            found.extend(BINDINGS.iter().filter(|binding| {
                binding.context == *context
                    && (binding.keys.is_empty()
                        || chords(binding)
                            .any(|chord| self.action(contexts, chord) == Some(binding.action)))
            }));
        }
        found
    }
}

/// The keys of a binding.
pub fn chords(binding: &Binding) -> impl Iterator<Item = Chord> + '_ {
    binding.keys.iter().filter_map(|key| key.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPED_INTO: [Context; 6] = [
        Context::Desk,
        Context::Topics,
        Context::Event,
        Context::Everywhere,
        Context::List,
        Context::Form,
    ];

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for binding in BINDINGS {
            assert_eq!(chords(binding).count(), binding.keys.len(), "{binding:?}");
        }
    }

    #[test]
    fn no_letter_is_a_command_where_text_is_typed() {
        for binding in BINDINGS.iter().filter(|binding| TYPED_INTO.contains(&binding.context)) {
            assert!(chords(binding).all(|chord| chord.typed().is_none()), "{binding:?}");
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for binding in BINDINGS {
            for chord in chords(binding) {
                let meaning = Keymap::default().action(&[binding.context], chord);

                assert_eq!(meaning, Some(binding.action), "{chord} in {:?}", binding.context);
            }
        }
    }
}
