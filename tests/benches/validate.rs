//! The processor time of validating the request of the AWS CLI's example: the median of several rounds, and the best.

#![allow(clippy::expect_used, reason = "a benchmark may fail")]

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use touchmark_tests::example;

const ROUNDS: usize = 21;
const CALLS: u32 = 20_000;

fn main() {
    let input = example::input();
    assert!(input.validate().is_ok());
    let mut rounds: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = ProcessTime::now();
            for _ in 0..CALLS {
                assert!(black_box(&input).validate().is_ok());
            }
            start.elapsed() / CALLS
        })
        .collect();
    rounds.sort_unstable();
    let best = rounds.first().expect("a round");
    let median = rounds.get(ROUNDS / 2).expect("a round");
    println!("validate RestoreDBClusterFromS3: {median:?} (best {best:?})");
}
