//! `help`: what a program, a service, a command and its options are for, from the lines and the rules of the catalog.

mod rules;

use touchmark::client::Catalog;
use touchmark::schema::{Element, Kind};

use crate::argument::table::{Argument, Target};
use crate::grammar::Takes;
use crate::service::{Command, Service};

/// How wide text is.
const WIDTH: usize = 100;

/// The services of a program.
pub(crate) fn program(name: &str, services: &[Service]) -> String {
    let mut text = format!(
        "{name} [options] <service> <command> [parameters]\n{name} <service> [<command>] help\n\nServices:\n"
    );
    for service in services {
        entry(&mut text, service.name, service.catalog.title);
    }
    completion(&mut text);
    text.push_str(&options_of_all());
    text
}

fn completion(text: &mut String) {
    entry(
        text,
        "completion <shell>",
        "Prints what bash, zsh or fish reads so that Tab completes words.",
    );
}

/// The commands of a service.
pub(crate) fn service(name: &str, service: &Service, is_named: bool) -> String {
    let own = if is_named {
        format!(" {}", service.name)
    } else {
        String::new()
    };
    let catalog = service.catalog;
    let mut text = format!(
        "{}, API version {}\n\n{name} [options]{own} <command> [parameters]\n{name}{own} <command> help\n\nCommands:\n",
        catalog.title, catalog.service.version
    );
    for command in service.commands() {
        let about = catalog.about(command.operation.schema().name);
        entry(&mut text, &command.word, &about.unwrap_or_default());
    }
    if let Some(token) = service.token() {
        entry(&mut text, token, TOKEN);
    }
    if !catalog.waiters.is_empty() {
        entry(
            &mut text,
            "wait",
            "Waits until something is as it should be; `wait help` lists the states.",
        );
    }
    if !is_named {
        completion(&mut text);
    }
    text.push_str(&options_of_all());
    text
}

/// What the command is for that makes a password of credentials.
const TOKEN: &str = "Prints what a database with authentication by IAM takes as a password for a quarter of an hour";

/// The same, with its options.
pub(crate) fn token() -> String {
    let mut text = wrap(TOKEN, "") + "\nOptions:\n";
    for option in crate::run::token::options() {
        entry(
            &mut text,
            &[&option.name, " <value> (required)"].concat(),
            "",
        );
    }
    text + &options_of_all()
}

/// What can be waited for.
pub(crate) fn waits(service: &Service) -> String {
    let mut text =
        "wait <state> [parameters]\n\nStates, each with the command that is asked:\n".to_owned();
    for wait in service.waits() {
        let asked = crate::words::kebab::kebab(wait.operation.schema().name);
        let every = wait.waiter.map_or(0, |waiter| waiter.min_delay);
        let most = wait.waiter.map_or(0, |waiter| waiter.max_questions);
        let about = format!("{asked}, every {every} seconds, at most {most} times");
        entry(&mut text, &wait.word, &about);
    }
    text
}

/// A command with its options.
pub(crate) fn command(catalog: &Catalog, command: &Command, arguments: &[Argument]) -> String {
    let operation = command.operation.schema();
    let mut text = format!("{} ({})\n\n", command.word, operation.name);
    if let Some(about) = catalog.about(operation.name) {
        text.push_str(&wrap(&about, ""));
        text.push('\n');
    }
    text.push_str("Options:\n");
    let shown = || arguments.iter().filter(|argument| !argument.is_hidden);
    for argument in shown().filter(|argument| argument.option.required) {
        option(&mut text, argument, command, catalog);
    }
    for argument in shown().filter(|argument| !argument.option.required) {
        option(&mut text, argument, command, catalog);
    }
    text.push_str(&options_of_all());
    text
}

fn option(text: &mut String, argument: &Argument, command: &Command, catalog: &Catalog) {
    let schema = command.operation.schema();
    let input = schema.input;
    let name = &argument.option.name;
    let index = match argument.target {
        // Its opposite is listed with it.
        Target::Flag(_, false) | Target::Switch(_, false) => return,
        Target::Member(index)
        | Target::Bare(index)
        | Target::Flag(index, true)
        | Target::Switch(index, true) => index,
        target => {
            let words = if argument.option.takes == Takes::Nothing {
                ""
            } else {
                " <value>"
            };
            text.push_str(&format!("\n  {name}{words}\n"));
            text.push_str(&wrap(of_ours(target), "      "));
            return;
        }
    };
    let Some(member) = input.members().get(index) else {
        return;
    };
    let required = if argument.option.required {
        " (required)"
    } else {
        ""
    };
    let heading = match argument.target {
        Target::Flag(..) | Target::Switch(..) => {
            let plain = name.strip_prefix("--").unwrap_or(name);
            format!("--{plain} | --no-{plain}")
        }
        _ => format!("{name} {}", kind(&member.element)),
    };
    text.push_str(&format!("\n  {heading}{required}\n"));
    if let Some(line) = catalog.about_member(schema.name, &member.name) {
        text.push_str(&wrap(&line, "      "));
    }
    for rule in rules::of(input, index) {
        text.push_str(&wrap(&format!("* {rule}"), "      "));
    }
}

/// How a value is written.
fn kind(element: &Element) -> String {
    match &element.kind {
        Kind::Integer | Kind::Long => "<integer>".to_owned(),
        Kind::Float | Kind::Double => "<number>".to_owned(),
        Kind::Enumeration(_) | Kind::String => "<string>".to_owned(),
        Kind::Blob => "<base64>".to_owned(),
        Kind::Timestamp(_) => "<timestamp>".to_owned(),
        Kind::Structure(of) | Kind::Union(of) => {
            let members = of.members().iter();
            let members: Vec<String> = members
                .map(|member| format!("{}={}", member.name, part(&member.element)))
                .collect();
            members.join(",")
        }
        Kind::Map(_) => "Key=value,...".to_owned(),
        Kind::List(list) => format!("{} ...", kind(&list.item)),
        _ => "<value>".to_owned(),
    }
}

/// How a value inside another is written.
fn part(element: &Element) -> &'static str {
    match &element.kind {
        Kind::Integer | Kind::Long => "integer",
        Kind::Float | Kind::Double => "number",
        Kind::Boolean => "true|false",
        Kind::Structure(_) | Kind::Union(_) | Kind::Map(_) => "{...}",
        Kind::List(_) => "[...]",
        Kind::Timestamp(_) => "timestamp",
        _ => "string",
    }
}

fn of_ours(target: Target) -> &'static str {
    match target {
        Target::SourceRegion => {
            "The region that is copied from; the request is signed for it, too."
        }
        Target::InputJson => "All parameters as JSON, or a file of it; options win.",
        Target::InputYaml => "All parameters as YAML, or a file of it; options win.",
        Target::StartingToken => "The NextToken of an earlier command, to go on from there.",
        Target::PageSize => "How many items a request asks for.",
        Target::MaxItems => "How many items are printed at most.",
        Target::Skeleton => {
            "Prints all parameters (input, yaml-input) or a sample (output), and sends nothing."
        }
        Target::DryRun => {
            "Prints the request without its secrets and all rules that it breaks, and sends nothing."
        }
        Target::Level => {
            "Which rules are checked: off, model, trusted (the default) or documented."
        }
        Target::NoValidate => "Checks no rules, as --level off.",
        Target::Promoted(_) => "A part of another parameter.",
        Target::SavedFile => "The file that a part of the output is written to.",
        Target::SavedPart => "The part of the output that is written to the file, and not printed.",
        _ => "",
    }
}

fn options_of_all() -> String {
    let mut text = "\nOptions of every command:\n".to_owned();
    for (option, about) in crate::global::shown() {
        let word = match option.takes {
            Takes::Nothing => "",
            _ => " <value>",
        };
        entry(&mut text, &[&option.name, word].concat(), about);
    }
    text.push_str(
        "\nValues: lists are separated by spaces; structures are Key=value,Key=value or JSON; file://PATH reads text, fileb://PATH \
         bytes.\n",
    );
    text
}

fn entry(text: &mut String, name: &str, about: &str) {
    text.push_str(&format!("\n  {name}\n"));
    text.push_str(&wrap(about, "      "));
}

/// A text in lines, each behind `indent`.
fn wrap(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let width = [indent, &line, word].map(|part| part.chars().count());
        if !line.is_empty() && width.iter().sum::<usize>() >= WIDTH {
            lines.extend([indent, &line, "\n"]);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.extend([indent, &line, "\n"]);
    }
    lines
}
