//! Operations by name, for command lines, mock servers, fuzzers and tests.

use std::ops::Deref;

use super::error::Error;
use super::fault::{AnyFault, Fault};
use super::read::{self, describe};
use super::{Operation, Reply};
use crate::protocol::{Protocol, Response};
use crate::schema;
use crate::shape::Structure;

/// An operation whose types are not known at compile time. Every [`Operation`] implements it.
pub trait AnyOperation: Send + Sync {
    /// The operation's schema.
    fn schema(&self) -> &'static schema::Operation;

    /// The protocol of the operation's service.
    fn protocol(&self) -> &'static dyn Protocol;

    /// An input whose members are all absent.
    fn new_input(&self) -> Box<dyn Structure>;

    /// An output whose members are all absent.
    fn new_output(&self) -> Box<dyn Structure>;

    /// The fault at this index of the operation's schema, its members all absent; the fallback for any other index.
    fn new_fault(&self, index: Option<usize>) -> Box<dyn AnyFault>;
}

impl<O: Operation> AnyOperation for O {
    fn schema(&self) -> &'static schema::Operation {
        O::SCHEMA
    }

    fn protocol(&self) -> &'static dyn Protocol {
        O::PROTOCOL
    }

    fn new_input(&self) -> Box<dyn Structure> {
        Box::new(O::Input::default())
    }

    fn new_output(&self) -> Box<dyn Structure> {
        Box::new(O::Output::default())
    }

    fn new_fault(&self, index: Option<usize>) -> Box<dyn AnyFault> {
        Box::new(O::Fault::from_index(index))
    }
}

impl dyn AnyOperation {
    /// Reads a response: the output if its status indicates success, else the error, without the members that a fault may
    /// have besides its message.
    ///
    /// # Errors
    /// Those of [`Operation::parse_response`].
    pub fn read_response(
        &self,
        response: &Response<'_>,
    ) -> Result<Reply<Box<dyn Structure>>, Error<()>> {
        let (protocol, schema) = (self.protocol(), self.schema());
        if protocol.is_error(schema, response) {
            return Err(match describe(protocol, schema, response) {
                Ok((error, _)) => Error::Service(Box::new(error)),
                Err(unreadable) => Error::Unreadable(unreadable),
            });
        }
        let mut output = self.new_output();
        let metadata =
            read::output(protocol, schema, response, &mut *output).map_err(Error::Decode)?;
        Ok(Reply {
            output,
            request_id: metadata.request_id,
        })
    }
}

/// The operations of a service, to look up by name.
#[derive(Clone, Copy)]
pub struct Operations(&'static [&'static dyn AnyOperation]);

impl Operations {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(operations: &'static [&'static dyn AnyOperation]) -> Self {
        Self(operations)
    }

    /// The operation with this name in the model, as in `CreateDBCluster`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static dyn AnyOperation> {
        let mut operations = self.0.iter().copied();
        operations.find(|operation| operation.schema().name == name)
    }
}

impl Deref for Operations {
    type Target = [&'static dyn AnyOperation];

    fn deref(&self) -> &Self::Target {
        self.0
    }
}
