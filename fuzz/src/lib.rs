//! Runs laws under the fuzzer.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{Seek, Write};
use std::sync::LazyLock;

/// The variable that names a file for the input that is being run.
const VARIABLE: &str = "TOUCHMARK_FUZZ_INPUT";

/// The file for the input that is being run.
///
/// The fuzzer saves an input that breaks a law, unless the process ends at once, as it does if its stack overflows or
/// the system is out of memory: then the input is in this file.
static CURRENT: LazyLock<Option<File>> =
    LazyLock::new(|| File::create(std::env::var_os(VARIABLE)?).ok());

/// Runs a law on an input.
pub fn run(law: fn(&[u8]), input: &[u8]) {
    if let Some(file) = &*CURRENT
        && let Err(error) = keep(file, input)
    {
        eprintln!("the input cannot be saved: {error}");
    }
    law(input);
}

fn keep(mut file: &File, input: &[u8]) -> std::io::Result<()> {
    file.rewind()?;
    file.write_all(input)?;
    file.set_len(input.len() as u64)
}
