//! How time and memory grow with the size of the input: the figures of `cargo xtask scale`, one per line.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a case that cannot run is a mistake in it"
)]

mod case;
mod codegen;
mod documents;
mod memory;
mod requests;
mod responses;

use std::process::ExitCode;

use case::Case;

/// Prints a row for each case, its parts separated by tabs.
fn main() -> ExitCode {
    // Cargo adds this argument when it runs benchmarks.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => println!("run this with `cargo xtask scale`"),
        ["time", only] => cases()
            .iter()
            .filter(|case| case.name().contains(only))
            .for_each(|case| println!("{}", case.measure())),
        ["memory", megabytes] => memory::print(megabytes.parse().expect("a number of megabytes")),
        ["peak", shape, file] => memory::print_peak(shape, file.as_ref()),
        _ => {
            eprintln!("error: unknown arguments: {}", words.join(" "));
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn cases() -> Vec<Case> {
    [responses::cases(), requests::cases(), codegen::cases()]
        .into_iter()
        .flatten()
        .collect()
}
