//! What is said of a member about which nobody wrote anything: what its name and the model tell.

use heck::ToKebabCase;

use super::text::{code, several};
use crate::ir::{Element, Field, Kind, Paging, Target};

/// A line for a member that has a part in how an output comes in pages.
pub(super) fn line(field: &Field) -> Option<String> {
    Some(match field.paging.as_ref()? {
        Paging::Begins(Some(next)) => format!(
            "Where the page begins: what the output before it has in {}. Left out for the first page.",
            code(next)
        ),
        Paging::Begins(None) => {
            "Where the page begins, as the output before it says. Left out for the first page."
                .to_owned()
        }
        Paging::Limits => "How much is on a page at most.".to_owned(),
        Paging::Next(token) => format!(
            "What {} of the input for the next page must be; absent on the last page.",
            code(token)
        ),
        Paging::Items => "What is listed, as far as it is on this page.".to_owned(),
    })
}

/// What stands behind the kind of a member: its unit, what it targets and its default, each after a comma.
pub(super) fn details(field: &Field) -> String {
    let unit = unit(&field.name, &field.element).map(|unit| format!("in {unit}"));
    let each = match field.element.kind {
        Kind::List { .. } => "each ",
        _ => "",
    };
    let target = field.target.as_ref().map(|target| match target {
        Target::Named(name) => format!("{each}of the model's type {}", code(name)),
        Target::Members(names) => format!("{each}made of {}", several(names)),
    });
    let default = field.default.as_ref();
    let default = default.map(|default| format!("by default {}", code(default)));
    let details = [unit, target, default];
    let details = details.iter().flatten();
    details.map(|detail| format!(", {detail}")).collect()
}

/// What units are called in names, and in sentences.
const UNITS: [(&[&str], &str); 12] = [
    (&["milliseconds", "millis", "ms"], "milliseconds"),
    (&["seconds", "secs"], "seconds"),
    (&["minutes", "mins"], "minutes"),
    (&["hours"], "hours"),
    (&["days"], "days"),
    (&["bytes"], "bytes"),
    (&["kb", "kilobytes"], "KB"),
    (&["mb", "megabytes"], "MB"),
    (&["gb", "gigabytes"], "GB"),
    (&["mib"], "MiB"),
    (&["gib"], "GiB"),
    (&["percent", "percentage"], "percent"),
];

/// The unit of a number whose name ends with it.
fn unit(name: &str, element: &Element) -> Option<&'static str> {
    let is_number = matches!(
        element.kind,
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double
    );
    // `GiB` is two words to a program.
    let name = name.replace("GiB", "Gib").replace("MiB", "Mib");
    let name = name.to_kebab_case();
    let last = name.rsplit('-').next().filter(|_| is_number)?;
    let mut units = UNITS.iter();
    let (_, unit) = units.find(|(names, _)| names.contains(&last))?;
    Some(unit)
}
