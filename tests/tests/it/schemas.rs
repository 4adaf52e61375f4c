//! The schemas in generated crates can all be read.

use touchmark::schema::{Element, Kind, Structure};

/// Reads a structure, and all that it has as members.
fn read(schema: &'static Structure, seen: &mut Vec<*const Structure>) {
    if seen.contains(&std::ptr::from_ref(schema)) {
        return;
    }
    seen.push(schema);
    assert_eq!(schema.problem(), None, "{}", schema.name);
    for member in schema.members() {
        parts(&member.element, seen);
    }
}

fn parts(element: &'static Element, seen: &mut Vec<*const Structure>) {
    match &element.kind {
        Kind::Structure(schema) | Kind::Union(schema) => read(schema, seen),
        Kind::List(list) => parts(&list.item, seen),
        Kind::Map(map) => {
            parts(&map.key, seen);
            parts(&map.value, seen);
        }
        _ => {}
    }
}

#[test]
fn of_all_operations() {
    for (operations, least) in [
        (&touchmark_rds::operation::OPERATIONS, 400),
        (&touchmark_tests::foundry::operation::OPERATIONS, 5),
    ] {
        let mut seen = Vec::new();
        for operation in operations.iter() {
            read(operation.schema().input, &mut seen);
            read(operation.schema().output, &mut seen);
        }
        assert!(seen.len() >= least, "{} structures", seen.len());
    }
}
