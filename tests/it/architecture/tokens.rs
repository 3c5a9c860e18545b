//! Rust source as a row of words and signs, without its comments, strings and characters.
//!
//! It knows just enough of the language for the rules; what it leaves out is never an import.

use std::str::Chars;

/// A word or a sign of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Token {
    /// The word, `::`, or one sign.
    pub(super) text: String,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// The words and signs of a source, in order.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { rest: source.chars(), line: 1 };
    std::iter::from_fn(|| reader.token()).collect()
}

struct Reader<'a> {
    rest: Chars<'a>,
    line: usize,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest.as_str();
            let first = rest.chars().next()?;
            if rest.starts_with("//") {
                self.skip_while(|c| c != '\n');
            } else if rest.starts_with("/*") {
                self.skip_block_comment();
            } else if let Some(hashes) = raw_string_hashes(rest) {
                self.skip_raw_string(hashes);
            } else if ["\"", "b\"", "c\""].iter().any(|start| rest.starts_with(start)) {
                self.skip_string();
            } else if first == '\'' {
                self.skip_character_or_lifetime();
            } else if first.is_whitespace() {
                self.bump();
            } else {
                return Some(self.word_or_sign(first));
            }
        }
    }

    fn bump(&mut self) -> Option<char> {
        let character = self.rest.next()?;
        if character == '\n' {
            self.line += 1;
        }
        Some(character)
    }

    fn skip_while(&mut self, mut goes_on: impl FnMut(char) -> bool) {
        while self.rest.clone().next().is_some_and(&mut goes_on) {
            self.bump();
        }
    }

    fn skip_block_comment(&mut self) {
        let mut open = 0_usize;
        loop {
            let rest = self.rest.as_str();
            if rest.starts_with("/*") {
                open += 1;
                self.bump();
            } else if rest.starts_with("*/") {
                open -= 1;
                self.bump();
            }
            if self.bump().is_none() || open == 0 {
                return;
            }
        }
    }

    fn skip_raw_string(&mut self, hashes: usize) {
        let end = format!("\"{}", "#".repeat(hashes));
        self.skip_while(|c| c != '"');
        self.bump();
        while !self.rest.as_str().starts_with(&end) && self.bump().is_some() {}
        for _ in end.chars() {
            self.bump();
        }
    }

    fn skip_string(&mut self) {
        self.skip_while(|c| c != '"');
        self.bump();
        self.skip_to_closing('"');
    }

    fn skip_character_or_lifetime(&mut self) {
        self.bump();
        let mut ahead = self.rest.clone();
        let (first, second) = (ahead.next(), ahead.next());
        if first == Some('\\') || second == Some('\'') {
            self.skip_to_closing('\'');
        } else {
            self.skip_while(is_word);
        }
    }

    fn skip_to_closing(&mut self, quote: char) {
        while let Some(character) = self.bump() {
            if character == '\\' {
                self.bump();
            } else if character == quote {
                return;
            }
        }
    }

    fn word_or_sign(&mut self, first: char) -> Token {
        let line = self.line;
        let before = self.rest.as_str();
        if is_word(first) {
            self.skip_while(is_word);
        } else {
            self.bump();
            if before.starts_with("::") {
                self.bump();
            }
        }
        let length = before.len() - self.rest.as_str().len();
        Token { text: before.get(..length).unwrap_or_default().to_owned(), line }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// How many `#` a raw string that starts here has around it; nothing when none starts here.
fn raw_string_hashes(rest: &str) -> Option<usize> {
    let after = ["br", "cr", "r"].iter().find_map(|start| rest.strip_prefix(start))?;
    let quote = after.trim_start_matches('#');
    quote.starts_with('"').then(|| after.len() - quote.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        tokens(source).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_and_signs_come_in_order_with_their_lines() {
        let found = tokens("use crate::topics;\n\nfn main");
        let lines: Vec<usize> = found.iter().map(|token| token.line).collect();

        assert_eq!(texts("use crate::topics;"), ["use", "crate", "::", "topics", ";"]);
        assert_eq!(lines, [1, 1, 1, 1, 1, 3, 3]);
    }

    #[test]
    fn what_stands_in_a_comment_or_a_text_is_not_code() {
        for hidden in [
            "// crate::app",
            "/// crate::app",
            "/* crate::app /* crate::ui */ crate::app */",
            "\"crate::app \\\" crate::ui\"",
            "b\"crate::app\"",
            "r\"crate::app\\\"",
            "r##\"crate::app \"# crate::ui\"##",
            "'\"'",
            "'\\''",
            "b'\\\\'",
        ] {
            let found = texts(&format!("start {hidden}\n end"));

            assert!(!found.iter().any(|text| text == "crate"), "{hidden}: {found:?}");
            assert_eq!(found.last().map(String::as_str), Some("end"), "{hidden}");
        }
    }

    #[test]
    fn a_lifetime_is_not_taken_for_a_character() {
        assert_eq!(texts("&'a str, 'b'"), ["&", "str", ","]);
    }
}
