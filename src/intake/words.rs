//! What lists say, in the languages in which we have met them: the data lies in `assets/`.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

/// A text in the form in which texts are compared: no case, no accents, no styled letters.
///
/// Marks of scripts that spell with them (vowel signs, tone marks) stay.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd() {
        match character {
            '\u{0300}'..='\u{036F}' | '\u{FE0E}' | '\u{FE0F}' | '\u{200B}'..='\u{200F}' => {}
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ł' | 'Ł' => folded.push('l'),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            'ı' | 'İ' => folded.push('i'),
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

/// A word of a text, folded, with its place in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// The folded word.
    pub(super) text: String,
    /// The byte at which it begins.
    pub(super) start: usize,
    /// The byte after its end.
    pub(super) end: usize,
}

/// Whether a character belongs to a word: letters and digits.
fn of_word(character: char) -> bool {
    character.is_alphanumeric()
        || (!character.is_ascii() && unicode_normalization::char::is_combining_mark(character))
}

/// Marks that are words by themselves: ticks, crosses and the number sign.
const fn is_sign(character: char) -> bool {
    matches!(
        character,
        '#' | '✓'
            | '✔'
            | '☑'
            | '✅'
            | '●'
            | '☐'
            | '○'
            | '〇'
            | '◯'
            | '×'
            | '✕'
            | '✖'
            | '✗'
            | '✘'
            | '❌'
    )
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut close = |open: &mut Option<usize>, end: usize| {
        if let Some(start) = open.take() {
            let text = text.get(start..end).map(fold).unwrap_or_default();
            found.push(Word { text, start, end });
        }
    };
    for (at, character) in text.char_indices() {
        if is_sign(character) {
            close(&mut open, at);
            open = Some(at);
            close(&mut open, at + character.len_utf8());
        } else if of_word(character) {
            open.get_or_insert(at);
        } else {
            close(&mut open, at);
        }
    }
    close(&mut open, text.len());
    found
}

/// The folded words of a text, without their places.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// One word of a phrase as the data has it.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Pattern {
    Whole(String),
    Begins(String),
    Ends(String),
    /// A piece of a script that writes without spaces.
    Inside(String),
}

impl Pattern {
    fn read(word: &str) -> Self {
        if let Some(stem) = word.strip_suffix('*') {
            Self::Begins(fold(stem))
        } else if let Some(stem) = word.strip_prefix('*') {
            Self::Ends(fold(stem))
        } else if word.chars().count() > 1 && word.chars().any(is_unspaced) {
            Self::Inside(fold(word))
        } else {
            Self::Whole(fold(word))
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Begins(stem) => word.starts_with(stem.as_str()),
            Self::Ends(stem) => word.ends_with(stem.as_str()),
            Self::Inside(piece) => word.contains(piece.as_str()),
        }
    }

    /// How many letters it has, when it is a piece of a script that writes without spaces.
    fn unspaced(&self) -> usize {
        match self {
            Self::Whole(whole) if whole.chars().all(is_unspaced) => whole.chars().count(),
            Self::Inside(piece) => piece.chars().count(),
            Self::Whole(_) | Self::Begins(_) | Self::Ends(_) => 0,
        }
    }
}

/// Chinese, Japanese and Korean letters, which may stand together without a space.
pub(super) const fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

/// Phrases of one meaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// The phrases whose first word is a whole one, by that word.
    by_first: HashMap<String, Vec<Vec<Pattern>>>,
    /// Those whose first word is a stem.
    stems: Vec<Vec<Pattern>>,
    /// Those that begin with a piece of a script that writes without spaces.
    pieces: Vec<Vec<Pattern>>,
    /// Phrases that count only where nothing stands beside them.
    alone: HashSet<Vec<String>>,
    /// The phrases as they are written.
    written: Vec<String>,
}

/// How well a phrase was found: its words, then the letters of what is written without spaces.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Found {
    /// How many words it has.
    pub(super) words: usize,
    /// How many letters it has in words of scripts that write without spaces.
    unspaced: usize,
}

impl Found {
    fn of(phrase: &[Pattern]) -> Self {
        Self { words: phrase.len(), unspaced: phrase.iter().map(Pattern::unspaced).sum() }
    }

    /// Whether anything was found.
    pub(super) const fn is_some(self) -> bool {
        self.words > 0
    }
}

impl Phrases {
    fn add(&mut self, phrase: &str) {
        if let Some(alone) = phrase.trim().strip_prefix('=') {
            self.alone.insert(folded_words(alone));
            return;
        }
        self.written.push(phrase.trim().to_owned());
        let words = phrase.split([' ', '\'', '’', '-']).map(str::trim);
        let patterns: Vec<Pattern> =
            words.filter(|word| !word.is_empty()).map(Pattern::read).collect();
        match patterns.first() {
            Some(Pattern::Whole(first)) => {
                self.by_first.entry(first.clone()).or_default().push(patterns);
            }
            Some(Pattern::Begins(_) | Pattern::Ends(_)) => self.stems.push(patterns),
            Some(Pattern::Inside(_)) => self.pieces.push(patterns),
            None => {}
        }
    }

    /// How many words the longest phrase has with which the words begin; 0 for none.
    pub(super) fn at_start<W: AsRef<str>>(&self, words: &[W]) -> usize {
        self.found_at_start(words).words
    }

    fn found_at_start<W: AsRef<str>>(&self, words: &[W]) -> Found {
        let Some(first) = words.first() else { return Found::default() };
        let same_first = self.by_first.get(first.as_ref()).map(Vec::as_slice).unwrap_or_default();
        let fits = |phrase: &&Vec<Pattern>| {
            phrase.len() <= words.len()
                && phrase.iter().zip(words).all(|(pattern, word)| pattern.fits(word.as_ref()))
        };
        // Nearly all words of nearly all lists are plain Latin ones, and hold no such piece.
        let pieces = if first.as_ref().is_ascii() { &[] } else { self.pieces.as_slice() };
        let found = same_first.iter().chain(&self.stems).chain(pieces).filter(fits);
        found.map(|phrase| Found::of(phrase)).max().unwrap_or_default()
    }

    /// The longest phrase that is found anywhere.
    pub(super) fn anywhere(&self, words: &[String]) -> Found {
        if !self.alone.is_empty() && self.alone.contains(words) {
            return Found { words: words.len(), unspaced: 0 };
        }
        (0..words.len())
            .filter_map(|from| words.get(from..))
            .map(|rest| self.found_at_start(rest))
            .max()
            .unwrap_or_default()
    }

    /// How many words the longest phrase has with which the words end; 0 for none.
    pub(super) fn at_end<W: AsRef<str>>(&self, words: &[W]) -> usize {
        (0..words.len())
            .filter_map(|from| words.get(from..))
            .map(|rest| (rest.len(), self.at_start(rest)))
            .filter(|(length, found)| length == found)
            .map(|(length, _)| length)
            .max()
            .unwrap_or(0)
    }

    /// The phrases as they are written, in the order of the file.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(String::as_str)
    }

    /// The phrases that are one piece of a script that writes without spaces.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|phrase| match phrase.as_slice() {
            [Pattern::Inside(piece)] => Some(piece.as_str()),
            _ => None,
        })
    }

    /// Whether the whole text is one of the phrases.
    pub(super) fn is(&self, text: &str) -> bool {
        self.is_all(&folded_words(text))
    }

    /// Whether the words are, all of them, one of the phrases.
    pub(super) fn is_all(&self, words: &[String]) -> bool {
        !words.is_empty() && (self.at_start(words) == words.len() || self.alone.contains(words))
    }
}

/// Names the groups of the data files, one Rust name a group.
macro_rules! groups {
    ($($group:ident = $name:literal),+ $(,)?) => {
        /// A group of phrases in the data files.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub(super) enum Group { $($group),+ }

        impl Group {
            const ALL: &'static [Self] = &[$(Self::$group),+];

            const fn name(self) -> &'static str {
                match self { $(Self::$group => $name),+ }
            }
        }
    };
}

groups! {
    Name = "name", GivenName = "given name", FamilyName = "family name", Email = "email",
    Organisation = "organisation", Role = "role", Field = "field", Offers = "offers",
    Asks = "asks", Interests = "interests", Languages = "languages", Ticket = "ticket",
    CheckedIn = "checked in", Status = "status", Cancelled = "cancelled", Coming = "coming",
    Notes = "notes", Pronouns = "pronouns", SayName = "say name", Needs = "needs", FirstTime = "first time",
    Line = "line", Theme = "theme", Expert = "expert", Asker = "asker",
    Buyer = "buyer", Guest = "guest", Other = "other",
    Yes = "yes", No = "no", Nothing = "nothing", OwnBoss = "own boss", Gone = "gone",
    Here = "here", Waiting = "waiting", Total = "total", Opener = "opener", Closer = "closer",
    Wish = "wish", Filler = "filler", Link = "link", FillerNoun = "filler noun",
    JoinedCloser = "joined closer", JoinedOpener = "joined opener",
    SomethingElse = "something else",
    And = "and", AndAfterComma = "and after a comma", KeptTogether = "kept together",
    Degree = "degree", Title = "title", Device = "device", CompanyForm = "company form",
    CompanyFormBefore = "company form before",
    CompanyFiller = "company filler", Pronoun = "pronoun", Particle = "particle",
    PlusOne = "plus one", Not = "not", NotYet = "not yet", Expected = "expected",
}

/// All groups of phrases.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    groups: HashMap<Group, Phrases>,
    nothing: Phrases,
}

impl Lexicon {
    /// The phrases that come with the program.
    pub(super) fn shipped() -> Self {
        let mut groups: HashMap<Group, Phrases> = HashMap::new();
        let mut current = None;
        let files =
            [include_str!("../../assets/headers.txt"), include_str!("../../assets/answers.txt")];
        for line in files.iter().flat_map(|file| file.lines()) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                current = Group::ALL.iter().copied().find(|group| group.name() == name);
            } else if let Some(group) = current
                && !line.starts_with('#')
                && !line.trim().is_empty()
            {
                let phrases = groups.entry(group).or_default();
                line.split('|').for_each(|phrase| phrases.add(phrase));
            }
        }
        Self { groups, nothing: Phrases::default() }
    }

    /// The phrases of a group.
    pub(super) fn group(&self, group: Group) -> &Phrases {
        self.groups.get(&group).unwrap_or(&self.nothing)
    }

    /// Whether a cell says nothing: no word at all, or one of the many ways to say "no answer".
    pub(super) fn says_nothing(&self, cell: &str) -> bool {
        // No phrase of the group is longer: a long answer is one.
        const LONGEST: usize = 120;
        !cell.chars().any(|c| of_word(c) || is_sign(c))
            || (cell.len() <= LONGEST && self.group(Group::Nothing).is(cell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_its_phrases() {
        let lexicon = Lexicon::shipped();

        for group in Group::ALL {
            assert!(lexicon.groups.contains_key(group), "{}", group.name());
        }
        let files =
            [include_str!("../../assets/headers.txt"), include_str!("../../assets/answers.txt")];
        let named = files.iter().flat_map(|file| file.lines()).filter(|line| line.starts_with('['));
        assert_eq!(named.count(), Group::ALL.len());
    }

    #[test]
    fn texts_are_folded_without_losing_scripts_that_spell_with_marks() {
        for (text, folded) in
            [("Größe", "grosse"), ("ŁÓDŹ", "lodz"), ("Ｊosé", "jose"), ("हिन्दी", "हिन्दी")]
        {
            assert_eq!(fold(text), fold(folded), "{text}");
        }
    }

    #[test]
    fn the_longest_phrase_is_found_wherever_it_stands() {
        let lexicon = Lexicon::shipped();
        let header = folded_words("What would you like to learn?");

        assert_eq!(lexicon.group(Group::Asks).anywhere(&header).words, 3);
        assert_eq!(lexicon.group(Group::Offers).anywhere(&header).words, 0);
        assert!(lexicon.group(Group::Email).is("E-Mail-Adresse"));
        assert!(lexicon.says_nothing(" — ") && lexicon.says_nothing("N/A"));
    }
}
