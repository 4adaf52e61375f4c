//! The options of a command: one for each member of the operation's input, and those that every command has.

use touchmark::client::Paged;
use touchmark::schema::{Kind, Member, Operation};

use crate::custom::{
    How, PROMOTED, Promoted, Split, has_switches, hidden_alias, is_bare, is_optional, is_replaced,
    renamed, saved,
};
use crate::grammar::{Opt, Takes};
use crate::words::kebab::kebab;

/// An option of a command.
#[derive(Debug)]
pub(crate) struct Argument {
    pub(crate) option: Opt,
    pub(crate) target: Target,
    /// Whether help and completion leave it out.
    pub(crate) is_hidden: bool,
}

/// What an option is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The member of the input with this index.
    Member(usize),
    /// The same, whose words are the values of its items' only member.
    Bare(usize),
    /// A truth value of the member with this index.
    Flag(usize, bool),
    /// The only member, a truth value, of the member with this index, which is true without a word; or its opposite.
    Switch(usize, bool),
    /// A part of a member.
    Promoted(&'static Promoted),
    /// Where a part of the output is written to, and which.
    SavedFile,
    SavedPart,
    /// The region that something is copied from.
    SourceRegion,
    InputJson,
    InputYaml,
    StartingToken,
    PageSize,
    MaxItems,
    Skeleton,
    /// Shows the request, and does not send it.
    DryRun,
    /// Which rules the request must meet.
    Level,
    NoValidate,
}

/// What tells which options a command has.
#[derive(Clone, Copy)]
pub(crate) struct Command<'a> {
    pub(crate) service: &'a str,
    pub(crate) word: &'a str,
    pub(crate) operation: &'static Operation,
    pub(crate) split: Option<&'static Split>,
    pub(crate) paged: Option<&'static Paged>,
}

/// The options of a command, those of members first, in their order.
pub(crate) fn arguments(command: Command<'_>) -> Vec<Argument> {
    let mut all = Vec::new();
    let members = command.operation.input.members();
    for (index, member) in members.iter().enumerate() {
        all.extend(of_member(command, index, member));
    }
    let promoted = PROMOTED.iter().filter(|promoted| {
        promoted.service == command.service && promoted.commands.contains(&command.word)
    });
    all.extend(promoted.map(of_part));
    if let Some(saved) = saved(command.service, command.word) {
        all.extend([
            required(argument(saved.file, Takes::One, Target::SavedFile)),
            required(argument(saved.choice, Takes::One, Target::SavedPart)),
        ]);
    }
    if members.iter().any(|member| member.name == "PreSignedUrl") {
        all.push(argument("source-region", Takes::One, Target::SourceRegion));
    }
    all.extend(of_all(command));
    let mut unique: Vec<Argument> = Vec::new();
    for argument in all {
        // A member's option comes before one of ours with its name, and one for pages before a member's.
        let known = unique
            .iter_mut()
            .find(|other| other.option.name == argument.option.name);
        match known {
            None => unique.push(argument),
            Some(other) if argument.target.is_of_pages() => *other = argument,
            Some(_) => {}
        }
    }
    unique
}

impl Target {
    fn is_of_pages(self) -> bool {
        matches!(self, Self::StartingToken | Self::PageSize | Self::MaxItems)
    }
}

fn argument(name: &str, takes: Takes, target: Target) -> Argument {
    Argument {
        option: Opt {
            name: ["--", name].concat(),
            takes,
            required: false,
        },
        target,
        is_hidden: false,
    }
}

fn required(mut argument: Argument) -> Argument {
    argument.option.required = true;
    argument
}

fn of_part(promoted: &'static Promoted) -> Argument {
    let takes = match promoted.how {
        How::Texts => Takes::Some,
        How::Others(_) => Takes::Any,
        How::Flag(_) => Takes::Nothing,
        _ => Takes::One,
    };
    let own = argument(promoted.name, takes, Target::Promoted(promoted));
    if promoted.required {
        required(own)
    } else {
        own
    }
}

/// Whether a member is a structure with the member `Value` alone, a truth value.
fn is_switch(member: &Member) -> bool {
    let Kind::Structure(of) = &member.element.kind else {
        return false;
    };
    match of.members() {
        [only] => only.name == "Value" && matches!(only.element.kind, Kind::Boolean),
        _ => false,
    }
}

fn of_member(command: Command<'_>, index: usize, member: &Member) -> Vec<Argument> {
    let word = kebab(&member.name);
    let split = command.split;
    let is_without = split.is_some_and(|split| split.without == word);
    if is_without || is_replaced(command.service, command.word, &word) {
        return Vec::new();
    }
    let name = match split.map(|split| split.renamed) {
        Some((from, to)) if from == word => to,
        _ => renamed(command.service, command.word, &word),
    };
    if matches!(member.element.kind, Kind::Boolean) {
        let no = ["no-", name].concat();
        let no = renamed(command.service, command.word, &no);
        return vec![
            argument(name, Takes::Nothing, Target::Flag(index, true)),
            argument(no, Takes::Nothing, Target::Flag(index, false)),
        ];
    }
    if has_switches(command.service) && is_switch(member) {
        let no = ["no-", name].concat();
        return vec![
            argument(name, Takes::Maybe, Target::Switch(index, true)),
            argument(&no, Takes::Nothing, Target::Switch(index, false)),
        ];
    }
    let takes = match member.element.kind {
        Kind::List(_) => Takes::Any,
        _ => Takes::One,
    };
    let target = match is_bare(command.service, command.word, name) {
        true => Target::Bare(index),
        false => Target::Member(index),
    };
    let mut own = argument(name, takes, target);
    let alias = hidden_alias(command.service, command.word, name);
    // One of two names is enough.
    own.option.required = member.required
        && alias.is_none()
        && !member.idempotency_token
        && !is_optional(command.service, command.word, name);
    own.is_hidden = command.paged.is_some_and(|paged| {
        let paging = paged.paging;
        paging.input_token == member.name || paging.limit == Some(&*member.name)
    });
    let alias = alias.map(|alias| Argument {
        is_hidden: true,
        ..argument(alias, takes, target)
    });
    [own].into_iter().chain(alias).collect()
}

fn of_all(command: Command<'_>) -> Vec<Argument> {
    let mut all = vec![
        argument("cli-input-json", Takes::One, Target::InputJson),
        argument("cli-input-yaml", Takes::One, Target::InputYaml),
    ];
    if let Some(paged) = command.paged {
        all.push(argument(
            "starting-token",
            Takes::One,
            Target::StartingToken,
        ));
        if paged.paging.limit.is_some() {
            all.push(argument("page-size", Takes::One, Target::PageSize));
        }
        all.push(argument("max-items", Takes::One, Target::MaxItems));
    }
    all.extend([
        argument("generate-cli-skeleton", Takes::Maybe, Target::Skeleton),
        argument("dry-run", Takes::Nothing, Target::DryRun),
        argument("level", Takes::One, Target::Level),
        argument("no-validate", Takes::Nothing, Target::NoValidate),
    ]);
    all
}
