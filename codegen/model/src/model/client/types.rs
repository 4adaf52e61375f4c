//! What a client needs to know of a service beside its requests and responses.

use std::collections::BTreeMap;

use super::super::endpoint::RuleSet;
use super::super::search::Expression;

/// What a client needs to know of a service beside its requests and responses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Client {
    /// The rules for its endpoint; `None` where the source has none.
    pub endpoints: Option<RuleSet>,
    /// How outputs come in pages, by operation.
    pub pages: BTreeMap<String, Pages>,
    /// What can be waited for, by name.
    pub waiters: BTreeMap<String, Waiter>,
}

/// How an operation's output comes in pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// The member of the input that takes the token of the next page.
    pub input_token: String,
    /// Where an output has it.
    pub output_token: Expression,
    /// Where an output says whether there are more pages, if it does.
    pub more_results: Option<Expression>,
    /// The member of the input that limits how much is on a page, if there is one.
    pub limit: Option<String>,
    /// The members that lead to the items of a page, if those are one list or one map.
    pub items: Option<Vec<String>>,
    /// What of each page an output that is put together of pages has, with dots between the names of members; the first is
    /// what pages are counted by. Smithy models have the items only.
    pub results: Vec<String>,
    /// What of the first page such an output has.
    pub kept: Vec<String>,
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiter {
    /// The operation that is asked.
    pub operation: String,
    /// How long to wait before the second question, in seconds.
    pub min_delay: u32,
    /// How long to wait between two questions at most, in seconds, if the model says it.
    pub max_delay: Option<u32>,
    /// How often to ask at most, if the model says it.
    pub max_questions: Option<u32>,
    /// What answers mean; the first that matches counts.
    pub acceptors: Vec<Acceptor>,
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which answers.
    pub matcher: Matcher,
}

/// What an answer means for a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// What was waited for has come.
    Success,
    /// It will never come.
    Failure,
    /// It may come.
    Retry,
}

impl State {
    /// The variant's name in the runtime's enumeration of the same name.
    #[must_use]
    pub const fn variant(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::Failure => "Failure",
            Self::Retry => "Retry",
        }
    }
}

/// Which answers match.
#[derive(Debug, Clone, PartialEq)]
pub enum Matcher {
    /// Every output.
    Output,
    /// Every error that the service reports.
    Fault,
    /// Errors with this code, or of the fault with this name.
    Error(String),
    /// Errors with this status.
    Status(u16),
    /// Outputs in which this is found.
    Is(Expression, Expected),
    /// Outputs in which this is found in all items of a list.
    All(Expression, Expected),
    /// Outputs in which this is found in an item of a list.
    Any(Expression, Expected),
}

/// What must be found.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A text.
    Text(String),
    /// A truth value.
    Boolean(bool),
}
