//! Clients of seven services against moto's server, which checks their signatures.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use touchmark_cli::source::{self, Opened, Origin, Wheel};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_codegen::{Layout, Options, Rules, Source, generate};

use super::crate_of::{Module, Program};
use super::moto::Moto;
use super::scenario::{self, Row};
use crate::differential::pinned_release;

/// The services, as botocore names them.
const SERVICES: [&str; 7] = [
    "autoscaling",
    "cloudformation",
    "elbv2",
    "iam",
    "rds",
    "sns",
    "sts",
];

/// Both fronts; each call goes through the next.
const FRONTS: [&str; 2] = ["hyper", "ureq"];

/// Calls by type: pages, their items, and states that are waited for.
const TYPED: &str = include_str!("typed.rs.in");

/// What [`TYPED`] calls, by name.
const CALLS: [&str; 4] = ["instances", "topics", "stacks", "waits"];

/// Examples of this repository that moto can answer, and how their output ends.
const EXAMPLES: [(&str, &str); 3] = [
    ("list_instances", " instances\n"),
    ("clusters", "deleted\nit is gone\n"),
    ("blocking", "0 clusters\n"),
];

/// The least number of operations that must succeed.
const LEAST: usize = 60;

/// Runs all calls, and prints a row for each.
pub(super) fn run(workspace: &Workspace, from: Option<&Origin>) -> Result<ExitCode> {
    let origin = match from {
        Some(origin) => origin.clone(),
        None => Origin::Botocore(Some(pinned_release(workspace)?)),
    };
    let Opened::Wheel(mut wheel) = source::open(&origin)? else {
        bail!("clients are generated from a wheel of botocore, not from one model");
    };
    ui::err("generating and building the clients");
    let modules = SERVICES.iter().map(|service| module(&mut wheel, service));
    let modules: Vec<Module> = modules.collect::<Result<_>>()?;
    let folder = workspace.target().join("peers");
    let mut program = Program::build(workspace, &folder.join("client"), &modules, TYPED)?;
    let moto = Moto::start(&folder.join("moto"), true)?;
    let mut session = Session::begin(&mut program, &moto.url)?;
    let mut rows = Vec::new();
    for (index, row) in scenario::rows()?.into_iter().enumerate() {
        let front = FRONTS
            .get(index % FRONTS.len())
            .copied()
            .unwrap_or_default();
        let outcome = session.run(&row, front)?;
        rows.push((row, front, outcome));
    }
    let paint = Paint::stdout();
    let mut wrong = 0_usize;
    for (row, front, outcome) in &rows {
        let line = line(row, front, outcome);
        match outcome.is_right {
            true => ui::out(&line),
            false => {
                wrong += 1;
                ui::out(&format!("{line}  {}", paint.red(&outcome.found)));
            }
        }
    }
    for name in CALLS {
        let found = session.typed(name)?;
        let is_right = found.get("right").and_then(Value::as_bool) == Some(true);
        wrong += usize::from(!is_right);
        let text = found
            .get("text")
            .and_then(Value::as_str)
            .unwrap_or("nothing");
        ui::out(&format!("{:<15} {name:<36} {text}", "by type"));
    }
    for (name, expected) in EXAMPLES {
        let text = session.example(workspace, name)?;
        let is_right = text.ends_with(expected);
        wrong += usize::from(!is_right);
        let text = if is_right { expected } else { &text };
        ui::out(&format!(
            "{:<15} {name:<36} {}",
            "example",
            text.trim().replace('\n', ", ")
        ));
    }
    let refused = session.refuses_wrong_keys()?;
    wrong += usize::from(!refused);
    let says = if refused {
        "SignatureDoesNotMatch"
    } else {
        "it was accepted"
    };
    ui::out(&format!("{:<15} {:<36} {says}", "wrong key", "ListUsers"));
    let operations = rows
        .iter()
        .filter(|(row, _, outcome)| outcome.is_right && row.fault.is_none());
    let operations: BTreeSet<_> = operations
        .map(|(row, ..)| (&row.service, &row.operation))
        .collect();
    ui::out(&format!(
        "\n{} calls, {wrong} not as expected; {} operations succeed, signatures checked by moto",
        rows.len(),
        operations.len()
    ));
    Ok(match wrong == 0 && operations.len() >= LEAST {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn line(row: &Row, front: &str, outcome: &Outcome) -> String {
    let expected = row.fault.as_deref().unwrap_or("ok");
    let deviation = row.deviation.as_deref();
    let deviation = deviation.map_or_else(String::new, |text| format!("  ({text})"));
    format!(
        "{:<15} {:<36} {front:<6} {} {expected}{deviation}",
        row.service, row.operation, outcome.attempts
    )
}

/// A service's module with clients, with the rules of its prose, as a build script makes it.
fn module(wheel: &mut Wheel, service: &str) -> Result<Module> {
    let version = wheel.newest(service)?.to_owned();
    let raw = wheel.model(service, &version)?;
    let options = Options {
        layout: Layout::Module,
        rules: Rules::Prose,
        beside: raw.beside(),
        client: true,
        ..Options::default()
    };
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    Ok(Module {
        name: service.to_owned(),
        package: generate(&source, &options)?,
    })
}

/// A user of moto's, and what is known of what was made.
struct Session<'p> {
    program: &'p mut Program,
    url: &'p str,
    key: String,
    secret: String,
    kept: BTreeMap<String, String>,
}

/// What came of a call.
struct Outcome {
    is_right: bool,
    attempts: u64,
    found: String,
}

impl<'p> Session<'p> {
    /// Makes a user who may do everything, with the requests that moto does not check, and becomes that user.
    fn begin(program: &'p mut Program, url: &'p str) -> Result<Self> {
        const NAME: &str = "smith";
        const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
        let mut session = Self {
            program,
            url,
            key: "AKIDEXAMPLE".to_owned(),
            secret: "secret".to_owned(),
            kept: BTreeMap::new(),
        };
        session.iam("CreateUser", &json!({ "UserName": NAME }))?;
        let policy = json!({ "UserName": NAME, "PolicyName": "all", "PolicyDocument": POLICY });
        session.iam("PutUserPolicy", &policy)?;
        let answer = session.iam("CreateAccessKey", &json!({ "UserName": NAME }))?;
        let part = |name: &str| {
            let found = answer.pointer(&format!("/output/AccessKey/{name}"));
            let found = found.and_then(Value::as_str).map(str::to_owned);
            found.with_context(|| format!("moto made no key: {answer}"))
        };
        (session.key, session.secret) = (part("AccessKeyId")?, part("SecretAccessKey")?);
        Ok(session)
    }

    fn iam(&mut self, operation: &str, input: &Value) -> Result<Value> {
        let secret = self.secret.clone();
        let answer = self.ask("iam", operation, input, "ureq", &secret)?;
        match answer.get("output") {
            Some(_) => Ok(answer),
            None => bail!("{operation} failed: {answer}"),
        }
    }

    fn ask(
        &mut self,
        module: &str,
        operation: &str,
        input: &Value,
        front: &str,
        secret: &str,
    ) -> Result<Value> {
        self.program.ask(&json!({ "call": {
            "module": module,
            "operation": operation,
            "input": input.to_string(),
            "front": front,
            "url": self.url,
            "key": self.key,
            "secret": secret,
        } }))
    }

    fn run(&mut self, row: &Row, front: &str) -> Result<Outcome> {
        // What a row needs is missing if another failed, which has told why.
        let input = match row.input(&self.kept) {
            Ok(input) => input,
            Err(error) => {
                return Ok(Outcome {
                    is_right: false,
                    attempts: 0,
                    found: error.to_string(),
                });
            }
        };
        let secret = self.secret.clone();
        let answer = self.ask(&row.service, &row.operation, &input, front, &secret)?;
        if let Some(output) = answer.get("output") {
            row.keep(output, &mut self.kept)?;
        }
        Ok(Outcome {
            is_right: is_right(row, &answer),
            attempts: answer.get("attempts").and_then(Value::as_u64).unwrap_or(0),
            found: answer.to_string(),
        })
    }

    fn typed(&mut self, name: &str) -> Result<Value> {
        self.program.ask(&json!({ "typed": {
            "name": name, "url": self.url, "key": self.key, "secret": self.secret,
        } }))
    }

    /// What an example prints, on either output.
    fn example(&self, workspace: &Workspace, name: &str) -> Result<String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args([
                "run",
                "--quiet",
                "--package",
                "touchmark-example-client",
                "--bin",
                name,
                "--",
            ])
            .arg(self.url)
            .env("AWS_ACCESS_KEY_ID", &self.key)
            .env("AWS_SECRET_ACCESS_KEY", &self.secret)
            .env("NO_PROXY", "127.0.0.1")
            .current_dir(&workspace.root)
            .output()
            .context("cannot run cargo")?;
        let error = String::from_utf8_lossy(&output.stderr);
        Ok(format!(
            "{error}{}",
            String::from_utf8_lossy(&output.stdout)
        ))
    }

    fn refuses_wrong_keys(&mut self) -> Result<bool> {
        let answer = self.ask("iam", "ListUsers", &json!({}), "hyper", "wrong")?;
        Ok(answer.get("fault").and_then(Value::as_str) == Some("SignatureDoesNotMatch"))
    }
}

/// Whether an answer is what a row expects: an output, the code of a fault, or the status of a page that is no error document.
fn is_right(row: &Row, answer: &Value) -> bool {
    let Some(expected) = &row.fault else {
        return answer.get("output").is_some();
    };
    let fault = answer.get("fault").and_then(Value::as_str);
    let status = answer.get("status").and_then(Value::as_u64);
    fault == Some(expected) || status.map(|status| status.to_string()).as_ref() == Some(expected)
}
