//! placeholder
#![no_main]
use libfuzzer_sys::fuzz_target;
use shouldmeet::intake::decode;
fuzz_target!(|bytes: &[u8]| { drop(decode(bytes)); });
