//! `--generate-cli-skeleton`: all parameters, or a sample of the output.

use touchmark::Validation;

use super::show::Output;
use super::task::{Task, invalid};
use crate::argument::build::{self, Given};
use crate::argument::skeleton;
use crate::global::{Colour, chosen};
use crate::output::Format;
use crate::screen::Screen;
use crate::stop::Stop;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sample {
    Input(Format),
    Output,
}

/// Shows it; a sample of the output only for a request that could be sent.
///
/// # Errors
/// A word that names nothing, and a request that is wrong.
pub(super) fn run(
    task: &Task<'_>,
    given: &Given<'_>,
    word: Option<&str>,
    validation: &Validation,
    output: &Output<'_>,
    screen: &mut Screen<'_>,
) -> Result<(), Stop> {
    let known = [
        ("input", Sample::Input(Format::Json)),
        ("output", Sample::Output),
        ("yaml-input", Sample::Input(Format::Yaml)),
    ];
    let sample = chosen("--generate-cli-skeleton", word, &known)?;
    let schema = task.operation.schema();
    match sample.unwrap_or(Sample::Input(Format::Json)) {
        Sample::Output => {
            let input = build::input(task.operation, given.members(task.operation)?)?;
            validation
                .check(&*input)
                .map_err(|violations| invalid(&violations))?;
            let mut sample = skeleton::of(schema.output, true);
            // Words of a moment, which text and tables have a space between.
            if matches!(output.format, Format::Text | Format::Table) {
                skeleton::space(&mut sample);
            }
            output.print(sample, screen)
        }
        Sample::Input(_) if schema.input.members().is_empty() => screen.write("{}\n"),
        Sample::Input(format) => {
            let value = skeleton::of(schema.input, false);
            let text = format.print("", &value, screen.look(Colour::Off));
            screen.write(&text.map_err(Stop::other)?)
        }
    }
}
