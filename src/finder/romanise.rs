//! A word in another script as people write it in Latin letters: several ways, none the only one.
//!
//! Sources of the ways: BGN/PCGN, ISO 9 and the ICAO passport table (Doc 9303) for Cyrillic letters,
//! German habits; ELOT 743 and the sound for Greek; Hepburn for Kana; the Revised Romanisation of
//! Korean and how names are written abroad; readings of Japanese names in `assets/names`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::topics::fold;

static JAPANESE: &str = include_str!("../../assets/names/japanese.txt");

/// The ways to write a word of another script in Latin letters, the usual one first; none for a word
/// in Latin letters.
pub(super) fn readings(word: &str) -> Vec<String> {
    let folded = fold::fold(word);
    let has = |range: std::ops::RangeInclusive<char>| folded.chars().any(|c| range.contains(&c));
    let plain = || fold::words(&fold::romanised(word)).concat();
    if has('\u{400}'..='\u{52F}') {
        cyrillic(&folded)
    } else if has('\u{370}'..='\u{3FF}') {
        vec![by_table(&folded, &GREEK, 0), by_table(&folded, &GREEK, 1)]
    } else if has('\u{AC00}'..='\u{D7A3}') {
        korean(&plain())
    } else if has('\u{590}'..='\u{5FF}') {
        unvowelled(&plain(), 'v', "o")
    } else if has('\u{600}'..='\u{6FF}') {
        unvowelled(&plain(), 'w', "u")
    } else if has('\u{3040}'..='\u{30FF}') {
        japanese(&folded).into_iter().chain(kana(&folded)).collect()
    } else if has('\u{3400}'..='\u{9FFF}') {
        let mut readings = japanese(&folded);
        readings.push(plain());
        readings
    } else if folded.is_ascii() {
        Vec::new()
    } else {
        vec![plain()]
    }
}

/// Each letter, or pair of letters, by a column of a table; what is not in it stays.
fn by_table<const N: usize>(word: &str, table: &[(&str, [&str; N])], column: usize) -> String {
    let mut written = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let row = table.iter().find_map(|(from, to)| Some((rest.strip_prefix(from)?, to)));
        if let Some((after, to)) = row {
            written.push_str(to.get(column).copied().unwrap_or_default());
            rest = after;
        } else {
            written.push(letter);
            rest = rest.strip_prefix(letter).unwrap_or_default();
        }
    }
    written
}

/// English, passports, ISO 9 without its marks, German.
const CYRILLIC: [(&str, [&str; 4]); 42] = [
    ("а", ["a", "a", "a", "a"]),
    ("б", ["b", "b", "b", "b"]),
    ("в", ["v", "v", "v", "w"]),
    ("г", ["g", "g", "g", "g"]),
    ("ґ", ["g", "g", "g", "g"]),
    ("д", ["d", "d", "d", "d"]),
    ("е", ["e", "e", "e", "e"]),
    ("ё", ["yo", "e", "e", "jo"]),
    ("є", ["ye", "ie", "je", "je"]),
    ("ж", ["zh", "zh", "z", "sch"]),
    ("з", ["z", "z", "z", "s"]),
    ("ий", ["y", "ii", "ij", "i"]),
    ("и", ["i", "i", "i", "i"]),
    ("і", ["i", "i", "i", "i"]),
    ("ї", ["yi", "i", "ji", "ji"]),
    ("й", ["y", "i", "j", "j"]),
    ("к", ["k", "k", "k", "k"]),
    ("л", ["l", "l", "l", "l"]),
    ("м", ["m", "m", "m", "m"]),
    ("н", ["n", "n", "n", "n"]),
    ("о", ["o", "o", "o", "o"]),
    ("п", ["p", "p", "p", "p"]),
    ("р", ["r", "r", "r", "r"]),
    ("с", ["s", "s", "s", "s"]),
    ("т", ["t", "t", "t", "t"]),
    ("у", ["u", "u", "u", "u"]),
    ("ў", ["u", "u", "u", "u"]),
    ("ф", ["f", "f", "f", "f"]),
    ("х", ["kh", "kh", "h", "ch"]),
    ("ц", ["ts", "ts", "c", "z"]),
    ("ч", ["ch", "ch", "c", "tsch"]),
    ("ш", ["sh", "sh", "s", "sch"]),
    ("щ", ["shch", "shch", "sc", "schtsch"]),
    ("ъ", ["", "", "", ""]),
    ("ы", ["y", "y", "y", "y"]),
    ("ь", ["", "", "", ""]),
    ("э", ["e", "e", "e", "e"]),
    ("ю", ["yu", "iu", "ju", "ju"]),
    ("я", ["ya", "ia", "ja", "ja"]),
    ("ј", ["j", "j", "j", "j"]),
    ("љ", ["lj", "lj", "lj", "lj"]),
    ("њ", ["nj", "nj", "nj", "nj"]),
];

fn cyrillic(word: &str) -> Vec<String> {
    let ways = |word: &str| (0..4).map(|way| by_table(word, &CYRILLIC, way)).collect::<Vec<_>>();
    let mut readings = ways(word);
    // A Ukrainian г is an h, its и a y; a name seldom says which of the two languages it is in.
    if word.contains(['г', 'и']) {
        let ukrainian = word.replace("ий", "й").replace('г', "h").replace('и', "ы");
        readings.extend(ways(&ukrainian).into_iter().take(2));
    }
    // A name that begins with Е is mostly said, and often written, with a Ye.
    if let Some(rest) = word.strip_prefix('е') {
        readings.push(format!("ye{}", by_table(rest, &CYRILLIC, 0)));
    }
    readings
}

/// As it is said, and letter by letter.
const GREEK: [(&str, [&str; 2]); 36] = [
    ("ου", ["ou", "u"]),
    ("αι", ["e", "ai"]),
    ("ει", ["i", "ei"]),
    ("οι", ["i", "oi"]),
    ("αυ", ["av", "au"]),
    ("ευ", ["ev", "eu"]),
    ("μπ", ["b", "mp"]),
    ("ντ", ["d", "nt"]),
    ("γκ", ["g", "gk"]),
    ("γγ", ["ng", "gg"]),
    ("γχ", ["nch", "gch"]),
    ("α", ["a", "a"]),
    ("β", ["v", "b"]),
    ("γ", ["g", "g"]),
    ("δ", ["d", "d"]),
    ("ε", ["e", "e"]),
    ("ζ", ["z", "z"]),
    ("η", ["i", "e"]),
    ("θ", ["th", "th"]),
    ("ι", ["i", "i"]),
    ("κ", ["k", "k"]),
    ("λ", ["l", "l"]),
    ("μ", ["m", "m"]),
    ("ν", ["n", "n"]),
    ("ξ", ["x", "x"]),
    ("ο", ["o", "o"]),
    ("π", ["p", "p"]),
    ("ρ", ["r", "r"]),
    ("σ", ["s", "s"]),
    ("ς", ["s", "s"]),
    ("τ", ["t", "t"]),
    ("υ", ["y", "i"]),
    ("φ", ["f", "ph"]),
    ("χ", ["ch", "h"]),
    ("ψ", ["ps", "ps"]),
    ("ω", ["o", "o"]),
];

/// A name in the Revised Romanisation, and with the vowels that English readers are offered.
fn korean(revised: &str) -> Vec<String> {
    let abroad = revised.replace("yeo", "you").replace("eo", "u");
    let older = revised.replace("eo", "o").replace('u', "oo");
    vec![revised.to_owned(), abroad, older]
}

/// Scripts that leave vowels out: the letter that may be one as a consonant, as a vowel, and left out.
fn unvowelled(letters: &str, half: char, vowel: &str) -> Vec<String> {
    let vowelled = letters.replace(half, vowel).replace('y', "i");
    let bare: String = letters.chars().filter(|&c| c != half && c != 'y').collect();
    vec![letters.to_owned(), vowelled, bare]
}

/// What Kunrei, which `deunicode` writes, and Hepburn write otherwise.
const HEPBURN: [(&str, &str); 8] = [
    ("sy", "sh"),
    ("ty", "ch"),
    ("zy", "j"),
    ("si", "shi"),
    ("ti", "chi"),
    ("tu", "tsu"),
    ("hu", "fu"),
    ("zi", "ji"),
];

/// Hepburn and Kunrei without long vowels, and Hepburn with them written out.
fn kana(word: &str) -> Vec<String> {
    let mut written = String::new();
    let mut doubles = false;
    for letter in word.chars() {
        match letter {
            'っ' | 'ッ' => doubles = true,
            'ー' => {}
            'ゃ' | 'ゅ' | 'ょ' | 'ャ' | 'ュ' | 'ョ' => {
                let small = fold::romanised(letter.encode_utf8(&mut [0; 4]));
                written.truncate(written.trim_end_matches('i').len());
                let glide =
                    written.ends_with("sh") || written.ends_with("ch") || written.ends_with('j');
                written.push_str(if glide { small.trim_start_matches('y') } else { &small });
            }
            letter => {
                let plain = fold::words(&fold::romanised(letter.encode_utf8(&mut [0; 4]))).concat();
                if doubles {
                    written.extend(plain.chars().next());
                    doubles = false;
                }
                written.push_str(&plain);
            }
        }
    }
    let hepburn = HEPBURN.iter().fold(written.clone(), |text, (from, to)| text.replace(from, to));
    let short = |text: &str| text.replace("ou", "o").replace("oo", "o").replace("uu", "u");
    vec![short(&hepburn), short(&written), hepburn]
}

/// How a Japanese name in characters is read.
pub(super) fn japanese(word: &str) -> Vec<String> {
    static READINGS: OnceLock<HashMap<&str, Vec<&str>>> = OnceLock::new();
    let readings = READINGS.get_or_init(|| {
        let lines = JAPANESE.lines().filter(|line| !line.starts_with('#'));
        let row = |line: &'static str| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.collect()))
        };
        lines.filter_map(row).collect()
    });
    readings.get(word).into_iter().flatten().map(|&reading| reading.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_another_script_is_written_in_the_usual_ways() {
        for (name, ways) in [
            ("Юрий", &["yury", "iurii", "jurij", "juri"][..]),
            ("Щербаков", &["shcherbakov", "schtscherbakow"]),
            ("Григорий", &["grigory", "hryhory"]),
            ("Елена", &["elena", "yelena"]),
            ("Γεωργίου", &["georgiou"]),
            ("Μπάμπης", &["babis"]),
            ("김", &["gim"]),
            ("영수", &["yeongsu", "youngsu"]),
            ("田中", &["tanaka", "tianzhong"]),
            ("きょうこ", &["kyouko", "kyoko"]),
            ("しょうた", &["shouta", "shota"]),
            ("שמעון", &["shmn"]),
            ("李", &["li"]),
            ("Müller", &[]),
        ] {
            let written = readings(name);
            for way in ways {
                assert!(written.iter().any(|other| other == way), "{name} {way}: {written:?}");
            }
        }
    }

    #[test]
    fn every_line_of_japanese_names_has_characters_and_a_reading() {
        for line in JAPANESE.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let characters = words.next().unwrap();
            assert!(!characters.is_ascii(), "{line}");
            let readings: Vec<&str> = words.collect();
            assert!(!readings.is_empty(), "{line}");
            assert!(readings.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())));
        }
    }
}
