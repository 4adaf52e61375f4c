//! The kinds of changes, and what each means on the wire and in the generated crate.

use super::effect::Effect;
use Effect::{Major, Minor, None};

/// Declares the kinds as a table: name, effect on the wire, effect on the Rust API, reason.
macro_rules! kinds {
    ($($(#[$docs:meta])* $kind:ident = $name:literal, $wire:ident, $api:ident, $reason:literal;)*) => {
        /// A kind of change. Its effects follow from the code that is generated.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ChangeKind {
            $($(#[$docs])* $kind,)*
        }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Its name, as in `member-added`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Its effect on what is written and read.
            ///
            /// None: the same values give the same bytes, and the other way round. Minor: the bytes of before are
            /// still written and understood, others may be, too. Major: a value gives other bytes than before, or bytes
            /// another value.
            #[must_use]
            pub fn wire(self) -> Effect {
                match self { $(Self::$kind => $wire,)* }
            }

            /// Its effect on those who use the generated crate.
            ///
            /// None: nothing that a program could notice but documentation. Minor: what compiled still compiles, but
            /// there is more, or a check has another outcome. Major: what compiled no longer does.
            #[must_use]
            pub fn api(self) -> Effect {
                match self { $(Self::$kind => $api,)* }
            }

            /// Why it has these effects.
            #[must_use]
            pub fn reason(self) -> &'static str {
                match self { $(Self::$kind => $reason,)* }
            }
        }
    };
}

kinds! {
    /// The service has another API version.
    ServiceVersion = "service-version", Major, None,
        "every request carries the version";
    /// Requests go elsewhere, or are signed otherwise.
    ServiceAddress = "service-address", Major, None,
        "requests have to be sent or signed differently; the names in Rust are the same";
    /// The service is spoken to in another protocol.
    ServiceProtocol = "service-protocol", Major, Major,
        "requests and responses are written in another form, and `service::Protocol` is another type";
    /// Responses have another namespace.
    ServiceNamespace = "service-namespace", None, None,
        "elements are read by their local names";
    /// An operation is new.
    OperationAdded = "operation-added", Minor, Minor,
        "new items; existing ones are the same";
    /// An operation is gone.
    OperationRemoved = "operation-removed", Major, Major,
        "its types and its entry in the list of operations are gone";
    /// An operation has another name and is otherwise the same.
    OperationRenamed = "operation-renamed", Major, Major,
        "requests name it differently, and so do its types";
    /// An operation's name is written differently, and is the same in Rust.
    OperationSpelling = "operation-spelling", Major, None,
        "requests name it differently; the names in Rust are the same";
    /// An operation has another request target.
    OperationTarget = "operation-target", Major, None,
        "requests go to another target";
    /// An operation's output stands in another element.
    ResultWrapper = "result-wrapper", Major, None,
        "the output is read from another element";
    /// An operation must be signed now.
    SignatureAdded = "signature-added", Major, None,
        "requests without a signature are refused";
    /// An operation need not be signed any more.
    SignatureDropped = "signature-dropped", Minor, None,
        "requests need no signature";
    /// A type is new.
    TypeAdded = "type-added", None, Minor,
        "a new item; existing ones are the same";
    /// A type is gone.
    TypeRemoved = "type-removed", None, Major,
        "a public type is gone; the members that held it have changes of their own";
    /// A type is of another kind: a structure, a union or an enumeration.
    TypeKind = "type-kind", Major, Major,
        "values are made, matched and written in another way";
    /// Requests can no longer hold a type.
    SettersGated = "setters-gated", None, Major,
        "its setters need the feature `server` now";
    /// Requests can hold a type that occurred in responses only.
    SettersOpened = "setters-opened", None, Minor,
        "its setters no longer need the feature `server`";
    /// A member is new.
    MemberAdded = "member-added", Minor, Minor,
        "structures and unions are non-exhaustive, and every member is optional";
    /// A member is gone.
    MemberRemoved = "member-removed", Major, Major,
        "a public field or variant is gone, and its value cannot be sent or read";
    /// A member has another name, in Rust too, and is the same on the wire.
    MemberRenamed = "member-renamed", None, Major,
        "a public field or variant and its setter have another name";
    /// A member's name in the model is written differently, and is the same in Rust.
    MemberSpelling = "member-spelling", None, Major,
        "with feature `serde`, JSON names it differently";
    /// A field, setter or variant has another name, since names beside it changed.
    RustName = "rust-name", None, Major,
        "a public name changed, so that it differs from a new one";
    /// A member has another name on the wire, or in requests, where they have names of their own.
    WireName = "wire-name", Major, None,
        "it has another name on the wire; in Rust it is the same";
    /// A member is written in another form.
    WireForm = "wire-form", Major, None,
        "it is written and read in another form; its type in Rust is the same";
    /// A member has another type in Rust and the same form on the wire.
    TypeChanged = "type-changed", None, Major,
        "a public field has another type; on the wire its values look as before";
    /// A member has another type in Rust and another form on the wire.
    TypeAndWireChanged = "type-and-wire-changed", Major, Major,
        "a public field has another type, and is written and read in another form";
    /// The members of requests have another order.
    MemberOrder = "member-order", Minor, None,
        "pairs are written in another order; services read them by name";
    /// The members of responses have another order.
    MemberOrderRead = "member-order-read", None, None,
        "elements are read in any order";
    /// Requests must have a member.
    RequiredAdded = "required-added", None, Minor,
        "`validate` refuses requests that passed; the type and the form of requests are the same";
    /// Requests need not have a member any more.
    RequiredRemoved = "required-removed", None, Minor,
        "`validate` accepts requests that it refused";
    /// A member of responses is required, or is no longer.
    RequiredRead = "required-read", None, None,
        "every member is optional, and responses are not validated";
    /// A member is a secret now.
    SecretAdded = "secret-added", None, Minor,
        "debug output and violations hide it";
    /// A member is no secret any more.
    SecretRemoved = "secret-removed", None, Minor,
        "debug output and violations show it";
    /// A member is a token that makes requests unique, or is no longer.
    Token = "idempotency-token", None, None,
        "only its schema and its documentation say so";
    /// A field's setter warns of its use.
    SetterDeprecated = "setter-deprecated", None, Minor,
        "the compiler warns where the setter is called";
    /// The use of something is discouraged, in its documentation.
    Deprecated = "deprecated", None, None,
        "only its documentation says so";
    /// The use of something is no longer discouraged.
    DeprecationLifted = "deprecation-lifted", None, None,
        "a warning is gone";
    /// An enumeration has another value.
    ValueAdded = "value-added", Minor, Minor,
        "enumerations are non-exhaustive, and the value was kept as unknown before";
    /// An enumeration has a value less.
    ValueRemoved = "value-removed", Minor, Major,
        "a public variant is gone; the value is still kept, as an unknown one";
    /// The values of an enumeration have another order.
    ValueOrder = "value-order", None, None,
        "values compare as strings; only `VALUES` has the order of the model";
    /// An operation documents another fault.
    FaultAdded = "fault-added", Minor, Minor,
        "fault enumerations are non-exhaustive; before, it was unhandled, with the same code";
    /// An operation documents a fault less.
    FaultRemoved = "fault-removed", Minor, Major,
        "a public variant is gone; the code is still read, as an unhandled fault";
    /// A fault has another code.
    FaultCode = "fault-code", Major, None,
        "responses with the former code are read as unhandled";
    /// A fault comes with another status.
    FaultStatus = "fault-status", Minor, None,
        "faults are recognised by their code; the status is passed on unchanged";
    /// A fault is another side's, or may be retried, or not.
    FaultMeaning = "fault-meaning", None, Minor,
        "the error reports another side, or another answer to whether to retry";
    /// A fault has members now, or has none any more.
    FaultMembers = "fault-members", Minor, Major,
        "its variant has another form";
    /// A constraint is new.
    ConstraintAdded = "constraint-added", None, Minor,
        "`validate` may refuse requests that passed; types and the form of requests are the same, and any rule can be ignored";
    /// A constraint is gone.
    ConstraintRemoved = "constraint-removed", None, Minor,
        "`validate` accepts requests that it refused";
    /// A constraint allows less.
    ConstraintTightened = "constraint-tightened", None, Minor,
        "`validate` may refuse requests that passed; types and the form of requests are the same, and any rule can be ignored";
    /// A constraint allows more.
    ConstraintWidened = "constraint-widened", None, Minor,
        "`validate` accepts requests that it refused";
    /// A constraint allows something else.
    ConstraintChanged = "constraint-changed", None, Minor,
        "`validate` refuses some requests that passed, or the other way round";
    /// A constraint is stated elsewhere: in the model, in its prose, or in an override.
    ConstraintSource = "constraint-source", None, Minor,
        "it is checked at another level of validation";
    /// A constraint is stated in other words, or by another sentence, and demands the same.
    ConstraintReworded = "constraint-reworded", None, None,
        "what it demands is the same";
}
