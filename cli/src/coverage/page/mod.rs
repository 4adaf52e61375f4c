//! The report as a self-contained HTML page.

mod list;
mod row;
mod service;
mod text;

use touchmark_prose::Class;

use super::account::Account;
use super::tally::Tally;
use list::unrecognised;
use row::{HEAD, bar, cells, keys, most};
use text::{escape, number, percent};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page.
pub(super) fn render(accounts: &[Account]) -> String {
    let title = match accounts {
        [one] => format!("{} {}", one.service, one.api_version),
        _ => format!("{} services", accounts.len()),
    };
    let title = escape(&format!("Constraints in prose: {title}"));
    let sum = accounts.iter().fold(Tally::default(), |sum, account| {
        sum.plus(&Tally::service(&account.report))
    });
    let mut body = format!("<header><h1>{title}</h1>{}</header>", origins(accounts));
    body.push_str(&cards(&sum));
    body.push_str(&format!("<div class=\"total\">{}</div>", bar(&sum, 100.0)));
    body.push_str(&format!("{CONTROLS}{}</form>\n", chips(&sum)));
    body.push_str(&match accounts {
        [one] => format!("<section>{}</section>", service::content(one)),
        several => services(several),
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

const CONTROLS: &str = "\n<form class=\"controls\" id=\"controls\">\
    <input type=\"search\" id=\"filter\" placeholder=\"Filter by text, member or family\" aria-label=\"Filter\">\
    <label class=\"sort\">Sort by <select id=\"sort\">\
    <option value=\"sentences\">sentences</option><option value=\"unrecognised\">unrecognised</option>\
    <option value=\"name\">name</option></select></label>\
    <button type=\"button\" id=\"open\">Open all</button><output id=\"hits\"></output>";

/// The origins of the models, each release once.
fn origins(accounts: &[Account]) -> String {
    let mut origins: Vec<&str> = accounts.iter().map(|a| a.origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    format!("<p>{}</p>", escape(&origins.join(", ")))
}

/// The most important figures.
fn cards(sum: &Tally) -> String {
    let of_members = |part: usize| match sum.members {
        0 => "of no members".to_owned(),
        all => format!("{:.0} % of members", part as f64 * 100.0 / all as f64),
    };
    let unrecognised = sum.class(Class::Unrecognised);
    let cards = [
        (number(sum.members), "members of requests", String::new()),
        (
            number(sum.by_traits),
            "constrained by traits",
            of_members(sum.by_traits),
        ),
        (
            number(sum.by_prose),
            "constrained by prose",
            of_members(sum.by_prose),
        ),
        (
            number(sum.sentences()),
            "sentences like constraints",
            String::new(),
        ),
        (
            percent(sum.unrecognised_percent()),
            "unrecognised",
            format!("{} sentences", number(unrecognised)),
        ),
    ];
    let cards = cards.map(|(figure, name, more)| {
        format!("<div class=\"card\"><b>{figure}</b><span>{name}</span><small>{more}</small></div>")
    });
    format!("<div class=\"cards\">{}</div>", cards.concat())
}

/// The legend, each class a switch of the filter.
fn chips(sum: &Tally) -> String {
    let chips = Class::ALL.map(|class| {
        let (name, count) = (class.name(), number(sum.class(class)));
        format!(
            "<label class=\"chip {name}\" title=\"{}\"><input type=\"checkbox\" name=\"class\" value=\"{name}\" checked>\
             <i></i>{name} <span>{count}</span></label>",
            meaning(class)
        )
    });
    format!("<div class=\"chips\">{}</div>", chips.concat())
}

fn meaning(class: Class) -> &'static str {
    match class {
        Class::Enforced => "checked before a request is sent",
        Class::Conditional => "applies under a condition that the request does not show",
        Class::ServerState => "about what exists on the server",
        Class::Informative => "limits nothing",
        Class::Unrecognised => "of a form that is not recognised yet",
    }
}

/// A row for each service, those with most sentences first, and the unrecognised sentences of all of them.
fn services(accounts: &[Account]) -> String {
    let mut rows: Vec<(&Account, Tally)> = accounts
        .iter()
        .map(|account| (account, Tally::service(&account.report)))
        .collect();
    rows.sort_by(|(a, x), (b, y)| {
        y.sentences()
            .cmp(&x.sentences())
            .then_with(|| a.service.cmp(&b.service))
    });
    let most = most(rows.iter().map(|(_, tally)| tally));
    let rows: String = rows
        .iter()
        .map(|(account, tally)| {
            let name = escape(&account.service);
            let version = escape(&account.api_version);
            format!(
                "<details class=\"item service\" id=\"{name}\" {}><summary class=\"row\">{}</summary>\
                 <div class=\"content\">{}</div></details>\n",
                keys(&account.service, tally),
                cells(&format!("{name} <small>{version}</small>"), tally, most),
                service::content(account)
            )
        })
        .collect();
    format!(
        "<section><div class=\"list\"><h3>Services <small>{}</small></h3>{HEAD}<div class=\"sorted\">{rows}</div></div>{}</section>\n",
        accounts.len(),
        unrecognised(accounts)
    )
}

#[cfg(test)]
mod tests;
