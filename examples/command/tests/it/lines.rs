//! The lines of help are those that stand beside the model, whichever way the catalog keeps them.

use serde_json::Value;
use touchmark_rds::client::catalog::CATALOG;

const DOCS: &str = include_str!("../../../../models/rds/2014-10-31/docs.json");

#[test]
fn every_operation_and_member_has_its_own() {
    let docs: Value = serde_json::from_str(DOCS).unwrap();
    let line = |path: &str| {
        docs.pointer(path)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let (mut operations, mut members) = (0, 0);
    for operation in CATALOG.operations.iter() {
        let schema = operation.schema();
        let name = schema.name;
        assert_eq!(
            CATALOG.about(name),
            line(&format!("/operations/{name}")),
            "{name}"
        );
        operations += 1;
        for member in schema.input.members() {
            let (shape, of) = (schema.input.shape, &member.name);
            let own = line(&format!("/structures/{shape}/members/{of}"));
            let expected = own.or_else(|| line(&format!("/members/{of}")));
            assert_eq!(CATALOG.about_member(name, of), expected, "{name}, {of}");
            members += 1;
        }
    }
    assert!(
        operations > 160 && members > 1000,
        "{operations}, {members}"
    );
    assert_eq!(CATALOG.about("Nothing"), None);
    assert_eq!(CATALOG.about_member("Nothing", "Nothing"), None);
}
