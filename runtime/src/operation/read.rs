//! Reads responses.

use super::error::Error;
use super::fault::Fault;
use super::retry_after::RetryAfter;
use super::retry_kind::RetryKind;
use super::service_error::ServiceError;
use super::unreadable::UnreadableResponse;
use crate::protocol::{Metadata, Protocol, Response};
use crate::schema;
use crate::shape::Structure;

/// Reads the output from a response into `output`, whose members are all absent, and returns its metadata.
///
/// # Errors
/// The response, if it says success and cannot be read.
pub(super) fn output(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
    output: &mut dyn Structure,
) -> Result<Metadata, UnreadableResponse> {
    protocol
        .output(operation, response, output)
        .map_err(|reason| UnreadableResponse::new(response, reason))
}

/// Reads the output from a response into `output`, whose members are all absent, and returns its metadata, or else the error.
pub(crate) fn reply<F: Fault>(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
    place: &mut dyn Structure,
) -> Result<Metadata, Error<F>> {
    if protocol.is_error(operation, response) {
        return Err(error(protocol, operation, response));
    }
    output(protocol, operation, response, place).map_err(Error::Decode)
}

/// Reads an error response with the members that its fault has besides the message.
pub(super) fn error<F: Fault>(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
) -> Error<F> {
    let (mut error, index) = match describe(protocol, operation, response) {
        Ok(described) => described,
        Err(unreadable) => return Error::Unreadable(unreadable),
    };
    let mut fault = F::from_index(index);
    let read = |detail| protocol.detail(operation, response, detail).err();
    if let Some(reason) = fault.detail_mut().and_then(read) {
        // Some of the members without the others would be misleading.
        fault = F::from_index(index);
        error.detail_error = Some(Box::new(reason));
    }
    Error::Service(Box::new(error.with_fault(fault)))
}

/// Reads the parts of an error response that all faults have, and finds the fault among those of the operation.
pub(crate) fn describe(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
) -> Result<(ServiceError<()>, Option<usize>), UnreadableResponse> {
    let head = match protocol.error(operation, response) {
        Ok(head) => head,
        Err(reason) => {
            return Err(UnreadableResponse::new(response, reason));
        }
    };
    // If two faults have the same code, the first is returned.
    let mut faults = operation.faults.iter();
    let index = faults.position(|fault| fault.code == head.code);
    let documented = index.and_then(|index| operation.faults.get(index));
    let schema = documented.or_else(|| {
        let mut others = operation.service.faults.iter();
        others.find(|fault| fault.code == head.code)
    });
    let added = RetryKind::of_service(operation.service, &head.code);
    let mut error = ServiceError::from_head(head, schema.copied());
    error.added = added;
    error.retry_after = RetryAfter::of(response);
    Ok((error, index))
}
