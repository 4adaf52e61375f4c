//! Clusters with any rule between their members.

use touchmark::schema::{self, Across, AcrossRule, Condition, Source, Test};
use touchmark::validate::validate;
use touchmark::{Field, Structure};

use super::cluster::{CLUSTER, Cluster};
use super::types::Color;

/// A cluster with other rules than its own.
pub struct Ruled {
    pub schema: &'static schema::Structure,
    pub cluster: Cluster,
}

impl Structure for Ruled {
    fn schema(&self) -> &'static schema::Structure {
        self.schema
    }
    fn field(&self, index: usize) -> Option<&dyn Field> {
        self.cluster.field(index)
    }
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        self.cluster.field_mut(index)
    }
}

pub fn ruled(at: usize, rule: AcrossRule, cluster: &Cluster) -> Ruled {
    let source = Source::Documented;
    let level = source.level();
    let rules = vec![Across {
        at,
        rule,
        source,
        level,
    }];
    let members = CLUSTER.members().to_vec();
    Ruled {
        schema: Box::leak(Box::new(schema::Structure::of(
            "Cluster", "Cluster", members, rules,
        ))),
        cluster: cluster.clone(),
    }
}

pub fn violations(input: &dyn Structure) -> Vec<String> {
    match validate(input) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

/// The message of the only violation of `cluster` with one rule.
pub fn message(at: usize, rule: AcrossRule, cluster: &Cluster) -> String {
    let found = violations(&ruled(at, rule, cluster));
    assert_eq!(found.len(), 1, "{found:?}");
    found.concat()
}

pub fn is(member: usize, test: Test) -> Condition {
    Condition::new(member, test)
}

pub fn given(member: usize) -> Condition {
    is(member, Test::Present)
}

pub fn absent(member: usize) -> Condition {
    is(member, Test::Absent)
}

/// A test for one of these values.
pub fn one_of(values: &[&str]) -> Test {
    Test::OneOf(owned(values))
}

/// A test for a value that is none of these.
pub fn none_of(values: &[&str]) -> Test {
    Test::NoneOf(owned(values))
}

pub fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

/// With a value for most members.
pub fn full() -> Cluster {
    Cluster {
        engine: Some("mysql".into()),
        password: Some("hunter2".into()),
        managed: Some(true),
        key: Some("k".into()),
        days: Some(5),
        color: Some(Color::Red),
        pin: Some(8),
        ..Cluster::default()
    }
}
