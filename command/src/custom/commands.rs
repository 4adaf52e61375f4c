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
