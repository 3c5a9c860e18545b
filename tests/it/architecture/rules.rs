//! The rules of one file: how long it is, how far it climbs, and that it says what it imports.

use super::source::{Fault, Source};

/// The most lines of a file without its tests.
const LONGEST: usize = 400;

/// That a file is longer than a file may be.
pub(super) fn length(source: &Source) -> Vec<Fault> {
    let lines = source.lines_without_tests();
    if lines <= LONGEST {
        return Vec::new();
    }
    let what = format!("{lines} lines without its tests, and {LONGEST} are the most");
    let hint = "find the second idea in it, and give it a file of its own";
    vec![source.fault(1, what, hint.to_owned())]
}

/// Every `super::super`.
pub(super) fn climbs(source: &Source) -> Vec<Fault> {
    let hint = "write the path from the crate's root: `crate::layer::…`";
    source
        .spots()
        .windows(3)
        .filter(|words| words.iter().map(|spot| &spot.text).eq(["super", "::", "super"]))
        .filter_map(|words| words.first())
        .map(|spot| source.fault(spot.line, "`super::super`".to_owned(), hint.to_owned()))
        .collect()
}

/// Every import by glob outside tests.
pub(super) fn globs(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut is_import = false;
    for words in source.spots().windows(2) {
        let [word, next] = words else { continue };
        match word.text.as_str() {
            // `use<'a>` names what a returned type captures.
            "use" => is_import = next.text != "<",
            ";" => is_import = false,
            _ => {}
        }
        if is_import && next.text == "*" && !next.test {
            let hint = "name what you need";
            faults.push(source.fault(next.line, "import by glob".to_owned(), hint.to_owned()));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Source {
        Source::new("src/seating/plan.rs", text)
    }

    #[test]
    fn a_file_of_400_lines_passes_and_one_more_does_not() {
        let (longest, longer) = ("// a line\n".repeat(400), "// a line\n".repeat(401));

        assert_eq!(length(&file(&longest)), []);
        assert_eq!(length(&file(&longer)).len(), 1);
    }

    #[test]
    fn the_tests_of_a_file_do_not_make_it_long() {
        let text = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{}}}\n", "f();\n".repeat(500));

        assert_eq!(length(&file(&text)), []);
    }

    #[test]
    fn climbing_two_up_is_found_in_code_and_in_tests() {
        let text = "use super::super::id;\n#[cfg(test)]\nmod tests {\n    use super::super::id;\n}";
        let lines: Vec<usize> = climbs(&file(text)).iter().map(|fault| fault.line).collect();

        assert_eq!(lines, [1, 4]);
        assert_eq!(climbs(&file("use super::id;\nfn f() { super::g(); }")), []);
    }

    #[test]
    fn an_import_by_glob_is_found_outside_tests() {
        for text in ["use super::id::*;", "pub use std::{fmt, io::*};", "fn f() { use Way::*; }"] {
            assert_eq!(globs(&file(text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_product_and_the_glob_of_a_test_pass() {
        let text = "use std::fmt;\nfn f<'a>(a: &'a u32) -> impl Fn() + use<'a> { 2 * *a }\n\
                    #[cfg(test)]\nmod tests { use super::*; }";

        assert_eq!(globs(&file(text)), []);
    }
}
