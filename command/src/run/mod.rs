//! Carries a command out: builds the request, sends it, and prints what comes back.

mod call;
mod debug;
mod dry;
mod page;
mod sample;
mod save;
mod show;
mod task;
pub(crate) mod token;
mod wait;

pub(crate) use task::Task;

use touchmark::{Level, Validation};

use crate::argument::build::{self, Given};
use crate::argument::table::Target;
use crate::global::chosen;
use crate::screen::Screen;
use crate::settings::Environment;
use crate::stop::Stop;
use call::Connection;
use show::Output;

/// Carries a command out.
///
/// # Errors
/// Why there is no output.
pub(crate) fn run(task: &Task<'_>, screen: &mut Screen<'_>) -> Result<(), Stop> {
    let environment = Environment::load(task.globals)?;
    let given = Given {
        service: task.service,
        command: task.command,
        arguments: task.arguments,
        parsed: task.parsed,
        binary: environment.binary(task.globals)?,
    };
    let output = Output {
        format: environment.format(task.globals)?,
        title: task.operation.schema().name,
        globals: task.globals,
    };
    screen.set_pager(environment.pager(task.globals));
    let validation = validation(&given)?;
    if let Some(words) = given.words(Target::Skeleton) {
        let word = words.first().map(String::as_str);
        return sample::run(task, &given, word, &validation, &output, screen);
    }
    let saved = save::Choice::of(&given)?;
    let mut members = given.members(task.operation)?;
    let paging = page::Paging::of(task, &given, &mut members)?;
    if given.words(Target::DryRun).is_some() {
        let settings = environment.endpoint(task.catalog.service, task.globals)?;
        return dry::run(task, members, &validation, &settings, screen);
    }
    let source = given.source_region(task.operation, &mut members);
    let mut input = build::input(task.operation, members)?;
    let timestamps = environment.timestamps()?;
    let connection = Connection::new(task, &environment, validation, source.as_deref())?;
    if !task.globals.verify {
        screen.say(UNVERIFIED);
    }
    if let Some(waiter) = task.waiter {
        return wait::run(&connection, waiter, &mut *input, screen);
    }
    if let Some(paging) = paging {
        return page::run(
            &connection,
            paging,
            &mut *input,
            timestamps,
            &output,
            screen,
        );
    }
    let reply = connection.call(&mut *input, screen)?;
    let mut value = reply.value(timestamps);
    if let Some(saved) = saved {
        saved.take(&mut value)?;
    }
    output.print(value, screen)
}

/// What is said of `--no-verify-ssl`.
const UNVERIFIED: &str = "warning: certificates are not verified: whoever answers may be someone else, and can read the request and answer \
     what they like; name a file of certificates to trust with --ca-bundle";

/// Which rules a request must meet.
fn validation(given: &Given<'_>) -> Result<Validation, Stop> {
    let levels = [
        ("off", Level::Off),
        ("model", Level::Model),
        ("trusted", Level::Trusted),
        ("documented", Level::Documented),
    ];
    let level = chosen("--level", given.word(Target::Level), &levels)?;
    let level = match given.words(Target::NoValidate) {
        Some(_) => Level::Off,
        None => level.unwrap_or_default(),
    };
    Ok(Validation::new().level(level))
}
