//! Waits until what a service makes is as it should be, by asking again and again.

use std::fmt;
use std::time::Duration;

use super::error::Error;
use super::now::Now;
use super::random::{Random, fraction};
use super::reply::{ErrorOf, Reply, ReplyOf};
use super::search::{Expression, Found};
use super::service::Input;
use crate::operation::ServiceError;
use crate::shape::Structure;

/// What is waited for, as static data that generated code has.
#[derive(Debug)]
#[non_exhaustive]
pub struct Waiter {
    /// Its name in the model, as in `DBClusterAvailable`.
    pub name: &'static str,
    /// How long to wait before the second question, in seconds.
    pub min_delay: u32,
    /// How long to wait between two questions at most, in seconds.
    pub max_delay: u32,
    /// How often to ask at most, which is the limit if a call sets none.
    pub max_questions: u32,
    /// What answers mean; the first that matches counts. Without one, an answer means to go on, and an error is one.
    pub acceptors: &'static [Acceptor],
}

impl Waiter {
    /// A waiter that asks every two minutes at most, and not more than 60 times.
    #[must_use]
    pub const fn new(name: &'static str, min_delay: u32, acceptors: &'static [Acceptor]) -> Self {
        Self {
            name,
            min_delay,
            max_delay: 120,
            max_questions: 60,
            acceptors,
        }
    }

    /// Sets how long to wait between two questions at most, in seconds.
    #[must_use]
    pub const fn max_delay(mut self, seconds: u32) -> Self {
        self.max_delay = seconds;
        self
    }

    /// Sets how often to ask at most.
    #[must_use]
    pub const fn max_questions(mut self, count: u32) -> Self {
        self.max_questions = count;
        self
    }

    /// What an output means; `None` if it means nothing.
    #[must_use]
    pub fn state_of_output(&self, output: &dyn Structure) -> Option<State> {
        self.state(|matcher| matcher.matches_output(output))
    }

    /// What an error that the service reports means; `None` if it means nothing.
    #[must_use]
    pub fn state_of_error<F>(&self, error: &ServiceError<F>) -> Option<State> {
        self.state(|matcher| matcher.matches_error(error))
    }

    fn state(&self, matches: impl Fn(&Matcher) -> bool) -> Option<State> {
        Some(self.acceptor(matches)?.state)
    }

    fn acceptor(&self, matches: impl Fn(&Matcher) -> bool) -> Option<&'static Acceptor> {
        let mut acceptors = self.acceptors.iter();
        acceptors.find(|acceptor| matches(&acceptor.matcher))
    }

    /// How long to wait after question number `question`, counted from 0: twice as long each time, at random between that
    /// and the shortest delay.
    fn delay(&self, question: u32, random: &dyn Random) -> Duration {
        let least = Duration::from_secs(self.min_delay.into());
        let most = Duration::from_secs(self.max_delay.into());
        let factor = 2_u32.saturating_pow(question);
        let longest = least.saturating_mul(factor).min(most).max(least);
        least.saturating_add(longest.saturating_sub(least).mul_f64(fraction(random)))
    }
}

/// What an answer means.
#[derive(Debug)]
#[non_exhaustive]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which answers.
    pub matcher: Matcher,
}

impl Acceptor {
    /// What answers mean that match.
    #[must_use]
    pub const fn new(state: State, matcher: Matcher) -> Self {
        Self { state, matcher }
    }
}

/// What an answer means for a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// What was waited for has come.
    Success,
    /// It will never come.
    Failure,
    /// It may come.
    Retry,
}

/// Which answers match.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Matcher {
    /// Every output.
    Output,
    /// Every error that the service reports.
    Fault,
    /// Errors with this code, or of the fault with this name in the model.
    Error(&'static str),
    /// Errors with this status.
    Status(u16),
    /// Outputs in which this is found.
    Is(Expression, Expected),
    /// Outputs in which this is found in all items of a list that is not empty.
    All(Expression, Expected),
    /// Outputs in which this is found in an item of a list.
    Any(Expression, Expected),
}

/// What must be found.
#[derive(Debug, Clone, Copy)]
pub enum Expected {
    /// A text.
    Text(&'static str),
    /// A truth value.
    Boolean(bool),
}

impl Expected {
    fn is(self, found: &Found<'_>) -> bool {
        match (self, found) {
            (Self::Text(expected), Found::Text(found)) => expected == *found,
            (Self::Boolean(expected), Found::Boolean(found)) => expected == *found,
            _ => false,
        }
    }
}

impl Matcher {
    /// What must be found in an output.
    const fn expected(&self) -> Option<Expected> {
        match self {
            Self::Is(_, expected) | Self::All(_, expected) | Self::Any(_, expected) => {
                Some(*expected)
            }
            _ => None,
        }
    }

    fn matches_output(&self, output: &dyn Structure) -> bool {
        let (path, expected) = match self {
            Self::Output => return true,
            Self::Fault | Self::Error(_) | Self::Status(_) => return false,
            Self::Is(path, expected) => return expected.is(&path.search(output)),
            Self::All(path, expected) | Self::Any(path, expected) => (path, expected),
        };
        let Found::List(items) = path.search(output) else {
            return false;
        };
        let mut items = items.iter();
        match self {
            Self::All(..) => items.len() > 0 && items.all(|item| expected.is(item)),
            _ => items.any(|item| expected.is(item)),
        }
    }

    fn matches_error<F>(&self, error: &ServiceError<F>) -> bool {
        match self {
            Self::Fault => true,
            Self::Error(name) => error.code == *name || error.name() == Some(*name),
            Self::Status(status) => error.status == *status,
            _ => false,
        }
    }
}

/// A state that can be waited for. Generated code implements it for a type without values.
pub trait Wait {
    /// The input of the operation that is asked.
    type Input: Input;
    /// What answers mean, and how often to ask.
    const WAITER: &'static Waiter;
}

/// An answer of the operation of `I`.
pub type AnswerOf<I> = Result<ReplyOf<I>, ErrorOf<I>>;

/// A wait between its questions.
pub(super) struct Waiting<'w> {
    waiter: &'static Waiter,
    random: &'w dyn Random,
    limit: Option<Duration>,
    questions: u32,
    found: Option<Expected>,
}

/// How a wait goes on after an answer.
pub(super) enum Next {
    /// With another question, after this time.
    Ask(Duration),
    /// It is over.
    Over(Result<(), WaitErrorKind>),
}

impl<'w> Waiting<'w> {
    /// `limit` is the time for the whole, in place of the waiter's count of questions.
    pub(super) fn new(
        waiter: &'static Waiter,
        random: &'w dyn Random,
        limit: Option<Duration>,
    ) -> Self {
        Self {
            waiter,
            random,
            limit,
            questions: 0,
            found: None,
        }
    }

    /// The end of the wait.
    pub(super) fn over<I: Input>(
        self,
        result: Result<(), WaitErrorKind>,
        answer: AnswerOf<I>,
    ) -> Result<Waited<I>, WaitError<I>> {
        let Self {
            questions, found, ..
        } = self;
        match result {
            Ok(()) => Ok(Waited { answer, questions }),
            Err(kind) => Err(WaitError {
                waiter: self.waiter.name,
                kind,
                answer: Box::new(answer),
                questions,
                found,
            }),
        }
    }

    /// What an answer means.
    pub(super) fn after<O: Structure, F>(
        &mut self,
        now: Now,
        answer: &Result<Reply<O>, Error<F>>,
    ) -> Next {
        let delay = self.waiter.delay(self.questions, self.random);
        self.questions = self.questions.saturating_add(1);
        let acceptor = match answer {
            Ok(reply) => {
                let output = &reply.output;
                self.waiter
                    .acceptor(|matcher| matcher.matches_output(output))
            }
            Err(error) => error
                .as_service()
                .and_then(|error| self.waiter.acceptor(|matcher| matcher.matches_error(error))),
        };
        match acceptor.map(|acceptor| acceptor.state) {
            Some(State::Success) => Next::Over(Ok(())),
            Some(State::Failure) => {
                self.found = acceptor.and_then(|acceptor| acceptor.matcher.expected());
                Next::Over(Err(WaitErrorKind::Failed))
            }
            None if answer.is_err() => Next::Over(Err(WaitErrorKind::Error)),
            Some(State::Retry) | None => self.again(now, delay),
        }
    }

    fn again(&self, now: Now, delay: Duration) -> Next {
        let is_late = match self.limit {
            Some(limit) => now.elapsed.saturating_add(delay) > limit,
            None => self.questions >= self.waiter.max_questions,
        };
        if is_late {
            return Next::Over(Err(WaitErrorKind::Late));
        }
        Next::Ask(delay)
    }
}

/// What was waited for has come.
pub struct Waited<I: Input> {
    /// The answer that says so. It may be an error: of what is gone, nothing is found.
    pub answer: AnswerOf<I>,
    /// How often the service was asked.
    pub questions: u32,
}

/// What was waited for has not come.
pub struct WaitError<I: Input> {
    /// The waiter's name in the model.
    pub waiter: &'static str,
    /// Why.
    pub kind: WaitErrorKind,
    /// The last answer.
    pub answer: Box<AnswerOf<I>>,
    /// How often the service was asked.
    pub questions: u32,
    /// What the last answer has, because of which it will never come, if that is a value.
    pub found: Option<Expected>,
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitErrorKind {
    /// It will never come.
    Failed,
    /// It has not come in time.
    Late,
    /// The last answer is an error that says nothing about it.
    Error,
}

impl<I: Input> fmt::Debug for Waited<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waited")
            .field("error", &self.answer.as_ref().err())
            .field("questions", &self.questions)
            .finish_non_exhaustive()
    }
}

/// Shows no output, which may be long.
impl<I: Input> fmt::Debug for WaitError<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitError")
            .field("waiter", &self.waiter)
            .field("kind", &self.kind)
            .field("error", &self.answer.as_ref().as_ref().err())
            .field("questions", &self.questions)
            .finish_non_exhaustive()
    }
}

impl<I: Input> fmt::Display for WaitError<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.waiter)?;
        f.write_str(match self.kind {
            WaitErrorKind::Failed => "it will never be",
            WaitErrorKind::Late => "it was not in time",
            WaitErrorKind::Error => "the service cannot be asked",
        })?;
        match self.questions {
            1 => f.write_str(", after 1 question")?,
            questions => write!(f, ", after {questions} questions")?,
        }
        match &*self.answer {
            Ok(_) => match self.found {
                Some(Expected::Text(text)) => write!(f, ": the answer has `{text}`"),
                Some(Expected::Boolean(value)) => write!(f, ": the answer has `{value}`"),
                None => Ok(()),
            },
            Err(error) => write!(f, ": {error}"),
        }
    }
}

impl<I: Input> std::error::Error for WaitError<I> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.answer {
            Err(error) => error.source(),
            Ok(_) => None,
        }
    }
}
