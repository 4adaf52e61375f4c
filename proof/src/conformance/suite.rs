//! Protocol tests as read from files in botocore's JSON form.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use touchmark_model::model::Protocol;

/// A JSON object.
pub(super) type Object = Map<String, Value>;

/// Cases that share a model.
#[derive(Debug, Clone)]
pub(super) struct Suite {
    /// The file below the folder of tests, as in `input/query.json`.
    pub(super) file: String,
    pub(super) description: String,
    /// The model's metadata, at least `protocol`.
    pub(super) metadata: Object,
    /// The model's shapes.
    pub(super) shapes: Object,
    /// The client's endpoint, if the tests depend on it.
    pub(super) endpoint: Option<String>,
    pub(super) cases: Vec<Case>,
}

impl Suite {
    /// What the file calls its protocol.
    pub(super) fn protocol_name(&self) -> &str {
        let protocol = self.metadata.get("protocol");
        protocol.and_then(Value::as_str).unwrap_or("not named")
    }

    /// Its protocol, if Touchmark speaks it.
    pub(super) fn protocol(&self) -> Option<Protocol> {
        Protocol::of_botocore(self.protocol_name())
    }
}

/// One test.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// Its id; if it has none, its position, counted from 1.
    pub(super) name: String,
    /// Whether it has an id, as those generated from Smithy's do.
    pub(super) has_id: bool,
    /// The operation.
    pub(super) given: Object,
    /// The test, or why it cannot be read.
    pub(super) test: Result<Test, String>,
}

/// What a case tests.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// Checks the request for an input.
    Request { params: Value, serialized: Object },
    /// Checks the result of reading a response.
    Response {
        status: u16,
        body: String,
        expected: Expected,
    },
}

/// The expected result of reading a response.
#[derive(Debug, Clone)]
pub(super) enum Expected {
    Output(Value),
    Fault {
        code: Option<String>,
        message: Option<String>,
        members: Object,
    },
}

/// Whether a folder's cases are requests or responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Input,
    Output,
}

/// The suites of `dir/input/*.json` and `dir/output/*.json`, in the order of their names.
pub(super) fn read(dir: &Path) -> Result<Vec<Suite>> {
    let mut suites = Vec::new();
    for (name, direction) in [("input", Direction::Input), ("output", Direction::Output)] {
        let folder = dir.join(name);
        if !folder.is_dir() {
            continue;
        }
        let entries = std::fs::read_dir(&folder)
            .and_then(|entries| {
                entries
                    .map(|entry| Ok(entry?.file_name()))
                    .collect::<Result<Vec<_>, _>>()
            })
            .with_context(|| format!("cannot read {}", folder.display()))?;
        let mut files: Vec<String> = entries
            .iter()
            .map(|file| file.to_string_lossy().into_owned())
            .filter(|file| file.ends_with(".json"))
            .collect();
        files.sort();
        for file in files {
            let path = folder.join(&file);
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            suites.extend(file_suites(&format!("{name}/{file}"), &text, direction)?);
        }
    }
    if suites.is_empty() {
        bail!(
            "{}: neither `input/*.json` nor `output/*.json` contains a suite; pass a folder like botocore's tests/unit/protocols",
            dir.display()
        );
    }
    Ok(suites)
}

fn file_suites(file: &str, text: &str, direction: Direction) -> Result<Vec<Suite>> {
    let value: Value = serde_json::from_str(text).with_context(|| file.to_owned())?;
    let Value::Array(suites) = value else {
        bail!("{file}: must be a list of suites");
    };
    suites
        .into_iter()
        .enumerate()
        .map(|(index, suite)| {
            self::suite(file, suite, direction)
                .with_context(|| format!("{file}: suite {}", index + 1))
        })
        .collect()
}

fn suite(file: &str, value: Value, direction: Direction) -> Result<Suite> {
    let Value::Object(mut fields) = value else {
        bail!("must be an object");
    };
    let Some(Value::Array(cases)) = fields.remove("cases") else {
        bail!("has no list of `cases`");
    };
    let cases = (1..).zip(cases).map(|(position, case)| {
        let Value::Object(case) = case else {
            bail!("case {position} must be an object");
        };
        Ok(self::case(position, case, direction))
    });
    Ok(Suite {
        file: file.to_owned(),
        cases: cases.collect::<Result<_>>()?,
        description: text(&fields, "description").unwrap_or_else(|| "no description".to_owned()),
        metadata: object(&mut fields, "metadata").unwrap_or_default(),
        shapes: object(&mut fields, "shapes").unwrap_or_default(),
        endpoint: text(&fields, "clientEndpoint"),
    })
}

fn case(position: usize, mut fields: Object, direction: Direction) -> Case {
    let id = text(&fields, "id");
    Case {
        has_id: id.is_some(),
        name: id.unwrap_or_else(|| format!("case {position}")),
        given: object(&mut fields, "given").unwrap_or_default(),
        test: match direction {
            Direction::Input => request(fields),
            Direction::Output => response(fields),
        },
    }
}

fn request(mut fields: Object) -> Result<Test, String> {
    Ok(Test::Request {
        params: fields.remove("params").ok_or("it has no `params`")?,
        serialized: object(&mut fields, "serialized").ok_or("it has no `serialized`")?,
    })
}

fn response(mut fields: Object) -> Result<Test, String> {
    let response = object(&mut fields, "response").ok_or("it has no `response`")?;
    let status = match response.get("status_code") {
        None => 200,
        Some(status) => status
            .as_u64()
            .and_then(|status| u16::try_from(status).ok())
            .ok_or("its `status_code` is not a status")?,
    };
    let expected = if let Some(members) = object(&mut fields, "error") {
        Expected::Fault {
            code: text(&fields, "errorCode"),
            message: text(&fields, "errorMessage"),
            members,
        }
    } else {
        let result = fields.remove("result");
        Expected::Output(result.ok_or("it has neither `result` nor `error`")?)
    };
    Ok(Test::Response {
        status,
        body: text(&response, "body").unwrap_or_default(),
        expected,
    })
}

fn object(fields: &mut Object, key: &str) -> Option<Object> {
    match fields.remove(key)? {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn text(fields: &Object, key: &str) -> Option<String> {
    fields.get(key)?.as_str().map(str::to_owned)
}
