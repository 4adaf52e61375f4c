//! Completion of words by shells: which words may come next, and the lines that make a shell ask.

use touchmark::schema::Kind;

use crate::argument::table::{Argument, Target};
use crate::global;
use crate::grammar::{Opt, Place, parse};
use crate::output::FORMATS;
use crate::service::{Command, Service};

/// A shell whose words can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The shells by their names.
pub(crate) const SHELLS: [(&str, Shell); 3] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
];

/// The lines that a shell reads when it starts, so that it asks this program.
pub(crate) fn script(shell: Shell, name: &str) -> String {
    let function = format!("_{}", name.replace('-', "_"));
    match shell {
        Shell::Bash => format!(
            "{function}() {{\n    local IFS=$'\\n'\n    COMPREPLY=($({name} complete -- \"${{COMP_WORDS[@]:1:COMP_CWORD}}\" 2>/dev/null))\n}}\ncomplete -o default -F {function} {name}\n"
        ),
        Shell::Zsh => format!(
            "#compdef {name}\n{function}() {{\n    local -a found\n    found=(${{(f)\"$({name} complete -- \"${{(@)words[2,CURRENT]}}\" 2>/dev/null)\"}})\n    if (( $#found )); then compadd -a found; else _files; fi\n}}\ncompdef {function} {name}\n"
        ),
        Shell::Fish => format!(
            "complete -c {name} -a '({name} complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'\n"
        ),
    }
}

/// The words that may stand where the last one of a command line is, and begin as that does.
pub(crate) fn words(services: &'static [Service], line: &[String]) -> Vec<String> {
    let (last, before) = match line.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => ("", line),
    };
    let found = possible(services, last, before);
    let mut found: Vec<String> = found
        .into_iter()
        .filter(|word| word.starts_with(last))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn possible(services: &'static [Service], last: &str, before: &[String]) -> Vec<String> {
    // An option that still lacks its value would make the line a wrong one.
    let complete = match before.split_last() {
        Some((option, rest)) if option.starts_with("--") => rest,
        _ => before,
    };
    let named = match found(services, complete) {
        Ok(named) => named,
        Err(words) => {
            let is_option = last.starts_with('-');
            return if is_option {
                option_names(&global::options())
            } else {
                words
            };
        }
    };
    let arguments = named.service.arguments(&named.command);
    if let Some(values) = before
        .last()
        .and_then(|option| values(option, &arguments, &named.command))
    {
        return values;
    }
    if !last.starts_with('-') {
        return Vec::new();
    }
    let shown = arguments.iter().filter(|argument| !argument.is_hidden);
    let mut names: Vec<String> = shown.map(|argument| argument.option.name.clone()).collect();
    names.extend(option_names(&global::options()));
    names
}

fn option_names(options: &[Opt]) -> Vec<String> {
    options.iter().map(|option| option.name.clone()).collect()
}

struct Named {
    service: &'static Service,
    command: Command,
}

/// The command that was named, or else the words that may name the next part of it.
fn found(services: &'static [Service], before: &[String]) -> Result<Named, Vec<String>> {
    let place = Some(Place {
        name: "",
        required: false,
    });
    let options = global::options();
    // A line that is not finished may be wrong in many ways.
    let next = |words: &[String]| parse(&options, place, words).unwrap_or_default();
    let (service, rest) = match services {
        [only] => (only, before.to_vec()),
        several => {
            let parsed = next(before);
            let names = || -> Vec<String> {
                let names = several.iter().map(|service| service.name.to_owned());
                names.collect()
            };
            let named = parsed
                .word
                .and_then(|word| several.iter().find(|one| one.name == word));
            (named.ok_or_else(names)?, parsed.rest)
        }
    };
    let parsed = next(&rest);
    let word = parsed.word.unwrap_or_default();
    let (commands, word) = match word.as_str() {
        "wait" => (service.waits(), next(&parsed.rest).word.unwrap_or_default()),
        _ => (service.commands(), word),
    };
    let mut names: Vec<String> = commands
        .iter()
        .map(|command| command.word.clone())
        .collect();
    let command = commands.into_iter().find(|command| command.word == word);
    command
        .map(|command| Named { service, command })
        .ok_or_else(|| {
            names.extend(["help".to_owned(), "wait".to_owned()]);
            names.extend(service.token().map(str::to_owned));
            names
        })
}

/// The values that an option has, if they are known.
fn values(option: &str, arguments: &[Argument], command: &Command) -> Option<Vec<String>> {
    let known = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
    match option {
        "--output" => return Some(FORMATS.iter().map(|(name, _)| (*name).to_owned()).collect()),
        "--color" => return known(&["on", "off", "auto"]),
        "--level" => return known(&["off", "model", "trusted", "documented"]),
        "--cli-binary-format" => return known(&["base64", "raw-in-base64-out"]),
        "--generate-cli-skeleton" => return known(&["input", "output", "yaml-input"]),
        _ => {}
    }
    let mut all = arguments.iter();
    let argument = all.find(|argument| argument.option.name == option)?;
    let Target::Member(index) = argument.target else {
        return None;
    };
    let member = command.operation.schema().input.members().get(index)?;
    let kind = match &member.element.kind {
        Kind::List(list) => &list.item.kind,
        kind => kind,
    };
    match kind {
        Kind::Enumeration(of) => known(of.values),
        _ => None,
    }
}
