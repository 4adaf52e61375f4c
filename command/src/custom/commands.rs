//! Commands that are no operations of the model, or operations that are no commands.

/// Operations without a command: each was replaced by another operation.
const REMOVED: [(&str, &str); 5] = [
    ("rds", "modify-option-group"),
    ("ses", "delete-verified-email-address"),
    ("ses", "list-verified-email-addresses"),
    ("ses", "verify-email-address"),
    ("ec2", "import-instance"),
];

/// Whether the command of an operation was taken away.
pub(crate) fn is_removed(service: &str, command: &str) -> bool {
    REMOVED.contains(&(service, command)) || (service, command) == ("ec2", "import-volume")
}

/// A command that does a part of what an operation does.
#[derive(Debug)]
pub(crate) struct Split {
    pub(crate) service: &'static str,
    pub(crate) command: &'static str,
    /// The operation's name in the model.
    pub(crate) operation: &'static str,
    /// The option that has another name here, and that name.
    pub(crate) renamed: (&'static str, &'static str),
    /// The option that the other command has.
    pub(crate) without: &'static str,
}

/// Adding options to an option group and removing them are two commands.
pub(crate) static SPLITS: [Split; 2] = [
    Split {
        service: "rds",
        command: "add-option-to-option-group",
        operation: "ModifyOptionGroup",
        renamed: ("options-to-include", "options"),
        without: "options-to-remove",
    },
    Split {
        service: "rds",
        command: "remove-option-from-option-group",
        operation: "ModifyOptionGroup",
        renamed: ("options-to-remove", "options"),
        without: "options-to-include",
    },
];

/// The command that makes a password of credentials: its service and its word.
pub(crate) const TOKEN: (&str, &str) = ("rds", "generate-db-auth-token");

/// A command that writes a part of its output to a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Saved {
    service: &'static str,
    command: &'static str,
    /// The option with the path of the file.
    pub(crate) file: &'static str,
    /// The option that chooses one of the parts.
    pub(crate) choice: &'static str,
    /// The parts, in base64, none of which is printed.
    pub(crate) parts: &'static [&'static str],
    /// The member that has them.
    pub(crate) within: &'static str,
}

/// The seed of a device is a secret, which must not stay on a screen.
static SAVED: [Saved; 1] = [Saved {
    service: "iam",
    command: "create-virtual-mfa-device",
    file: "outfile",
    choice: "bootstrap-method",
    parts: &["QRCodePNG", "Base32StringSeed"],
    within: "VirtualMFADevice",
}];

/// What a command writes to a file.
pub(crate) fn saved(service: &str, command: &str) -> Option<&'static Saved> {
    let mut all = SAVED.iter();
    all.find(|saved| (saved.service, saved.command) == (service, command))
}
