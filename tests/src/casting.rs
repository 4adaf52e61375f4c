//! A request of the invented service in which every member of its shapes is present.

use touchmark_rds::touchmark::DateTime;

use crate::foundry::types::option::Option as Choice;
use crate::foundry::types::some::Some as Part;
use crate::foundry::types::{CastRequest, Either, Ping, Pong, Schema, Tree, Unknowns, none};

/// The response that holds [`rich`].
pub const RESPONSE: &str = include_str!("../data/foundry/cast.xml");

/// The JSON form of [`rich`].
pub const JSON: &str = include_str!("../data/foundry/cast.json");

/// Every member of the structure, each with a value of its own.
#[must_use]
#[expect(deprecated, reason = "deprecated members work, too")]
pub fn rich() -> CastRequest {
    let instant = DateTime::from_unix(1_595_859_728, 95_000_000).unwrap_or_default();
    let second = DateTime::from_unix(1_595_859_728, 0).unwrap_or_default();
    CastRequest::default()
        .name("bell")
        .name2("lower")
        .name3("upper")
        .r#type(Unknowns::RoseGold)
        .r#static(true)
        .r#final(-1)
        .r#match(i64::MAX)
        .from("from")
        .schema(Schema::default().value("schema").error("error"))
        .type_id("type")
        .self_("self")
        .with_default2("default")
        .with_default("with default")
        .with_clone("clone")
        .with_validate("validate")
        .to_query("query")
        .from_xml("xml")
        .drop(false)
        .with_add("add")
        .not(true)
        .index(0)
        .value("value")
        .some(Part::default().value("some"))
        .none(none::None::default())
        .option(Choice::default().error("option"))
        .strings(["a", ""])
        .named(["ab"])
        .flat(["f", "g"])
        .attributes([(Unknowns::Gold, "1"), (Unknowns::from("new"), "2")])
        .flat_attributes([(Unknowns::Empty, "3")])
        .plain([("row", vec![1, 2]), ("empty", vec![])])
        .grid([vec![1], vec![2, 3]])
        .either(Either::SelfValue(Box::new(Either::Text("deep".to_owned()))))
        .tree(tree())
        .ping(Ping::default().pong(Pong::default().ping(Ping::default()).count(2)))
        .at(instant)
        .at_date(second)
        .at_seconds(instant)
        .data([0_u8, 255])
        .password("hunter2-1")
        .passwords(["hunter2-2"])
        .keys([(Unknowns::Other, "hunter2-3")])
        .token("token")
        .old("old")
        .older("older")
        .ratio(0.75)
        .single(f32::INFINITY)
        .temperature(-273)
        .alloy("brass")
}

fn tree() -> Tree {
    let leaf = |label: &str| Tree::default().label(label);
    Tree::default()
        .label("root")
        .left(leaf("left"))
        .children([leaf("one"), leaf("two").left(leaf("three"))])
        .by_name([("key", leaf("four"))])
}
