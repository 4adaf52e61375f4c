//! A valid request built from the rules of its schema validates, and one step outside each rule is rejected by exactly
//! that one: for every rule of every operation of the invented service and of RDS.

mod numbers;
mod oracle;
mod place;
mod pool;
mod sample;
mod search;
mod site;
mod texts;
mod trial;
mod values;

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value as Json;
use touchmark::schema::Structure;
use touchmark::validate::{Level, Validation};
use touchmark::{AnyOperation, ViolationKind};

use super::fill::{self, Choices};
use super::round_trips::{Operation, cases};
use pool::Pool;
use proptest::prelude::*;

/// The violations that `validate` finds.
fn violations(
    operation: &'static dyn AnyOperation,
    request: &Json,
) -> Vec<(String, bool, ViolationKind)> {
    let input = operation
        .input_from_json(&request.to_string())
        .unwrap_or_else(|error| panic!("{}: {error} in {request}", operation.schema().name));
    let validation = Validation::new().level(Level::Documented);
    let result = validation.check(&*input);
    assert_eq!(result, validation.check(&*input));
    let mut found: Vec<_> = result
        .err()
        .iter()
        .flatten()
        .map(|violation| {
            (
                violation.path().to_owned(),
                violation.is_key(),
                violation.kind(),
            )
        })
        .collect();
    found.sort();
    found
}

/// The violations that it must find.
fn expected(root: &'static Structure, request: &Json) -> Vec<(String, bool, ViolationKind)> {
    let mut expected: Vec<_> = oracle::findings(root, request)
        .into_iter()
        .map(|found| (place::text(root, &found.place), found.is_key, found.kind))
        .collect();
    expected.sort();
    expected
}

/// The number of trials, and those that did not have the wanted result.
#[derive(Default)]
struct Coverage {
    trials: usize,
    missed: Vec<String>,
}

/// Tries some of the sites of an operation, selected by their numbers.
fn try_some(
    operation: &'static dyn AnyOperation,
    seed: usize,
    coverage: &mut Coverage,
    chosen: impl Fn(usize, usize) -> bool,
) {
    let root = operation.schema().input;
    let name = operation.schema().name;
    let mut pool = Pool::new(root, seed);
    let mut base = pool.least(&[]);
    let valid = search::repair(root, &mut pool, &mut base, &|_, found| found.len());
    assert!(valid, "{name}: no valid request found, at most {base}");
    assert_eq!(violations(operation, &base), [], "{name}: {base}");
    let sites = site::sites(root, &mut pool);
    for (_, site) in sites
        .iter()
        .enumerate()
        .filter(|(index, _)| chosen(*index, sites.len()))
    {
        for trial in trial::trials(root, &mut pool, site) {
            coverage.trials += 1;
            let Some(request) = trial::run(root, &mut pool, &base, site, &trial) else {
                let missed = format!("{name} {}: {}", trial.what, site.describe(root));
                coverage.missed.push(missed);
                continue;
            };
            let found = violations(operation, &request);
            assert_eq!(found, expected(root, &request), "{name}: {request}");
            assert_eq!(found.len(), usize::from(trial.outside), "{name}: {request}");
        }
    }
}

/// Tries all sites of operations, in parallel.
fn cover(operations: &[&'static dyn AnyOperation]) -> Coverage {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut coverage = Coverage::default();
        while let Some(operation) = operations.get(next.fetch_add(1, Ordering::Relaxed)) {
            try_some(*operation, 0, &mut coverage, |_, _| true);
        }
        coverage
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all = Coverage::default();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let coverage = thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            all.trials += coverage.trials;
            all.missed.extend(coverage.missed);
        }
    });
    all.missed.sort();
    all
}

proptest! {
    /// For any request, `validate` finds the expected violations, the same ones each time, and does not panic.
    #[test]
    fn violations_are_as_expected((Operation(operation), choices) in cases()) {
        let root = operation.schema().input;
        let mut input = operation.new_input();
        fill::structure(&mut *input, &mut Choices::new(&choices, false));
        let request = touchmark::codec::json::serialize(&*input, serde_json::value::Serializer).unwrap();
        prop_assert_eq!(violations(operation, &request), expected(root, &request), "{}", request);
    }

    /// The steps with other strings and other values.
    #[test]
    fn some_rule((Operation(operation), choices) in cases(), seed in 1_usize..1_000) {
        let mut coverage = Coverage::default();
        let some = choices.first().map_or(0, |choice| *choice as usize);
        try_some(operation, seed, &mut coverage, |index, count| index == some % count);
    }
}

#[test]
fn every_rule_of_the_invented_service() {
    let coverage = cover(&touchmark_tests::foundry::operation::OPERATIONS);
    println!("{} trials", coverage.trials);
    assert_eq!(coverage.missed, Vec::<String>::new());
}

/// A rule that another one implies cannot be broken alone: a length next to a list of values, an edge that a rule under
/// a condition forbids. There are few of these.
#[test]
fn every_rule_of_rds() {
    let coverage = cover(&touchmark_rds::operation::OPERATIONS);
    let missed = coverage.missed.join("\n");
    println!("{} trials, not made:\n{missed}", coverage.trials);
    assert!(coverage.trials > 3_000, "{} trials", coverage.trials);
    assert!(
        coverage.missed.len() * 100 < coverage.trials * 3,
        "{} of {} trials not made:\n{missed}",
        coverage.missed.len(),
        coverage.trials
    );
}
