//! Words that tell whom a member names, and which lists of values grow: data, so that no code knows a name.

/// Verbs of operations that make an object.
pub(crate) const MAKING: &[&str] = &[
    "Create", "Copy", "Restore", "Register", "Put", "Upload", "Allocate", "Purchase",
];

/// What the names of operations say besides what they make.
pub(crate) const UNSAID_IN_OBJECTS: &[&str] = &["ToPointInTime", "ReadReplica"];

/// In front of the name of a copy.
pub(crate) const TARGETS: &[&str] = &["Target"];

/// Objects of other services than the one at hand, as the names of members have them.
pub(crate) const OF_OTHERS: &[&str] = &[
    "Account",
    "Bucket",
    "Certificate",
    "Domain",
    "Function",
    "Image",
    "Instance",
    "Key",
    "Network",
    "Role",
    "SecurityGroup",
    "Snapshot",
    "Stream",
    "Subnet",
    "Table",
    "Topic",
    "Volume",
    "Vpc",
];

/// How a member's name ends that names an object of any kind.
pub(crate) const OF_ANY: &[&str] = &["Arn", "Arns", "ARN", "ARNs", "Family"];

/// How names of members that name an object end, longest first.
pub(crate) const NAMING: &[&str] = &[
    "Identifiers",
    "Identifier",
    "Names",
    "Name",
    "Family",
    "Arns",
    "ARNs",
    "Arn",
    "ARN",
    "Ids",
    "Id",
];

/// How the names of members that name a user or a database end.
pub(crate) const DATABASES: &[&str] = &["Username", "UserName", "DbUser", "DBName", "DatabaseName"];

/// How the names of operations on users of the service itself end.
pub(crate) const USERS: &[&str] = &["User", "Users"];

/// What documentation says of what is there, in lower case.
pub(crate) const EXISTING: &[&str] = &[
    "of an existing ",
    "must be an existing ",
    "must match the name of ",
];

/// What it says of what is not there yet, in lower case.
pub(crate) const NEW: &[&str] = &["for the new ", "of the new ", "to be created", "to create"];

/// How the names of structures end that say what is different from something else: from an image's or a template's own.
pub(crate) const CHANGING: &[&str] = &[
    "Ebs",
    "EbsBlockDevice",
    "EbsBlockDeviceRequest",
    "Overrides",
    "OverridesRequest",
    "Placement",
];

/// Words in the names of members whose values are added to with every release of a product: a list of them is out of date.
pub(crate) const GROWING: &[&str] = &[
    "engine",
    "version",
    "family",
    "class",
    "region",
    "zone",
    "namespace",
    "category",
    "metric",
    "filter name",
    "node type",
    "instance type",
    "source type",
    "resource type",
];
