//! Texts of outputs that are something else, which is printed in their place.

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// JSON.
    Json,
    /// JSON with escapes as in a URL.
    QuotedJson,
    /// Text in base64.
    Base64,
}

/// Members that are such texts.
#[derive(Debug)]
pub(crate) struct Coded {
    service: &'static str,
    /// The operation, by its name in the model; without one, every operation of the service.
    operation: Option<&'static str>,
    pub(crate) members: &'static [&'static str],
    pub(crate) coding: Coding,
}

static CODED: [Coded; 3] = [
    // Every member of IAM's outputs with the type of policies.
    Coded {
        service: "iam",
        operation: None,
        members: &[
            "AssumeRolePolicyDocument",
            "AssumeRolePolicyDocumentTemplate",
            "Document",
            "PolicyDocument",
        ],
        coding: Coding::QuotedJson,
    },
    Coded {
        service: "cloudformation",
        operation: Some("GetTemplate"),
        members: &["TemplateBody"],
        coding: Coding::Json,
    },
    Coded {
        service: "ec2",
        operation: Some("GetConsoleOutput"),
        members: &["Output"],
        coding: Coding::Base64,
    },
];

/// The texts of an operation's output that are something else.
pub(crate) fn coded(service: &str, operation: &str) -> Option<&'static Coded> {
    let mut all = CODED.iter();
    all.find(|coded| {
        coded.service == service && coded.operation.is_none_or(|name| name == operation)
    })
}
