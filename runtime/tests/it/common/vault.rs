//! Secrets without an element around them.

use std::collections::BTreeMap;

use touchmark::schema::{Kind, List, Map, Member, Structure};

use super::shape;

shape!(Vault, VAULT {
    0 keys: Vec<String>,
    1 doors: BTreeMap<String, String>,
});

pub static VAULT: Structure = Structure::new(
    "Vault",
    "Vault",
    &[
        Member::new("Keys", Kind::List(&List::new(Kind::String).flattened())).sensitive(),
        Member::new(
            "Doors",
            Kind::Map(&Map::new(Kind::String, Kind::String).flattened()),
        )
        .sensitive(),
    ],
);
