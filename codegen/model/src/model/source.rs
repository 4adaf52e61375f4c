//! A model's bytes, and which of the two formats they are.

use serde_json::Value;

use super::json::{self, Log};
use super::strict::Strict;
use super::{Model, botocore, secrets, smithy};
use crate::diagnostic::Error;

/// A model file: its bytes, and its name for error messages.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file, as the user named it.
    pub name: &'a str,
    /// Its content: JSON.
    pub bytes: &'a [u8],
}

/// Reads a model in either format, of a file with one service.
///
/// # Errors
/// [`Error::Json`], [`Error::Format`] or [`Error::Model`].
pub fn parse(source: &Source<'_>) -> Result<Model, Error> {
    parse_service(source, None)
}

/// Reads the model of this service in either format; `None` for the only one in the file.
///
/// A service is named by its shape's id, with or without the namespace, or by the name that SDKs use.
///
/// # Errors
/// [`Error::Json`], [`Error::Format`] or [`Error::Model`].
pub fn parse_service(source: &Source<'_>, service: Option<&str>) -> Result<Model, Error> {
    let root = read(source)?;
    let format = |found: String| Error::Format {
        file: source.name.to_owned(),
        found,
    };
    let Value::Object(fields) = &root else {
        return Err(format(json::describe(&root)));
    };
    let has = |keys: &[&str]| keys.iter().all(|key| fields.contains_key(*key));
    let log = Log::default();
    let model = if has(&["smithy", "shapes"]) {
        smithy::read(fields, service, &log)
    } else if has(&["metadata", "operations", "shapes"]) {
        botocore::read(fields, service, &log)
    } else {
        return Err(format(json::describe(&root)));
    };
    match model {
        Some(mut model) if log.is_empty() => {
            secrets::mark(&mut model);
            Ok(model)
        }
        _ => Err(Error::Model {
            file: source.name.to_owned(),
            diagnostics: log.into_diagnostics(),
        }),
    }
}

/// The file as JSON, in which no object has a key twice.
///
/// # Errors
/// [`Error::Json`].
pub fn read(source: &Source<'_>) -> Result<Value, Error> {
    let problem = |line: usize, column: usize, message: &str| Error::Json {
        file: source.name.to_owned(),
        line: line.max(1),
        column: column.max(1),
        message: message.to_owned(),
    };
    // Editors on Windows put a byte order mark before UTF-8; it is no part of the text.
    let bytes = source
        .bytes
        .strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(source.bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(problem(1, 1, "the file is empty"));
    }
    if is_wide(bytes) {
        return Err(problem(
            1,
            1,
            "the file is in UTF-16 or UTF-32; save it as UTF-8",
        ));
    }
    serde_json::from_slice::<Strict>(bytes)
        .map(|strict| strict.0)
        .map_err(|error| {
            let message = error.to_string();
            // The place is before the message; serde_json also adds it at the end.
            let place = format!(" at line {} column {}", error.line(), error.column());
            problem(
                error.line(),
                error.column(),
                message.strip_suffix(&place).unwrap_or(&message),
            )
        })
}

/// The byte order mark in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether these are characters of two or four bytes: JSON begins with characters of ASCII, which have zeros then.
fn is_wide(bytes: &[u8]) -> bool {
    let marked = [b"\xff\xfe", b"\xfe\xff"]
        .iter()
        .any(|mark| bytes.starts_with(*mark));
    marked || bytes.iter().take(4).any(|byte| *byte == 0)
}
