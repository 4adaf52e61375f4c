//! What a request has that no option says.

/// Members that have a value if no option sets them: service, command, member, value.
const DEFAULTS: [(&str, &str, &str, i64); 2] = [
    ("ec2", "run-instances", "MinCount", 1),
    ("ec2", "run-instances", "MaxCount", 1),
];

/// The members with a default, and their values.
pub(crate) fn defaults(service: &str, command: &str) -> impl Iterator<Item = (&'static str, i64)> {
    let all = DEFAULTS.iter();
    let of = all.filter(move |(of, on, ..)| (*of, *on) == (service, command));
    of.map(|(.., member, value)| (*member, *value))
}

/// Members that are sent in base64 of what is given, although they are texts: service, command, member.
const ENCODED: [(&str, &str, &str); 2] = [
    ("autoscaling", "create-launch-configuration", "UserData"),
    ("ec2", "run-instances", "UserData"),
];

/// Whether a member is sent in base64 of what is given.
pub(crate) fn is_encoded(service: &str, command: &str, member: &str) -> bool {
    ENCODED.contains(&(service, command, member))
}

/// Commands that copy from the region that a member of theirs names, which others have an option of its own for.
const COPIES: [(&str, &str); 1] = [("ec2", "copy-snapshot")];

/// Whether the member with the region says where a command copies from.
pub(crate) fn copies(service: &str, command: &str) -> bool {
    COPIES.contains(&(service, command))
}

/// Names of protocols in place of their numbers, which are what the service takes.
const PROTOCOLS: [(&str, &str); 4] = [("tcp", "6"), ("udp", "17"), ("icmp", "1"), ("all", "-1")];

/// Members whose values have names.
const RESPELT: [(&str, &str, &str); 2] = [
    ("ec2", "create-network-acl-entry", "Protocol"),
    ("ec2", "replace-network-acl-entry", "Protocol"),
];

/// The text that a member is sent with.
pub(crate) fn respelt(
    service: &str,
    command: &str,
    member: &str,
    text: &str,
) -> Option<&'static str> {
    if !RESPELT.contains(&(service, command, member)) {
        return None;
    }
    let found = PROTOCOLS.iter().find(|(name, _)| *name == text);
    found.map(|(_, number)| *number)
}

/// Members that become part of another if that has something in particular.
#[derive(Debug)]
pub(crate) struct Moved {
    service: &'static str,
    command: &'static str,
    /// The list whose first item they become part of.
    pub(crate) into: &'static str,
    /// Members of that item, of which one must be there.
    pub(crate) when: &'static [&'static str],
    /// Each with the name that it has there.
    pub(crate) members: &'static [(&'static str, &'static str)],
    /// The one that becomes the first of a list there: its name, the list's, and the member that says that it is the first.
    pub(crate) first: (&'static str, &'static str, &'static str),
}

/// What an instance's network interface has, if it is described, must be said of the interface.
static MOVED: [Moved; 1] = [Moved {
    service: "ec2",
    command: "run-instances",
    into: "NetworkInterfaces",
    when: &[
        "PrivateIpAddresses",
        "SecondaryPrivateIpAddressCount",
        "AssociatePublicIpAddress",
    ],
    members: &[
        ("SubnetId", "SubnetId"),
        ("SecurityGroupIds", "Groups"),
        ("Ipv6AddressCount", "Ipv6AddressCount"),
        ("Ipv6Addresses", "Ipv6Addresses"),
        ("EnablePrimaryIpv6", "PrimaryIpv6"),
    ],
    first: ("PrivateIpAddress", "PrivateIpAddresses", "Primary"),
}];

/// What moves in the requests of a command.
pub(crate) fn moved(service: &str, command: &str) -> Option<&'static Moved> {
    let mut all = MOVED.iter();
    all.find(|moved| (moved.service, moved.command) == (service, command))
}

/// Commands whose pages have a size that no option says, unless a request has other members than these: the service times out
/// otherwise.
const PAGE_SIZES: [(&str, &str, &str, &[&str]); 2] = [
    ("ec2", "describe-volumes", "1000", &["NextToken", "DryRun"]),
    (
        "ec2",
        "describe-snapshots",
        "1000",
        &["NextToken", "DryRun", "OwnerIds", "RestorableByUserIds"],
    ),
];

/// The size of pages of a request with these members.
pub(crate) fn page_size<'m>(
    service: &str,
    command: &str,
    mut members: impl Iterator<Item = &'m str>,
) -> Option<&'static str> {
    let mut all = PAGE_SIZES.iter();
    let (_, _, size, allowed) = all.find(|(of, on, ..)| (*of, *on) == (service, command))?;
    members
        .all(|member| allowed.contains(&member))
        .then_some(*size)
}

/// Members of the first page that are printed with the items of all pages, although the facts of pages do not name them:
/// botocore adds them.
const KEPT: [(&str, &str, &[&str]); 3] = [
    (
        "autoscaling",
        "describe-warm-pool",
        &["WarmPoolConfiguration"],
    ),
    (
        "rds",
        "describe-certificates",
        &["DefaultCertificateForNewLaunches"],
    ),
    (
        "ec2",
        "get-network-insights-access-scope-analysis-findings",
        &["AnalysisStatus", "NetworkInsightsAccessScopeAnalysisId"],
    ),
];

/// Such members of a command's output.
pub(crate) fn kept(service: &str, command: &str) -> &'static [&'static str] {
    let mut all = KEPT.iter();
    let found = all.find(|(of, on, _)| (*of, *on) == (service, command));
    found.map_or(&[], |(.., members)| *members)
}
