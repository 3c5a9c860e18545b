//! One source file: its words, and for each of them where in the file it stands.

use std::fmt;

use super::tokens::{Token, tokens};

/// Something in a file that the plan does not allow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    /// The file, from the crate's folder on.
    pub(super) path: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// What is wrong.
    pub(super) what: String,
    /// What to do.
    pub(super) hint: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n  hint: {}", self.path, self.line, self.what, self.hint)
    }
}

/// A token and the place in the module tree where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    /// The word or sign.
    pub(super) text: String,
    /// Its line, from 1.
    pub(super) line: usize,
    /// Whether it is compiled for tests alone.
    pub(super) test: bool,
    /// How many modules lie around it, the crate's root not counted.
    pub(super) depth: usize,
    /// The block it stands in: equal numbers, equal block.
    pub(super) block: usize,
}

/// One source file.
#[derive(Clone, Debug)]
pub(super) struct Source {
    path: String,
    spots: Vec<Spot>,
    lines: usize,
    test_lines: usize,
    test_modules: Vec<String>,
}

impl Source {
    /// Reads the text of the file at a path such as `src/domain/id.rs`.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let tokens = tokens(text);
        let mut source = Self {
            path: path.to_owned(),
            spots: Vec::with_capacity(tokens.len()),
            lines: text.lines().count(),
            test_lines: 0,
            test_modules: Vec::new(),
        };
        source.place(&tokens);
        source
    }

    /// The path from the crate's folder on.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The tokens with their places.
    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// How many lines the file has that are not for tests alone.
    pub(super) fn lines_without_tests(&self) -> usize {
        self.lines.saturating_sub(self.test_lines)
    }

    /// The modules in other files that this file declares for tests alone, by full path.
    pub(super) fn test_modules(&self) -> impl Iterator<Item = Vec<String>> {
        self.test_modules.iter().map(|name| {
            let mut module = self.module();
            module.push(name.clone());
            module
        })
    }

    /// The module that the file is: `["domain", "id"]`; empty for the crate's roots.
    pub(super) fn module(&self) -> Vec<String> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") || inner == "lib" || inner == "main" {
            module.pop();
        }
        module
    }

    /// The layer that the file is of; nothing for the crate's roots.
    pub(super) fn layer(&self) -> Option<String> {
        self.module().into_iter().next()
    }

    /// Marks the whole file as one for tests alone.
    pub(super) fn mark_as_test(&mut self) {
        self.test_lines = self.lines;
        for spot in &mut self.spots {
            spot.test = true;
        }
    }

    /// A fault at a line of this file.
    pub(super) fn fault(&self, line: usize, what: String, hint: String) -> Fault {
        Fault { path: self.path.clone(), line, what, hint }
    }

    fn place(&mut self, tokens: &[Token]) {
        let mut blocks: Vec<(usize, bool)> = vec![(0, false)];
        let mut opened = 0;
        let mut test_until = 0;
        for (at, token) in tokens.iter().enumerate() {
            let here = tokens.get(at..).unwrap_or_default();
            if at >= test_until && is_test_attribute(here) {
                test_until = at + self.note_test_item(here);
            }
            if token.text == "}" && blocks.len() > 1 {
                blocks.pop();
            }
            self.spots.push(Spot {
                text: token.text.clone(),
                line: token.line,
                test: at < test_until,
                depth: self.module().len() + blocks.iter().filter(|(_, module)| *module).count(),
                block: blocks.last().map_or(0, |(block, _)| *block),
            });
            if token.text == "{" {
                opened += 1;
                let module = at.checked_sub(2).and_then(|at| tokens.get(at));
                blocks.push((opened, module.is_some_and(|word| word.text == "mod")));
            }
        }
    }

    /// Counts the test item that starts here, and answers how many tokens it has.
    fn note_test_item(&mut self, here: &[Token]) -> usize {
        if starts_with(here, &["#", "!"]) {
            self.test_lines = self.lines;
            return here.len();
        }
        let length = item_length(here);
        let item = here.get(..length).unwrap_or_default();
        if let [.., module, name, end] = item
            && module.text == "mod"
            && end.text == ";"
        {
            self.test_modules.push(name.text.clone());
        }
        if let (Some(first), Some(last)) = (item.first(), item.last()) {
            self.test_lines += last.line - first.line + 1;
        }
        length
    }
}

/// Whether these tokens start with those texts.
pub(super) fn starts_with(tokens: &[Token], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// Whether `#[cfg(test)]`, `#[cfg(all(test, …))]` or the same for a whole file stands here.
fn is_test_attribute(here: &[Token]) -> bool {
    let words: Vec<&str> = here.iter().take(8).map(|token| token.text.as_str()).collect();
    let (["#", "!", "[", words @ ..] | ["#", "[", words @ ..]) = words.as_slice() else {
        return false;
    };
    matches!(words, ["cfg", "(", "test", ")", ..] | ["cfg", "(", "all", "(", "test", ..])
}

/// How many tokens the item that starts here has, its attributes counted.
fn item_length(here: &[Token]) -> usize {
    let mut nested = 0_usize;
    let mut is_import = false;
    let mut attribute = false;
    for (at, token) in here.iter().enumerate() {
        match token.text.as_str() {
            "#" if nested == 0 => attribute = true,
            // `use<'a>` in a signature names what a returned type captures.
            "use" if nested == 0 => is_import = here.get(at + 1).is_some_and(|t| t.text != "<"),
            "(" | "[" | "{" => nested += 1,
            ")" | "]" | "}" => {
                nested = nested.saturating_sub(1);
                let ends_item = token.text == "}" && !is_import && !attribute;
                attribute &= nested > 0;
                if nested == 0 && ends_item {
                    return at + 1;
                }
            }
            ";" if nested == 0 => return at + 1,
            _ => {}
        }
    }
    here.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_tests(source: &Source) -> Vec<&str> {
        source.spots().iter().filter(|spot| spot.test).map(|spot| spot.text.as_str()).collect()
    }

    #[test]
    fn a_file_knows_its_module_and_its_layer() {
        let file = Source::new("src/domain/decide/presence.rs", "");
        let folder = Source::new("src/domain/mod.rs", "");
        let root = Source::new("src/lib.rs", "");

        assert_eq!(file.module(), ["domain", "decide", "presence"]);
        assert_eq!(folder.module(), ["domain"]);
        assert_eq!((folder.layer().as_deref(), root.layer()), (Some("domain"), None));
    }

    #[test]
    fn a_test_module_ends_where_its_brace_closes() {
        let source = Source::new(
            "src/domain/id.rs",
            "fn before() {}\n#[cfg(test)]\nmod tests {\n    fn inner() {}\n}\nfn after() {}\n",
        );
        let words = in_tests(&source);

        assert!(words.contains(&"inner"));
        assert!(!words.contains(&"before") && !words.contains(&"after"));
        assert_eq!(source.lines_without_tests(), 2);
    }

    #[test]
    fn a_test_import_ends_at_its_semicolon_and_a_function_at_its_brace() {
        let import = "#[cfg(test)]\nuse crate::app::{App, Effect};\nfn after() {}\n";
        let function = "#[cfg(all(test, unix))]\n#[expect(a, reason = \"b\")]\nfn f(x: [u8; 2]) { g(); }\nfn after() {}";

        assert!(!in_tests(&Source::new("src/ui/a.rs", import)).contains(&"after"));
        assert!(in_tests(&Source::new("src/ui/a.rs", function)).contains(&"g"));
        assert!(!in_tests(&Source::new("src/ui/a.rs", function)).contains(&"after"));
    }

    #[test]
    fn what_is_compiled_without_tests_is_not_a_test() {
        let source = Source::new("src/ui/a.rs", "#[cfg(not(test))]\nmod real { fn f() {} }");

        assert_eq!(in_tests(&source), Vec::<&str>::new());
    }

    #[test]
    fn a_test_file_elsewhere_and_a_whole_test_file_are_known() {
        let parent = Source::new("src/app/mod.rs", "#[cfg(test)]\nmod scripts;\nmod state;");
        let whole = Source::new("src/app/scripts.rs", "#![cfg(test)]\nfn f() {}");

        assert_eq!(parent.test_modules().collect::<Vec<_>>(), [["app", "scripts"]]);
        assert_eq!(whole.lines_without_tests(), 0);
        assert!(in_tests(&whole).contains(&"f"));
    }

    #[test]
    fn a_module_in_the_file_lies_one_deeper() {
        let source = Source::new("src/domain/mod.rs", "one; mod inner { two; fn f() { three; } }");
        let depth = |word| source.spots().iter().find(|spot| spot.text == word).map(|s| s.depth);

        assert_eq!([depth("one"), depth("two"), depth("three")], [Some(1), Some(2), Some(2)]);
    }
}
