//! The files about clients that stand beside a raw model: facts as the source has them.

use anyhow::{Context, Result};
use touchmark_model::model::{self, Source, client};

use super::facts;
use crate::config::Prose;
use crate::source::RawModel;
use crate::tree::Files;

/// The files to write, each checked by reading it.
pub(super) fn files(raw: &RawModel, prose: Prose) -> Result<Files> {
    let mut model = model::parse(&Source {
        name: &raw.name,
        bytes: &raw.json,
    })?;
    client::add_beside(&mut model, &raw.beside().sources())
        .context("what stands beside the model cannot be used; nothing was written")?;
    let files = raw.beside.iter().map(|(name, bytes)| {
        let value = model::read(&Source { name, bytes })?;
        Ok((name.clone(), facts::render(&facts::facts(value, prose))?))
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"version": "2.0",
        "metadata": {"apiVersion": "1", "endpointPrefix": "forge", "protocol": "query", "serviceFullName": "Forge",
            "serviceId": "Forge", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"},
        "operations": {}, "shapes": {}}"#;

    fn written(rules: &str) -> Result<String> {
        let dir = tempfile::tempdir()?;
        let model = dir.path().join("service-2.json");
        std::fs::write(&model, MODEL)?;
        std::fs::write(dir.path().join("endpoint-rule-set-1.json"), rules)?;
        let raw = crate::source::model_file(&model)?;
        let files = files(&raw, Prose::Drop)?;
        assert_eq!(files.len(), 1);
        Ok(String::from_utf8(
            files["endpoint-rule-set-1.json"].clone(),
        )?)
    }

    #[test]
    fn rules_are_kept_without_prose() {
        let text = written(
            r#"{"version": "1.0", "parameters": {"Region": {"builtIn": "AWS::Region", "type": "String", "required": false,
                "documentation": "prose"}}, "rules": [{"type": "error", "conditions": [], "error": "no"}]}"#,
        );
        let text = text.unwrap();
        assert!(
            text.contains("AWS::Region") && !text.contains("prose"),
            "{text}"
        );
    }

    #[test]
    fn rules_that_nothing_evaluates_are_not_written() {
        let error = written(
            r#"{"version": "1.0", "parameters": {}, "rules": [{"type": "error", "error": "no",
                "conditions": [{"fn": "substring", "argv": []}]}]}"#,
        );
        let error = format!("{:#}", error.unwrap_err());
        assert!(
            error.contains("endpoint-rule-set-1.json: ")
                && error.contains("rules[0].conditions[0].fn: the function `substring`"),
            "{error}"
        );
    }
}
