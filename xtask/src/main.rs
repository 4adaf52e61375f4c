//! The commands of this repository: `cargo xtask update`, `codegen`, `diff`, `coverage`, `conformance`, `differential`,
//! `evidence`, `fuzz`, `ci`, `supply-chain`, `bench` and `scale`.

#![forbid(unsafe_code)]

mod alone;
mod bench;
mod ci;
mod cli;
mod codegen;
mod config;
mod conformance;
mod coverage;
mod diff;
mod differential;
mod driver;
#[path = "../../proof/src/evidence/mod.rs"]
mod evidence;
mod features;
mod fuzz;
mod memory;
mod metadata;
mod nearest;
mod python;
mod scale;
mod services;
mod source;
mod supply;
mod tree;
mod ui;
mod update;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use cli::{Cli, Command};
use workspace::Workspace;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            let paint = ui::Paint::stderr();
            ui::err(&format!("{}: {error:#}", paint.red("error")));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Update(args) => update::run(&workspace, &args),
        Command::Codegen(args) => codegen::run(&workspace, &args),
        Command::Diff(args) => diff::run(&workspace, &args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Evidence(args) => evidence::run(&workspace, &args),
        Command::Differential(args) => differential::run(&workspace, &args),
        Command::Conformance(args) => conformance::run(&workspace, &args),
        Command::Fuzz(args) => fuzz::run(&workspace, &args),
        Command::Ci(args) if args.all_services => services::run(&workspace, &args),
        Command::Ci(_) => ci::run(&workspace),
        Command::SupplyChain(args) => supply::run(&workspace, &args),
        Command::Bench(args) => bench::run(&workspace, &args),
        Command::Scale(args) => scale::run(&workspace, &args),
    }
}
