//! What a client knows of its service, and how an input names its operation.

use super::endpoint::rules::RuleSet;
use crate::operation::Operation;
use crate::schema;
use crate::shape::Structure;

/// A service, as clients know it. Generated code implements it for a type without values.
pub trait Service: Send + Sync + 'static {
    /// How the service is called, signed and spoken to.
    const SCHEMA: &'static schema::Service;
    /// Where its requests are sent.
    const RULES: &'static RuleSet;
}

/// The input of an operation, which a client of the operation's service sends. Generated code implements it.
pub trait Input: Structure + Sized {
    /// The operation.
    type Operation: Operation<Input = Self>;
    /// The service that has the operation.
    type Service: Service;
    /// The operation's value.
    const OPERATION: &'static Self::Operation;
}
