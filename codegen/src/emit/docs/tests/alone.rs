//! What is said of members about which nobody wrote anything.

use super::super::alone;
use super::*;

#[test]
fn names_say_units() {
    for (name, details) in [
        ("TimeoutInSeconds", ", in seconds"),
        ("MaxStorageGiB", ", in GiB"),
        ("CpuPercent", ", in percent"),
        ("SizeInMB", ", in MB"),
        ("Days", ", in days"),
        ("DaysBetween", ""),
        ("Count", ""),
    ] {
        let field = field(name, element(Kind::Integer, vec![]));
        assert_eq!(alone::details(&field), details, "{name}");
        let field = self::field(name, element(Kind::String, vec![]));
        assert_eq!(alone::details(&field), "");
    }
}

#[test]
fn the_model_tells_defaults_and_targets() {
    let named = Target::Named("TopicARN".into());
    let members = |count: usize| {
        let names = (1..=count).map(|number| format!("M{number}"));
        Target::Members(names.collect())
    };
    let list = Kind::List {
        item: Box::new(element(Kind::String, vec![])),
        item_name: "member".into(),
        flattened: false,
    };
    for (kind, target, default, details) in [
        (
            Kind::String,
            Some(named),
            None,
            ", of the model's type `TopicARN`",
        ),
        (Kind::Integer, None, Some("5"), ", by default `5`"),
        (
            Kind::String,
            Some(members(2)),
            None,
            ", made of `M1` and `M2`",
        ),
        (
            list,
            Some(members(10)),
            None,
            ", each made of `M1`, `M2`, `M3`, `M4`, `M5`, `M6`, `M7`, `M8` and 2 others",
        ),
    ] {
        let field = Field {
            target,
            default: default.map(str::to_owned),
            ..field("A", element(kind, vec![]))
        };
        assert_eq!(alone::details(&field), details);
    }
}

#[test]
fn what_pages_is_told() {
    for (paging, line) in [
        (
            Paging::Begins(Some("Next".into())),
            "Where the page begins: what the output before it has in `Next`. Left out for the first page.",
        ),
        (
            Paging::Next("Marker".into()),
            "What `Marker` of the input for the next page must be; absent on the last page.",
        ),
    ] {
        let field = Field {
            paging: Some(paging),
            ..field("A", element(Kind::String, vec![]))
        };
        assert_eq!(alone::line(&field).as_deref(), Some(line));
    }
}
