//! A row of a list: a name, a bar and figures.

use touchmark_prose::Class;

use super::text::{escape, number, percent};
use crate::coverage::tally::Tally;

/// The heading of rows.
pub(super) const HEAD: &str = "<div class=\"row head\"><span></span><span></span>\
    <span>sentences</span><span>unrecognised</span><span>members</span><span>traits</span><span>prose</span></div>";

/// The columns of a row; `name` is markup.
pub(super) fn cells(name: &str, tally: &Tally, most: usize) -> String {
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
pub(super) fn keys(name: &str, tally: &Tally) -> String {
    format!(
        "data-name=\"{}\" data-sentences=\"{}\" data-unrecognised=\"{}\"",
        escape(name),
        tally.sentences(),
        tally.class(Class::Unrecognised)
    )
}

/// The largest number of sentences.
pub(super) fn most<'a>(tallies: impl Iterator<Item = &'a Tally>) -> usize {
    tallies.map(Tally::sentences).max().unwrap_or(0)
}

/// The length of a bar as a percentage of the longest.
fn width(tally: &Tally, most: usize) -> f64 {
    tally.sentences() as f64 * 100.0 / most.max(1) as f64
}

/// A bar with a part for each class.
pub(super) fn bar(tally: &Tally, width: f64) -> String {
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
