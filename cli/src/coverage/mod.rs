//! `touchmark coverage`: how each sentence that looks like a constraint is handled.

mod account;
mod args;
mod counts;
#[cfg(test)]
mod fixture;
mod input;
mod json;
mod page;
mod table;
mod tally;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::interrupt;
use crate::nearest;
use crate::ui::{self, Paint};

use account::Account;
pub use args::CoverageArgs;

pub(crate) use counts::counts;

/// Runs the command.
pub fn run(args: &CoverageArgs) -> Result<ExitCode> {
    interrupt::watch()?;
    let mut accounts = input::accounts(args)?;
    if let Some(operation) = &args.operation {
        accounts = only(accounts, operation)?;
    }
    interrupt::check()?;
    if let Some(path) = &args.html {
        let page = page::render(&accounts);
        std::fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))?;
        ui::err(&format!("wrote {}", path.display()));
    }
    if args.json {
        ui::out(&serde_json::to_string_pretty(&json::document(&accounts))?);
        return Ok(ExitCode::SUCCESS);
    }
    let options = table::Options {
        operations: args.operations,
        sentences: args.operation.is_some(),
        top: args.top,
    };
    for line in table::lines(&accounts, &options, Paint::stdout()) {
        ui::out(&line);
    }
    Ok(ExitCode::SUCCESS)
}

/// The reports restricted to one operation, without the services that do not have it.
fn only(accounts: Vec<Account>, operation: &str) -> Result<Vec<Account>> {
    let having: Vec<Account> = accounts
        .iter()
        .filter_map(|account| {
            let report = tally::restricted(&account.report, operation)?;
            Some(Account {
                report,
                ..account.clone()
            })
        })
        .collect();
    if having.is_empty() {
        let services: Vec<&str> = accounts.iter().map(|a| a.service.as_str()).collect();
        let known = accounts
            .iter()
            .flat_map(|account| &account.report.operations);
        let mut known: Vec<&str> = known.map(|operation| operation.name.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        bail!(
            "no operation {operation} in {}{}",
            ui::list(&services, 4),
            nearest::hint(operation, known)
        );
    }
    Ok(having)
}
