//! What the messages mean that cases expect, since ours have other words.

use touchmark_credentials::profile::ProfileError as P;
use touchmark_credentials::{JsonProblem, NoCredentials, Reason};

type Meaning = fn(&Reason) -> bool;

/// Parts of messages, and what a reason must be.
const MESSAGES: [(&str, Meaning); 19] = [
    ("could not parse profile file", |reason| {
        matches!(reason, Reason::File(_))
    }),
    (
        "could not parse response: invalid JSON",
        |reason| matches!(reason, Reason::Json(error) if matches!(error.problem, JsonProblem::Syntax { .. })),
    ),
    (
        "No environment variables were set to configure ECS",
        |reason| matches!(reason, Reason::NotSet(_)),
    ),
    ("URI did not specify a host", |reason| {
        matches!(reason, Reason::Url { .. })
    }),
    ("invalid uri character", |reason| {
        matches!(reason, Reason::Url { .. })
    }),
    ("is not a valid endpoint mode", |reason| {
        matches!(reason, Reason::Setting(_))
    }),
    ("profile must contain `source_profile`", |reason| {
        needs(
            reason,
            "role_arn",
            "`source_profile` or `credential_source`",
        )
    }),
    (
        "profile contained both source_profile and credential_source",
        |reason| matches!(reason, Reason::Profile(P::Both { .. })),
    ),
    ("profile missing aws_secret_access_key", |reason| {
        needs(reason, "aws_access_key_id", "`aws_secret_access_key`")
    }),
    ("profile missing aws_access_key_id", |reason| {
        needs(reason, "aws_secret_access_key", "`aws_access_key_id`")
    }),
    ("did not contain credential information", |reason| {
        matches!(
            reason,
            Reason::Profile(P::NoCredentials(_) | P::SourceWithoutCredentials { .. })
        )
    }),
    ("could not find source profile", |reason| {
        matches!(reason, Reason::Profile(P::SourceMissing { .. }))
    }),
    ("No profiles were defined", |reason| {
        matches!(reason, Reason::Profile(P::NoProfiles))
    }),
    ("profile formed an infinite loop", |reason| {
        matches!(reason, Reason::Profile(P::Loop(_)))
    }),
    ("`role_arn` was missing", |reason| {
        needs(reason, "web_identity_token_file", "`role_arn`")
    }),
    ("then `sso_account_id` must also be set", |reason| {
        needs(reason, "sso_role_name", "`sso_account_id`")
    }),
    ("then `sso_role_name` must also be set", |reason| {
        needs(reason, "sso_account_id", "`sso_role_name`")
    }),
    ("can only be specified in the [sso-session]", |reason| {
        matches!(reason, Reason::Profile(P::SsoSessionHas { .. }))
    }),
    ("was not found", |reason| {
        matches!(reason, Reason::Profile(P::SsoSession { .. }))
    }),
];

fn needs(reason: &Reason, setting: &str, needed: &str) -> bool {
    matches!(reason, Reason::Profile(P::Needs { setting: found, needed: what, .. })
        if *found == setting && *what == needed)
}

/// Whether a reason is what a message means. Of a message that is not known, only the quoted names are compared.
pub(super) fn check(message: &str, reason: &Reason) -> Result<(), String> {
    let failed = |what: &str| Err(format!("{what}: expected `{message}`, found `{reason}`"));
    match MESSAGES.iter().find(|(part, _)| message.contains(part)) {
        Some((_, means)) if !means(reason) => return failed("another reason"),
        Some(_) => {}
        None => println!("  not compared but for names: {message} / {reason}"),
    }
    let text = reason.to_string();
    for name in message.split('`').skip(1).step_by(2) {
        if !text.contains(name) {
            return failed("a name is not told");
        }
    }
    let system = "No such file or directory (os error 2)";
    if message.contains(system) && !text.contains(system) {
        return failed("the system's reason is not told");
    }
    Ok(())
}

/// The same for a whole search.
pub(super) fn check_search(message: &str, none: &NoCredentials) -> Result<(), String> {
    let mistake = none.mistake().map(|answer| &answer.reason);
    if message.contains("provider was not enabled") {
        // No place has any, or the one that a profile names has none.
        return match mistake {
            None | Some(Reason::Source(_)) => Ok(()),
            Some(reason) => Err(format!("expected that there are none, found `{reason}`")),
        };
    }
    match mistake.or(none.asked.last().map(|answer| &answer.reason)) {
        Some(reason) => check(message, reason),
        None => Err("nothing was asked".to_owned()),
    }
}
