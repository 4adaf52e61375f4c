//! Options that have other names than their members, or stand for a part of one.

/// Options with other names: service, command, the name by the rules, the name. The first three were names of options
/// that every command has.
const RENAMED: [(&str, &str, &str, &str); 2] = [
    ("sns", "subscribe", "endpoint", "notification-endpoint"),
    ("ses", "send-email", "source", "from"),
];

/// The name of an option.
pub(crate) fn renamed<'n>(service: &str, command: &str, name: &'n str) -> &'n str {
    let mut all = RENAMED.iter();
    let found = all.find(|(of, on, from, _)| (*of, *on, *from) == (service, command, name));
    found.map_or(name, |(.., to)| to)
}

/// Further names of options, from a time when the rules for names formed them otherwise.
const ALIASES: [(&str, &str, &str, &str); 1] = [(
    "elasticache",
    "create-replication-group",
    "preferred-cache-cluster-azs",
    "preferred-cache-cluster-a-zs",
)];

/// Another name that an option has, which help does not show.
pub(crate) fn hidden_alias(service: &str, command: &str, name: &str) -> Option<&'static str> {
    let mut all = ALIASES.iter();
    let found = all.find(|(of, on, from, _)| (*of, *on, *from) == (service, command, name));
    found.map(|(.., alias)| *alias)
}

/// Members that must be present, whose options need not be given since others stand for parts of them.
const OPTIONAL: [(&str, &str, &str); 3] = [
    ("ses", "send-email", "message"),
    ("ses", "send-email", "destination"),
    ("cloudwatch", "put-metric-data", "metric-data"),
];

/// Whether an option need not be given although its member must be present.
pub(crate) fn is_optional(service: &str, command: &str, name: &str) -> bool {
    OPTIONAL.contains(&(service, command, name))
}

/// Lists of structures with one member, whose values alone are given: `--instances i-1 i-2`.
const BARE: [(&str, &str, &str); 4] = [
    ("elb", "remove-tags", "tags"),
    ("elb", "describe-instance-health", "instances"),
    (
        "elb",
        "deregister-instances-from-load-balancer",
        "instances",
    ),
    ("elb", "register-instances-with-load-balancer", "instances"),
];

/// Whether an option takes the values of its items' only member.
pub(crate) fn is_bare(service: &str, command: &str, name: &str) -> bool {
    BARE.contains(&(service, command, name))
}

/// An option that stands for a part of a member.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Promoted {
    pub(crate) service: &'static str,
    pub(crate) command: &'static str,
    pub(crate) name: &'static str,
    /// From the input to the part: members, and `0` for the only item of a list.
    pub(crate) path: &'static [&'static str],
    pub(crate) how: How,
    /// The option of the whole member, which cannot be given as well.
    pub(crate) instead_of: &'static str,
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
}

const fn email(name: &'static str, path: &'static [&'static str]) -> Promoted {
    Promoted {
        service: "ses",
        command: "send-email",
        name,
        path,
        how: How::Value,
        instead_of: "message",
    }
}

const fn address(name: &'static str, path: &'static [&'static str]) -> Promoted {
    Promoted {
        how: How::Texts,
        instead_of: "destination",
        ..email(name, path)
    }
}

const fn metric(name: &'static str, path: &'static [&'static str], how: How) -> Promoted {
    Promoted {
        service: "cloudwatch",
        command: "put-metric-data",
        name,
        path,
        how,
        instead_of: "metric-data",
    }
}

/// All of them.
pub(crate) static PROMOTED: [Promoted; 13] = [
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
];
