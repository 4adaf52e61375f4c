//! How services answer requests that cannot be read
//! ([common errors](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html)).

use crate::codec::{ParameterError, ParameterErrorKind};
use crate::protocol::ErrorHead;
use crate::protocol::input_error::InputError;
use crate::schema::Side;

/// The error that a service reports; `unreadable` is its code for values that are not of their member's kind.
pub(in crate::protocol) fn refusal(error: &InputError, unreadable: &str) -> ErrorHead {
    let (status, code) = match error {
        InputError::Method => (405, "MethodNotAllowed"),
        InputError::ContentType => (415, "UnsupportedMediaType"),
        InputError::UnknownOperation { .. } => (400, "InvalidAction"),
        InputError::Parameter(error) => of_parameter(error, unreadable),
        InputError::Document(_) => (400, unreadable),
    };
    let mut head = ErrorHead::new(status, code);
    head.message = Some(error.to_string());
    head.side = Some(match status {
        ..500 => Side::Sender,
        500.. => Side::Receiver,
    });
    head
}

fn of_parameter<'c>(error: &ParameterError, unreadable: &'c str) -> (u16, &'c str) {
    use ParameterErrorKind as Kind;
    match error.kind() {
        Kind::MissingAction => (400, "MissingAction"),
        Kind::UnexpectedAction { .. } | Kind::UnexpectedVersion { .. } => (400, "InvalidAction"),
        Kind::InvalidEscape { .. } | Kind::InvalidUtf8 { .. } | Kind::Repeated => {
            (404, "MalformedQueryString")
        }
        Kind::UnexpectedValue
        | Kind::UnexpectedPart { .. }
        | Kind::InvalidPosition
        | Kind::InvalidEntry
        | Kind::RepeatedKey
        | Kind::SeveralVariants
        | Kind::InvalidText(_)
        | Kind::TooDeep => (400, unreadable),
        Kind::Schema => (500, "InternalFailure"),
    }
}
