//! The way through the pages of an output, whoever asks for them.

use super::attempt::Done;
use super::error::{Cause, Error};
use super::pages::Paginated;
use super::reply::{self, ErrorOf, ReplyOf};

/// The way through the pages of an output.
pub(super) struct Walk<I> {
    /// What asks for the next page; `None` if there is none.
    input: Option<I>,
}

impl<I: Paginated> Walk<I> {
    pub(super) fn new(input: I) -> Self {
        Self { input: Some(input) }
    }

    /// What asks for the next page, if there is one.
    pub(super) fn input(&mut self) -> Option<&mut I> {
        self.input.as_mut()
    }

    /// The page that the input has asked for. The input asks for the next one from then on.
    pub(super) fn turn(&mut self, done: Done) -> Result<ReplyOf<I>, ErrorOf<I>> {
        let (url, attempts) = (done.url.clone(), done.attempts);
        let input = self.input.take();
        let reply = reply::read::<I::Operation>(done)?;
        let Some(mut input) = input else {
            return Ok(reply);
        };
        match I::PAGING.turn(&mut input, &reply.output) {
            Ok(true) => self.input = Some(input),
            Ok(false) => {}
            Err(failure) => {
                return Err(Error {
                    operation: <I::Operation as crate::operation::Operation>::NAME,
                    url: url.map(Box::new),
                    attempts,
                    cause: Cause::Failure(failure),
                });
            }
        }
        Ok(reply)
    }
}
