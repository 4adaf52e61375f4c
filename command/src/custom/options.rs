//! Options that have other names or take other words than their members would.

/// The word that stands for every command of a service.
const EVERY: &str = "*";

/// Options with other names: service, command, the name by the rules, the name. The first was the name of an option that
/// every command has; the last three deny something that is called a denial.
const RENAMED: [(&str, &str, &str, &str); 5] = [
    ("sns", "subscribe", "endpoint", "notification-endpoint"),
    ("ses", "send-email", "source", "from"),
    ("ec2", "create-image", "no-no-reboot", "reboot"),
    ("ec2", EVERY, "no-egress", "ingress"),
    (
        "ec2",
        EVERY,
        "no-disable-api-termination",
        "enable-api-termination",
    ),
];

/// The name of an option.
pub(crate) fn renamed<'n>(service: &str, command: &str, name: &'n str) -> &'n str {
    let mut all = RENAMED.iter();
    let found = all.find(|(of, on, from, _)| {
        (*of, *from) == (service, name) && (*on == command || *on == EVERY)
    });
    found.map_or(name, |(.., to)| to)
}

/// Further names of options, from a time when the rules for names formed them otherwise, or by the rules of version 1.
const ALIASES: [(&str, &str, &str, &str); 8] = [
    (
        "elasticache",
        "create-replication-group",
        "preferred-cache-cluster-azs",
        "preferred-cache-cluster-a-zs",
    ),
    code(
        "enable-mfa-device",
        "authentication-code1",
        "authentication-code-1",
    ),
    code(
        "enable-mfa-device",
        "authentication-code2",
        "authentication-code-2",
    ),
    code(
        "resync-mfa-device",
        "authentication-code1",
        "authentication-code-1",
    ),
    code(
        "resync-mfa-device",
        "authentication-code2",
        "authentication-code-2",
    ),
    street("street1", "street-1"),
    street("street2", "street-2"),
    street("street3", "street-3"),
];

type Alias = (&'static str, &'static str, &'static str, &'static str);

const fn code(command: &'static str, name: &'static str, alias: &'static str) -> Alias {
    ("iam", command, name, alias)
}

const fn street(name: &'static str, alias: &'static str) -> Alias {
    ("importexport", "get-shipping-label", name, alias)
}

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

/// Services in which a structure with the member `Value` alone, a truth value, has an option without a word for true, and one
/// with `no-` for false.
const SWITCHES: [&str; 1] = ["ec2"];

/// Whether the service has such options.
pub(crate) fn has_switches(service: &str) -> bool {
    SWITCHES.contains(&service)
}
