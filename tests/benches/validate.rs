//! The time of validating the request of the AWS CLI's example.

#![allow(missing_docs, reason = "criterion's macros make functions without")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use touchmark_tests::example;

fn validate(criterion: &mut Criterion) {
    let input = example::input();
    assert!(input.validate().is_ok());
    criterion.bench_function("validate RestoreDBClusterFromS3", |bencher| {
        bencher.iter(|| black_box(&input).validate());
    });
}

criterion_group!(benches, validate);
criterion_main!(benches);
