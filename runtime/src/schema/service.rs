//! The contract of a service, its operations and their faults.

use super::structure::Structure;

/// What holds for a whole service.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The name that SDKs use, as in `RDS`.
    pub sdk_id: &'static str,
    /// The API version that requests carry, as in `2014-10-31`.
    pub version: &'static str,
    /// The first label of the service's host names.
    pub endpoint_prefix: &'static str,
    /// The name that signatures are scoped to.
    pub signing_name: &'static str,
    /// How requests are signed.
    pub signature: Signature,
    /// The namespace of the service's documents; `None` where it has none.
    pub namespace: Option<&'static str>,
    /// Every fault that an operation of the crate documents, each once, so that one of another operation has a name.
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

    /// The same, signed in another way.
    #[must_use]
    pub const fn signature(mut self, signature: Signature) -> Self {
        self.signature = signature;
        self
    }

    /// The same with a namespace of its documents.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// The same with these faults.
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
    /// Signature Version 2, which a few old services take.
    V2,
}

/// An operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The name in the model, as in `CreateDBCluster`.
    pub name: &'static str,
    /// The service that it belongs to.
    pub service: &'static Service,
    /// The HTTP request target, as in `/` or `/?Operation=Publish`.
    pub uri: &'static str,
    /// Whether it is sent without a signature.
    pub unsigned: bool,
    /// The structure that it takes.
    pub input: &'static Structure,
    /// The structure that it returns.
    pub output: &'static Structure,
    /// The element around the output's members in the response; `None` where they stand in the root.
    pub result_wrapper: Option<&'static str>,
    /// The faults that it documents.
    pub faults: &'static [&'static Fault],
}

impl Operation {
    /// A signed operation at `/` whose output's members stand in the response's root.
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

    /// The same with an element around the output's members.
    #[must_use]
    pub const fn result_wrapper(mut self, element: &'static str) -> Self {
        self.result_wrapper = Some(element);
        self
    }

    /// The same at another request target.
    #[must_use]
    pub const fn uri(mut self, uri: &'static str) -> Self {
        self.uri = uri;
        self
    }

    /// The same without a signature.
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
    /// The code on the wire.
    pub code: &'static str,
    /// The HTTP status it comes with.
    pub status: u16,
    /// Who is at fault.
    pub side: Side,
    /// Whether the model says that the same request may succeed later
    /// ([`retryable`](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)).
    pub retryable: bool,
    /// Whether the model says that the service asks to slow down. Such a fault is retryable, too.
    pub throttling: bool,
}

impl Fault {
    /// A fault of the sender.
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

    /// A fault of the service.
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

    /// The same, worth another try.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }

    /// The same, worth another try after a while.
    #[must_use]
    pub const fn throttling(mut self) -> Self {
        self.retryable = true;
        self.throttling = true;
        self
    }
}

/// Who is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The request has to change.
    Sender,
    /// The service failed.
    Receiver,
}
