//! What a call returns.

use super::attempt::Done;
use super::error::{Cause, Error};
use super::service::Input;
use crate::operation::{self, Operation};
use crate::protocol::Metadata;

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
    let cause = match done.result {
        Ok(response) => {
            // Outputs are large, so this one is read where it is returned.
            let mut reply = Reply {
                output: O::Output::default(),
                request_id: None,
                attempts: done.attempts,
            };
            match operation::read::reply(O::PROTOCOL, O::SCHEMA, &response, &mut reply.output) {
                Ok(Metadata { request_id }) => {
                    reply.request_id = request_id;
                    return Ok(reply);
                }
                Err(error) => Cause::Response(error),
            }
        }
        Err(failure) => Cause::Failure(failure),
    };
    Err(Error {
        operation: O::NAME,
        url: done.url.map(Box::new),
        attempts: done.attempts,
        cause,
    })
}
