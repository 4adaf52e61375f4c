//! The tests that models have for their endpoint rules, of every Smithy model in the folder that
//! `TOUCHMARK_SMITHY_MODELS` names: `cargo test -p touchmark --test it endpoint_rules -- --ignored --nocapture`.

mod read;

use std::fs;
use std::path::Path;

use serde_json::Value;
use touchmark::client::endpoint::partitions::{self, Partition};
use touchmark::client::endpoint::rules::RuleSet;
use touchmark::client::endpoint::{EndpointError, Settings};

/// The partitions that had no endpoints for both versions of IP when the models were released.
const WITHOUT_DUAL_STACK: [&str; 2] = ["aws-iso", "aws-iso-b"];

/// The partitions as they were when the models were released.
fn released() -> &'static [Partition] {
    let all = partitions::ALL.iter().cloned().map(|partition| {
        let supports = !WITHOUT_DUAL_STACK.contains(&partition.name);
        partition.supports_dual_stack(supports)
    });
    Vec::leak(all.collect())
}

/// The rules of a model, and the tests of them.
struct Tested {
    rules: &'static RuleSet,
    cases: Vec<Value>,
}

/// # Errors
/// What rules use that nothing here evaluates.
fn model(path: &Path) -> Result<Tested, String> {
    let model: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    let mut services = shapes.values().filter(|shape| shape["type"] == "service");
    let traits = &services.next().unwrap()["traits"];
    Ok(Tested {
        rules: read::rule_set(&traits["smithy.rules#endpointRuleSet"])?,
        cases: traits["smithy.rules#endpointTests"]["testCases"]
            .as_array()
            .unwrap()
            .clone(),
    })
}

fn settings(parameters: &Value) -> Settings {
    let flag = |name: &str| parameters[name].as_bool().unwrap_or_default();
    let mut settings = Settings::new()
        .use_fips(flag("UseFIPS"))
        .use_dual_stack(flag("UseDualStack"))
        .use_global_endpoint(flag("UseGlobalEndpoint"));
    if let Some(region) = parameters["Region"].as_str() {
        settings = settings.region(region);
    }
    if let Some(url) = parameters["Endpoint"].as_str() {
        settings = settings.endpoint(url);
    }
    settings
}

/// What is wrong with the result of a case; `None` if nothing is.
fn difference(
    rules: &'static RuleSet,
    partitions: &'static [Partition],
    case: &Value,
) -> Option<String> {
    let found = settings(&case["params"]).resolve(rules, partitions);
    let expected = &case["expect"];
    let is_right = match &found {
        Ok(endpoint) => {
            let scheme = &expected["endpoint"]["properties"]["authSchemes"][0];
            expected["endpoint"]["url"] == endpoint.url.to_string().as_str()
                && scheme["signingName"].as_str() == endpoint.signing_name.as_deref()
                && scheme["signingRegion"].as_str() == endpoint.signing_region.as_deref()
        }
        Err(EndpointError::Refused(reason)) => expected["error"] == reason.as_str(),
        Err(_) => false,
    };
    (!is_right).then(|| format!("{}: {found:?}", case["documentation"]))
}

#[test]
#[ignore = "needs Smithy models, in the folder that TOUCHMARK_SMITHY_MODELS names"]
fn every_case_has_its_endpoint() {
    let folder =
        std::env::var("TOUCHMARK_SMITHY_MODELS").expect("TOUCHMARK_SMITHY_MODELS is not set");
    let (released, mut read, mut wrong) = (released(), 0, Vec::new());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Tested { rules, cases } = match model(&path) {
            Ok(tested) => tested,
            Err(reason) => {
                println!("{name}: left out, {reason}");
                continue;
            }
        };
        read += 1;
        let differences = |partitions: &'static [Partition]| -> Vec<String> {
            let cases = cases.iter();
            let found = cases.filter_map(|case| difference(rules, partitions, case));
            found
                .map(|difference| format!("{name}: {difference}"))
                .collect()
        };
        let today = differences(partitions::ALL);
        println!(
            "{name}: {} cases, with today's partitions {} differ",
            cases.len(),
            today.len()
        );
        today
            .iter()
            .for_each(|difference| println!("    {difference}"));
        wrong.extend(differences(released));
    }
    assert!(
        read > 0,
        "no model in {folder} has rules that can be evaluated"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
