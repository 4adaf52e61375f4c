//! The unit of a number as its name says it, for members about which nobody wrote anything.

use heck::ToKebabCase;

use crate::ir::{Element, Kind};

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
pub(super) fn unit(name: &str, element: &Element) -> Option<&'static str> {
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
