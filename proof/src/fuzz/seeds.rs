//! Seeds derived from data of this repository, in addition to those written for a target.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use touchmark_cli::workspace::Workspace;

/// Files of the repository that are seeds: the target, the first line of the seed, and the file.
const FILES: [(&str, &str, &str); 7] = [
    ("xml_output", "Cast\n", "tests/data/foundry/cast.xml"),
    (
        "xml_output",
        "RestoreDBClusterFromS3\n",
        "tests/data/restore_db_cluster_from_s3/response.xml",
    ),
    ("json_decode", "Cast\n", "tests/data/foundry/cast.json"),
    ("botocore", "", "tests/models/foundry.json"),
    ("smithy", "", "tests/models/foundry.smithy.json"),
    (
        "documents",
        "constraints\n",
        "tests/models/foundry.constraints.json",
    ),
    (
        "documents",
        "overrides\n",
        "tests/models/foundry.overrides.json",
    ),
];

/// The documented requests of RDS.
const EXAMPLES: &str = "tests/data/rds_examples.json";

/// Writes them to the fuzzer's corpus.
pub(super) fn derive(workspace: &Workspace, fuzz: &Path) -> Result<()> {
    let read = |path: &str| {
        fs::read_to_string(workspace.root.join(path)).with_context(|| format!("cannot read {path}"))
    };
    let write = |target: &str, name: &str, text: &str| {
        let folder = fuzz.join("corpus").join(target);
        let path = folder.join(format!("seed-{name}"));
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&path, text))
            .with_context(|| format!("cannot write {}", path.display()))
    };
    for (target, line, path) in FILES {
        write(
            target,
            &path.replace('/', "-"),
            &format!("{line}{}", read(path)?),
        )?;
    }
    for (index, text) in requests(&read(EXAMPLES)?)?.iter().enumerate() {
        write("json_decode", &format!("example-{index}"), text)?;
    }
    Ok(())
}

/// The examples as inputs: a line with the operation, and its JSON.
fn requests(examples: &str) -> Result<Vec<String>> {
    let examples: Value = serde_json::from_str(examples).context(EXAMPLES)?;
    let requests = examples.get("requests").and_then(Value::as_array);
    let requests = requests.with_context(|| format!("{EXAMPLES}: no `requests`"))?;
    let request = |request: &Value| {
        let operation = request.get("operation")?.as_str()?;
        Some(format!("{operation}\n{}", request.get("input")?))
    };
    Ok(requests.iter().filter_map(request).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_written_beside_what_the_fuzzer_found() {
        let fuzz = tempfile::tempdir().unwrap();
        derive(&Workspace::find().unwrap(), fuzz.path()).unwrap();
        let corpus = fuzz.path().join("corpus");
        let example = fs::read_to_string(corpus.join("json_decode/seed-example-0")).unwrap();
        assert!(
            example.starts_with("AddRoleToDBCluster\n{\"DBClusterIdentifier\":"),
            "{example}"
        );
        let response = corpus.join("xml_output/seed-tests-data-foundry-cast.xml");
        assert!(fs::read_to_string(response).unwrap().starts_with("Cast\n<"));
    }
}
