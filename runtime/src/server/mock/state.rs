//! What a mock expects, and what has been called.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::call::{Call, CameOfIt};
#[cfg(feature = "tower")]
use super::clock::Clock;
use super::plan::{Answer, Plan};
use super::report::{self, MockReport};
use crate::client::now::Now;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::operation::AnyOperation;
use crate::protocol::{Request, Response};
use crate::server::options::Server;
use crate::server::receive::Received;
use crate::shape::Structure;

/// What a mock expects, and what has been called.
pub(super) struct State {
    server: Server,
    books: Mutex<Books>,
    #[cfg(feature = "tower")]
    pub(super) clock: Clock,
}

#[derive(Default)]
struct Books {
    plans: BTreeMap<&'static str, VecDeque<Plan>>,
    calls: Vec<Call>,
}

/// An answer, and how long it takes.
pub(super) struct Answered {
    pub(super) delay: Duration,
    pub(super) result: Result<Response<'static>, TransportError>,
}

impl State {
    pub(super) fn new(server: Server) -> Self {
        Self {
            server,
            books: Mutex::default(),
            #[cfg(feature = "tower")]
            clock: Clock::default(),
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        // Nothing below leaves them in halves.
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn plan(&self, operation: &'static str, plan: Plan) {
        let mut books = self.books();
        books.plans.entry(operation).or_default().push_back(plan);
    }

    /// Changes the last plan of an operation.
    pub(super) fn change(&self, operation: &str, change: impl FnOnce(&mut Plan)) {
        let mut books = self.books();
        let plans = books.plans.get_mut(operation);
        if let Some(plan) = plans.and_then(VecDeque::back_mut) {
            change(plan);
        }
    }

    pub(super) fn calls(&self) -> Vec<Call> {
        self.books().calls.clone()
    }

    /// What was not as expected.
    pub(super) fn report(&self) -> Result<(), MockReport> {
        let books = self.books();
        let plans = books.plans.iter().flat_map(|(operation, plans)| {
            plans
                .iter()
                .map(|plan| (*operation, plan.left.unwrap_or(0)))
        });
        report::of(self.server.service.sdk_id, plans, &books.calls)
    }

    /// Answers a request.
    pub(super) fn answer(&self, request: Request) -> Answered {
        let now = Now::since(Instant::now()).time;
        let received = match self.server.accept(request, now, &|_| true) {
            Ok(received) => received,
            Err((request_id, error)) => {
                self.books().calls.push(Call {
                    operation: None,
                    input: None,
                    came_of_it: CameOfIt::Refused(error.to_string()),
                });
                return Answered {
                    delay: Duration::ZERO,
                    result: Ok(self.server.respond_error(&request_id, &error)),
                };
            }
        };
        let Received {
            operation,
            input,
            about,
        } = received;
        let input: Arc<dyn Structure> = Arc::from(input);
        match self.next(operation, &input) {
            Some((answer, delay)) => Answered {
                delay,
                result: self.result(operation, &*input, about.request_id(), &answer),
            },
            None => Answered {
                delay: Duration::ZERO,
                result: Err(unexpected(operation)),
            },
        }
    }

    /// The next answer for an operation, if there is one; the call is written down.
    fn next(
        &self,
        operation: &'static dyn AnyOperation,
        input: &Arc<dyn Structure>,
    ) -> Option<(Arc<Answer>, Duration)> {
        let name = operation.schema().name;
        let mut books = self.books();
        let plan = books.plans.get_mut(name).and_then(|plans| {
            while plans.front().is_some_and(Plan::is_used_up) {
                plans.pop_front();
            }
            plans.front_mut()
        });
        let next = plan.map(|plan| {
            plan.left = plan.left.map(|left| left.saturating_sub(1));
            (Arc::clone(&plan.answer), plan.delay)
        });
        let came_of_it = match next {
            Some(_) => CameOfIt::Answered,
            None => CameOfIt::Unexpected,
        };
        books.calls.push(Call {
            operation: Some(name),
            input: Some(Arc::clone(input)),
            came_of_it,
        });
        next
    }

    fn result(
        &self,
        operation: &dyn AnyOperation,
        input: &dyn Structure,
        request_id: &str,
        answer: &Answer,
    ) -> Result<Response<'static>, TransportError> {
        let server = &self.server;
        Ok(match answer {
            Answer::Output(output) => server.respond(operation, request_id, Ok(&**output)),
            Answer::Error(error) => server.respond(operation, request_id, Err(error)),
            Answer::Call(call) => {
                let outcome = call(input);
                server.respond(operation, request_id, outcome.as_deref())
            }
            Answer::Response(response) => response.clone(),
            Answer::Transport(error) => return Err(error.clone()),
        })
    }
}

/// The error for the client, which does not send the request again.
fn unexpected(operation: &dyn AnyOperation) -> TransportError {
    let name = operation.schema().name;
    let cause = format!("the mock expects no call of {name}: say so with `mock.expect({name})`");
    TransportError::new(TransportErrorKind::Request).cause(cause)
}
