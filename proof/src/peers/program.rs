//! The program that calls services with clients of generated modules: a JSON line in, a JSON line out, up to the end of input.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use serde_json::{Value, json};
use touchmark::client::attempt::Done;
use touchmark::client::blocking::{self, Ureq};
use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::{EndpointError, Settings, partitions};
use touchmark::client::endpoint::partitions::Partition;
use touchmark::client::tower::{self, Hyper};
use touchmark::client::{CallOptions, Config, Service};
use touchmark::operation::json::ResponseError;
use touchmark::{AnyOperation, Level, Operations, Structure, Validation};

/// A module: its name, its operations, and what makes clients of it.
pub(crate) struct Module {
    name: &'static str,
    operations: &'static Operations,
    resolve: fn(&Settings, &'static [Partition]) -> Value,
    client: fn(Config, &str) -> io::Result<Box<dyn Call>>,
}

/// The row of a module.
pub(crate) fn row<S: Service>(name: &'static str, operations: &'static Operations) -> Module {
    Module {
        name,
        operations,
        resolve: |settings, partitions| match settings.resolve(S::RULES, partitions) {
            Ok(endpoint) => json!({
                "url": endpoint.url.to_string(),
                "name": endpoint.signing_name,
                "region": endpoint.signing_region,
            }),
            Err(EndpointError::Refused(reason)) => json!({ "refused": reason }),
            Err(error) => json!({ "error": error.to_string() }),
        },
        client: |config, front| match front {
            "ureq" => {
                let client = blocking::Client::<S>::with_transport(config, Ureq::direct());
                Ok(Box::new(client))
            }
            "hyper" => {
                let mut builder = tokio::runtime::Builder::new_current_thread();
                let runtime = builder.enable_all().build()?;
                let client = tower::Client::<S, Hyper>::with_hyper(config, Hyper::builder().direct());
                Ok(Box::new(Asynchronous { runtime, client }))
            }
            other => Err(io::Error::other(format!("there is no front {other}"))),
        },
    }
}

/// A client that is known by its service's name only.
trait Call {
    fn call(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: CallOptions,
    ) -> Done;
}

impl<S: Service> Call for blocking::Client<S> {
    fn call(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: CallOptions,
    ) -> Done {
        self.with(options).run(operation, input)
    }
}

struct Asynchronous<S> {
    runtime: tokio::runtime::Runtime,
    client: tower::Client<S, Hyper>,
}

impl<S: Service> Call for Asynchronous<S> {
    fn call(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: CallOptions,
    ) -> Done {
        let client = self.client.with(options);
        self.runtime.block_on(client.run(operation, input))
    }
}

/// Answers each question with a line.
///
/// # Errors
/// Errors of reading and writing, and lines that are not questions.
pub(crate) fn run(modules: &[Module], typed: impl Fn(&str, &Config) -> Value) -> io::Result<()> {
    let mut clients = BTreeMap::new();
    let mut answers = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let answer = if let Some(asked) = question.get("endpoint") {
            endpoint(modules, asked)?
        } else if let Some(asked) = question.get("typed") {
            typed(text(asked, "name")?, &config(asked)?)
        } else {
            let asked = question.get("call").ok_or_else(|| lacks("call"))?;
            call(modules, &mut clients, asked)?
        };
        writeln!(answers, "{answer}")?;
        answers.flush()?;
    }
    Ok(())
}

fn find<'m>(modules: &'m [Module], asked: &Value) -> io::Result<&'m Module> {
    let name = text(asked, "module")?;
    let mut modules = modules.iter();
    let found = modules.find(|module| module.name == name);
    found.ok_or_else(|| io::Error::other(format!("there is no module {name}")))
}

fn endpoint(modules: &[Module], asked: &Value) -> io::Result<Value> {
    let module = find(modules, asked)?;
    let flag = |name: &str| asked.get(name).and_then(Value::as_bool).unwrap_or(false);
    let mut settings = Settings::new()
        .use_fips(flag("UseFIPS"))
        .use_dual_stack(flag("UseDualStack"))
        .use_global_endpoint(flag("UseGlobalEndpoint"));
    if let Some(region) = asked.get("Region").and_then(Value::as_str) {
        settings = settings.region(region);
    }
    if let Some(url) = asked.get("Endpoint").and_then(Value::as_str) {
        settings = settings.endpoint(url);
    }
    // Those that a test of a release was made with had no endpoints for both versions of IP.
    let without: Vec<&str> = asked
        .get("withoutDualStack")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let partitions = partitions::ALL.iter().cloned().map(|partition| {
        let supports = partition.supports_dual_stack && !without.contains(&partition.name);
        partition.supports_dual_stack(supports)
    });
    Ok((module.resolve)(&settings, Vec::leak(partitions.collect())))
}

fn config(asked: &Value) -> io::Result<Config> {
    let credentials = Credentials::new(text(asked, "key")?, text(asked, "secret")?);
    let settings = Settings::new()
        .region("us-east-1")
        .endpoint(text(asked, "url")?);
    Ok(Config::new().endpoint(settings).credentials(credentials))
}

/// Clients, by module, front, key and whether they check.
type Clients = BTreeMap<[String; 4], Box<dyn Call>>;

fn call(modules: &[Module], clients: &mut Clients, asked: &Value) -> io::Result<Value> {
    let module = find(modules, asked)?;
    let name = text(asked, "operation")?;
    let operation = module.operations.get(name);
    let operation = operation.ok_or_else(|| io::Error::other(format!("no operation {name}")))?;
    let mut input = match operation.input_from_json(text(asked, "input")?) {
        Ok(input) => input,
        Err(error) => return Ok(json!({ "failure": error.to_string(), "attempts": 0 })),
    };
    let key = ["module", "front", "key", "secret"].map(|part| text(asked, part).map(str::to_owned));
    let [module_name, front, key, secret] = key;
    let key = [module_name?, front?, key?, secret?];
    let client = match clients.entry(key) {
        std::collections::btree_map::Entry::Occupied(found) => found.into_mut(),
        std::collections::btree_map::Entry::Vacant(place) => {
            let made = (module.client)(config(asked)?, text(asked, "front")?)?;
            place.insert(made)
        }
    };
    let mut options = CallOptions::new();
    if asked.get("unchecked").and_then(Value::as_bool) == Some(true) {
        options = options.validation(Validation::new().level(Level::Off));
    }
    let done = client.call(operation, &mut *input, options);
    let attempts = done.attempts;
    let response = match &done.result {
        Ok(response) => response,
        Err(failure) => return Ok(json!({ "failure": failure.to_string(), "attempts": attempts })),
    };
    Ok(match operation.response_to_json(response) {
        Ok(reply) => json!({ "output": reply.output, "attempts": attempts }),
        Err(ResponseError::Service { name, error, .. }) => json!({
            "fault": error.code, "name": name, "message": error.message, "attempts": attempts,
        }),
        Err(error) => json!({
            "failure": error.to_string(), "status": response.status, "attempts": attempts,
        }),
    })
}

fn text<'a>(question: &'a Value, key: &str) -> io::Result<&'a str> {
    let text = question.get(key).and_then(Value::as_str);
    text.ok_or_else(|| lacks(key))
}

fn lacks(key: &str) -> io::Error {
    io::Error::other(format!("a question without `{key}`"))
}
