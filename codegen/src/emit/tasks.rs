//! What users of a crate do first: connect, create, restore, list, wait, tell faults apart. As functions that a doctest compiles.

use heck::ToSnakeCase;

use super::{calls, sample};
use crate::ir::{Crate, Field, Operation, Structure};
use crate::options::Options;
use crate::passes::names::is_in_prelude;

/// A heading, a sentence and a function.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) heading: String,
    pub(super) text: String,
    pub(super) code: Vec<String>,
}

const CREATED: &str = "What a request must have is checked when it is sent, not by types: the error of `client.send` names all that is missing or wrong.";
const RESTORED: &str =
    "What is restored is new, and can be used when it is there: see below how to wait for it.";

/// The tasks that this service has.
pub(super) fn all(of: &Crate, options: &Options) -> Vec<Task> {
    let crate_name = options.crate_name.replace('-', "_");
    let writer = Writer {
        of,
        library: &crate_name,
    };
    let asked = asked(of);
    let create = asked
        .and_then(|asked| on(of, "Create", asked))
        .or_else(|| first(of, "Create"));
    let restore = asked
        .and_then(|asked| on(of, "Restore", asked))
        .or_else(|| first(of, "Restore"));
    let list = asked.filter(|item| is_itemized(of, item)).or_else(|| {
        let mut operations = of.operations.iter();
        operations.find(|item| is_itemized(of, item))
    });
    let any = telling(of);
    let mut tasks = vec![writer.connect()];
    tasks.extend(create.and_then(|item| writer.send("Create", CREATED, item)));
    tasks.extend(restore.and_then(|item| writer.send("Restore", RESTORED, item)));
    tasks.extend(list.and_then(|item| writer.list(item)));
    tasks.extend(asked.and_then(|item| writer.wait(item)));
    tasks.extend(any.and_then(|item| writer.fault(item)));
    tasks
}

/// The operation that shows best what the service is for: one that makes something.
pub(super) fn telling(of: &Crate) -> Option<&Operation> {
    let asked = asked(of);
    asked
        .and_then(|asked| on(of, "Create", asked))
        .or_else(|| first(of, "Create"))
        .or(asked)
        .or(of.operations.first())
}

/// The operation that the first waiter asks, best one that waits for something to be there.
fn asked(of: &Crate) -> Option<&Operation> {
    let is_good = |name: &&String| {
        ["Available", "Active", "Exists"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    let names = || of.client.waiters.keys();
    let name = names().find(is_good).or_else(|| names().next())?;
    let operation = &of.client.waiters.get(name)?.operation;
    of.operations.iter().find(|item| item.name == *operation)
}

/// The operation with this verb that is about the same as another one, with the fewest members to set.
fn on<'i>(of: &'i Crate, verb: &str, asked: &Operation) -> Option<&'i Operation> {
    // What stands behind the first word, of several things or one.
    let noun = asked.name.trim_start_matches(char::is_uppercase);
    let noun = noun.trim_start_matches(char::is_lowercase);
    let one = noun.strip_suffix('s').unwrap_or(noun);
    let start = format!("{verb}{one}");
    let operations = of
        .operations
        .iter()
        .filter(|item| item.name.starts_with(&start));
    operations.min_by_key(|item| {
        let required = item.input.fields.iter().filter(|field| field.required);
        // What it comes from is then one thing that is required, not one of several.
        let rest = item.name.strip_prefix(&start).unwrap_or_default();
        (
            !rest.is_empty() && !rest.starts_with("From"),
            required.count(),
        )
    })
}

fn first<'i>(of: &'i Crate, verb: &str) -> Option<&'i Operation> {
    of.operations
        .iter()
        .find(|item| item.name.starts_with(verb))
}

/// Whether items of pages can be asked for, without a member that only the user knows.
fn is_itemized(of: &Crate, item: &Operation) -> bool {
    let pages = of.client.pages.get(&item.name);
    let items = pages.and_then(|pages| pages.items.as_ref());
    items.is_some_and(|items| items.len() == 1)
        && !item.input.fields.iter().any(|field| field.required)
}

struct Writer<'i> {
    of: &'i Crate,
    library: &'i str,
}

impl Writer<'_> {
    fn connect(&self) -> Task {
        let library = self.library;
        let code = [
            &format!("use {library}::Client;"),
            &format!("use {library}::touchmark::client::Config;"),
            &format!("use {library}::touchmark::client::credentials::Credentials;"),
            "",
            "fn connect() -> Result<Client, Box<dyn std::error::Error>> {",
            "    // AWS_REGION, and AWS_ENDPOINT_URL for another server than AWS's.",
            "    let config = Config::from_environment()?.credentials(Credentials::from_environment()?);",
            "    Ok(Client::new(config))",
            "}",
        ];
        Task {
            heading: "Connect".to_owned(),
            text: "A client is cheap to clone, and keeps connections open.".to_owned(),
            code: code.map(str::to_owned).into(),
        }
    }

    /// An input, sent.
    fn send(&self, heading: &str, text: &str, item: &Operation) -> Option<Task> {
        let sample = sample::of(self.of, item)?;
        let mut code = self.start(&sample.uses(self.library), &[], &heading.to_lowercase());
        code.extend(indented(&sample.statement()));
        let lines = [
            "    // All violations of the service's rules at once, before anything is sent.",
            "    let reply = client.send(input).await?;",
            "    println!(\"{:?}, request {:?}\", reply.output, reply.request_id);",
            "    Ok(())",
            "}",
        ];
        code.extend(lines.map(str::to_owned));
        Some(Task {
            heading: heading.to_owned(),
            text: text.to_owned(),
            code,
        })
    }

    fn list(&self, item: &Operation) -> Option<Task> {
        let pages = self.of.client.pages.get(&item.name)?;
        let field = field(&item.output, pages.items.as_ref()?.first()?)?;
        let uses = [self.input(item)];
        let mut code = self.start(&uses, &[], "list");
        let one = field.rust_name.trim_start_matches("r#");
        let lines = [
            &format!("    let input = {}::default();", item.input.name.name),
            "    let mut items = client.pages(input).items();",
            "    while let Some(item) = items.next().await {",
            "        println!(\"{:?}\", item?);",
            "    }",
            "    Ok(())",
            "}",
        ];
        code.extend(lines.map(str::to_owned));
        Some(Task {
            heading: "List all pages".to_owned(),
            text: format!(
                "The items of `{one}`, however many pages they are on; a page is asked for when it is needed. \
                 `client.pages(input)` alone has the pages."
            ),
            code,
        })
    }

    fn wait(&self, item: &Operation) -> Option<Task> {
        let sample = sample::of(self.of, item)?;
        let waiters = calls::waiters(self.of, item);
        let is_good = |name: &str| {
            ["Available", "Active", "Exists"]
                .iter()
                .any(|end| name.ends_with(end))
        };
        let good = waiters.iter().find(|(name, _)| is_good(name));
        let (state, _) = good.or(waiters.first())?;
        let library = self.library;
        let more = [
            "use std::time::Duration;".to_owned(),
            format!("use {library}::client::waiters::{state};"),
            format!("use {library}::touchmark::client::CallOptions;"),
        ];
        let mut code = self.start(&sample.uses(self.library), &more, "wait");
        code.extend(indented(&sample.statement()));
        let lines = [
            "    let patient = client.with(CallOptions::new().wait_limit(Duration::from_secs(60 * 60)));",
            &format!("    let waited = patient.wait_until({state}, input).await?;"),
            "    println!(\"there after {} questions\", waited.questions);",
            "    Ok(())",
            "}",
        ];
        code.extend(lines.map(str::to_owned));
        Some(Task {
            heading: "Wait".to_owned(),
            text: "An error says that the state will not come, or has not come in time, with the last answer.".to_owned(),
            code,
        })
    }

    fn fault(&self, item: &Operation) -> Option<Task> {
        let sample = sample::of(self.of, item)?;
        let variants = &item.fault.variants;
        let known = variants
            .iter()
            .find(|fault| fault.variant.contains("Exists"));
        let known = known.or(variants.first())?;
        let detail = if known.detail.is_some() { "(_)" } else { "" };
        let path = match is_in_prelude(&item.type_name) {
            true => format!("operation::{}", item.module),
            false => "operation".to_owned(),
        };
        let faults = &item.fault.type_name;
        let more = [format!("use {}::{path}::{faults};", self.library)];
        let mut code = self.start(&sample.uses(self.library), &more, "handle");
        code.extend(indented(&sample.statement()));
        let lines = [
            "    match client.send(input).await {",
            "        Ok(reply) => println!(\"{:?}\", reply.output),",
            "        Err(error) => match error.as_service().map(|service| &service.fault) {",
            &format!(
                "            Some({faults}::{}{detail}) => println!(\"expected: {{error}}\"),",
                known.variant
            ),
            "            // Other faults, violations, and what happens on the way. It has been sent again where that helps.",
            "            _ => return Err(error.into()),",
            "        },",
            "    }",
            "    Ok(())",
            "}",
        ];
        code.extend(lines.map(str::to_owned));
        Some(Task {
            heading: "Handle a fault".to_owned(),
            text: "Each operation has an enumeration of the faults that it documents; message, code and request id stand in \
                   the error around it."
                .to_owned(),
            code,
        })
    }

    /// Imports, and the head of a function.
    fn start(&self, uses: &[String], more: &[String], name: &str) -> Vec<String> {
        let mut lines = vec![format!("use {}::Client;", self.library)];
        lines.extend(uses.iter().chain(more).cloned());
        lines.sort();
        lines.extend([
            String::new(),
            format!(
                "async fn {}(client: &Client) -> Result<(), Box<dyn std::error::Error>> {{",
                name.to_snake_case()
            ),
        ]);
        lines
    }

    fn input(&self, item: &Operation) -> String {
        let name = &item.input.name.name;
        match is_in_prelude(name) {
            true => format!("use {}::operation::{}::{name};", self.library, item.module),
            false => format!("use {}::operation::{name};", self.library),
        }
    }
}

fn field<'i>(item: &'i Structure, name: &str) -> Option<&'i Field> {
    item.fields.iter().find(|field| field.name == name)
}

fn indented(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("    {line}"),
    })
}
