//! The command that this project started from: the same words, the response that belongs to them, and the output that the AWS
//! CLI's documentation shows for them.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use touchmark_cli::ui;
use touchmark_cli::workspace::Workspace;

use super::aws::Aws;
use super::compare::compare;
use super::ours::Asked;
use super::session::Session;

/// The words, behind `aws`.
const WORDS: &str = "rds restore-db-cluster-from-s3 --db-cluster-identifier cluster-s3-restore --engine aurora-mysql \
     --master-username admin --master-user-password mypassword --s3-bucket-name amzn-s3-demo-bucket \
     --s3-prefix test-backup --s3-ingestion-role-arn arn:aws:iam::123456789012:role/service-role/TestBackup \
     --source-engine mysql --source-engine-version 5.7.28";

/// The response and the output, below the root of the checkout.
const RESPONSE: &str = "tests/data/restore_db_cluster_from_s3/response.xml";
const OUTPUT: &str = "examples/command/tests/output.json";

/// Carries it out on all sides, says what is the same, and returns how much is not.
pub(super) fn differences(
    workspace: &Workspace,
    session: &mut Session<'_>,
    sides: &mut [Aws],
    services: &[String],
) -> Result<usize> {
    if !services.iter().any(|service| service == "rds") {
        return Ok(0);
    }
    let read = |path: &str| {
        fs::read_to_string(workspace.root.join(path)).with_context(|| format!("cannot read {path}"))
    };
    let (response, output) = (read(RESPONSE)?, read(OUTPUT)?);
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut wrong = 0;
    for aws in sides {
        let folder = session.fresh()?;
        let question = json!({ "run": {
            "words": words, "key": "reference", "folder": folder, "formats": aws.formats, "response": response,
        }});
        let theirs = aws
            .run(&question)?
            .context("the reference command is one")?;
        let responses = [json!({ "status": 200, "body": response })];
        let ours = session.ours.run(&Asked {
            words: &theirs.words,
            formats: &aws.formats,
            responses: &responses.map(Value::from),
            folder: &folder,
        })?;
        let found = compare(aws.version, &theirs, &ours).differences;
        let json = ours.runs.first().map(|run| run.out.as_str());
        let is_documented = json == Some(output.as_str());
        ui::out(&format!(
            "the reference command, {}: {} in requests and {} formats, {} the output that is documented",
            aws.release,
            ui::count(found.len(), "difference"),
            aws.formats.len(),
            if is_documented {
                "byte for byte"
            } else {
                "not"
            },
        ));
        wrong += found.len() + usize::from(!is_documented);
    }
    Ok(wrong)
}
