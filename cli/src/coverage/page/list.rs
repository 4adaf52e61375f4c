//! Lists of sentences and members.

use super::text::{escape, number, prose};
use crate::coverage::account::Account;
use crate::coverage::tally::{Found, templates};

/// The unrecognised forms, each with its sentences.
pub(super) fn unrecognised(accounts: &[Account]) -> String {
    let templates = templates(accounts.iter().map(Account::named));
    if templates.is_empty() {
        return String::new();
    }
    let place = |found: &Found<'_>| match accounts {
        [_] => escape(&found.place),
        _ => format!("{} {}", escape(found.service), escape(&found.place)),
    };
    let sentence = |found: &Found<'_>| {
        format!(
            "<li><span class=\"place\">{}</span> {}</li>",
            place(found),
            prose(found.text)
        )
    };
    let rows: String = templates
        .iter()
        .map(|template| {
            let found: String = template.found.iter().map(sentence).collect();
            format!(
                "<details class=\"template\"><summary><b>{}</b><span>{}</span></summary><ul>{found}</ul></details>\n",
                template.found.len(),
                prose(template.text)
            )
        })
        .collect();
    let count = number(templates.len());
    format!(
        "<div class=\"list\"><h3>Unrecognised, by form <small>{count}</small></h3><div class=\"templates\">{rows}</div></div>\n"
    )
}

/// The members that are secrets by their names.
pub(super) fn secrets(account: &Account) -> String {
    let secrets = account.report.secrets.iter();
    let places: String = secrets
        .map(|secret| format!("<li><code>{}</code></li>", escape(secret)))
        .collect();
    if places.is_empty() {
        return String::new();
    }
    format!(
        "<h3>Secrets by name that the model does not mark</h3><ul class=\"secrets\">{places}</ul>\n"
    )
}
