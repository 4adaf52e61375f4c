//! A service's part of the page: its operations, and the structures that several of them share.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_prose::{MemberReport, OperationReport, Report, SentenceReport};

use super::list::{secrets, unrecognised};
use super::row::{HEAD, cells, keys, most};
use super::text::{escape, number, prose};
use crate::coverage::account::Account;
use crate::coverage::tally::{Tally, members};
use crate::ui;

/// Everything about a service.
pub(super) fn content(account: &Account) -> String {
    let layout = Layout::of(&account.report);
    [
        operations(account, &layout),
        shared(account, &layout),
        unrecognised(std::slice::from_ref(account)),
        secrets(account),
    ]
    .concat()
}

/// Which structures are shown with the one operation that uses them, and which in a section of their own.
struct Layout<'a> {
    /// The members of each structure, in the report's order.
    shapes: BTreeMap<&'a str, Vec<&'a MemberReport>>,
    /// The structures of several operations, or of none.
    shared: BTreeSet<&'a str>,
}

impl<'a> Layout<'a> {
    fn of(report: &'a Report) -> Self {
        let mut shapes: BTreeMap<&str, Vec<&MemberReport>> = BTreeMap::new();
        for member in &report.members {
            shapes.entry(&member.shape).or_default().push(member);
        }
        let mut users: BTreeMap<&str, usize> = BTreeMap::new();
        for operation in &report.operations {
            for shape in shapes_of(report, operation) {
                *users.entry(shape).or_default() += 1;
            }
        }
        let shared = shapes
            .keys()
            .copied()
            .filter(|shape| users.get(shape) != Some(&1))
            .collect();
        Self { shapes, shared }
    }

    fn members(&self, shape: &str) -> &[&'a MemberReport] {
        self.shapes.get(shape).map_or(&[], Vec::as_slice)
    }
}

/// The structures in an operation's requests, in order, each once.
fn shapes_of<'a>(report: &'a Report, operation: &'a OperationReport) -> Vec<&'a str> {
    let mut shapes = Vec::new();
    for member in members(report, operation) {
        if !shapes.contains(&member.shape.as_str()) {
            shapes.push(member.shape.as_str());
        }
    }
    shapes
}

fn operations(account: &Account, layout: &Layout<'_>) -> String {
    let report = &account.report;
    let mut rows: Vec<(&OperationReport, Tally)> = report
        .operations
        .iter()
        .map(|operation| (operation, Tally::operation(report, operation)))
        .collect();
    rows.sort_by(|(a, x), (b, y)| {
        y.sentences()
            .cmp(&x.sentences())
            .then_with(|| a.name.cmp(&b.name))
    });
    let most = most(rows.iter().map(|(_, tally)| tally));
    let count = number(rows.len());
    let open = if rows.len() == 1 { " open" } else { "" };
    let rows: String = rows
        .iter()
        .map(|(operation, tally)| {
            let (own, links): (Vec<&str>, Vec<&str>) = shapes_of(report, operation)
                .into_iter()
                .partition(|shape| !layout.shared.contains(shape));
            let own: String = own
                .into_iter()
                .map(|shape| structure(account, shape, layout.members(shape)))
                .collect();
            format!(
                "<details class=\"item\" {}{open}><summary class=\"row\">{}</summary>\
                 <div class=\"content\">{own}{}</div></details>\n",
                keys(&operation.name, tally),
                cells(&escape(&operation.name), tally, most),
                links_to(account, layout, &links)
            )
        })
        .collect();
    format!(
        "<div class=\"list\"><h3>Operations <small>{count}</small></h3>{HEAD}<div class=\"sorted\">{rows}</div></div>\n"
    )
}

/// Links to the structures that an operation shares with others.
fn links_to(account: &Account, layout: &Layout<'_>, shapes: &[&str]) -> String {
    if shapes.is_empty() {
        return String::new();
    }
    let links: String = shapes
        .iter()
        .map(|shape| {
            let tally = Tally::of(layout.members(shape).iter().copied());
            format!(
                "<a href=\"#{}\">{} <small>{}</small></a> ",
                anchor(account, shape),
                escape(shape),
                number(tally.sentences())
            )
        })
        .collect();
    format!("<p class=\"links\">With other operations: {links}</p>")
}

fn anchor(account: &Account, shape: &str) -> String {
    escape(&format!("{}.{shape}", account.service))
}

fn shared(account: &Account, layout: &Layout<'_>) -> String {
    let mut rows: Vec<(&str, Tally)> = layout
        .shared
        .iter()
        .map(|shape| (*shape, Tally::of(layout.members(shape).iter().copied())))
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.sentences()));
    let most = most(rows.iter().map(|(_, tally)| tally));
    let count = number(rows.len());
    let rows: String = rows
        .iter()
        .map(|(shape, tally)| {
            format!(
                "<details class=\"item\" id=\"{}\" {}><summary class=\"row\">{}</summary>\
                 <div class=\"content\">{}</div></details>\n",
                anchor(account, shape),
                keys(shape, tally),
                cells(&escape(shape), tally, most),
                structure(account, shape, layout.members(shape))
            )
        })
        .collect();
    format!(
        "<div class=\"list\"><h3>Structures of several operations <small>{count}</small></h3>{HEAD}<div class=\"sorted\">{rows}</div></div>\n"
    )
}

/// The members of a structure: those with sentences one by one, the others in a line.
fn structure(account: &Account, shape: &str, members: &[&MemberReport]) -> String {
    let (with, without): (Vec<&MemberReport>, Vec<&MemberReport>) = members
        .iter()
        .partition(|member| !member.sentences.is_empty());
    let with: String = with.into_iter().map(|with| member(account, with)).collect();
    let without: Vec<String> = without
        .into_iter()
        .filter_map(|other| {
            Some(format!(
                "{}{}",
                escape(other.member.as_deref()?),
                marks(other)
            ))
        })
        .collect();
    let without = if without.is_empty() {
        String::new()
    } else {
        format!(
            "<p class=\"rest\">Without such sentences: {}</p>",
            without.join(", ")
        )
    };
    let shape = escape(shape);
    format!("<div class=\"shape\"><h4>{shape}</h4>{with}{without}</div>")
}

fn member(account: &Account, member: &MemberReport) -> String {
    let name = member.member.as_deref().unwrap_or("(as a whole)");
    let sentences: String = member
        .sentences
        .iter()
        .map(|found| sentence(found, &rules(account, member, found)))
        .collect();
    format!(
        "<div class=\"member\"><h5>{}{}</h5><ul>{sentences}</ul></div>",
        escape(name),
        marks(member)
    )
}

/// The rules that came of a sentence, each with its place if that is another structure.
fn rules(account: &Account, member: &MemberReport, sentence: &SentenceReport) -> String {
    let rules = account.rules_of(member, sentence).into_iter();
    let rules = rules.map(|stated| {
        let place = match &stated.member {
            _ if stated.shape != member.shape => format!("{}: ", stated.shape),
            Some(name) if member.member.as_ref() != Some(name) => format!("{name}: "),
            _ => String::new(),
        };
        format!(
            "<code class=\"rule\">{}{}</code>",
            escape(&place),
            escape(&stated.rule)
        )
    });
    rules.collect()
}

fn sentence(sentence: &SentenceReport, rules: &str) -> String {
    let class = sentence.class.name();
    let family = sentence.family.map_or_else(String::new, |family| {
        format!(" <span class=\"family\">{}</span>", escape(family))
    });
    format!(
        "<li data-class=\"{class}\"><span class=\"tag {class}\">{class}</span><span>{}{family}{rules}</span></li>",
        prose(&sentence.text)
    )
}

/// Further facts about a member.
fn marks(member: &MemberReport) -> String {
    let mut marks = String::new();
    if member.traits {
        marks.push_str(" <span class=\"mark\">traits</span>");
    }
    if member.rules > 0 {
        let rules = ui::count(member.rules, "rule");
        marks.push_str(&format!(" <span class=\"mark rules\">{rules}</span>"));
    }
    if member.secret_by_name {
        marks.push_str(" <span class=\"mark secret\">a secret</span>");
    }
    marks
}
