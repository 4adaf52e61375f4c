//! Looks for an input that breaks the law `error_body`.
#![forbid(unsafe_code)]
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| touchmark_fuzz::run(
    touchmark_tests::laws::error_body,
    input
));
