//! `touchmark update`: rebuilds models from raw ones, without their prose unless `touchmark.toml` keeps it.

mod args;
mod beside;
mod called;
mod constraints;
mod crates;
mod docs;
mod facts;
mod partitions;
mod summary;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use touchmark_model::model::{self, Source};

use crate::config::{self, Config, ModelId, Prose};
use crate::interrupt;
use crate::nearest;
use crate::source::{self, Opened, Provenance, RawModel, Wheel, WheelFacts};
use crate::tree::{self, Files, Ownership};
use crate::ui;
use crate::workspace::Workspace;

pub use args::UpdateArgs;
use called::{letters, may_be_called};

/// A model that is ready to be written.
pub(crate) struct Update {
    pub(crate) id: ModelId,
    pub(crate) files: Files,
    pub(crate) release: String,
    summary: Vec<String>,
    pub(crate) notes: Vec<String>,
    /// The effect on the crates that are generated from it.
    crates: Vec<crates::Crate>,
}

/// Runs the command.
pub fn run(workspace: &Workspace, args: &UpdateArgs) -> Result<ExitCode> {
    interrupt::watch()?;
    let config = Config::load(&workspace.root)?;
    let mut opened = source::open(&args.from)?;
    let partitions = partitions::prepare(workspace, args, &mut opened)?;
    let mut updates = prepare(workspace, &config, args, opened)?;
    for Update { id, notes, .. } in &mut updates {
        if !config.services.iter().any(|service| service.model == *id) {
            notes.push(format!(
                "{} generates nothing from {id} yet; add a [[service]] for it",
                config::PATH
            ));
        }
    }
    interrupt::check()?;
    // First: if the run is interrupted after it, a version is higher than it needs to be, and never too low.
    crates::write_versions(workspace, updates.iter().flat_map(|update| &update.crates))?;
    for update in &updates {
        write(workspace, update)?;
    }
    if let Some(partitions) = &partitions {
        partitions::write(workspace, partitions)?;
    }
    let paint = ui::Paint::stdout();
    for update in &updates {
        for line in update
            .crates
            .iter()
            .flat_map(|item| item.lines(&update.release, paint))
        {
            ui::out(&line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Does everything that can fail because of the input, for all models, before one is written.
pub(crate) fn prepare(
    workspace: &Workspace,
    config: &Config,
    args: &UpdateArgs,
    opened: Opened,
) -> Result<Vec<Update>> {
    match opened {
        Opened::Wheel(mut wheel) => {
            let package = Package {
                version: wheel.version.clone(),
                facts: wheel.facts.clone(),
            };
            targets(config, args, &wheel)?
                .into_iter()
                .map(|id| {
                    interrupt::check()?;
                    let raw = wheel.model(&id.service, &id.api_version)?;
                    let model = parse(&raw)?;
                    update(workspace, config, id, &raw, model, Some(&package))
                })
                .collect()
        }
        Opened::Model(raw) => {
            let model = parse(&raw)?;
            let id = identify(config, args, &raw, &model)?;
            Ok(vec![update(workspace, config, id, &raw, model, None)?])
        }
    }
}

/// The package with a model.
struct Package {
    version: String,
    facts: WheelFacts,
}

/// The models to read from a wheel.
fn targets(config: &Config, args: &UpdateArgs, wheel: &Wheel) -> Result<Vec<ModelId>> {
    let id =
        |service: &str, version: &str| ModelId::new(service, version).map_err(anyhow::Error::msg);
    if let (Some(service), Some(version)) = (&args.service, &args.api_version) {
        return Ok(vec![id(service, version)?]);
    }
    let mut models: Vec<ModelId> = config
        .services
        .iter()
        .map(|service| service.model.clone())
        .collect();
    models.sort();
    models.dedup();
    if let Some(service) = &args.service {
        models.retain(|model| model.service == *service);
        if models.is_empty() {
            models.push(id(service, wheel.newest(service)?)?);
        }
    }
    if models.is_empty() {
        bail!("{} lists no service; name one with --service", config::PATH);
    }
    Ok(models)
}

/// Identifies the model in a file, which has its API version and an id, but not botocore's name for the service.
fn identify(config: &Config, args: &UpdateArgs, raw: &RawModel, model: &Value) -> Result<ModelId> {
    let metadata = |key: &str| {
        let text = model
            .pointer(&format!("/metadata/{key}"))
            .and_then(Value::as_str);
        text.with_context(|| format!("{}: metadata.{key}: missing or not a string", raw.name))
    };
    let api_version = metadata("apiVersion")?;
    let service_id = metadata("serviceId")?;
    let configured = config.services.iter().map(|service| &service.model);
    let service = match &args.service {
        Some(service) if !may_be_called(&model["metadata"], service) => bail!(
            "{}: a model of {service_id}, not of {service}; leave --service out, or pass --service {}",
            raw.name,
            letters(service_id)
        ),
        Some(service) => service.as_str(),
        None => match configured
            .clone()
            .find(|id| may_be_called(&model["metadata"], &id.service))
        {
            Some(model) => &model.service,
            None => bail!(
                "{}: a model of {service_id}, which {} does not list; name it with --service",
                raw.name,
                config::PATH
            ),
        },
    };
    let versions: Vec<&str> = configured
        .filter(|model| model.service == service)
        .map(|model| model.api_version.as_str())
        .collect();
    let wanted = args.api_version.as_deref();
    let expected = wanted == Some(api_version)
        || wanted.is_none() && (versions.is_empty() || versions.contains(&api_version));
    if !expected {
        bail!(
            "{}: API version {api_version} of {service}, not {}; pass --service {service} --api-version {api_version} to use it",
            raw.name,
            wanted.map_or_else(|| versions.join(" or "), str::to_owned)
        );
    }
    ModelId::new(service, api_version).map_err(anyhow::Error::msg)
}

/// Reads the JSON and checks that it is botocore's.
fn parse(raw: &RawModel) -> Result<Value> {
    let model = model::read(&Source {
        name: &raw.name,
        bytes: &raw.json,
    })?;
    if model.get("smithy").is_some() {
        bail!(
            "{}: a Smithy model; models/ holds botocore's. To generate from this one: \
             touchmark generate --model FILE --out DIR",
            raw.name
        );
    }
    for key in ["metadata", "operations", "shapes"] {
        if !model.get(key).is_some_and(Value::is_object) {
            bail!(
                "{}: not botocore's service-2.json: it has no object `{key}`",
                raw.name
            );
        }
    }
    Ok(model)
}

/// Makes a model's files, and checks them against the existing ones and what is generated from it.
fn update(
    workspace: &Workspace,
    config: &Config,
    id: ModelId,
    raw: &RawModel,
    model: Value,
    package: Option<&Package>,
) -> Result<Update> {
    let source = Provenance {
        service: id.service.clone(),
        api_version: id.api_version.clone(),
        package: package.map(|_| "botocore".to_owned()),
        version: package.map(|package| package.version.clone()),
        wheel: package.map(|package| package.facts.clone()),
        path: raw.path.clone(),
        file: package.is_none().then(|| raw.file.clone()),
        sha256: raw.sha256.clone(),
    };
    let new = facts::facts(model, config.prose);
    keeps_operations(config, &id, &new, &source.release())?;
    let folder = workspace.models().join(id.to_string());
    let path = folder.join("model.json");
    // A model that cannot be read is about to be replaced, and is not compared with.
    let old: Option<Value> = std::fs::read(&path)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if let Some(old) = &old {
        same_service(old, &new, &raw.name, &workspace.label(&path))?;
    }
    let mined = constraints::mine(workspace, &folder, raw)?;
    let mut notes = mined.notes;
    notes.extend(docs::notes(workspace, &folder, raw)?);
    if let Some(extras) = &raw.extras {
        notes.push(format!("{extras}: additions of the SDKs, not merged"));
    }
    // A source that cannot be read is about to be replaced, too.
    let before = Provenance::load(&folder.join("source.json"), "source.json").ok();
    if let Some(before) = before.filter(|before| source.is_older_than(before)) {
        notes.push(format!(
            "{} is older than {}, from which this model was until now",
            source.release(),
            before.release()
        ));
    }
    let mut origin = serde_json::to_vec_pretty(&source)?;
    origin.push(b'\n');
    let mut files = Files::from([
        ("model.json".to_owned(), facts::render(&new)?),
        ("source.json".to_owned(), origin),
    ]);
    files.extend(mined.files);
    files.extend(beside::files(raw, config.prose)?);
    let crates = crates::crates(workspace, config, &id, &folder, &files)?;
    let mut summary = summary::summary(
        old.map(|old| facts::facts(old, Prose::Drop)).as_ref(),
        &facts::facts(new, Prose::Drop),
    );
    summary.push(mined.summary);
    Ok(Update {
        files,
        release: source.release(),
        summary,
        notes,
        crates,
        id,
    })
}

/// Services share endpoint prefixes and API versions (rds, docdb, neptune); their ids differ.
fn same_service(old: &Value, new: &Value, new_name: &str, old_name: &str) -> Result<()> {
    let id = |model: &Value| {
        model
            .pointer("/metadata/serviceId")
            .map_or_else(|| "an unnamed service".to_owned(), Value::to_string)
    };
    if id(old) == id(new) {
        return Ok(());
    }
    bail!(
        "{new_name}: a model of {}, but {old_name} is one of {}; check --service",
        id(new),
        id(old)
    )
}

/// A crate must not lose an operation because a release of the model did.
fn keeps_operations(config: &Config, id: &ModelId, model: &Value, release: &str) -> Result<()> {
    let Some(operations) = model.get("operations").and_then(Value::as_object) else {
        return Ok(());
    };
    let missing: Vec<String> = config
        .operations_of(id)
        .into_iter()
        .filter(|name| !operations.contains_key(*name))
        .map(|name| {
            format!(
                "  {name}{}",
                nearest::hint(name, operations.keys().map(String::as_str))
            )
        })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "{release} has no longer, or never had, these operations of {id} that {} lists:\n{}\n\
         nothing was written; remove them from the list first, or update from another release",
        config::PATH,
        missing.join("\n")
    )
}

/// Writes a model's files, and returns whether they differ from those before.
pub(crate) fn write_files(workspace: &Workspace, update: &Update) -> Result<bool> {
    let dir = workspace.models().join(update.id.to_string());
    tree::recover(&dir, Ownership::Named)?;
    // Other files next to the model are written by hand or mined from prose, and are kept.
    let plan = tree::plan(
        &tree::read(&dir, Ownership::Named)?,
        &update.files,
        Ownership::Named,
    );
    tree::apply(&dir, &update.files, &plan, Ownership::Named)?;
    Ok(plan.is_change())
}

fn write(workspace: &Workspace, update: &Update) -> Result<()> {
    let paint = ui::Paint::stdout();
    let dir = workspace.models().join(update.id.to_string());
    let state = if write_files(workspace, update)? {
        paint.green("updated")
    } else {
        paint.dim("unchanged")
    };
    ui::out(&format!(
        "{} {state} from {}",
        paint.bold(workspace.label(&dir)),
        update.release
    ));
    for line in &update.summary {
        ui::out(&format!("  {line}"));
    }
    for note in &update.notes {
        ui::out(&format!("  {} {note}", paint.yellow("note:")));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
