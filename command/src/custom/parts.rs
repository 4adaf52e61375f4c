//! Options that stand for parts of members.

/// An option that stands for a part of a member, or for parts of several.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Promoted {
    pub(crate) service: &'static str,
    pub(crate) commands: &'static [&'static str],
    pub(crate) name: &'static str,
    /// From the input to the part: members, and `0` for the only item of a list.
    pub(crate) path: &'static [&'static str],
    pub(crate) how: How,
    /// The option of the whole member, if it cannot be given as well.
    pub(crate) instead_of: Option<&'static str>,
    pub(crate) required: bool,
    /// A number that goes with it: its path.
    pub(crate) beside: Option<(&'static [&'static str], i64)>,
}

/// How the words of a promoted option are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// As the value of the part.
    Value,
    /// Texts, at least one.
    Texts,
    /// `Name=Value` pairs with commas between them, as a list of structures with these two members.
    Pairs(&'static str, &'static str),
    /// `Name=Number` pairs with commas between them, as a structure with these members.
    Numbers,
    /// No word: this truth value.
    Flag(bool),
    /// A list of one structure with this member.
    Item(&'static str),
    /// A list of structures with this member, each of which is not the first of its kind.
    Others(&'static str),
    /// Two numbers with this letter between them, or one that is both: the members that they are, and the word for all.
    Range([&'static str; 2], char, Option<&'static str>),
    /// The name of a protocol of the internet, its number, or `all`.
    Protocol,
    /// The first member for what begins so, the second for other texts.
    Named(&'static str, [&'static str; 2]),
    /// A member of the structure that the option `type` names.
    OfType(&'static str),
}

/// An option of one command, with which no other of its kind is excluded.
const fn option(
    service: &'static str,
    commands: &'static [&'static str],
    name: &'static str,
    path: &'static [&'static str],
    how: How,
) -> Promoted {
    Promoted {
        service,
        commands,
        name,
        path,
        how,
        instead_of: None,
        required: false,
        beside: None,
    }
}

const fn email(name: &'static str, path: &'static [&'static str]) -> Promoted {
    Promoted {
        instead_of: Some("message"),
        ..option("ses", &["send-email"], name, path, How::Value)
    }
}

const fn address(name: &'static str, path: &'static [&'static str]) -> Promoted {
    Promoted {
        how: How::Texts,
        instead_of: Some("destination"),
        ..email(name, path)
    }
}

const fn metric(name: &'static str, path: &'static [&'static str], how: How) -> Promoted {
    Promoted {
        instead_of: Some("metric-data"),
        ..option("cloudwatch", &["put-metric-data"], name, path, how)
    }
}

/// Rules of security groups, of which one can be given without its structure.
const RULES: &[&str] = &[
    "authorize-security-group-ingress",
    "authorize-security-group-egress",
    "revoke-security-group-ingress",
    "revoke-security-group-egress",
];

const fn rule(name: &'static str, path: &'static [&'static str], how: How) -> Promoted {
    Promoted {
        instead_of: Some("ip-permissions"),
        ..option("ec2", RULES, name, path, how)
    }
}

/// What an instance's only network interface has.
const fn interface(name: &'static str, path: &'static [&'static str], how: How) -> Promoted {
    Promoted {
        instead_of: Some("network-interfaces"),
        beside: Some((&["NetworkInterfaces", "0", "DeviceIndex"], 0)),
        ..option("ec2", &["run-instances"], name, path, how)
    }
}

/// An index field of a domain for searches.
const fn field(name: &'static str, path: &'static [&'static str], how: How) -> Promoted {
    option("cloudsearch", &["define-index-field"], name, path, how)
}

const fn required(promoted: Promoted) -> Promoted {
    Promoted {
        required: true,
        ..promoted
    }
}

/// All of them. Those that need another come after it.
pub(crate) static PROMOTED: [Promoted; 35] = [
    metric(
        "metric-name",
        &["MetricData", "0", "MetricName"],
        How::Value,
    ),
    metric("timestamp", &["MetricData", "0", "Timestamp"], How::Value),
    metric("unit", &["MetricData", "0", "Unit"], How::Value),
    metric("value", &["MetricData", "0", "Value"], How::Value),
    metric(
        "dimensions",
        &["MetricData", "0", "Dimensions"],
        How::Pairs("Name", "Value"),
    ),
    metric(
        "statistic-values",
        &["MetricData", "0", "StatisticValues"],
        How::Numbers,
    ),
    metric(
        "storage-resolution",
        &["MetricData", "0", "StorageResolution"],
        How::Value,
    ),
    address("to", &["Destination", "ToAddresses"]),
    address("cc", &["Destination", "CcAddresses"]),
    address("bcc", &["Destination", "BccAddresses"]),
    email("subject", &["Message", "Subject", "Data"]),
    email("text", &["Message", "Body", "Text", "Data"]),
    email("html", &["Message", "Body", "Html", "Data"]),
    rule(
        "protocol",
        &["IpPermissions", "0", "IpProtocol"],
        How::Protocol,
    ),
    rule(
        "port",
        &["IpPermissions", "0"],
        How::Range(["FromPort", "ToPort"], '-', Some("all")),
    ),
    rule(
        "cidr",
        &["IpPermissions", "0", "IpRanges"],
        How::Item("CidrIp"),
    ),
    rule(
        "source-group",
        &["IpPermissions", "0", "UserIdGroupPairs", "0"],
        How::Named("sg-", ["GroupId", "GroupName"]),
    ),
    rule(
        "group-owner",
        &["IpPermissions", "0", "UserIdGroupPairs", "0", "UserId"],
        How::Value,
    ),
    interface(
        "secondary-private-ip-addresses",
        &["NetworkInterfaces", "0", "PrivateIpAddresses"],
        How::Others("PrivateIpAddress"),
    ),
    interface(
        "secondary-private-ip-address-count",
        &["NetworkInterfaces", "0", "SecondaryPrivateIpAddressCount"],
        How::Value,
    ),
    interface(
        "associate-public-ip-address",
        &["NetworkInterfaces", "0", "AssociatePublicIpAddress"],
        How::Flag(true),
    ),
    interface(
        "no-associate-public-ip-address",
        &["NetworkInterfaces", "0", "AssociatePublicIpAddress"],
        How::Flag(false),
    ),
    option(
        "ec2",
        &["run-instances"],
        "count",
        &[],
        How::Range(["MinCount", "MaxCount"], ':', None),
    ),
    required(option(
        "cloudsearch",
        &["define-expression"],
        "name",
        &["Expression", "ExpressionName"],
        How::Value,
    )),
    required(option(
        "cloudsearch",
        &["define-expression"],
        "expression",
        &["Expression", "ExpressionValue"],
        How::Value,
    )),
    required(field("name", &["IndexField", "IndexFieldName"], How::Value)),
    required(field("type", &["IndexField", "IndexFieldType"], How::Value)),
    field("default-value", &[], How::OfType("DefaultValue")),
    field("facet-enabled", &[], How::OfType("FacetEnabled")),
    field("search-enabled", &[], How::OfType("SearchEnabled")),
    field("return-enabled", &[], How::OfType("ReturnEnabled")),
    field("sort-enabled", &[], How::OfType("SortEnabled")),
    field("highlight-enabled", &[], How::OfType("HighlightEnabled")),
    field("source-field", &[], How::OfType("SourceField")),
    field("analysis-scheme", &[], How::OfType("AnalysisScheme")),
];

/// Options of members for which others stand alone.
const REPLACED: [(&str, &str, &str); 4] = [
    ("ec2", "run-instances", "min-count"),
    ("ec2", "run-instances", "max-count"),
    ("cloudsearch", "define-expression", "expression"),
    ("cloudsearch", "define-index-field", "index-field"),
];

/// Whether a member has no option of its own.
pub(crate) fn is_replaced(service: &str, command: &str, name: &str) -> bool {
    REPLACED.contains(&(service, command, name))
}
