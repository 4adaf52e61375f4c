//! The report as a self-contained HTML page.

mod service;
mod text;

use touchmark_prose::Class;

use super::Account;
use super::tally::{Found, Tally, place, templates};
use text::{escape, number, percent, prose};

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

/// The heading of rows.
const HEAD: &str = "<div class=\"row head\"><span></span><span></span>\
    <span>sentences</span><span>unrecognised</span><span>members</span><span>traits</span><span>prose</span></div>";

/// The columns of a row; `name` is markup.
fn cells(name: &str, tally: &Tally, most: usize) -> String {
    let share = percent(tally.unrecognised_percent());
    format!(
        "<span class=\"name\">{name}</span>{}<span class=\"n\">{}</span><span class=\"n\">{share}</span>\
         <span class=\"n\">{}</span><span class=\"n\">{}</span><span class=\"n\">{}</span>",
        bar(tally, width(tally, most)),
        number(tally.sentences()),
        number(tally.members),
        number(tally.by_traits),
        number(tally.by_prose),
    )
}

/// The sort keys of a row.
fn keys(name: &str, tally: &Tally) -> String {
    format!(
        "data-name=\"{}\" data-sentences=\"{}\" data-unrecognised=\"{}\"",
        escape(name),
        tally.sentences(),
        tally.class(Class::Unrecognised)
    )
}

/// The largest number of sentences.
fn most<'a>(tallies: impl Iterator<Item = &'a Tally>) -> usize {
    tallies.map(Tally::sentences).max().unwrap_or(0)
}

/// The length of a bar as a percentage of the longest.
fn width(tally: &Tally, most: usize) -> f64 {
    tally.sentences() as f64 * 100.0 / most.max(1) as f64
}

/// A bar with a part for each class.
fn bar(tally: &Tally, width: f64) -> String {
    let present = Class::ALL
        .into_iter()
        .filter(|class| tally.class(*class) > 0);
    let words: Vec<String> = present
        .clone()
        .map(|class| format!("{} {}", tally.class(class), class.name()))
        .collect();
    let parts: String = present
        .map(|class| {
            format!(
                "<i class=\"{}\" style=\"flex-grow:{}\"></i>",
                class.name(),
                tally.class(class)
            )
        })
        .collect();
    let words = words.join(", ");
    format!(
        "<span class=\"track\"><span class=\"bar\" role=\"img\" aria-label=\"{words}\" title=\"{words}\" \
         style=\"width:{width:.2}%\">{parts}</span></span>"
    )
}

/// The unrecognised forms, each with its sentences.
fn unrecognised(accounts: &[Account]) -> String {
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

/// The members that may be secrets.
fn secrets(account: &Account) -> String {
    let members = account.report.members.iter();
    let places: String = members
        .filter(|member| member.secret_candidate)
        .map(|member| format!("<li><code>{}</code></li>", escape(&place(member))))
        .collect();
    if places.is_empty() {
        return String::new();
    }
    format!(
        "<h3>Secrets by name that the model does not mark</h3><ul class=\"secrets\">{places}</ul>\n"
    )
}

#[cfg(test)]
mod tests;
