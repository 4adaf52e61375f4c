//! Finds the command that a command line names, and carries it out.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::complete::{self, SHELLS};
use crate::global::{self, Globals};
use crate::grammar::{GrammarError, Opt, Parsed, Place, parse};
use crate::help;
use crate::run::{self, Task, token};
use crate::screen::Screen;
use crate::service::{Command, Service};
use crate::settings;
use crate::stop::Stop;
use crate::usage::Usage;

/// A program with the commands of one service, or of several.
pub struct Program {
    name: &'static str,
    version: &'static str,
    services: &'static [Service],
}

/// The first word, if there are several services.
const COMMAND: Place = Place {
    name: "command",
    required: true,
};

/// The word of an operation.
const OPERATION: Place = Place {
    name: "operation",
    required: true,
};

/// The word of what is waited for.
const STATE: Place = Place {
    name: "subcommand",
    required: true,
};

impl Program {
    /// A program with this name and version. With one service, its commands are the first word: `touchmark-rds
    /// describe-db-clusters`; with several, the service is: `touchmark-aws rds describe-db-clusters`.
    #[must_use]
    pub const fn new(
        name: &'static str,
        version: &'static str,
        services: &'static [Service],
    ) -> Self {
        Self {
            name,
            version,
            services,
        }
    }

    /// Carries out the command line of this process.
    #[must_use]
    pub fn main(&self) -> ExitCode {
        let (mut out, mut errors) = (io::stdout(), io::stderr());
        let mut screen = Screen::of_process(&mut out, &mut errors);
        ExitCode::from(self.carry_out(std::env::args_os().skip(1), &mut screen))
    }

    /// Carries out a command line, without the program's name, and returns its exit code: for tests.
    pub fn run(
        &self,
        words: impl IntoIterator<Item = OsString>,
        out: &mut dyn Write,
        errors: &mut dyn Write,
    ) -> u8 {
        self.carry_out(words, &mut Screen::new(out, errors))
    }

    fn carry_out(&self, words: impl IntoIterator<Item = OsString>, screen: &mut Screen<'_>) -> u8 {
        let result = texts(words).and_then(|words| self.command(&words, screen));
        screen.close();
        match result {
            Ok(()) => 0,
            Err(stop) => {
                screen.say(&format!("\n{stop}"));
                stop.kind.code()
            }
        }
    }

    fn command(&self, words: &[String], screen: &mut Screen<'_>) -> Result<(), Stop> {
        match words {
            [first, rest @ ..] if first == "completion" => {
                let word = rest.first().map_or("", String::as_str);
                let shell = global::chosen("completion", Some(word), &SHELLS)?;
                let script = shell.map(|shell| complete::script(shell, self.name));
                return screen.write(&script.unwrap_or_default());
            }
            [first, shell, breaks, line] if first == "complete" && shell == "bash" => {
                return screen.write(&lines(complete::of_bash(self.services, breaks, line)));
            }
            [first, dashes, line @ ..] if first == "complete" && dashes == "--" => {
                return screen.write(&lines(complete::words(self.services, line)));
            }
            _ => {}
        }
        self.called(words, screen)
    }

    fn called(&self, words: &[String], screen: &mut Screen<'_>) -> Result<(), Stop> {
        let options = global::options();
        let several = self.services.len() > 1;
        let place = Place {
            required: !words.iter().any(|word| word == "--version"),
            ..COMMAND
        };
        let parsed = self.parse(&options, several.then_some(place), words)?;
        let globals = global::read(&parsed)?;
        if globals.version {
            return screen.write(&format!("{}/{}\n", self.name, self.version));
        }
        let service = match &parsed.word {
            None => self
                .services
                .first()
                .ok_or_else(|| Stop::words("there is no service"))?,
            Some(word) if word == "help" => {
                screen.set_pager(settings::pager(&globals));
                return screen.write(&help::program(self.name, self.services));
            }
            Some(word) => self.service(word, words)?,
        };
        let parsed = self.parse(&[], Some(OPERATION), &parsed.rest)?;
        let word = parsed.word.unwrap_or_default();
        let (commands, rest) = match word.as_str() {
            "help" => {
                screen.set_pager(settings::pager(&globals));
                return screen.write(&help::service(self.name, service, several));
            }
            "wait" if parsed.rest == ["help"] => {
                screen.set_pager(settings::pager(&globals));
                return screen.write(&help::waits(service));
            }
            "wait" if !service.catalog.waiters.is_empty() => {
                let parsed = self.parse(&[], Some(STATE), &parsed.rest)?;
                return self.task((service, service.waits()), &parsed, words, &globals, screen);
            }
            own if service.token() == Some(own) => {
                if parsed.rest == ["help"] {
                    return screen.write(&help::token());
                }
                let parsed = self.parse(&token::options(), None, &parsed.rest)?;
                if !parsed.rest.is_empty() {
                    return Err(self
                        .usage()
                        .unknown_options(&token::options(), &parsed.rest));
                }
                return token::run(service.catalog, &parsed, &globals, screen);
            }
            _ => (service.commands(), parsed.rest),
        };
        let parsed = Parsed {
            word: Some(word),
            rest,
            ..Parsed::default()
        };
        self.task((service, commands), &parsed, words, &globals, screen)
    }

    fn task(
        &self,
        (service, commands): (&Service, Vec<Command>),
        parsed: &Parsed,
        line: &[String],
        globals: &Globals,
        screen: &mut Screen<'_>,
    ) -> Result<(), Stop> {
        let word = parsed.word.as_deref().unwrap_or_default();
        let command = commands.iter().find(|command| command.word == word);
        let command = command.ok_or_else(|| {
            let known = commands.iter().map(|command| command.word.as_str());
            let known = known.chain(service.token());
            self.usage().unknown("operation", word, line, known)
        })?;
        let arguments = service.arguments(command);
        if parsed.rest == ["help"] {
            screen.set_pager(settings::pager(globals));
            return screen.write(&help::command(service.catalog, command, &arguments));
        }
        let mut options: Vec<Opt> = arguments.iter().map(|one| one.option.clone()).collect();
        if makes_optional(&parsed.rest) {
            options
                .iter_mut()
                .for_each(|option| option.required = false);
        }
        let line = &parsed.rest;
        let parsed = self.parse(&options, None, line)?;
        if !parsed.rest.is_empty() {
            let usage = self.usage();
            return Err(usage.left(command.operation.schema(), &arguments, line, &parsed.rest));
        }
        run::run(
            &Task {
                catalog: service.catalog,
                service: service.name,
                command: &command.word,
                operation: command.operation,
                paged: command.paged,
                waiter: command.waiter,
                arguments: &arguments,
                parsed: &parsed,
                globals,
            },
            screen,
        )
    }

    fn parse(
        &self,
        options: &[Opt],
        place: Option<Place>,
        words: &[String],
    ) -> Result<Parsed, Stop> {
        parse(options, place, words).map_err(|GrammarError(message)| self.usage().wrong(&message))
    }

    fn service(&self, word: &str, line: &[String]) -> Result<&'static Service, Stop> {
        let mut services = self.services.iter();
        services
            .find(|service| service.name == word)
            .ok_or_else(|| {
                let known = self.services.iter().map(|service| service.name);
                self.usage().unknown("command", word, line, known)
            })
    }

    fn usage(&self) -> Usage {
        Usage {
            name: self.name,
            names_service: self.services.len() > 1,
        }
    }
}

/// Each word on a line of its own.
fn lines(words: Vec<String>) -> String {
    words.into_iter().map(|word| word + "\n").collect()
}

/// Whether nothing must be given, since the request comes from elsewhere or none is sent.
fn makes_optional(words: &[String]) -> bool {
    let is = |name: &str| words.iter().any(|word| word == name);
    let skeleton = words
        .iter()
        .position(|word| word == "--generate-cli-skeleton");
    let next = skeleton.and_then(|at| words.get(at.saturating_add(1)));
    let is_output = next.is_some_and(|word| word == "output");
    is("--cli-input-json") || is("--cli-input-yaml") || (skeleton.is_some() && !is_output)
}

/// The words as texts.
fn texts(words: impl IntoIterator<Item = OsString>) -> Result<Vec<String>, Stop> {
    let words = words.into_iter().map(|word| {
        word.into_string().map_err(|word| {
            let word = word.to_string_lossy();
            Stop::words(format!(
                "`{word}` is not text in UTF-8; name a file with fileb:// for bytes"
            ))
        })
    });
    words.collect()
}
