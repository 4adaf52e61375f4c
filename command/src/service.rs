//! The commands of a service.

use touchmark::AnyOperation;
use touchmark::client::wait::Waiter;
use touchmark::client::{Catalog, Paged};

use crate::argument::table::{self, Argument, arguments};
use crate::custom::{SPLITS, Split, TOKEN, is_removed};
use crate::words::kebab::kebab;

/// A service that a program calls.
#[derive(Clone, Copy)]
pub struct Service {
    pub(crate) name: &'static str,
    pub(crate) catalog: &'static Catalog,
}

impl Service {
    /// A service under the name that the AWS CLI has for it, as in `rds`.
    #[must_use]
    pub const fn new(name: &'static str, catalog: &'static Catalog) -> Self {
        Self { name, catalog }
    }

    /// Its commands, in the order of their names.
    pub(crate) fn commands(&self) -> Vec<Command> {
        let operations = self.catalog.operations.iter().copied();
        let mut commands: Vec<Command> = operations
            .map(|operation| self.command(kebab(operation.schema().name), operation, None))
            .filter(|command| !is_removed(self.name, &command.word))
            .collect();
        let splits = SPLITS.iter().filter(|split| split.service == self.name);
        commands.extend(splits.filter_map(|split| {
            let operation = self.catalog.operations.get(split.operation)?;
            Some(self.command(split.command.to_owned(), operation, Some(split)))
        }));
        commands.sort_by(|one, other| one.word.cmp(&other.word));
        commands
    }

    fn command(
        &self,
        word: String,
        operation: &'static dyn AnyOperation,
        split: Option<&'static Split>,
    ) -> Command {
        Command {
            word,
            operation,
            split,
            paged: self.catalog.paged(operation.schema().name),
            waiter: None,
        }
    }

    /// The options of a command.
    pub(crate) fn arguments(&self, command: &Command) -> Vec<Argument> {
        // What is waited for has the options of the command that is asked.
        let word = match command.waiter {
            Some(_) => kebab(command.operation.schema().name),
            None => command.word.clone(),
        };
        arguments(table::Command {
            service: self.name,
            word: &word,
            operation: command.operation.schema(),
            split: command.split,
            paged: command.paged,
        })
    }

    /// The command that makes a password of credentials, if the service has one.
    pub(crate) fn token(&self) -> Option<&'static str> {
        let (service, word) = TOKEN;
        (self.name == service).then_some(word)
    }

    /// What can be waited for.
    pub(crate) fn waits(&self) -> Vec<Command> {
        let waiters = self.catalog.waiters.iter();
        let commands = waiters.filter_map(|awaited| {
            Some(Command {
                waiter: Some(awaited.waiter),
                ..self.command(
                    kebab(awaited.waiter.name),
                    self.catalog.operations.get(awaited.operation)?,
                    None,
                )
            })
        });
        commands.collect()
    }
}

/// A command of a service.
pub(crate) struct Command {
    pub(crate) word: String,
    pub(crate) operation: &'static dyn AnyOperation,
    pub(crate) split: Option<&'static Split>,
    pub(crate) paged: Option<&'static Paged>,
    pub(crate) waiter: Option<&'static Waiter>,
}
