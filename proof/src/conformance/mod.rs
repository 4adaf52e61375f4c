//! `cargo xtask conformance`: AWS protocol tests, run against the modules generated from their models.

pub(crate) mod args;
mod compare;
mod form;
mod headers;
mod left_out;
mod model;
mod report;
mod shapes;
mod skips;
mod suite;
#[cfg(test)]
mod tests;
mod values;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::driver::{Answer, Driver, Module, Question};
use args::ConformanceArgs;
use compare::{Outcome, Verdict};
use model::Models;
use report::Row;
use shapes::Shapes;
use skips::Skips;
use suite::{Case, Suite, Test};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::Protocol;

/// Runs the tests of a folder, and prints the results.
pub(crate) fn run(workspace: &Workspace, args: &ConformanceArgs) -> Result<ExitCode> {
    let skips = Skips::load(workspace)?;
    let suites = suite::read(&args.dir)?;
    let crate_folder = workspace.target().join("conformance");
    let rows = rows(workspace, &crate_folder, &suites, &skips)?;
    if args.json {
        ui::out(&serde_json::to_string_pretty(&report::json(&rows))?);
    } else {
        ui::out(&report::print(&rows, Paint::stdout()));
    }
    let unmatched = skips.unmatched();
    if !unmatched.is_empty() {
        bail!(
            "{}: {}; remove the entry",
            skips::PATH,
            unmatched.join("; ")
        );
    }
    let failed = rows.iter().any(|row| row.failed() > 0);
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The results of each suite.
fn rows<'s>(
    workspace: &Workspace,
    folder: &Path,
    suites: &'s [Suite],
    skips: &Skips,
) -> Result<Vec<Row<'s>>> {
    let mut modules = Vec::new();
    let mut plans = Vec::new();
    for (index, suite) in suites.iter().enumerate() {
        plans.push(plan(index, suite, skips, &mut modules));
    }
    let questions: Vec<Question> = plans
        .iter()
        .flatten()
        .filter_map(|plan| match plan {
            Plan::Ask(question) => Some(question.clone()),
            Plan::Done(_) => None,
        })
        .collect();
    let mut driver = None;
    if !questions.is_empty() {
        ui::err(&format!(
            "building {}",
            ui::count(modules.len(), "generated module")
        ));
        driver = Some(Driver::build(workspace, folder, &modules)?);
    }
    let answers = match &mut driver {
        Some(driver) => driver.ask(&questions)?,
        None => Vec::new(),
    };
    let mut answers = answers.iter();
    let mut rows = Vec::new();
    for (suite, plans) in suites.iter().zip(plans) {
        let cases = suite.cases.iter().zip(plans);
        let outcomes = cases.map(|(case, plan)| match plan {
            Plan::Done(outcome) => outcome,
            Plan::Ask(_) => {
                let none = Answer::Refused("no answer".to_owned());
                let answer = answers.next().unwrap_or(&none);
                compare::outcome(suite, case, answer, skips)
            }
        });
        rows.push(Row {
            suite,
            outcomes: outcomes.collect(),
        });
    }
    Ok(rows)
}

/// How to run a case.
enum Plan {
    Ask(Question),
    /// Its result is already known.
    Done(Outcome),
}

/// Generates a suite's modules, and plans each of its cases.
fn plan(index: usize, suite: &Suite, skips: &Skips, modules: &mut Vec<Module>) -> Vec<Plan> {
    let all = |verdict: &Verdict| -> Vec<Plan> {
        let cases = suite.cases.iter();
        cases.map(|case| done(case, verdict.clone())).collect()
    };
    if suite.protocol().is_none() {
        let protocol = suite.protocol_name();
        let known = Protocol::ALL.map(Protocol::botocore).join(" and ");
        let reason = format!("its protocol is {protocol}, and only {known} are generated");
        return all(&Verdict::Skipped(reason));
    }
    let models = Models::new(suite);
    let packages = match models.generate(suite) {
        Ok(packages) => packages,
        Err(error) => {
            return all(&Verdict::Failed(vec![format!(
                "the generator refuses the model: {error}"
            )]));
        }
    };
    let name = |model: usize| format!("suite_{index}_{model}");
    modules.extend(
        packages
            .into_iter()
            .enumerate()
            .map(|(model, package)| Module {
                name: name(model),
                package,
            }),
    );
    let cases = suite.cases.iter().zip(&models.of_case);
    cases
        .map(|(case, (model, operation))| {
            if let Some(reason) = skips.reason(&case.name, None) {
                return done(case, Verdict::Skipped(reason.to_owned()));
            }
            match &case.test {
                Ok(test) => Plan::Ask(question(
                    suite,
                    case,
                    test,
                    (name(*model), operation.clone()),
                )),
                Err(problem) => done(
                    case,
                    Verdict::Failed(vec![format!("the case cannot be read: {problem}")]),
                ),
            }
        })
        .collect()
}

fn done(case: &Case, verdict: Verdict) -> Plan {
    Plan::Done(Outcome {
        case: case.name.clone(),
        verdict,
        left_out: Vec::new(),
    })
}

/// The question of a case. Inputs are not validated: a test of the protocol may violate a constraint of its model.
fn question(
    suite: &Suite,
    case: &Case,
    test: &Test,
    (module, operation): (String, String),
) -> Question {
    match test {
        Test::Request { params, .. } => Question::Request {
            module,
            operation,
            input: values::input(params, Shapes(&suite.shapes).at(case.given.get("input"))),
            validate: false,
        },
        Test::Response { status, body, .. } => Question::Response {
            module,
            operation,
            status: *status,
            body: body.clone(),
        },
    }
}
