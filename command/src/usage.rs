//! Command lines that are wrong, with what would be right. A word that may be a secret is not shown.

use touchmark::schema::{Member, Operation};

use crate::argument::secret;
use crate::argument::table::{Argument, Target};
use crate::global;
use crate::grammar::{Opt, Takes};
use crate::stop::Stop;
use crate::words::nearest::nearest;

/// What is shown in place of a word.
const HIDDEN: &str = "********";

/// How a program is used.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    /// The program's name.
    pub(crate) name: &'static str,
    /// Whether a word names the service.
    pub(crate) names_service: bool,
}

impl Usage {
    /// A line that is wrong.
    pub(crate) fn wrong(self, message: &str) -> Stop {
        Stop::words(format!("{}\n\naws: error: {message}\n", self.synopsis()))
    }

    /// A word that should name something, and does not; `line` is what it stands in.
    pub(crate) fn unknown<'k>(
        self,
        place: &str,
        word: &str,
        line: &[String],
        known: impl Iterator<Item = &'k str>,
    ) -> Stop {
        if let Some(option) = option_before(word, line) {
            return self.wrong(&format!(
                "argument {place}: {option} is no option of every command; those of one come after it: {} {option} ...",
                self.words()
            ));
        }
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
        self.wrong(&message)
    }

    /// Words of a command's line that are left over.
    pub(crate) fn left(
        self,
        operation: &Operation,
        arguments: &[Argument],
        line: &[String],
        words: &[String],
    ) -> Stop {
        let left: Vec<Left<'_>> = words
            .iter()
            .map(|word| Left::of(word, operation, arguments, line))
            .collect();
        let shown: Vec<String> = left.iter().map(Left::shown).collect();
        let mut lines = vec![format!("Unknown options: {}", shown.join(", "))];
        for line in left.iter().filter_map(|word| word.advice(arguments)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        Stop::words(format!("{}\n{}\n", self.synopsis(), lines.join("\n")))
    }

    /// Words that are left over behind a command that is no operation. Only options are shown, without their values.
    pub(crate) fn unknown_options(self, options: &[Opt], words: &[String]) -> Stop {
        let shown = words.iter().map(|word| match word.split_once('=') {
            _ if !word.starts_with("--") => HIDDEN,
            Some((option, _)) => option,
            None => word,
        });
        let shown: Vec<&str> = shown.collect();
        let mut lines = vec![format!("Unknown options: {}", shown.join(", "))];
        for word in shown.iter().filter(|word| word.starts_with("--")) {
            let near = nearest(word, options.iter().map(|option| option.name.as_str()));
            if !near.is_empty() {
                lines.push(format!("{word}: maybe you meant {}", near.join(" or ")));
            }
        }
        Stop::words(format!("{}\n{}\n", self.synopsis(), lines.join("\n")))
    }

    fn synopsis(self) -> String {
        let (name, words) = (self.name, self.words());
        let service = if self.names_service { " <service>" } else { "" };
        format!(
            "usage: {words} [parameters]\nTo see help text, you can run:\n\n  {name} help\n  {name}{service} <command> help"
        )
    }

    fn words(self) -> String {
        let service = if self.names_service { " <service>" } else { "" };
        format!("{} [options]{service} <command>", self.name)
    }
}

/// The option that stands directly before a word, and is none that every command has: what comes after it may be its value.
fn option_before<'l>(word: &str, line: &'l [String]) -> Option<&'l str> {
    let at = line.iter().position(|other| other == word)?;
    let before = line.get(at.checked_sub(1)?)?;
    let is_option = before.starts_with("--") && before.len() > 2 && !before.contains('=');
    let is_known = global::options()
        .iter()
        .any(|option| option.name.starts_with(before.as_str()));
    (is_option && !is_known).then_some(before.as_str())
}

/// A word that is left over.
struct Left<'l> {
    word: &'l str,
    /// The option that it stands behind, if that is one of the command's.
    behind: Option<&'l Opt>,
    /// Whether it may be a secret.
    is_secret: bool,
}

impl<'l> Left<'l> {
    fn of(
        word: &'l str,
        operation: &Operation,
        arguments: &'l [Argument],
        line: &[String],
    ) -> Self {
        let members = operation.input.members();
        let at = line.iter().position(|other| other == word);
        let before = line.get(..at.unwrap_or_default()).unwrap_or_default();
        let option = before.iter().rev().find(|word| word.starts_with("--"));
        let behind = option.and_then(|option| {
            let mut all = arguments.iter();
            all.find(|argument| argument.option.name == *option)
        });
        let holds = |member: &Member| secret::may_hold(&member.element);
        let is_secret = match behind.map(|argument| argument.target) {
            Some(Target::Member(index) | Target::Bare(index)) if !is_option(word) => {
                members.get(index).is_some_and(holds)
            }
            // It may be a part of a whole request, or an option of a secret that is misspelt.
            None | Some(Target::InputJson | Target::InputYaml) => members.iter().any(holds),
            Some(_) => is_option(word) && members.iter().any(holds),
        };
        Self {
            word,
            behind: behind.map(|argument| &argument.option),
            is_secret,
        }
    }

    /// The word, without what may be a secret.
    fn shown(&self) -> String {
        match self.word.split_once('=') {
            _ if !self.is_secret => self.word.to_owned(),
            Some((name, _)) if is_option(name) => [name, "=", HIDDEN].concat(),
            None if is_option(self.word) => self.word.to_owned(),
            _ => HIDDEN.to_owned(),
        }
    }

    /// What would be right.
    fn advice(&self, arguments: &[Argument]) -> Option<String> {
        if is_option(self.word) {
            let name = self.word.split('=').next().unwrap_or(self.word);
            let names = arguments
                .iter()
                .map(|argument| argument.option.name.as_str());
            let near = nearest(name, names);
            return (!near.is_empty())
                .then(|| format!("{name}: maybe you meant {}", near.join(" or ")));
        }
        let Opt { name, takes, .. } = self.behind?;
        match takes {
            Takes::Nothing => Some(format!("{name} takes no value")),
            Takes::One | Takes::Maybe => Some(format!(
                "{name} takes one value: one with spaces needs quotation marks"
            )),
            Takes::Any | Takes::Some => None,
        }
    }
}

fn is_option(word: &str) -> bool {
    word.starts_with("--")
}
