//! Any bytes as text: what cannot be read is named by its line, and no choice of a host panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shouldmeet::intake::{Decoded, Encoding, decode, decode_as};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes) else { return };
    // The mark of a damaged letter may stand in the file itself, as a letter.
    let marked = bytes.windows(3).any(|three| three == b"\xEF\xBF\xBD");
    if !marked && decoded.encoding != Encoding::Utf16 {
        for (number, line) in (1..).zip(decoded.text.split('\n')) {
            let damaged = line.contains(char::REPLACEMENT_CHARACTER);
            assert!(!damaged || decoded.broken_lines.contains(&number), "line {number}");
        }
    }
    holds_together(&decoded);
    for encoding in Encoding::choices() {
        holds_together(&decode_as(bytes, encoding));
    }
});

fn holds_together(decoded: &Decoded) {
    assert!(!decoded.text.contains('\r'), "{}", decoded.encoding.name());
    let lines = decoded.text.split('\n').count();
    assert!(decoded.broken_lines.iter().all(|line| (1..=lines).contains(line)));
}
