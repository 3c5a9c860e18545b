//! The plan of the house, held against its sources: who imports whom, who owns the clock and the
//! disk, how long a file is.
//!
//! Every check names the file, the line and what to do. That each of them can fail is proven on
//! made-up sources beside the rule.

mod house;
mod layers;
mod owners;
mod rules;
mod source;
mod tokens;

use house::House;
use source::{Fault, Source};

/// The faults that one rule finds in the real sources, ready to be read; empty when there are none.
///
/// Sources that cannot be read are a fault as well.
fn faults(rule: impl Fn(&House, &Source) -> Vec<Fault>) -> String {
    let house = match House::read() {
        Ok(house) => house,
        Err(error) => return format!("the sources cannot be read: {error}"),
    };
    let found = house.sources().iter().flat_map(|source| rule(&house, source));
    found.map(|fault| fault.to_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_layer_names_only_the_layers_that_the_plan_gives_it() {
    assert_eq!(faults(layers::imports), "");
}

#[test]
fn a_file_has_one_use_for_another_layer() {
    assert_eq!(faults(|_, source| layers::repeated_uses(source)), "");
}

#[test]
fn the_clock_the_disk_and_the_like_are_named_only_in_the_rooms_that_own_them() {
    assert_eq!(faults(|_, source| owners::trespasses(source)), "");
}

#[test]
fn no_file_is_over_400_lines_without_its_tests() {
    assert_eq!(faults(|_, source| rules::length(source)), "");
}

#[test]
fn nobody_climbs_two_modules_up() {
    assert_eq!(faults(|_, source| rules::climbs(source)), "");
}

#[test]
fn nobody_imports_by_glob_outside_tests() {
    assert_eq!(faults(|_, source| rules::globs(source)), "");
}

#[test]
fn the_whole_house_is_read() {
    let house = House::read().expect("the sources of this crate can be read");
    let paths: Vec<&str> = house.sources().iter().map(Source::path).collect();

    assert!(paths.contains(&"src/lib.rs"), "only these were read: {paths:?}");
    assert!(paths.contains(&"src/domain/id.rs"), "only these were read: {paths:?}");
}
