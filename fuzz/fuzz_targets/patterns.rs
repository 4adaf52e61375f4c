//! Looks for an input that breaks the law `patterns`.
#![forbid(unsafe_code)]
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| touchmark_fuzz::run(
    touchmark_tests::laws::patterns,
    input
));
