//! The limits that the crate's documentation states: nesting, entities, and large amounts of one thing.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use crate::common::kinds::Kinds;
use crate::common::service::DescribeKinds;
use crate::common::wire::{form, output, reply};
use touchmark::codec::{DecodeError, DecodeErrorKind};
use touchmark::operation::UnreadableResponse;
use touchmark::{Error, MAX_DEPTH, Operation};

/// The stack size of a thread on systems with little memory.
const SMALL_STACK: usize = 1024 * 1024;

fn wrapped(members: &str) -> String {
    format!(
        "<DescribeKindsResponse><DescribeKindsResult>{members}</DescribeKindsResult></DescribeKindsResponse>"
    )
}

fn read(members: &str) -> Result<Kinds, DecodeError> {
    output(DescribeKinds::SCHEMA, wrapped(members))
}

fn nested(open: &str, depth: usize) -> String {
    let close = open.replace('<', "</");
    let close: Vec<&str> = close.split_inclusive('>').rev().collect();
    format!("{}{}", open.repeat(depth), close.concat().repeat(depth))
}

/// Performs every operation on a value.
fn exercise(value: Kinds) -> usize {
    let copy = value.clone();
    assert!(copy == value);
    let _ = touchmark::validate::validate(&value);
    format!("{value:?}").len() + form::<DescribeKinds>(&value).len()
}

fn on_a_stack(size: usize, run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(size).spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn the_deepest_values_need_little_stack() {
    on_a_stack(SMALL_STACK, || {
        for open in [
            "<Inner>",
            "<Choice><Deeper>",
            "<Inners><member>",
            "<Choice><New>",
        ] {
            let per_turn = open.matches('<').count();
            let value = read(&nested(open, (MAX_DEPTH - 2) / per_turn)).unwrap();
            assert!(exercise(value) > 0, "{open}");
        }
    });
}

#[test]
#[cfg(feature = "serde")]
fn the_deepest_json_needs_little_stack() {
    on_a_stack(SMALL_STACK, || {
        let value = read(&nested("<Inner>", MAX_DEPTH - 2)).unwrap();
        let json = serde_json::to_value(&value).unwrap();
        assert_eq!(serde_json::from_value::<Kinds>(json).unwrap(), value);
    });
}

#[test]
fn values_that_a_program_builds_can_be_deeper() {
    let value = (0..1_000).fold(Kinds::default(), |inner, _| Kinds {
        inner: Some(Box::new(inner)),
        ..Kinds::default()
    });
    assert!(exercise(value) > 1_000);
}

#[test]
fn entities_are_not_declared() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]>";
    let outside = "<!DOCTYPE a [<!ENTITY c SYSTEM \"file:///etc/hosts\">]>";
    let document = wrapped("<Name>&c;</Name>");
    for declaration in [
        laughs,
        outside,
        "<!doctype a>",
        "<!-- a --><!DOCTYPE a SYSTEM 'a'>",
    ] {
        let body = format!("{declaration}{document}");
        let error = output::<Kinds>(DescribeKinds::SCHEMA, &body).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DocumentType, "{body}");
        let failure =
            format!("{declaration}<ErrorResponse><Error><Code>&c;</Code></Error></ErrorResponse>");
        let Err(Error::Unreadable(UnreadableResponse { reason, .. })) =
            reply::<DescribeKinds>(500, failure.as_bytes())
        else {
            panic!("{failure} can be read");
        };
        assert_eq!(reason.kind(), &DecodeErrorKind::DocumentType);
    }
    // In places that are skipped, too.
    let inside = read("<New><!DOCTYPE a></New>").unwrap_err();
    assert_eq!(inside.kind(), &DecodeErrorKind::DocumentType);
    assert_eq!(
        read("<Name>&c;</Name>").unwrap_err().kind(),
        &DecodeErrorKind::UnknownEntity
    );
}

#[test]
fn text_does_not_grow() {
    let references = "&lt;&#9;&#x9;&#x10FFFF;&#65;&amp;\r\n<![CDATA[&lt;]]>".repeat(1_000);
    let value = read(&format!("<Name>{references}</Name>")).unwrap();
    let text = value.name.unwrap();
    assert!(text.starts_with("<\t\t\u{10ffff}A&\n&lt;<"));
    assert!(text.len() < references.len());
}

/// Each of these is a hundred kilobytes without meaning.
#[test]
fn large_amounts_of_one_thing_change_nothing() {
    const MANY: usize = 10_000;
    let name = "n".repeat(10 * MANY);
    let attributes: String = (0..MANY).map(|number| format!(" a{number}='>'")).collect();
    for much in [
        " ".repeat(10 * MANY),
        format!("<!--{}-->", " - > <a".repeat(MANY)),
        format!("<?a {}?>", " ? > <a".repeat(MANY)),
        format!("<New{attributes}/>"),
        format!("<New a='{name}'></New>"),
        format!("<{name}><{name}/></{name}>"),
        "<New>a</New>".repeat(MANY),
        "<New/>".repeat(MANY),
        format!("<New>{}</New>", "<a>b<c/></a>".repeat(MANY)),
    ] {
        let value = read(&format!("{much}<Count>1</Count>{much}")).unwrap();
        assert_eq!(
            value,
            Kinds {
                count: Some(1),
                ..Kinds::default()
            }
        );
    }
}

/// The value is read once its key is known, from its own position.
#[test]
fn positions_are_correct_if_a_value_comes_first() {
    let entry = |value: &str| {
        read(&format!(
            "<ColorMap><entry> <!-- a --> <value>{value}</value><key>red</key></entry></ColorMap><Count>1</Count>"
        ))
    };
    let value = entry("7").unwrap();
    assert_eq!((value.color_map.unwrap().len(), value.count), (1, Some(1)));
    let error = entry("7&#0;").unwrap_err();
    let DecodeErrorKind::Malformed { position, .. } = error.kind() else {
        panic!("{error}");
    };
    let body = wrapped("<ColorMap><entry> <!-- a --> <value>7&#0;");
    let end = body.find("&#0;").unwrap() + "&#0;".len();
    assert_eq!(usize::try_from(*position).unwrap(), end);
}
