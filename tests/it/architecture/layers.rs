//! Who may know whom: the table of layers, and what the sources say instead.

use std::collections::BTreeSet;

use super::house::House;
use super::source::{Fault, Source, Spot};

/// A layer and the layers that it may name.
struct Layer {
    name: &'static str,
    knows: &'static [&'static str],
}

/// The layers, lowest first. The map in `src/lib.rs` says what each of them is for.
const LAYERS: [Layer; 14] = [
    Layer { name: "domain", knows: &[] },
    Layer { name: "topics", knows: &["domain"] },
    Layer { name: "pairing", knows: &[] },
    Layer { name: "matching", knows: &["domain", "topics", "pairing"] },
    Layer { name: "seating", knows: &["domain", "pairing"] },
    Layer { name: "finder", knows: &["domain", "topics"] },
    Layer { name: "intake", knows: &["domain"] },
    Layer { name: "board", knows: &["domain", "topics"] },
    Layer { name: "export", knows: &["domain", "topics", "matching"] },
    Layer { name: "storage", knows: &["domain"] },
    Layer {
        name: "app",
        knows: &["domain", "topics", "matching", "seating", "finder", "intake", "board", "export"],
    },
    Layer { name: "ui", knows: &["domain", "board", "app"] },
    Layer {
        name: "runtime",
        knows: &[
            "domain", "topics", "matching", "seating", "finder", "intake", "board", "export",
            "storage", "app", "ui",
        ],
    },
    Layer {
        name: "cli",
        knows: &[
            "domain", "topics", "matching", "seating", "finder", "intake", "board", "export",
            "storage", "app", "ui", "runtime",
        ],
    },
];

/// What a source names at the crate's root that its layer may not know.
///
/// A test may besides name every layer below its own, and what exists for tests alone.
pub(super) fn imports(house: &House, source: &Source) -> Vec<Fault> {
    let Some(name) = source.layer() else { return Vec::new() };
    let test_rooms = house.test_rooms();
    if test_rooms.contains(&name) {
        return Vec::new();
    }
    let Some(at) = place(&name) else {
        let hint = "move the file into a layer, or add a layer here and to the map in src/lib.rs";
        return vec![source.fault(1, format!("{name} is no layer"), hint.to_owned())];
    };
    root_names(source)
        .into_iter()
        .filter(|spot| !may_name(at, spot, &test_rooms))
        .map(|spot| trespass(source, at, &spot))
        .collect()
}

/// A second `use crate::layer::…` for another layer that has one in the same block.
///
/// Within its own layer a file may name each neighbour in a line of its own.
pub(super) fn repeated_uses(source: &Source) -> Vec<Fault> {
    let own = source.layer();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    let spots = source.spots();
    for (at, statement) in spots.windows(4).enumerate() {
        let [import, root, path, layer] = statement else { continue };
        let before = at.checked_sub(1).and_then(|at| spots.get(at));
        let is_plain = !before.is_some_and(|word| matches!(word.text.as_str(), "pub" | ")" | "]"));
        if !is_plain || import.text != "use" || root.text != "crate" || path.text != "::" {
            continue;
        }
        let is_other = own.as_deref() != Some(layer.text.as_str()) && place(&layer.text).is_some();
        if is_other && !seen.insert((layer.block, layer.text.clone())) {
            let what = format!("{} has a second `use` here", layer.text);
            let hint = format!("gather both in one `use crate::{}::{{…}}`", layer.text);
            faults.push(source.fault(layer.line, what, hint));
        }
    }
    faults
}

/// The names at the root of the crate that a source speaks of, however it gets there.
fn root_names(source: &Source) -> Vec<Spot> {
    let spots = source.spots();
    let mut names = Vec::new();
    for (at, spot) in spots.iter().enumerate() {
        let after = spots.get(at + 1..).unwrap_or_default();
        let is_root = match spot.text.as_str() {
            "crate" | "shouldmeet" => true,
            "super" => spot.depth == 1,
            _ => false,
        };
        match after {
            [path, rest @ ..] if is_root && path.text == "::" => names.extend(heads(rest)),
            [alias, ..] if is_root && alias.text == "as" => names.push(spot.clone()),
            _ => {}
        }
    }
    names
}

/// The first names of a path, of which a group in braces has several.
pub(super) fn heads(path: &[Spot]) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut nested = 0_usize;
    let mut is_start = true;
    for spot in path {
        match spot.text.as_str() {
            "{" => nested += 1,
            "}" => nested = nested.saturating_sub(1),
            "," => is_start = nested == 1,
            _ if is_start => {
                found.push(spot.clone());
                is_start = false;
            }
            _ => {}
        }
        if nested == 0 {
            break;
        }
    }
    found
}

fn place(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.name == name)
}

fn may_name(from: usize, spot: &Spot, test_rooms: &BTreeSet<String>) -> bool {
    if spot.test && test_rooms.contains(&spot.text) {
        return true;
    }
    let Some(to) = place(&spot.text) else { return false };
    let is_known = LAYERS.get(from).is_some_and(|layer| layer.knows.contains(&spot.text.as_str()));
    to == from || is_known || (spot.test && to < from)
}

fn trespass(source: &Source, from: usize, spot: &Spot) -> Fault {
    let (name, knows) = LAYERS.get(from).map_or(("", Vec::new()), |l| (l.name, l.knows.to_vec()));
    if place(&spot.text).is_none() {
        let what = format!("{name} names {} at the crate's root, which is no layer", spot.text);
        return source.fault(spot.line, what, "name the layer that it lives in".to_owned());
    }
    let allowed = if knows.is_empty() { "no other layer".to_owned() } else { knows.join(", ") };
    let hint = format!(
        "{name} may know {allowed}: move what you need down, or have it handed in from above"
    );
    source.fault(spot.line, format!("{name} names {}", spot.text), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> Vec<String> {
        let house = House::of(vec![
            Source::new("src/lib.rs", "#[cfg(test)]\nmod evening;"),
            Source::new(path, text),
        ]);
        house.sources().iter().flat_map(|source| imports(&house, source)).map(|f| f.what).collect()
    }

    fn whats(faults: Vec<Fault>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.what).collect()
    }

    #[test]
    fn the_plan_has_no_way_round() {
        for (at, layer) in LAYERS.iter().enumerate() {
            for known in layer.knows {
                assert!(place(known).is_some_and(|to| to < at), "{} knows {known}", layer.name);
            }
        }
    }

    #[test]
    fn a_layer_that_names_one_above_it_is_found_however_it_is_written() {
        for text in [
            "use crate::app::App;",
            "pub use crate::app;",
            "pub(crate) use crate::app::{App, Effect};",
            "use crate::{domain::Event, app::{App, Effect}};",
            "use crate::{\n    domain::{Event, Round},\n    app,\n};",
            "fn f(app: &crate::app::App) {}",
            "fn f() { let a = crate::app::state::App::new(); }",
            "use shouldmeet::app::App;",
        ] {
            assert_eq!(faults("src/topics/fold.rs", text), ["topics names app"], "{text}");
        }
    }

    #[test]
    fn climbing_out_of_a_layer_is_an_import_too() {
        assert_eq!(faults("src/topics/mod.rs", "use super::app::App;"), ["topics names app"]);
        assert_eq!(faults("src/topics/fold.rs", "use super::app::App;"), Vec::<String>::new());
        assert_eq!(
            faults("src/topics/mod.rs", "mod inner { use super::app::App; }"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_whole_root_and_what_lies_loose_in_it_are_refused() {
        for (text, name) in [
            ("use crate::*;", "*"),
            ("use crate::{self};", "self"),
            ("use crate as root;", "crate"),
            ("use crate::Event;", "Event"),
        ] {
            let what = format!("topics names {name} at the crate's root, which is no layer");

            assert_eq!(faults("src/topics/fold.rs", text), [what], "{text}");
        }
    }

    #[test]
    fn what_the_plan_allows_passes() {
        let text = "use crate::domain::Event;\nuse crate::topics::Likeness;\npub(crate) fn f() {}\n\
                    pub(in crate::matching) fn g() {} // use crate::app::App;";

        assert_eq!(faults("src/matching/score.rs", text), Vec::<String>::new());
        assert_eq!(faults("src/main.rs", "use shouldmeet::cli;"), Vec::<String>::new());
    }

    #[test]
    fn the_app_does_not_know_the_storage_and_the_screen_knows_no_matching() {
        assert_eq!(faults("src/app/a.rs", "use crate::storage::Disk;"), ["app names storage"]);
        assert_eq!(faults("src/ui/a.rs", "use crate::matching::Reason;"), ["ui names matching"]);
    }

    #[test]
    fn a_test_may_name_what_lies_below_and_what_exists_for_tests() {
        let below =
            "#[cfg(test)]\nmod tests { use crate::topics::fold; use crate::evening::room; }";
        let above = "#[cfg(test)]\nmod tests { use crate::app::App; }";

        assert_eq!(faults("src/storage/a.rs", below), Vec::<String>::new());
        assert_eq!(faults("src/storage/a.rs", above), ["storage names app"]);
        assert_eq!(
            faults("src/storage/a.rs", "use crate::evening::room;"),
            ["storage names evening at the crate's root, which is no layer"]
        );
    }

    #[test]
    fn a_file_outside_every_layer_is_found() {
        assert_eq!(faults("src/util.rs", "fn f() {}"), ["util is no layer"]);
    }

    #[test]
    fn a_fault_says_where_it_is_and_what_to_do() {
        let source = Source::new("src/seating/plan.rs", "\nuse crate::topics::fold;");
        let found = imports(&House::of(vec![source.clone()]), &source);

        assert_eq!(
            found.first().map(ToString::to_string).as_deref(),
            Some(
                "src/seating/plan.rs:2: seating names topics\n  hint: seating may know domain, \
                 pairing: move what you need down, or have it handed in from above"
            )
        );
    }

    #[test]
    fn a_second_use_of_a_layer_is_found_in_its_block_alone() {
        let twice = "//! x\nuse crate::domain::Event;\nuse crate::domain::Round;";
        let apart = "fn f() {}\nuse crate::domain::Event;\nmod tests { use crate::domain::Round; }\n\
                     pub use crate::domain::Seat;";

        let found = repeated_uses(&Source::new("src/app/a.rs", twice));

        assert_eq!(whats(found), ["domain has a second `use` here"]);
        assert_eq!(repeated_uses(&Source::new("src/app/a.rs", apart)), []);
        assert_eq!(repeated_uses(&Source::new("src/domain/a.rs", twice)), []);
    }
}
