//! Requests that whoever has their URL can send.

use std::time::Duration;

use super::credentials::Credentials;
use super::endpoint::EndpointError;
use super::failure::Failure;
use super::middle::Middle;
use super::options::CallOptions;
use super::sign::Signing;
use crate::operation::AnyOperation;
use crate::shape::{Structure, ValueMut};
use crate::value::DateTime;

/// How long a service may take to copy something from another region with the URL that it is given.
const COPY_EXPIRES: Duration = Duration::from_secs(3600);

/// The member of inputs with the URL of a copy; `PresignedUrl` in some services.
const COPY_URL: &str = "PreSignedUrl";

/// The parameter with the region that is copied to. An input that has it as a member is sent with it; others have it in the
/// URL alone.
const DESTINATION: &str = "DestinationRegion";

impl Middle {
    /// The URL under which an operation can be called with the method `GET`, for as long as `expires` after `time`, by anyone.
    /// The input is checked as if it were sent.
    ///
    /// # Errors
    /// Why there is no request, no endpoint or no such URL.
    pub fn presign(
        &self,
        operation: &dyn AnyOperation,
        input: &dyn Structure,
        options: &CallOptions,
        credentials: &Credentials,
        time: DateTime,
        expires: Duration,
    ) -> Result<String, Failure> {
        let validation = options.validation.as_ref();
        let validation = validation.unwrap_or(&self.config.validation);
        validation.check(input).map_err(Failure::Invalid)?;
        let region = self.config.settings.region_name();
        self.url(operation, input, region, "", credentials, time, expires)
    }

    /// Whether a call needs the URL of the same request to another region.
    pub(super) fn copies(&self, input: &dyn Structure, options: &CallOptions) -> bool {
        !options.unsigned && options.source_region.is_some() && copy_url(input).is_some()
    }

    /// Sets the member with the URL under which the service copies from another region, as the options say.
    ///
    /// # Errors
    /// Why there is no such URL.
    pub(super) fn presign_copy(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: &CallOptions,
        credentials: &Credentials,
        time: DateTime,
    ) -> Result<(), Failure> {
        let (Some(source), Some(index)) = (&options.source_region, copy_url(input)) else {
            return Ok(());
        };
        let own = self.config.settings.region_name();
        let own = own.ok_or(Failure::Endpoint(EndpointError::NoRegion))?;
        let destination = match member(input, DESTINATION) {
            Some(index) => {
                fill(input, index, own.to_owned());
                String::new()
            }
            None => ["&", DESTINATION, "=", own].concat(),
        };
        let (source, expires) = (Some(source.as_str()), COPY_EXPIRES);
        let url = self.url(
            operation,
            input,
            source,
            &destination,
            credentials,
            time,
            expires,
        )?;
        fill(input, index, url);
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "each is said by who asks")]
    fn url(
        &self,
        operation: &dyn AnyOperation,
        input: &dyn Structure,
        region: Option<&str>,
        more: &str,
        credentials: &Credentials,
        time: DateTime,
        expires: Duration,
    ) -> Result<String, Failure> {
        let mut settings = self.config.settings.clone();
        if let Some(region) = region {
            settings = settings.region(region);
        }
        let request = operation.protocol().request(operation.schema(), input);
        let mut request = request.map_err(Failure::Request)?;
        request.body.extend_from_slice(more.as_bytes());
        let endpoint = settings.resolve(self.rules, self.config.partitions);
        let endpoint = endpoint.map_err(|error| Failure::Endpoint(settings.explained(error)))?;
        request.target = endpoint.url.target(request.target);
        let region = endpoint.signing_region.as_deref().or(region);
        let signing = Signing {
            credentials,
            host: endpoint.url.host(),
            region: region.ok_or(Failure::Endpoint(EndpointError::NoRegion))?,
            service: endpoint
                .signing_name
                .as_deref()
                .unwrap_or(self.service.signing_name),
            time: self.skew.corrected(time),
        };
        let target = self.signer.presign(request, &signing, expires);
        let target = target.map_err(Failure::Presign)?;
        Ok(endpoint.url.with_target(&target))
    }
}

/// The member with the URL of a copy, if the input has one that is absent.
fn copy_url(input: &dyn Structure) -> Option<usize> {
    let index = member(input, COPY_URL)?;
    input.field(index)?.value().is_none().then_some(index)
}

/// The index of a member, whose name may have other capitals.
fn member(input: &dyn Structure, name: &str) -> Option<usize> {
    let mut members = input.schema().members().iter();
    members.position(|member| member.name.eq_ignore_ascii_case(name))
}

/// Sets a string, unless the program did.
fn fill(input: &mut dyn Structure, index: usize, text: String) {
    if let Some(field) = input.field_mut(index)
        && field.value().is_none()
        && let ValueMut::String(member) = field.insert()
    {
        *member = text;
    }
}
