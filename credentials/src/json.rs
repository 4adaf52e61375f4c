//! JSON that holds credentials. No error shows what stands in it.

use std::error::Error;
use std::fmt;

use serde_json::{Map, Value};
use touchmark::client::credentials::Credentials;
use touchmark::value::DateTime;

/// JSON that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonError {
    /// Where it is from: a URL, a file or a command.
    pub from: String,
    /// What is wrong.
    pub problem: JsonProblem,
}

/// What is wrong with JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonProblem {
    /// There is nothing.
    Empty,
    /// It is not an object, or not JSON at all from this place on, both counted from 1; 0 for none.
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// This member is absent or empty, or no text.
    Missing(&'static str),
    /// This member is not a time.
    Time(&'static str),
    /// This member is no key of the curve P-256.
    Key(&'static str),
    /// This member is not the number 1, the only version that there is.
    Version(&'static str),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = &self.from;
        match self.problem {
            JsonProblem::Empty => write!(f, "{from} is empty"),
            JsonProblem::Syntax { line: 0, .. } => write!(f, "{from} is no JSON object"),
            JsonProblem::Syntax { line, column } => {
                write!(f, "{from} is not JSON at line {line}, column {column}")
            }
            JsonProblem::Missing(member) => write!(f, "{from} has no text in `{member}`"),
            JsonProblem::Time(member) => write!(f, "{from} has no time in `{member}`"),
            JsonProblem::Key(member) => write!(f, "{from} has no key of P-256 in `{member}`"),
            JsonProblem::Version(member) => write!(f, "{from} does not say 1 in `{member}`"),
        }
    }
}

impl Error for JsonError {}

/// An object, and where it is from.
pub(crate) struct Object {
    from: String,
    members: Map<String, Value>,
}

impl Object {
    pub(crate) fn parse(from: impl Into<String>, bytes: &[u8]) -> Result<Self, JsonError> {
        let from = from.into();
        let problem = match serde_json::from_slice(bytes) {
            Ok(Value::Object(members)) => return Ok(Self { from, members }),
            Ok(_) => JsonProblem::Syntax { line: 0, column: 0 },
            Err(_) if bytes.trim_ascii().is_empty() => JsonProblem::Empty,
            Err(error) => JsonProblem::Syntax {
                line: error.line(),
                column: error.column(),
            },
        };
        Err(JsonError { from, problem })
    }

    /// An object to be filled.
    pub(crate) fn empty() -> Self {
        Self {
            from: String::new(),
            members: Map::new(),
        }
    }

    /// An object that is a member of this one.
    pub(crate) fn object(&self, name: &'static str) -> Result<Self, JsonError> {
        match self.value(name) {
            Some(Value::Object(members)) => Ok(Self {
                from: self.from.clone(),
                members: members.clone(),
            }),
            _ => Err(self.error(JsonProblem::Missing(name))),
        }
    }

    /// A member, ignoring case, as AWS's programs do.
    fn value(&self, name: &str) -> Option<&Value> {
        self.members.get(name).or_else(|| {
            let mut members = self.members.iter();
            let found = members.find(|(found, _)| found.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value)
        })
    }

    pub(crate) fn error(&self, problem: JsonProblem) -> JsonError {
        JsonError {
            from: self.from.clone(),
            problem,
        }
    }

    /// A text that is not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let text = self.value(name)?.as_str()?;
        Some(text).filter(|text| !text.is_empty())
    }

    pub(crate) fn required(&self, name: &'static str) -> Result<&str, JsonError> {
        self.text(name)
            .ok_or_else(|| self.error(JsonProblem::Missing(name)))
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.as_i64()
    }

    /// A time as text, if it is there.
    pub(crate) fn time(&self, name: &'static str) -> Result<Option<DateTime>, JsonError> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        // Old versions of the AWS CLI wrote `UTC` in place of `Z`.
        let parsed = match text.strip_suffix("UTC") {
            Some(start) => DateTime::parse(&[start, "Z"].concat()),
            None => DateTime::parse(text),
        };
        parsed
            .map(Some)
            .map_err(|_| self.error(JsonProblem::Time(name)))
    }

    /// Replaces or adds a member.
    pub(crate) fn set(&mut self, name: &str, text: impl Into<String>) {
        self.members
            .insert(name.to_owned(), Value::String(text.into()));
    }

    /// Replaces or adds an object as a member.
    #[cfg(feature = "login")]
    pub(crate) fn set_object(&mut self, name: &str, object: Self) {
        self.members
            .insert(name.to_owned(), Value::Object(object.members));
    }

    /// The object as text, a member on each line.
    pub(crate) fn to_text(&self) -> String {
        format!("{:#}", Value::Object(self.members.clone()))
    }

    /// Credentials under these names; the session token's may be absent.
    pub(crate) fn credentials(&self, names: &Names) -> Result<Credentials, JsonError> {
        let mut credentials = Credentials::new(
            self.required(names.access_key_id)?,
            self.required(names.secret_access_key)?,
        );
        if let Some(token) = self.text(names.session_token) {
            credentials = credentials.session_token(token);
        }
        if let Some(account) = self.text(names.account_id) {
            credentials = credentials.account_id(account);
        }
        Ok(credentials)
    }
}

/// The names of members.
pub(crate) struct Names {
    pub(crate) access_key_id: &'static str,
    pub(crate) secret_access_key: &'static str,
    pub(crate) session_token: &'static str,
    pub(crate) account_id: &'static str,
}

/// The names that single sign-on uses.
pub(crate) const NAMES: Names = Names {
    access_key_id: "accessKeyId",
    secret_access_key: "secretAccessKey",
    session_token: "sessionToken",
    account_id: "accountId",
};

/// The names that commands and metadata services use, which differ in that of the session token.
pub(crate) const fn names(session_token: &'static str) -> Names {
    Names {
        access_key_id: "AccessKeyId",
        secret_access_key: "SecretAccessKey",
        session_token,
        account_id: "AccountId",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_in_any_case_and_times_in_both_forms() {
        let text = br#"{"accesskeyid": "A", "SecretAccessKey": "S", "Token": "",
            "new": "2022-05-02T18:36:00+00:00", "old": "1970-01-01T00:01:40UTC", "bad": "soon"}"#;
        let object = Object::parse("it", text).unwrap();
        let credentials = object.credentials(&names("Token")).unwrap();
        assert_eq!(
            (credentials.access_key_id(), credentials.token()),
            ("A", None)
        );
        let seconds = |name| object.time(name).map(|time| time.map(|time| time.secs()));
        assert_eq!(seconds("new"), Ok(Some(1_651_516_560)));
        assert_eq!(seconds("old"), Ok(Some(100)));
        assert_eq!(seconds("none"), Ok(None));
        let error = seconds("bad").unwrap_err();
        assert_eq!(error.to_string(), "it has no time in `bad`");
    }

    #[test]
    fn errors_show_nothing_of_the_text() {
        for (text, expected) in [
            (" \n", "it is empty"),
            ("hunter2", "it is not JSON at line 1, column 1"),
            ("{\"hunter2", "it is not JSON at line 1, column 9"),
            ("[\"hunter2\"]", "it is no JSON object"),
            ("{}", "it has no text in `AccessKeyId`"),
            (
                r#"{"AccessKeyId": "A", "SecretAccessKey": 7}"#,
                "it has no text in `SecretAccessKey`",
            ),
        ] {
            let parsed = Object::parse("it", text.as_bytes());
            let error = parsed
                .and_then(|object| object.credentials(&names("Token")))
                .unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }
}
