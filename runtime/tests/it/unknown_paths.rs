//! Paths that a program ignores and that no operation has.

use touchmark::schema::{Operation, Service, Structure};
use touchmark::validate::{Validation, ViolationKind};

static SERVICE: Service = Service::new("Forge", "2020-01-01", "forge", "forge");
static OUTPUT: Structure = Structure::new("CastOutput", "CastOutput", "");
static TAG: Structure = Structure::new("Tag", "Tag", "Key: string");
static CAST: Structure = Structure::new(
    "CastInput",
    "CastInput",
    r"
    Name: string
    Tags: list<structure Tag>
    Grid: list<list<string>>
    Options: map<string, structure Tag>
    Inner: structure CastInput
    ",
)
.structures(&[&TAG, &CAST]);
static MELT: Structure = Structure::new("MeltInput", "MeltInput", "Heat: integer");
static CAST_OPERATION: Operation = Operation::new("Cast", &SERVICE, &CAST, &OUTPUT, &[]);
static MELT_OPERATION: Operation = Operation::new("Melt", &SERVICE, &MELT, &OUTPUT, &[]);

#[test]
fn a_path_of_any_operation_is_known() {
    for path in [
        "Name",
        "Heat",
        "Tags",
        "Tags[*]",
        "Tags[2].Key",
        "Grid[*][0]",
        "Options[*].Key",
        "Options[\"a.b]\"].Key",
        "Options[\"a\\\"]b\"]",
        "Options[\"long\"...].Key",
        "Inner.Inner.Tags[*].Key",
    ] {
        let lenient = Validation::new().ignore_all(path);
        let unknown = lenient.unknown_paths([&CAST_OPERATION, &MELT_OPERATION]);
        assert_eq!(unknown, [""; 0], "{path}");
    }
}

#[test]
fn others_are_named_in_order() {
    let paths = [
        "",
        "name",
        "Names",
        "Name.Key",
        "Name[*]",
        "Tags[*].Value",
        "Tags[x]",
        "Tags[1",
        "Tags.Key",
        "Grid[*][*][*]",
        "Options[\"a].Key",
        "Inner.",
        "Tags[*]Key",
    ];
    let mut lenient = Validation::new().ignore("Name", ViolationKind::Length);
    for path in paths {
        lenient = lenient.ignore(path, ViolationKind::Length);
    }
    assert_eq!(lenient.unknown_paths([&CAST_OPERATION]), paths);
    assert_eq!(
        lenient.unknown_paths([&MELT_OPERATION]).first(),
        Some(&"Name")
    );
}
