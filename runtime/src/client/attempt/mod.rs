//! A call as a sequence of steps, for whoever has a clock, a connection and a provider of credentials.
//!
//! A step says what to do; its answer results in the next step. So one loop makes a client, whether it waits for
//! connections or is woken by them, and tests of retries, wrong clocks and expired credentials need neither.
//!
//! ```
//! use touchmark::client::attempt::{Done, Step};
//! use touchmark::client::credentials::Credentials;
//! use touchmark::client::now::Now;
//! use touchmark::client::transport::TransportError;
//! use touchmark::protocol::{Request, Response};
//!
//! fn run(
//!     mut step: Step<'_>,
//!     now: impl Fn() -> Now,
//!     credentials: &Credentials,
//!     send: impl Fn(Request) -> Result<Response<'static>, TransportError>,
//! ) -> Done {
//!     loop {
//!         step = match step {
//!             Step::Provide(ask) => ask.answer(now(), Ok(credentials.clone())),
//!             Step::Wait(pause) => {
//!                 std::thread::sleep(pause.duration());
//!                 pause.over(now())
//!             }
//!             Step::Send(mut attempt) => {
//!                 let response = send(attempt.take_request());
//!                 attempt.answer(&now, response)
//!             }
//!             Step::Done(done) => return done,
//!         };
//!     }
//! }
//! ```

mod call;
mod provided;
mod step;
mod verdict;

pub use step::{Ask, Attempt, Done, Pause, Step};
