//! Calls of an operation, and what their errors mean for a script.

use serde_json::Value as Json;
use touchmark::client::blocking::Caller;
use touchmark::client::endpoint::EndpointError;
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::client::{CallOptions, Failure};
use touchmark::{AnyOperation, Error, Level, ServiceError, Structure, Validation};
use touchmark_credentials::NoCredentials;

use super::debug;
use super::task::{Task, invalid};
use crate::custom::{Coded, coded};
use crate::output::{Spelling, Timestamps, decode, value};
use crate::screen::Screen;
use crate::settings::Environment;
use crate::stop::Stop;

/// A service that can be called.
#[derive(Clone)]
pub(super) struct Connection {
    caller: Caller,
    options: CallOptions,
    validation: Validation,
    operation: &'static dyn AnyOperation,
    /// How often a request is sent at most.
    attempts: u32,
    debug: bool,
    coded: Option<&'static Coded>,
}

/// What came back.
pub(super) struct Answer {
    pub(super) output: Box<dyn Structure>,
    /// How its timestamps are written.
    spelling: Spelling,
    coded: Option<&'static Coded>,
}

impl Answer {
    /// What is printed of it.
    pub(super) fn value(&self, timestamps: Timestamps) -> Json {
        let mut value = value(&*self.output, timestamps, &self.spelling);
        if let Some(coded) = self.coded {
            decode(&mut value, coded);
        }
        value
    }
}

/// Why there is no output.
pub(super) enum Refused {
    /// The service says so.
    Service(Box<ServiceError<()>>, u32),
    Other(Stop),
}

impl Connection {
    /// A service with the settings of the options and the environment.
    ///
    /// # Errors
    /// A setting with a value that it cannot have.
    pub(super) fn new(
        task: &Task<'_>,
        environment: &Environment,
        validation: Validation,
        source_region: Option<&str>,
    ) -> Result<Self, Stop> {
        let (config, transport) = environment.client(task.catalog.service, task.globals)?;
        let mut options = CallOptions::new()
            .validation(validation.clone())
            .unsigned(!task.globals.sign);
        if let Some(region) = source_region {
            options = options.source_region(region);
        }
        let attempts = config.retry_attempts();
        let caller = Caller::with_transport(task.catalog, config, transport);
        Ok(Self {
            caller: caller.with(options.clone()),
            options,
            validation,
            operation: task.operation,
            attempts,
            debug: task.globals.debug,
            coded: coded(task.service, task.operation.schema().name),
        })
    }

    /// Checks a request.
    ///
    /// # Errors
    /// All rules that it breaks.
    pub(super) fn check(&self, input: &dyn Structure) -> Result<(), Stop> {
        let checked = self.validation.check(input);
        checked.map_err(|violations| invalid(&violations))
    }

    /// The same service, which is sent requests that were checked before: what the service itself adds to them, such as the
    /// token of the next page, is right although no user could set it beside other members.
    pub(super) fn unchecked(&self) -> Self {
        let options = self.options.clone();
        let options = options.validation(Validation::new().level(Level::Off));
        Self {
            caller: self.caller.with(options.clone()),
            options,
            ..self.clone()
        }
    }

    /// The output of the operation.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn call(
        &self,
        input: &mut dyn Structure,
        screen: &mut Screen<'_>,
    ) -> Result<Answer, Stop> {
        self.ask(input, screen)
            .map_err(|refused| self.stop(refused))
    }

    /// The same, where an error of the service may be what is waited for.
    pub(super) fn ask(
        &self,
        input: &mut dyn Structure,
        screen: &mut Screen<'_>,
    ) -> Result<Answer, Refused> {
        if self.debug {
            screen.say(&debug::request(self.operation, input));
        }
        let done = self.caller.run(self.operation, input);
        if self.debug {
            screen.say(&debug::answer(&done));
        }
        let url = done
            .url
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let response = done
            .result
            .map_err(|failure| Refused::Other(failed(&failure, &url)))?;
        match self.operation.read_response(&response) {
            Ok(reply) => Ok(Answer {
                output: reply.output,
                spelling: Spelling::of(&response.body),
                coded: self.coded,
            }),
            Err(Error::Service(error)) => Err(Refused::Service(error, done.attempts)),
            Err(error) => Err(Refused::Other(Stop::other(error.to_string()))),
        }
    }

    pub(super) fn stop(&self, refused: Refused) -> Stop {
        match refused {
            Refused::Other(stop) => stop,
            Refused::Service(error, attempts) => {
                // Said only where the last attempt failed as those before it.
                let is_last = attempts >= self.attempts && attempts > 1 && error.is_retryable();
                let retries = match is_last {
                    true => format!(" (reached max retries: {})", attempts.saturating_sub(1)),
                    false => String::new(),
                };
                Stop::service(format!(
                    "An error occurred ({}) when calling the {} operation{retries}: {}",
                    error.code,
                    self.operation.schema().name,
                    error.message.as_deref().unwrap_or("Unknown")
                ))
            }
        }
    }
}

/// What there is to do about a call without a response.
pub(super) fn failed(failure: &Failure, url: &str) -> Stop {
    match failure {
        Failure::Invalid(violations) => invalid(violations),
        Failure::Request(error) => Stop::words(format!("Parameter validation failed:\n{error}")),
        Failure::Endpoint(EndpointError::NoRegion) => Stop::configuration(
            "You must specify a region. You can also configure your region by running \"aws configure\".",
        ),
        Failure::Credentials(error) => credentials(error),
        Failure::Transport(error) => transport(error, url),
        Failure::Timeout(_) => Stop::other(format!("Read timeout on endpoint URL: \"{url}\"")),
        other => Stop::other(other.to_string()),
    }
}

fn credentials(error: &touchmark::client::credentials::CredentialsError) -> Stop {
    let source = std::error::Error::source(error);
    let found_none = source.is_none_or(<dyn std::error::Error>::is::<NoCredentials>);
    let advice =
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".";
    match found_none {
        true => Stop::configuration(format!("{advice}\n{error}")),
        false => Stop::other(error.to_string()),
    }
}

fn transport(error: &TransportError, url: &str) -> Stop {
    Stop::other(match error.kind {
        TransportErrorKind::Connect => {
            format!(
                "Could not connect to the endpoint URL: \"{url}\": {}",
                cause(error)
            )
        }
        TransportErrorKind::Tls => format!(
            "SSL validation failed for {url}: {}; name a file of certificates to trust with --ca-bundle or AWS_CA_BUNDLE",
            cause(error)
        ),
        TransportErrorKind::Timeout => {
            format!("Connect timeout or read timeout on endpoint URL: \"{url}\"")
        }
        _ => format!("{}, at \"{url}\"", cause(error)),
    })
}

/// What went wrong, as who found it says it.
fn cause(error: &TransportError) -> String {
    let cause = std::error::Error::source(error);
    cause.map_or_else(|| error.to_string(), ToString::to_string)
}
