//! Servers: every request is answered, and an answer can be read.

use touchmark::client::credentials::Credentials;
use touchmark::protocol::{Request, Response};
use touchmark::server::{AccessKeys, Server};
use touchmark::{AnyOperation, DateTime};

use super::operations::split;
use crate::services::SERVICES;

/// A request that is not as it should be is answered with an error of the protocol, and another with the operation's output.
/// The first lines of the input are the target, and the headers `authorization`, `x-amz-date` and `content-type`; the rest is the
/// body.
pub fn server(input: &[u8]) {
    let mut rest = input;
    let mut line = || {
        let (line, behind) = split(rest, b'\n');
        rest = behind;
        String::from_utf8_lossy(line).into_owned()
    };
    let (target, authorization, date, content_type) = (line(), line(), line(), line());
    let mut request = Request::new("POST", target).header("host", "localhost");
    for (name, value) in [
        ("authorization", authorization),
        ("x-amz-date", date),
        ("content-type", content_type),
    ] {
        if !value.is_empty() {
            request = request.header(name, value);
        }
    }
    let request = request.body(rest);
    for service in &SERVICES {
        let server = Server::new(service.schema(), service.protocol, service.operations);
        let keys = AccessKeys::new().key(Credentials::new("AKIDEXAMPLE", "secret"));
        for server in [server.clone(), server.access_keys(keys)] {
            check(&server, request.clone(), service.operations[0]);
        }
    }
}

fn check(server: &Server, request: Request, any: &dyn AnyOperation) {
    match server.receive(request, DateTime::default()) {
        Ok(received) => {
            let (operation, output) = (received.operation, received.operation.new_output());
            let response = server.respond(operation, received.about.request_id(), Ok(&*output));
            assert!(
                !is_error(operation, &response),
                "an output that is an error"
            );
        }
        Err(response) => {
            assert!(
                (400..=500).contains(&response.status),
                "{}",
                response.status
            );
            assert!(is_error(any, &response), "an error that is none");
            let error = any.protocol().error(any.schema(), &response);
            let error =
                error.unwrap_or_else(|error| panic!("an error that cannot be read: {error}"));
            assert!(
                error.request_id.is_some() && error.message.is_some(),
                "{error:?}"
            );
        }
    }
}

fn is_error(operation: &dyn AnyOperation, response: &Response<'_>) -> bool {
    operation.protocol().is_error(operation.schema(), response)
}
