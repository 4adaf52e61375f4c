//! The two sides: a server of generated modules, and boto3.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::{Model, Operation};

use super::super::lines::Lines;
use crate::driver::name_of;
use crate::python;

/// boto3's side, below the root of the checkout.
const CALLER: &str = "proof/src/peers/server/boto3_caller.py";

/// The access key that the servers know.
pub(super) const KEY: &str = "AKIDEXAMPLE";
pub(super) const SECRET: &str = "secret";

/// The region that clients call.
pub(super) const REGION: &str = "us-east-1";

/// A service, as botocore names it, with what stands beside its model.
pub(super) struct Service {
    pub(super) name: String,
    pub(super) model: Model,
}

/// The running programs.
pub(super) struct Bench {
    server: Lines,
    boto3: Lines,
    /// By module and kind.
    urls: Json,
}

/// What came of a call.
#[derive(Debug)]
pub(super) struct Turn {
    /// What boto3 says.
    pub(super) said: Json,
    /// What the handler saw.
    pub(super) seen: Vec<Json>,
    /// How many answers nobody asked for.
    pub(super) left: u64,
}

/// Which of a module's servers is called, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any input is taken.
    Any,
    /// Inputs are checked by their rules.
    Checked,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Checked => "checked",
        }
    }
}

impl Bench {
    /// Starts both sides.
    pub(super) fn start(workspace: &Workspace, program: &Path, python: &Path) -> Result<Self> {
        let mut server = Lines::start(Command::new(program).arg("serve"))?;
        let urls = server.line().context("the servers do not start")?;
        let caller = workspace.root.join(CALLER);
        let mut command = python::program(python, &caller);
        // Nothing of the user's: neither credentials nor proxies nor settings.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command.env("NO_PROXY", "127.0.0.1");
        let mut boto3 = Lines::start(&mut command)?;
        let greeting = boto3.line().context("boto3 does not start")?;
        if greeting.get("boto3").is_none() {
            bail!("boto3 does not begin with a greeting: {greeting}");
        }
        Ok(Self {
            server,
            boto3,
            urls,
        })
    }

    /// Where a service is served.
    pub(super) fn url(&self, service: &Service, kind: Kind) -> Result<String> {
        let path = format!("/{}/{}", name_of(&service.name), kind.name());
        let url = self.urls.pointer(&path).and_then(Json::as_str);
        let url = url.with_context(|| format!("{} is not served", service.name))?;
        Ok(url.to_owned())
    }

    /// Asks boto3 a question, for which the handler has these answers.
    pub(super) fn turn(
        &mut self,
        service: &Service,
        answers: &[Json],
        question: Json,
    ) -> Result<Turn> {
        self.turn_of(service, Kind::Any, answers, question)
    }

    /// The same at another of the service's servers. What the question says of the key wins.
    pub(super) fn turn_of(
        &mut self,
        service: &Service,
        kind: Kind,
        answers: &[Json],
        mut question: Json,
    ) -> Result<Turn> {
        let url = self.url(service, kind)?;
        if let Json::Object(question) = &mut question {
            let protocol = service.model.service.protocol.botocore();
            for (name, value) in [
                ("service", service.name.as_str()),
                ("protocol", protocol),
                ("url", &url),
                ("key", KEY),
                ("secret", SECRET),
            ] {
                let place = question.entry(name);
                place.or_insert_with(|| value.into());
            }
        }
        self.expect(service, answers)?;
        let said = self.boto3.ask(&question)?;
        let (seen, left) = self.expect(service, &[])?;
        Ok(Turn { said, seen, left })
    }

    /// Gives the handler its answers; what it has seen since it got those before, and how many of them are left.
    pub(super) fn expect(
        &mut self,
        service: &Service,
        answers: &[Json],
    ) -> Result<(Vec<Json>, u64)> {
        let question = json!({ "module": name_of(&service.name), "answers": answers });
        let mut answer = self.server.ask(&question)?;
        let left = answer.get("left").and_then(Json::as_u64);
        let left = left.context("the server does not say what is left")?;
        match answer.get_mut("seen").map(Json::take) {
            Some(Json::Array(seen)) => Ok((seen, left)),
            _ => bail!("the server does not say what it has seen: {answer}"),
        }
    }
}

impl Turn {
    /// The inputs that the handler saw, if those are so many and nothing is left; else what is wrong.
    pub(super) fn inputs(
        &mut self,
        operation: &Operation,
        count: usize,
    ) -> Result<Vec<Json>, String> {
        let said = &self.said;
        if self.seen.len() != count || self.left > 0 {
            let seen = self.seen.len();
            return Err(format!(
                "the handler saw {seen} requests of {count}; boto3 says {said}"
            ));
        }
        let mut inputs = Vec::new();
        for seen in &mut self.seen {
            let text = |key: &str| seen.get(key).and_then(Json::as_str);
            if text("operation") != Some(&operation.name) {
                return Err(format!("the handler saw {seen}"));
            }
            let is_signed = text("key").is_some();
            if is_signed == operation.unsigned || is_signed && text("key") != Some(KEY) {
                return Err(format!("the access key is {:?}", text("key")));
            }
            inputs.push(seen.get_mut("input").map(Json::take).unwrap_or_default());
        }
        Ok(inputs)
    }
}
