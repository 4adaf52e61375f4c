//! The program.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    touchmark_example_command::PROGRAM.main()
}
