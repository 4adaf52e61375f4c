//! The protocols that Touchmark speaks: a row for each.

/// A wire protocol that Touchmark speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#awsQuery`: form-encoded requests, XML responses.
    AwsQuery,
    /// `aws.protocols#ec2Query`: the same with other names and forms, which EC2 alone has.
    Ec2Query,
}

/// What a protocol is called, and what follows from it for models.
struct Row {
    botocore: &'static str,
    smithy: &'static str,
    type_name: &'static str,
    title: &'static str,
    feature: &'static str,
    capitalises: bool,
}

impl Protocol {
    /// All of them, in the order in which one is taken of several that a service speaks.
    pub const ALL: [Self; 2] = [Self::AwsQuery, Self::Ec2Query];

    const fn row(self) -> Row {
        match self {
            Self::AwsQuery => Row {
                botocore: "query",
                smithy: "aws.protocols#awsQuery",
                type_name: "AwsQuery",
                title: "AWS Query",
                feature: "aws-query",
                capitalises: false,
            },
            Self::Ec2Query => Row {
                botocore: "ec2",
                smithy: "aws.protocols#ec2Query",
                type_name: "Ec2Query",
                title: "EC2 Query",
                feature: "ec2-query",
                capitalises: true,
            },
        }
    }

    /// What botocore's models call it.
    #[must_use]
    pub fn botocore(self) -> &'static str {
        self.row().botocore
    }

    /// The protocol that botocore's models call so; `None` if Touchmark does not speak it.
    #[must_use]
    pub fn of_botocore(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|protocol| protocol.botocore() == name)
    }

    /// Its trait in Smithy's models.
    #[must_use]
    pub fn smithy(self) -> &'static str {
        self.row().smithy
    }

    /// Its type in `touchmark::protocol`.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        self.row().type_name
    }

    /// Its name in documentation.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// The feature of the runtime that has it.
    #[must_use]
    pub fn feature(self) -> &'static str {
        self.row().feature
    }

    /// Whether requests write the names of members capitalised, and cannot have maps.
    #[must_use]
    pub fn capitalises(self) -> bool {
        self.row().capitalises
    }
}

/// All protocols as botocore's models call them, each with its trait in Smithy's.
pub(super) fn botocore_names() -> String {
    let named = Protocol::ALL
        .map(|protocol| format!("`{}` (`{}`)", protocol.botocore(), protocol.smithy()));
    named.join(" and ")
}

/// All protocols as Smithy's models call them.
pub(super) fn smithy_names() -> String {
    Protocol::ALL
        .map(|protocol| format!("`{}`", protocol.smithy()))
        .join(" and ")
}
