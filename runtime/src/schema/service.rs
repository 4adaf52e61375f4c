//! Schemas of services, operations and faults.

use super::structure::Structure;

/// A service.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The name of the service in SDKs, as in `RDS`.
    pub sdk_id: &'static str,
    /// The API version, as in `2014-10-31`.
    pub version: &'static str,
    /// The first label of the service's host names.
    pub endpoint_prefix: &'static str,
    /// The service name in the scope of signatures.
    pub signing_name: &'static str,
    /// How requests are signed.
    pub signature: Signature,
    /// The namespace of the service's documents; `None` if it has none.
    pub namespace: Option<&'static str>,
    /// All faults that operations of the crate document, each once, to name those that the operation itself does not
    /// document.
    pub faults: &'static [&'static Fault],
}

impl Service {
    /// A service whose requests are signed with [`Signature::V4`], without a namespace and without faults.
    #[must_use]
    pub const fn new(
        sdk_id: &'static str,
        version: &'static str,
        endpoint_prefix: &'static str,
        signing_name: &'static str,
    ) -> Self {
        Self {
            sdk_id,
            version,
            endpoint_prefix,
            signing_name,
            signature: Signature::V4,
            namespace: None,
            faults: &[],
        }
    }

    /// Sets how requests are signed.
    #[must_use]
    pub const fn signature(mut self, signature: Signature) -> Self {
        self.signature = signature;
        self
    }

    /// Sets the namespace of the service's documents.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Sets the faults.
    #[must_use]
    pub const fn faults(mut self, faults: &'static [&'static Fault]) -> Self {
        self.faults = faults;
        self
    }
}

/// How the requests of a service are signed
/// ([AWS Signature](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signature {
    /// Signature Version 4.
    V4,
    /// Signature Version 2, which a few old services use.
    V2,
}

/// An operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The name in the model, as in `CreateDBCluster`.
    pub name: &'static str,
    /// The service that the operation belongs to.
    pub service: &'static Service,
    /// The HTTP request target, as in `/` or `/?Operation=Publish`.
    pub uri: &'static str,
    /// Whether requests are sent without a signature.
    pub unsigned: bool,
    /// The input.
    pub input: &'static Structure,
    /// The output.
    pub output: &'static Structure,
    /// The element around the output's members in the response; `None` if they are in the root element.
    pub result_wrapper: Option<&'static str>,
    /// The faults that the operation documents.
    pub faults: &'static [&'static Fault],
}

impl Operation {
    /// A signed operation at `/` whose output's members are in the response's root element.
    #[must_use]
    pub const fn new(
        name: &'static str,
        service: &'static Service,
        input: &'static Structure,
        output: &'static Structure,
        faults: &'static [&'static Fault],
    ) -> Self {
        Self {
            name,
            service,
            uri: "/",
            unsigned: false,
            input,
            output,
            result_wrapper: None,
            faults,
        }
    }

    /// Sets the element around the output's members.
    #[must_use]
    pub const fn result_wrapper(mut self, element: &'static str) -> Self {
        self.result_wrapper = Some(element);
        self
    }

    /// Sets the request target.
    #[must_use]
    pub const fn uri(mut self, uri: &'static str) -> Self {
        self.uri = uri;
        self
    }

    /// Sends requests without a signature.
    #[must_use]
    pub const fn unsigned(mut self) -> Self {
        self.unsigned = true;
        self
    }
}

/// A fault that an operation documents.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The shape's name in the model, as in `DBClusterNotFoundFault`.
    pub name: &'static str,
    /// The error code on the wire.
    pub code: &'static str,
    /// The HTTP status of the response.
    pub status: u16,
    /// Who is at fault.
    pub side: Side,
    /// Whether the model says that the same request may succeed later
    /// ([`retryable`](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)).
    pub retryable: bool,
    /// Whether the model says that the request was throttled. Such a fault is retryable, too.
    pub throttling: bool,
}

impl Fault {
    /// A fault that the sender caused.
    #[must_use]
    pub const fn sender(name: &'static str, code: &'static str, status: u16) -> Self {
        Self {
            name,
            code,
            status,
            side: Side::Sender,
            retryable: false,
            throttling: false,
        }
    }

    /// A fault that the service caused.
    #[must_use]
    pub const fn receiver(name: &'static str, code: &'static str, status: u16) -> Self {
        Self {
            name,
            code,
            status,
            side: Side::Receiver,
            retryable: false,
            throttling: false,
        }
    }

    /// Marks the fault as retryable.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }

    /// Marks the fault as a throttling error, which is retryable, too.
    #[must_use]
    pub const fn throttling(mut self) -> Self {
        self.retryable = true;
        self.throttling = true;
        self
    }
}

/// Who is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Side {
    /// The sender: the request has to change.
    Sender,
    /// The receiver: the service failed.
    Receiver,
}
