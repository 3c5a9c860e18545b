//! Any bytes as a list, all the way to the people on it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shouldmeet::intake::{Mapping, open, registrations};

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheet) = open(bytes) else { return };
    let mapping = Mapping::guess(&sheet);
    let list = registrations(&sheet, &mapping);
    for row in &list.people {
        assert!(!row.details.name.trim().is_empty(), "a person without a name");
    }
});
