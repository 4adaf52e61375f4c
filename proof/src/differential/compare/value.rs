//! Compares values in the JSON form, member by member as the model has them.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};
use touchmark_model::model::{Kind as Shape, Member, Model};

use super::known::{self, Known};
use super::same::same_timestamp;
use super::verdict::{Kind, Verdict};

pub(super) struct Values<'m> {
    pub(super) model: &'m Model,
    /// The source of the document, if values other than strings may have white space around them.
    pub(super) spaced: Option<&'m Json>,
}

impl Values<'_> {
    /// Compares two structures.
    pub(super) fn members(
        &self,
        verdict: &mut Verdict,
        members: &[Member],
        ours: &Json,
        theirs: &Json,
        place: &str,
    ) {
        let target = |name: &str| {
            let member = members.iter().find(|member| member.name == name);
            member.map(|member| member.target.as_str())
        };
        match (ours, theirs) {
            (Json::Object(ours), Json::Object(theirs)) => {
                self.objects(verdict, target, ours, theirs, place);
            }
            _ => leaf(verdict, ours == theirs, ours, theirs, place),
        }
    }

    /// Compares the values of each name; `target` returns its shape.
    fn objects<'t>(
        &self,
        verdict: &mut Verdict,
        target: impl Fn(&str) -> Option<&'t str>,
        ours: &Map<String, Json>,
        theirs: &Map<String, Json>,
        place: &str,
    ) {
        let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        for name in names {
            let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            match (ours.get(name), theirs.get(name)) {
                (Some(ours), Some(theirs)) => {
                    self.value(verdict, target(name), ours, theirs, &place);
                }
                (Some(ours), None) => {
                    verdict.differ(Kind::Absent, &place, &ours.to_string(), "(absent)");
                }
                (None, Some(theirs)) => {
                    verdict.differ(Kind::Absent, &place, "(absent)", &theirs.to_string());
                }
                (None, None) => {}
            }
        }
    }

    fn value(
        &self,
        verdict: &mut Verdict,
        shape: Option<&str>,
        ours: &Json,
        theirs: &Json,
        place: &str,
    ) {
        let shape = shape.and_then(|name| self.model.shapes.get(name));
        match (shape.map(|shape| &shape.kind), ours, theirs) {
            (Some(Shape::Union(_)), ..) if known::unknown_union_member(ours, theirs) => {
                verdict.know(Known::UnknownUnionMembers);
            }
            (Some(Shape::Structure(members) | Shape::Union(members)), ..) => {
                self.members(verdict, members, ours, theirs, place);
            }
            (Some(Shape::List(item)), Json::Array(ours), Json::Array(theirs))
                if ours.len() == theirs.len() =>
            {
                for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                    let place = format!("{place}/{index}");
                    self.value(verdict, Some(&item.target), ours, theirs, &place);
                }
            }
            (Some(Shape::Map { value, .. }), Json::Object(ours), Json::Object(theirs)) => {
                self.objects(verdict, |_| Some(&value.target), ours, theirs, place);
            }
            (Some(Shape::Boolean), Json::Bool(true), Json::Bool(false))
                if known::space_around_true(self.spaced, place) =>
            {
                verdict.know(Known::SpacesAroundBooleans);
            }
            (Some(Shape::Float), Json::Number(a), Json::Number(b)) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "Python has only doubles; the written value is a single"
                )]
                let single =
                    |number: &serde_json::Number| number.as_f64().map(|n| (n as f32).to_bits());
                leaf(verdict, single(a) == single(b), ours, theirs, place);
            }
            (Some(Shape::Double), Json::Number(a), Json::Number(b)) => {
                let bits = |number: &serde_json::Number| number.as_f64().map(f64::to_bits);
                leaf(verdict, bits(a) == bits(b), ours, theirs, place);
            }
            (Some(Shape::Timestamp), Json::String(a), Json::String(b)) => {
                leaf(verdict, same_timestamp(a, b), ours, theirs, place);
            }
            _ => leaf(verdict, ours == theirs, ours, theirs, place),
        }
    }
}

fn leaf(verdict: &mut Verdict, same: bool, ours: &Json, theirs: &Json, place: &str) {
    if !same {
        verdict.differ(Kind::Value, place, &ours.to_string(), &theirs.to_string());
    }
}
