//! From bytes to a service.

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::{Arbitrary, Unstructured};

use touchmark_model::model::Protocol;

use super::{Bounds, Fault, Format, Invented, Kind, Member, Operation, Shape};

/// Names that have caused errors, or could.
const NAMES: [&str; 56] = [
    "A",
    "a",
    "AB",
    "Ab",
    "aB",
    "A1",
    "Cast",
    "CastInput",
    "CastOutput",
    "CastFault",
    "Strike",
    "Self",
    "self",
    "Type",
    "Match",
    "Static",
    "Mod",
    "Crate",
    "Super",
    "Option",
    "Some",
    "None",
    "Ok",
    "Err",
    "Result",
    "String",
    "Str",
    "Vec",
    "Box",
    "Default",
    "Clone",
    "Debug",
    "Error",
    "Fault",
    "Input",
    "Output",
    "Unknown",
    "Unhandled",
    "Schema",
    "Structure",
    "Member",
    "Members",
    "member",
    "Entry",
    "entry",
    "Key",
    "Value",
    "Message",
    "message",
    "Validate",
    "ToQuery",
    "FromXml",
    "WithClone",
    "Action",
    "Version",
    "RequestId",
];

/// Strings for documentation, patterns and values.
const TEXTS: [&str; 12] = [
    "",
    "*/ \" \\ #\"",
    "<p>Constraints:</p> <ul> <li> <p>Must contain from 1 to 9 letters.</p> </li> </ul>",
    "<p>Valid Values: <code>gold | tin</code> </p>",
    "<pre><code>```\n    fn main() {}\n```</code></pre>",
    "[a-z]{1,3}",
    "^\\p{L}+$",
    "(a|b)*c",
    "unknown",
    "Unknown",
    "{0}",
    "\u{202e}é\u{301}\u{0}",
];

/// Whether AWS writes a string as the same pattern in both formats: its models have no patterns that are incomplete or
/// have an anchor at only one end.
fn is_plain(text: &str) -> bool {
    TEXTS.contains(&text) || !text.contains(['^', '$', '\\', '(', ')', '[', ']'])
}

pub(super) fn service(u: &mut Unstructured<'_>) -> Invented {
    let odd = one_in(u, 4);
    let mut taken = BTreeSet::new();
    let count = number(u, 1, 12);
    let mut shapes: Vec<Shape> = Vec::new();
    for _ in 0..count {
        let name = name(u, odd);
        if taken.insert(name.clone()) {
            shapes.push(shape(u, odd, name, count));
        }
    }
    // A shape that was left out because of its name cannot be a target.
    let known = shapes.len();
    for shape in &mut shapes {
        for member in shape.kind.members_mut() {
            member.target %= known;
        }
    }
    let mut operations: BTreeMap<String, Operation> = BTreeMap::new();
    for _ in 0..number(u, 1, 4) {
        let operation = operation(u, odd, &shapes);
        operations.insert(operation.name.clone(), operation);
    }
    let protocol = if one_in(u, 4) {
        name_requests(u, &mut shapes);
        Protocol::Ec2Query
    } else {
        Protocol::AwsQuery
    };
    reached(Invented {
        odd,
        protocol,
        shapes,
        operations: operations.into_values().collect(),
    })
}

/// Gives some members names of their own in requests.
fn name_requests(u: &mut Unstructured<'_>, shapes: &mut [Shape]) {
    for shape in shapes {
        if let Kind::Structure { members, .. } = &mut shape.kind {
            for member in members {
                member.request_name = one_in(u, 4).then(|| name(u, false));
            }
        }
    }
}

fn operation(u: &mut Unstructured<'_>, odd: bool, shapes: &[Shape]) -> Operation {
    let is_fault = |shape: &Shape| matches!(&shape.kind, Kind::Structure { fault: Some(_), .. });
    let is_message = |shape: &Shape| matches!(&shape.kind, Kind::Structure { union: false, .. });
    let places = |wanted: &dyn Fn(&Shape) -> bool| -> Vec<usize> {
        let found = shapes.iter().enumerate().filter(|(_, shape)| wanted(shape));
        found.map(|(place, _)| place).collect()
    };
    let messages = places(&is_message);
    let mut message = || u.choose(&messages).ok().copied().filter(|_| !one_in(u, 6));
    let (input, output) = (message(), message());
    let faults = places(&|shape| is_message(shape) && is_fault(shape));
    Operation {
        name: name(u, odd),
        input,
        output,
        faults: faults.into_iter().filter(|_| !one_in(u, 4)).collect(),
        documentation: text(u),
        deprecated: one_in(u, 8),
    }
}

fn shape(u: &mut Unstructured<'_>, odd: bool, name: String, shapes: usize) -> Shape {
    Shape {
        name,
        kind: kind(u, odd, shapes),
        documentation: text(u),
        sensitive: one_in(u, 8),
        deprecated: one_in(u, 8),
    }
}

fn kind(u: &mut Unstructured<'_>, odd: bool, shapes: usize) -> Kind {
    match number(u, 0, 15) {
        0..=5 => {
            let union = one_in(u, 5);
            let mut taken = BTreeSet::new();
            let members = (0..number(u, 0, 6))
                .map(|_| member(u, odd, shapes))
                .collect::<Vec<_>>();
            let members = members
                .into_iter()
                .filter(|member| taken.insert(member.name.clone()));
            Kind::Structure {
                members: members.collect(),
                union,
                fault: (!union && one_in(u, 3)).then(|| fault(u)),
            }
        }
        6 | 7 => Kind::List(part(u, "member", shapes)),
        8 => Kind::Map(part(u, "key", shapes), part(u, "value", shapes)),
        9 | 10 => Kind::Text {
            values: if one_in(u, 2) {
                (0..number(u, 1, 6)).filter_map(|_| text(u)).collect()
            } else {
                Vec::new()
            },
            pattern: text(u).filter(|text| is_plain(text) && one_in(u, 2)),
            bounds: bounds(u, 0),
        },
        11 => {
            let types = ["byte", "short", "integer", "long", "float", "double"];
            Kind::Number(types[number(u, 0, types.len() - 1)], bounds(u, i64::MIN))
        }
        12 => Kind::Boolean,
        13 => Kind::Blob(bounds(u, 0)),
        14 => Kind::Timestamp(None),
        _ => Kind::Timestamp(
            u.choose(&[Format::DateTime, Format::HttpDate, Format::EpochSeconds])
                .ok()
                .copied(),
        ),
    }
}

fn member(u: &mut Unstructured<'_>, odd: bool, shapes: usize) -> Member {
    let name = name(u, odd);
    Member {
        flattened: one_in(u, 8),
        required: one_in(u, 4),
        token: one_in(u, 16),
        documentation: text(u),
        ..part(u, &name, shapes)
    }
}

/// A list's item, or a key or value of a map.
fn part(u: &mut Unstructured<'_>, name: &str, shapes: usize) -> Member {
    Member {
        name: name.to_owned(),
        target: number(u, 0, shapes),
        wire_name: one_in(u, 4).then(|| self::name(u, false)),
        request_name: None,
        flattened: false,
        required: false,
        token: false,
        documentation: None,
    }
}

fn fault(u: &mut Unstructured<'_>) -> Fault {
    Fault {
        code: one_in(u, 2).then(|| name(u, false)),
        status: u.int_in_range(400..=599).unwrap_or(400),
        sender: one_in(u, 2),
        retryable: one_in(u, 4),
    }
}

fn bounds(u: &mut Unstructured<'_>, least: i64) -> Bounds {
    let mut bound = || one_in(u, 3).then(|| u.int_in_range(least..=i64::MAX).unwrap_or(0));
    let (min, max) = (bound(), bound());
    Bounds { min, max }
}

fn name(u: &mut Unstructured<'_>, odd: bool) -> String {
    if odd && one_in(u, 2) {
        return <&str>::arbitrary(u).unwrap_or_default().to_owned();
    }
    let name = u.choose(&NAMES).copied().unwrap_or("A");
    match number(u, 0, 7) {
        0 => format!("{name}2"),
        1 => format!("{name}_"),
        2 => format!("{}{name}", u.choose(&NAMES).copied().unwrap_or("A")),
        _ => name.to_owned(),
    }
}

fn text(u: &mut Unstructured<'_>) -> Option<String> {
    match number(u, 0, 7) {
        0 | 1 => u.choose(&TEXTS).ok().map(|text| (*text).to_owned()),
        2 => <&str>::arbitrary(u).ok().map(str::to_owned),
        _ => None,
    }
}

fn number(u: &mut Unstructured<'_>, min: usize, max: usize) -> usize {
    u.int_in_range(min..=max).unwrap_or(min)
}

/// `true` in one of this number of cases; `false` at the end of the bytes.
fn one_in(u: &mut Unstructured<'_>, cases: u8) -> bool {
    u.int_in_range(0..=cases - 1)
        .is_ok_and(|case| case == cases - 1)
}

/// Removes shapes that no operation uses: one format reads them, and the other does not.
fn reached(mut service: Invented) -> Invented {
    let mut open: Vec<usize> = Vec::new();
    for operation in &service.operations {
        open.extend(
            operation
                .input
                .iter()
                .chain(&operation.output)
                .chain(&operation.faults),
        );
    }
    let mut met = BTreeSet::new();
    while let Some(place) = open.pop() {
        if met.insert(place) {
            open.extend(
                service.shapes[place]
                    .kind
                    .members()
                    .iter()
                    .map(|member| member.target),
            );
        }
    }
    let places: BTreeMap<usize, usize> = met.into_iter().zip(0..).collect();
    let mut place = 0..;
    service.shapes.retain(|_| {
        place
            .next()
            .is_some_and(|place| places.contains_key(&place))
    });
    for member in service
        .shapes
        .iter_mut()
        .flat_map(|shape| shape.kind.members_mut())
    {
        member.target = places[&member.target];
    }
    for operation in &mut service.operations {
        let operation_places = operation.input.iter_mut().chain(&mut operation.output);
        for place in operation_places.chain(&mut operation.faults) {
            *place = places[place];
        }
    }
    service
}
