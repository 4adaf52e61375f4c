//! A thing that is done to input of two sizes, and how long it takes.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How much more the large input is than the small one.
const TIMES: usize = 10;

/// How long a case is repeated. The fastest run counts: a machine that does other things can only add to it.
const BUDGET: Duration = Duration::from_secs(1);

/// What is done, of any size.
pub(crate) struct Case {
    /// What a reader calls it.
    name: &'static str,
    /// The smaller of the two sizes, in whatever the case counts.
    size: usize,
    prepare: fn(usize) -> Prepared,
}

/// What is done, of one size: how many bytes it is done to, and the work.
pub(crate) struct Prepared {
    bytes: usize,
    work: Box<dyn Fn()>,
}

impl Prepared {
    pub(crate) fn new<T>(bytes: usize, work: impl Fn() -> T + 'static) -> Self {
        Self {
            bytes,
            work: Box::new(move || {
                black_box(work());
            }),
        }
    }
}

impl Case {
    pub(crate) const fn new(
        name: &'static str,
        size: usize,
        prepare: fn(usize) -> Prepared,
    ) -> Self {
        Self {
            name,
            size,
            prepare,
        }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// The row of the case. The sizes take turns, so that a machine that slows down slows both.
    pub(crate) fn measure(&self) -> Row {
        let cases = [self.size, self.size * TIMES].map(self.prepare);
        let mut times = [Duration::MAX; 2];
        let begin = Instant::now();
        while times[1] == Duration::MAX || begin.elapsed() < BUDGET {
            for (case, fastest) in cases.iter().zip(&mut times) {
                let start = Instant::now();
                (case.work)();
                *fastest = start.elapsed().min(*fastest);
            }
        }
        Row {
            name: self.name,
            sizes: [(cases[0].bytes, times[0]), (cases[1].bytes, times[1])],
        }
    }
}

/// Bytes and time of both sizes.
pub(crate) struct Row {
    name: &'static str,
    sizes: [(usize, Duration); 2],
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        for (bytes, time) in &self.sizes {
            write!(f, "\t{bytes}\t{}", time.as_nanos())?;
        }
        Ok(())
    }
}
