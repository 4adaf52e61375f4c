//! AWS's partitions, for a workspace that keeps them in `models/partitions`: facts of the release that its models come from.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::{Value, json};
use touchmark_model::model::{self, Source};

use super::args::UpdateArgs;
use super::facts;
use crate::source::{Opened, Wheel, WheelFacts};
use crate::tree::{self, Files, Ownership};
use crate::ui;
use crate::workspace::Workspace;

/// The file with the facts.
const PARTITIONS: &str = "partitions.json";

/// Where the facts come from.
#[derive(Serialize)]
struct Origin<'a> {
    package: &'static str,
    version: &'a str,
    wheel: &'a WheelFacts,
    path: &'static str,
    sha256: &'a str,
}

/// Partitions that are ready to be written.
pub(super) struct Partitions {
    folder: PathBuf,
    files: Files,
    release: String,
}

/// The partitions of the source, if the workspace keeps any. An update of one service alone leaves them as they are, since
/// they belong to the release of all.
pub(super) fn prepare(
    workspace: &Workspace,
    args: &UpdateArgs,
    opened: &mut Opened,
) -> Result<Option<Partitions>> {
    let folder = workspace.models().join("partitions");
    match opened {
        Opened::Wheel(wheel) if args.service.is_none() && folder.is_dir() => Ok(Some(Partitions {
            folder,
            files: files(wheel)?,
            release: format!("botocore {}", wheel.version),
        })),
        _ => Ok(None),
    }
}

fn files(wheel: &mut Wheel) -> Result<Files> {
    let found = wheel.partitions()?;
    let name = format!("{}: {}", wheel.facts.file, Wheel::PARTITIONS);
    let value = model::read(&Source {
        name: &name,
        bytes: &found.bytes,
    })?;
    let facts = reduced(&value).with_context(|| name.clone())?;
    let origin = Origin {
        package: "botocore",
        version: &wheel.version,
        wheel: &wheel.facts,
        path: Wheel::PARTITIONS,
        sha256: &found.sha256,
    };
    Ok(Files::from([
        (PARTITIONS.to_owned(), facts::render(&facts)?),
        (
            "source.json".to_owned(),
            facts::render(&serde_json::to_value(&origin)?)?,
        ),
    ]))
}

/// The partitions in their order, each with the names of its regions, whose descriptions are prose.
fn reduced(value: &Value) -> Result<Value> {
    let Some(partitions) = value.get("partitions").and_then(Value::as_array) else {
        bail!("no list `partitions` in it");
    };
    let partitions = partitions.iter().enumerate().map(|(index, partition)| {
        let part = |key: &str| {
            let part = partition.get(key).cloned();
            part.with_context(|| format!("partitions[{index}].{key}: missing"))
        };
        let regions = part("regions")?;
        let Some(regions) = regions.as_object() else {
            bail!("partitions[{index}].regions: not an object");
        };
        let mut names: Vec<&String> = regions.keys().collect();
        names.sort();
        Ok(json!({
            "id": part("id")?,
            "outputs": facts::facts(part("outputs")?, crate::config::Prose::Drop),
            "regionRegex": part("regionRegex")?,
            "regions": names,
        }))
    });
    Ok(json!({ "partitions": partitions.collect::<Result<Vec<_>>>()? }))
}

/// Writes them, and says so.
pub(super) fn write(workspace: &Workspace, partitions: &Partitions) -> Result<()> {
    let Partitions {
        folder,
        files,
        release,
    } = partitions;
    tree::recover(folder, Ownership::Named)?;
    let plan = tree::plan(
        &tree::read(folder, Ownership::Named)?,
        files,
        Ownership::Named,
    );
    tree::apply(folder, files, &plan, Ownership::Named)?;
    let paint = ui::Paint::stdout();
    let state = match plan.is_change() {
        true => paint.green("updated"),
        false => paint.dim("unchanged"),
    };
    let label = workspace.label(folder);
    ui::out(&format!("{} {state} from {release}", paint.bold(label)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_remain_in_their_order() {
        let found = reduced(&json!({"version": "1.1", "partitions": [
            {"id": "b", "regionRegex": "^b$", "outputs": {"name": "b", "dnsSuffix": "b.example"},
                "regions": {"b-2": {"description": "prose"}, "b-1": {}}},
            {"id": "a", "regionRegex": "^a$", "outputs": {}, "regions": {}},
        ]}));
        assert_eq!(
            found.unwrap(),
            json!({"partitions": [
                {"id": "b", "outputs": {"dnsSuffix": "b.example", "name": "b"}, "regionRegex": "^b$",
                    "regions": ["b-1", "b-2"]},
                {"id": "a", "outputs": {}, "regionRegex": "^a$", "regions": []},
            ]})
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        for (value, message) in [
            (json!({}), "no list `partitions` in it"),
            (
                json!({"partitions": [{}]}),
                "partitions[0].regions: missing",
            ),
            (
                json!({"partitions": [{"regions": []}]}),
                "partitions[0].regions: not an object",
            ),
            (
                json!({"partitions": [{"regions": {}}]}),
                "partitions[0].id: missing",
            ),
        ] {
            assert_eq!(reduced(&value).unwrap_err().to_string(), message);
        }
    }
}
