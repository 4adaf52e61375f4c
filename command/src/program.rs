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
use crate::words::nearest::nearest;

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
        let mut out = io::stdout();
        let mut screen = Screen::of_process(&mut out);
        let code = self.carry_out(std::env::args_os().skip(1), &mut screen, &mut io::stderr());
        ExitCode::from(code)
    }

    /// Carries out a command line, without the program's name, and returns its exit code: for tests.
    pub fn run(
        &self,
        words: impl IntoIterator<Item = OsString>,
        out: &mut dyn Write,
        errors: &mut dyn Write,
    ) -> u8 {
        self.carry_out(words, &mut Screen::new(out), errors)
    }

    fn carry_out(
        &self,
        words: impl IntoIterator<Item = OsString>,
        screen: &mut Screen<'_>,
        errors: &mut dyn Write,
    ) -> u8 {
        let result = texts(words).and_then(|words| self.command(&words, screen));
        screen.close();
        match result {
            Ok(()) => 0,
            Err(stop) => {
                // Nobody may be there to read it.
                drop(writeln!(errors, "\n{stop}"));
                stop.kind.code()
            }
        }
    }

    fn command(&self, words: &[String], screen: &mut Screen<'_>) -> Result<(), Stop> {
        match words {
            [first] if first == "help" => {
                screen.set_pager(settings::pager());
                return screen.write(&help::program(self.name, self.services));
            }
            [first, shell] if first == "completion" => {
                let shell = global::chosen("completion", Some(shell), &SHELLS)?;
                let script = shell.map(|shell| complete::script(shell, self.name));
                return screen.write(&script.unwrap_or_default());
            }
            [first, dashes, line @ ..] if first == "complete" && dashes == "--" => {
                let found = complete::words(self.services, line);
                return screen.write(
                    &found
                        .into_iter()
                        .map(|word| word + "\n")
                        .collect::<String>(),
                );
            }
            _ => {}
        }
        self.called(words, screen)
    }

    fn called(&self, words: &[String], screen: &mut Screen<'_>) -> Result<(), Stop> {
        let options = global::options();
        let several = self.services.len() > 1;
        let parsed = self.parse(&options, several.then_some(COMMAND), words)?;
        let globals = global::read(&parsed)?;
        if globals.version {
            return screen.write(&format!("{}/{}\n", self.name, self.version));
        }
        let service = match &parsed.word {
            None => self
                .services
                .first()
                .ok_or_else(|| Stop::words("there is no service"))?,
            Some(word) => self.service(word)?,
        };
        let parsed = self.parse(&[], Some(OPERATION), &parsed.rest)?;
        let word = parsed.word.unwrap_or_default();
        let (commands, rest) = match word.as_str() {
            "help" => {
                screen.set_pager(settings::pager());
                return screen.write(&help::service(self.name, service, several));
            }
            "wait" if parsed.rest == ["help"] => return screen.write(&help::waits(service)),
            "wait" if !service.catalog.waiters.is_empty() => {
                let parsed = self.parse(&[], Some(STATE), &parsed.rest)?;
                return self.task(service, service.waits(), &parsed, &globals, screen);
            }
            own if service.token() == Some(own) => {
                if parsed.rest == ["help"] {
                    return screen.write(&help::token());
                }
                let parsed = self.parse(&token::options(), None, &parsed.rest)?;
                if !parsed.rest.is_empty() {
                    return Err(self.unknown_options(&token::options(), &parsed.rest));
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
        self.task(service, commands, &parsed, &globals, screen)
    }

    fn task(
        &self,
        service: &Service,
        commands: Vec<Command>,
        parsed: &Parsed,
        globals: &Globals,
        screen: &mut Screen<'_>,
    ) -> Result<(), Stop> {
        let word = parsed.word.as_deref().unwrap_or_default();
        let command = commands.iter().find(|command| command.word == word);
        let command = command.ok_or_else(|| {
            let known = commands.iter().map(|command| command.word.as_str());
            let known = known.chain(service.token());
            self.unknown("operation", word, known)
        })?;
        let arguments = service.arguments(command);
        if parsed.rest == ["help"] {
            screen.set_pager(settings::pager());
            return screen.write(&help::command(service.catalog, command, &arguments));
        }
        let mut options: Vec<Opt> = arguments.iter().map(|one| one.option.clone()).collect();
        if makes_optional(&parsed.rest) {
            options
                .iter_mut()
                .for_each(|option| option.required = false);
        }
        let parsed = self.parse(&options, None, &parsed.rest)?;
        if !parsed.rest.is_empty() {
            return Err(self.unknown_options(&options, &parsed.rest));
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
        parse(options, place, words).map_err(|GrammarError(message)| self.usage(&message))
    }

    fn service(&self, word: &str) -> Result<&'static Service, Stop> {
        let mut services = self.services.iter();
        services
            .find(|service| service.name == word)
            .ok_or_else(|| {
                let known = self.services.iter().map(|service| service.name);
                self.unknown("command", word, known)
            })
    }

    fn unknown<'k>(&self, place: &str, word: &str, known: impl Iterator<Item = &'k str>) -> Stop {
        let near = nearest(word, known);
        let mut message = format!(
            "argument {place}: Invalid choice: `{}`",
            word.escape_debug()
        );
        if !near.is_empty() {
            message.push_str(", maybe you meant:\n");
            near.iter()
                .for_each(|near| message.push_str(&format!("\n  * {near}")));
        }
        self.usage(&message)
    }

    fn unknown_options(&self, options: &[Opt], words: &[String]) -> Stop {
        let mut message = format!("Unknown options: {}", words.join(", "));
        let names = || options.iter().map(|option| option.name.as_str());
        for word in words.iter().filter(|word| word.starts_with("--")) {
            let name = word.split('=').next().unwrap_or(word);
            let near = nearest(name, names());
            if !near.is_empty() {
                message.push_str(&format!("\n{name}: maybe you meant {}", near.join(" or ")));
            }
        }
        Stop::words(format!("{}\n{message}\n", self.synopsis()))
    }

    fn usage(&self, message: &str) -> Stop {
        Stop::words(format!("{}\n\naws: error: {message}\n", self.synopsis()))
    }

    fn synopsis(&self) -> String {
        let service = if self.services.len() > 1 {
            " <service>"
        } else {
            ""
        };
        let name = self.name;
        format!(
            "usage: {name} [options]{service} <command> [parameters]\nTo see help text, you can run:\n\n  {name} help\n  {name}{service} <command> help"
        )
    }
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
