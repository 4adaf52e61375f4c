//! Completion of words by shells: which words may come next, and the lines that make a shell ask.

mod line;
mod path;
mod script;
mod value;

pub(crate) use script::{SHELLS, script};

use crate::argument::table::Argument;
use crate::global;
use crate::grammar::{Opt, Place, Takes, parse};
use crate::service::{Command, Service};

/// What completes a line of bash, which parts words at these letters: as bash writes it in place of the last part.
pub(crate) fn of_bash(services: &'static [Service], breaks: &str, text: &str) -> Vec<String> {
    let line = line::read(text, breaks);
    let before = line.before.get(1..).unwrap_or_default();
    let found = possible(services, before, &line.last).into_iter();
    found.map(|word| line.written(&word)).collect()
}

/// The words that may stand where the last one of a command line is, and begin as that does.
pub(crate) fn words(services: &'static [Service], line: &[String]) -> Vec<String> {
    match line.split_last() {
        Some((last, before)) => possible(services, before, last),
        None => possible(services, line, ""),
    }
}

fn possible(services: &'static [Service], before: &[String], last: &str) -> Vec<String> {
    let mut found: Vec<String> = next(services, before, last)
        .into_iter()
        .filter(|word| word.starts_with(last))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn next(services: &'static [Service], before: &[String], last: &str) -> Vec<String> {
    if let [only] = before
        && only == "completion"
    {
        return SHELLS.map(|(name, _)| name.to_owned()).into();
    }
    let named = named(services, before);
    let arguments = named.arguments();
    let mut options: Vec<Opt> = arguments.iter().map(|one| one.option.clone()).collect();
    options.extend(global::options());
    let known = |option: &str, begun: &str| value::of(option, begun, &arguments, named.command());
    if let Some((option, begun)) = last.split_once('=')
        && option.starts_with("--")
    {
        let values = known(option, begun).into_iter();
        return values.map(|value| [option, "=", &value].concat()).collect();
    }
    if !last.starts_with('-')
        && let Some(option) = taking(before, &options)
    {
        return known(&option.name, last);
    }
    let mut found = named.words();
    if last.starts_with('-') || found.is_empty() {
        let shown = arguments.iter().filter(|argument| !argument.is_hidden);
        found.extend(shown.map(|argument| argument.option.name.clone()));
        found.extend(global::shown().map(|(option, _)| option.name));
        found.retain(|name| !before.contains(name));
    }
    // Where there is a command, its help is the only word; nobody means it who has not begun with it.
    if named.command().is_some() && !last.is_empty() {
        found.push("help".to_owned());
    }
    found
}

/// The option that what comes next is a value of.
fn taking<'o>(before: &[String], options: &'o [Opt]) -> Option<&'o Opt> {
    let values = before.iter().rev();
    let count = values.take_while(|word| !word.starts_with("--")).count();
    let at = before.len().checked_sub(count)?.checked_sub(1)?;
    let name = before.get(at)?;
    let option = options.iter().find(|option| option.name == *name)?;
    let takes = match option.takes {
        Takes::Nothing => false,
        Takes::One | Takes::Maybe => count == 0,
        Takes::Any | Takes::Some => true,
    };
    takes.then_some(option)
}

/// How far a line names a command.
enum Named {
    /// Not even the service, of several.
    Nothing(&'static [Service]),
    /// A service: what is missing is a state if there is `wait`, or else a command, which is the first word where there is one
    /// service only.
    Service {
        service: &'static Service,
        waits: bool,
        is_first: bool,
    },
    Command(&'static Service, Command),
}

impl Named {
    /// The words that may name the next part.
    fn words(&self) -> Vec<String> {
        match self {
            Self::Nothing(services) => {
                let mut found = vec!["completion".to_owned(), "help".to_owned()];
                found.extend(services.iter().map(|service| service.name.to_owned()));
                found
            }
            Self::Service {
                service,
                waits: true,
                ..
            } => {
                let states = service.waits().into_iter();
                let states = states.map(|command| command.word);
                states.chain(["help".to_owned()]).collect()
            }
            Self::Service {
                service, is_first, ..
            } => {
                let commands = service.commands().into_iter();
                let mut found: Vec<String> = commands.map(|command| command.word).collect();
                found.extend(service.token().map(str::to_owned));
                found.push("help".to_owned());
                found.extend(is_first.then(|| "completion".to_owned()));
                found.extend((!service.catalog.waiters.is_empty()).then(|| "wait".to_owned()));
                found
            }
            Self::Command(..) => Vec::new(),
        }
    }

    fn command(&self) -> Option<&Command> {
        match self {
            Self::Command(_, command) => Some(command),
            _ => None,
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::Command(service, command) => service.arguments(command),
            _ => Vec::new(),
        }
    }
}

/// How far these words name a command.
fn named(services: &'static [Service], before: &[String]) -> Named {
    // An option that still lacks its value would make the line a wrong one.
    let whole = match before.split_last() {
        Some((option, rest)) if option.starts_with("--") => rest,
        _ => before,
    };
    let place = Some(Place {
        name: "",
        required: false,
    });
    let options = global::options();
    // A line that is not finished may be wrong in many ways.
    let next = |words: &[String]| parse(&options, place, words).unwrap_or_default();
    let (service, rest) = match services {
        [only] => (only, whole.to_vec()),
        several => {
            let parsed = next(whole);
            let named = parsed
                .word
                .and_then(|word| several.iter().find(|one| one.name == word));
            match named {
                Some(service) => (service, parsed.rest),
                None => return Named::Nothing(services),
            }
        }
    };
    let parsed = next(&rest);
    let word = parsed.word.unwrap_or_default();
    let waits = word == "wait";
    let (commands, word) = match waits {
        true => (service.waits(), next(&parsed.rest).word.unwrap_or_default()),
        false => (service.commands(), word),
    };
    let command = commands.into_iter().find(|command| command.word == word);
    match command {
        Some(command) => Named::Command(service, command),
        None => Named::Service {
            service,
            waits,
            is_first: services.len() == 1,
        },
    }
}
