//! A case: work on input of two sizes, and its time.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

/// The ratio of the sizes of the two inputs.
const TIMES: usize = 10;

/// How long a case is repeated. The fastest run is used, in CPU time: other work on the machine interrupts long runs
/// more often than short ones.
const BUDGET: Duration = Duration::from_secs(2);

/// Work on input of any size.
pub(crate) struct Case {
    /// The name in the table.
    name: &'static str,
    /// The smaller of the two sizes, in units of the case.
    size: usize,
    prepare: fn(usize) -> Prepared,
}

/// Work on input of one size: the bytes of the input, and the work.
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

    /// Measures the case. The sizes alternate, so that a machine that slows down affects both.
    pub(crate) fn measure(&self) -> Row {
        let cases = [self.size, self.size * TIMES].map(self.prepare);
        let mut times = [Duration::MAX; 2];
        let begin = Instant::now();
        while times[1] == Duration::MAX || begin.elapsed() < BUDGET {
            for (case, fastest) in cases.iter().zip(&mut times) {
                let start = ProcessTime::now();
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
