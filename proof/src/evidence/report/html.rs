//! The report as an HTML page.

use std::fmt::Write as _;

use super::sums::{Contradicted, Report};
use crate::evidence::rule::class_name;

const HEAD: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>What AWS accepts</title>\n\
    <style>body{font:14px sans-serif;margin:2em}td,th{text-align:left;vertical-align:top;padding:.2em .8em}\
    code{white-space:pre-wrap}</style>\n<h1>Rules, held against what AWS accepts</h1>\n\
    <table><tr><th>class<th>rules<th>exercised<th>contradicted\n";

/// The table of classes, and each rule that is contradicted.
pub(super) fn page(report: &Report) -> String {
    let mut page = HEAD.to_owned();
    for ((class, level), row) in report.by_class() {
        let name = format!("{} ({level})", escaped(class_name(class)));
        let (rules, exercised, contradicted) = (row.rules, row.exercised, row.contradicted);
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "<tr><td>{name}<td>{rules}<td>{exercised}<td>{contradicted}"
        );
    }
    page.push_str("</table>\n<h2>Contradicted</h2>\n<table><tr><th>rule<th>says<th>accepted\n");
    for found in report.contradicted() {
        page.push_str(&row(&found));
    }
    page.push_str("</table>\n");
    page
}

fn row(found: &Contradicted<'_>) -> String {
    let rule = found.rule;
    let (service, place) = (found.service, escaped(&rule.place()));
    let (kind, level) = (rule.kind, rule.level);
    let class = escaped(class_name(rule.class));
    let (says, guard) = (escaped(&rule.says), escaped(&rule.guard()));
    let mut row = format!(
        "<tr><td>{service} <code>{place}</code><br>{class} ({level})<td>{kind} {says}<br>{guard}<td>"
    );
    for each in &found.by {
        let (value, file) = (escaped(&each.value.to_string()), escaped(&each.file));
        let (operation, source) = (&each.operation, &each.source);
        let _ = write!(
            row,
            "<code>{value}</code> {operation} ({source}, {file})<br>"
        );
    }
    row.push('\n');
    row
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_no_markup() {
        assert_eq!(escaped("<a & b>"), "&lt;a &amp; b&gt;");
    }
}
