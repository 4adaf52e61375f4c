//! Work on many items, by as many threads as there are processors; what comes out does not depend on their number.

use std::panic::resume_unwind;
use std::thread;

/// The result for each item, in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, |number| number.get());
    spread(items, threads, &work)
}

fn spread<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: &(impl Fn(&T) -> R + Sync),
) -> Vec<R> {
    let mut results: Vec<(usize, R)> = if threads < 2 || items.len() < 2 {
        share(items, 0, 1, work)
    } else {
        thread::scope(|scope| {
            let shares: Vec<_> = (0..threads)
                .map(|start| scope.spawn(move || share(items, start, threads, work)))
                .collect();
            let results = shares.into_iter().flat_map(|share| match share.join() {
                Ok(results) => results,
                Err(panic) => resume_unwind(panic),
            });
            results.collect()
        })
    };
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// The results for every `step`th item from `start`, with their places: neighbours are alike in size.
fn share<T, R>(items: &[T], start: usize, step: usize, work: &impl Fn(&T) -> R) -> Vec<(usize, R)> {
    let own = items.iter().enumerate().skip(start).step_by(step);
    own.map(|(index, item)| (index, work(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_does_not_depend_on_the_threads() {
        let items: Vec<usize> = (0..23).collect();
        let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
        for threads in [0, 1, 2, 3, 50] {
            assert_eq!(
                spread(&items, threads, &|item| item * 2),
                expected,
                "{threads}"
            );
        }
        assert_eq!(map(&items, |item| item * 2), expected);
        assert!(map(&[] as &[u8], |item| *item).is_empty());
    }

    #[test]
    fn what_goes_wrong_in_a_thread_goes_on() {
        let result = std::panic::catch_unwind(|| spread(&[1, 0], 2, &|item| 1 / item));
        assert!(result.is_err());
    }
}
