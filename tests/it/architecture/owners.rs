//! Who owns the clock, the disk, the environment, the threads and the printed line.

use super::layers::heads;
use super::source::{Fault, Source, Spot};

/// A name that only some rooms may speak.
struct Owned {
    name: Name,
    rooms: &'static [&'static str],
    in_tests: InTests,
    hint: &'static str,
}

/// How the name is written.
enum Name {
    /// `first::second`, also as part of a group.
    Path(&'static str, &'static str),
    /// `name!`.
    Macro(&'static str),
}

/// Whether the tests of other rooms may speak it.
#[derive(PartialEq, Eq)]
enum InTests {
    Refused,
    Allowed,
}

const CLOCK: &str = "the clock is runtime's: take `now` as an argument";
const PRINT: &str = "only cli prints: give the text back to it";

/// The names and the rooms that own them: the same as in `.clippy.toml`, and wider by the tests.
const OWNED: [Owned; 12] = [
    owned(Name::Path("std", "fs"), &["storage"], "files are storage's, behind its disk"),
    owned(
        Name::Path("std", "env"),
        &["cli", "main", "storage::paths"],
        "the environment is cli's and storage::paths': take the value as an argument",
    ),
    owned(
        Name::Path("std", "thread"),
        &["runtime"],
        "threads are runtime's: answer with an effect and be told by a message",
    ),
    owned(Name::Path("Instant", "now"), &["runtime"], CLOCK),
    owned(Name::Path("SystemTime", "now"), &["runtime"], CLOCK),
    owned(Name::Path("Timestamp", "now"), &["runtime"], CLOCK),
    owned(Name::Path("Zoned", "now"), &["runtime"], CLOCK),
    printed("println"),
    printed("print"),
    printed("eprintln"),
    printed("eprint"),
    printed("dbg"),
];

const fn owned(name: Name, rooms: &'static [&'static str], hint: &'static str) -> Owned {
    Owned { name, rooms, in_tests: InTests::Refused, hint }
}

const fn printed(name: &'static str) -> Owned {
    Owned {
        name: Name::Macro(name),
        rooms: &["cli", "main"],
        in_tests: InTests::Allowed,
        hint: PRINT,
    }
}

/// Where a source speaks a name that another room owns.
pub(super) fn trespasses(source: &Source) -> Vec<Fault> {
    let foreign: Vec<&Owned> = OWNED.iter().filter(|owned| !owned.is_at_home(source)).collect();
    let spots = source.spots();
    let mut faults = Vec::new();
    for at in 0..spots.len() {
        let here = spots.get(at..).unwrap_or_default();
        for owned in &foreign {
            if let Some(spot) = owned.name.spoken(here).filter(|spot| owned.is_refused(spot)) {
                let what = format!("{} is not this room's", owned.name.text());
                faults.push(source.fault(spot.line, what, owned.hint.to_owned()));
            }
        }
    }
    faults
}

impl Owned {
    fn is_at_home(&self, source: &Source) -> bool {
        let room = match source.path() {
            "src/main.rs" => "main".to_owned(),
            _ => source.module().join("::"),
        };
        self.rooms.iter().any(|own| {
            room.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
    }

    fn is_refused(&self, spot: &Spot) -> bool {
        !spot.test || self.in_tests == InTests::Refused
    }
}

impl Name {
    /// Where the name is spoken by the tokens that start here.
    fn spoken(&self, here: &[Spot]) -> Option<Spot> {
        let [first, sign, rest @ ..] = here else { return None };
        match self {
            Self::Path(start, next) if first.text == *start && sign.text == "::" => {
                heads(rest).into_iter().find(|head| head.text == *next)
            }
            Self::Macro(name) if first.text == *name && sign.text == "!" => Some(first.clone()),
            Self::Path(..) | Self::Macro(_) => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Path(first, second) => format!("{first}::{second}"),
            Self::Macro(name) => format!("{name}!"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(path: &str, text: &str) -> Vec<String> {
        trespasses(&Source::new(path, text)).into_iter().map(|fault| fault.what).collect()
    }

    #[test]
    fn every_owned_name_is_found_in_a_strange_room() {
        for (text, name) in [
            ("use std::fs;", "std::fs"),
            ("use std::fs::File;", "std::fs"),
            ("use std::{io, fs::{self, File}};", "std::fs"),
            ("fn f() { ::std::fs::remove_dir(p); }", "std::fs"),
            ("fn f() { std::env::var(n); }", "std::env"),
            ("fn f() { std::thread::spawn(g); }", "std::thread"),
            ("fn f() { let t = Instant::now(); }", "Instant::now"),
            ("fn f() { let t = std::time::SystemTime::now(); }", "SystemTime::now"),
            ("fn f() { let t = jiff::Timestamp::now(); }", "Timestamp::now"),
            ("fn f() { let t = jiff::Zoned::now(); }", "Zoned::now"),
            ("fn f() { println!(\"x\"); }", "println!"),
            ("fn f() { print!(\"x\"); }", "print!"),
            ("fn f() { eprintln!(\"x\"); }", "eprintln!"),
            ("fn f() { eprint!(\"x\"); }", "eprint!"),
            ("fn f() { dbg!(x); }", "dbg!"),
        ] {
            let what = format!("{name} is not this room's");

            assert_eq!(whats("src/domain/id.rs", text), [what], "{text}");
        }
    }

    #[test]
    fn a_room_may_speak_what_it_owns() {
        for (path, text) in [
            ("src/storage/disk.rs", "use std::fs;"),
            ("src/storage/paths.rs", "fn f() { std::env::var_os(n); }"),
            ("src/cli/args.rs", "fn f() { println!(\"{:?}\", std::env::args()); }"),
            ("src/main.rs", "fn main() { std::env::args(); }"),
            ("src/runtime/clock.rs", "fn f() { Instant::now(); std::thread::sleep(a); }"),
        ] {
            assert_eq!(whats(path, text), Vec::<String>::new(), "{path}");
        }
    }

    #[test]
    fn a_room_with_a_like_name_owns_nothing() {
        assert_eq!(
            whats("src/storage_old/disk.rs", "use std::fs;"),
            ["std::fs is not this room's"]
        );
        assert_eq!(whats("src/storage/disk.rs", "use std::env;"), ["std::env is not this room's"]);
    }

    #[test]
    fn a_test_may_print_and_nothing_more() {
        let text =
            "#[cfg(test)]\nmod tests { fn f() { println!(\"x\"); let t = Instant::now(); } }";

        assert_eq!(whats("src/domain/id.rs", text), ["Instant::now is not this room's"]);
    }

    #[test]
    fn what_only_sounds_alike_passes() {
        let text = "use std::{fmt, io};\nfn f(now: Instant) { env!(\"CARGO_PKG_VERSION\"); self.fs(); \
                    \"std::fs\"; /* println!(1) */ }";

        assert_eq!(whats("src/domain/id.rs", text), Vec::<String>::new());
    }
}
