//! Questions to the program, and its answers.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use touchmark_model::model::Level;

/// A question about an operation of a module.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) enum Question {
    /// From the JSON form of an input to a request.
    Request {
        module: String,
        operation: String,
        #[serde(serialize_with = "as_text")]
        input: Value,
        /// Whether the input is validated first, at the highest level.
        validate: bool,
    },
    /// From the JSON form of an input to all that it violates at a level.
    Check {
        module: String,
        operation: String,
        #[serde(serialize_with = "as_text")]
        input: Value,
        #[serde(serialize_with = "as_name")]
        level: Level,
    },
    /// From a response to the JSON form of the output, or to a fault.
    Response {
        module: String,
        operation: String,
        status: u16,
        body: String,
    },
}

/// The program reads the input as a user's program would: from a string.
fn as_text<S: Serializer>(input: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(input)
}

/// Levels go by their names.
fn as_name<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(level)
}

impl Question {
    /// The module and the operation.
    pub(crate) fn operation(&self) -> (&str, &str) {
        match self {
            Self::Request {
                module, operation, ..
            }
            | Self::Check {
                module, operation, ..
            }
            | Self::Response {
                module, operation, ..
            } => (module, operation),
        }
    }
}

/// The number of characters of a question that a message shows.
const SHOWN: usize = 2000;

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (module, operation) = self.operation();
        let (kind, content) = match self {
            Self::Request { input, .. } => ("request", input.to_string()),
            Self::Check { input, .. } => ("check", input.to_string()),
            Self::Response { body, .. } => ("response", body.clone()),
        };
        let shown: String = content.chars().take(SHOWN).collect();
        let more = if shown.len() < content.len() {
            " ..."
        } else {
            ""
        };
        write!(f, "{kind} of {module}::{operation}: {shown}{more}")
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) enum Answer {
    /// A request.
    Request(Written),
    /// The JSON form of an output.
    Output(Value),
    /// What an input violates.
    Violations(Vec<Violation>),
    /// A fault that the service reported.
    Fault {
        /// The fault's name in the model, if the operation documents it.
        name: Option<String>,
        code: String,
        message: Option<String>,
        request_id: Option<String>,
        /// The members that the fault has besides its message.
        detail: Option<Value>,
    },
    /// The message of an error: an input that violates constraints, or JSON or a response that cannot be read.
    Refused(String),
}

/// A request as it was written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Written {
    pub(crate) method: String,
    pub(crate) target: String,
    /// By their names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// A violation of a rule by an input, as the runtime reports it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Violation {
    /// The path of the value.
    pub(crate) path: String,
    /// Whether it is the key of the entry at the path.
    pub(crate) is_key: bool,
    /// The paths of the other members that the rule is about.
    pub(crate) related: Vec<String>,
    /// The kind of the rule.
    pub(crate) kind: String,
    /// Where the rule is stated.
    pub(crate) source: String,
    /// From which level on the rule is checked.
    pub(crate) level: String,
    /// The rule in words.
    pub(crate) rule: String,
}
