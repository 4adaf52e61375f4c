//! What a call returns.

use super::attempt::Done;
use super::error::{Cause, Error};
use super::service::Input;
use crate::operation::{self, Operation};

/// The output of a call, and what is known of how it came about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The operation's output.
    pub output: T,
    /// The request id, which AWS Support asks for.
    pub request_id: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
}

/// What a call with the input `I` returns.
pub type ReplyOf<I> = Reply<<<I as Input>::Operation as Operation>::Output>;

/// How a call with the input `I` fails.
pub type ErrorOf<I> = Error<<<I as Input>::Operation as Operation>::Fault>;

/// The result of a call of the operation `O`, read from its last response.
///
/// # Errors
/// What the service reports, a response that cannot be read, or why there is none.
pub fn read<O: Operation>(done: Done) -> Result<Reply<O::Output>, Error<O::Fault>> {
    let attempts = done.attempts;
    let cause = match done.result {
        Ok(response) => match O::parse_response(&response) {
            Ok(operation::Reply { output, request_id }) => {
                return Ok(Reply {
                    output,
                    request_id,
                    attempts,
                });
            }
            Err(error) => Cause::Response(error),
        },
        Err(failure) => Cause::Failure(failure),
    };
    Err(Error {
        operation: O::NAME,
        url: done.url.map(Box::new),
        attempts,
        cause,
    })
}
