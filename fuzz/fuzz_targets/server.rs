//! Looks for an input that breaks the law `server`.
#![forbid(unsafe_code)]
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| touchmark_fuzz::run(
    touchmark_tests::laws::server,
    input
));
