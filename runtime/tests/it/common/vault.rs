//! Secrets without an element around them.

use std::collections::BTreeMap;

use touchmark::schema::Structure;

use super::shape;

shape!(Vault, VAULT {
    0 keys: Vec<String>,
    1 doors: BTreeMap<String, String>,
});

pub static VAULT: Structure = Structure::new(
    "Vault",
    "Vault",
    r"
    Keys: secret flat list<string>
    Doors: secret flat map<string, string>
    ",
);
