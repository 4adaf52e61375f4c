use touchmark::schema::{Holder, Linked, Order, Pattern, Relink, Source};
use touchmark_model::model::{Format, Length, Level, Number, Range, Test};

use super::*;
use crate::ir::{
    Across, AcrossRule, Condition, Constraint, Docs, Lowered, Member, Part, PartOf, Rule,
    RulePattern,
};

static PATTERN: Pattern = Pattern::repeat("[a-z]", &[('a', 'z')], 1, Some(1));

/// Links as a crate has them.
struct Links;

impl Relink<Lowered, Linked> for Links {
    fn member(&mut self, _: Holder, member: &Member) -> Option<usize> {
        Some(member.index)
    }

    fn pattern(&mut self, _: &RulePattern) -> Option<&'static Pattern> {
        Some(&PATTERN)
    }
}

fn name(name: &str) -> TypeName {
    TypeName {
        name: name.into(),
        module: name.to_lowercase(),
    }
}

fn element(kind: Kind, rules: Vec<Rule>) -> Element {
    let constraints = rules.into_iter().map(|rule| Constraint {
        rule,
        source: Source::OverrideOfDocumented,
        level: Level::Documented,
        when: vec![
            condition(0, Test::NoneOf(texts(&["any-case", "a b", ""]))),
            condition(1, Test::PrefixedBy(texts(&["when", "and"]))),
            condition(0, Test::SuffixedBy(texts(&[".a b", "ends"]))),
            condition(1, Test::NotSuffixedBy(texts(&["ends-not"]))),
        ],
    });
    Element {
        kind,
        sensitive: true,
        constraints: constraints.collect(),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn member(index: usize) -> Member {
    let name = ["rule", "It's \"a\" \\ \u{e9}\n"][index].to_owned();
    Member { index, name }
}

fn condition(index: usize, test: Test) -> Condition {
    let member = member(index);
    Condition { member, test }
}

fn field(index: usize, element: Element) -> Field {
    Field {
        rust_name: String::new(),
        setter: String::new(),
        name: member(index).name,
        wire_name: "ns:wire".into(),
        request_name: Some(["Ns:wire", "a request"][index].into()),
        required: true,
        idempotency_token: true,
        default: None,
        target: None,
        paging: None,
        boxed: false,
        element,
        docs: Docs::default(),
    }
}

/// One rule of each kind.
fn rules() -> Vec<Rule> {
    vec![
        Rule::Spans(vec![(-5, -1), (7, 7)]),
        Rule::Length(Length {
            min: Some(1),
            max: None,
        }),
        Rule::Bytes(Length {
            min: None,
            max: Some(u64::MAX),
        }),
        Rule::Range(Range {
            min: Some(Number::Integer(i64::MIN)),
            max: Some(Number::Float(5.0)),
        }),
        Rule::MultipleOf(Number::Float(1e300)),
        Rule::Pattern(RulePattern {
            source: String::new(),
            words: None,
            constant: "P".into(),
        }),
        Rule::OneOf {
            values: texts(&["nothing", "any-case", "-", "a, b"]),
            ignore_case: false,
        },
        Rule::NotPrefixedBy {
            prefixes: texts(&["aws:", "\u{0}"]),
            ignore_case: true,
        },
        Rule::Format(Format::DailyWindow { min_minutes: 30 }),
        Rule::Format(Format::WeeklyWindow { min_minutes: 0 }),
        Rule::Unique {
            by: None,
            ignore_case: true,
        },
    ]
}

fn parts() -> Rule {
    Rule::Parts(vec![Part {
        of: PartOf::Entry("a;b}".into()),
        rule: Rule::Spans(vec![(-5, -1), (7, 7)]),
        when: vec![condition(0, Test::Absent)],
    }])
}

fn structure(fields: Vec<Field>, rules: Vec<Across>) -> Structure {
    Structure {
        name: name("S"),
        shape: "S".into(),
        fields,
        rules,
        same_as: None,
        response_only: false,
        docs: Docs::default(),
    }
}

/// Reads the contract of a structure, as a crate would.
fn read(item: &Structure) -> &'static schema::Structure {
    static ENUMERATION: schema::Enumeration = schema::Enumeration::new("E", "E", &[]);
    static STRUCTURE: schema::Structure = schema::Structure::new("S", "S", "");
    static STRUCTURES: &[&schema::Structure] = &[&STRUCTURE];
    static ENUMERATIONS: &[&schema::Enumeration] = &[&ENUMERATION];
    static PATTERNS: &[&Pattern] = &[&PATTERN];
    let contract = Contract::of(item);
    assert_eq!(contract.check(), Ok(()));
    assert!(contract.text.is_ascii() && !contract.text.contains('"'));
    let text: &'static str = Box::leak(contract.text.into_boxed_str());
    let read = schema::Structure::new("S", "S", text)
        .structures(STRUCTURES)
        .enumerations(ENUMERATIONS)
        .patterns(PATTERNS);
    let read = Box::leak(Box::new(read));
    assert_eq!(read.problem(), None);
    read
}

fn assert_same(written: &[Constraint], read: &[schema::Constraint]) {
    assert_eq!(written.len(), read.len());
    for (written, read) in written.iter().zip(read) {
        assert_eq!(written.rule.relink(&mut Links), Some(read.rule.clone()));
        assert_eq!((written.source, written.level), (read.source, read.level));
        let when = written.when.iter();
        let when = when.map(|condition| condition.relink(Holder::Beside, &mut Links));
        assert_eq!(when.collect::<Option<Vec<_>>>(), Some(read.when.clone()));
    }
}

fn across(rule: AcrossRule) -> Across {
    Across {
        at: member(1),
        rule,
        source: Source::Model,
        level: Level::Model,
    }
}

#[test]
fn rules_of_values_are_read_as_they_were() {
    let kind = Kind::Enumeration(name("E"), Vec::new());
    let key = element(kind, rules());
    let map = Kind::Map {
        key: Box::new(key.clone()),
        value: Box::new(element(Kind::Structure(name("S")), Vec::new())),
        key_name: "a key".into(),
        value_name: "V".into(),
        flattened: true,
    };
    let item = element(map, vec![parts()]);
    let list = Kind::List {
        item: Box::new(item.clone()),
        item_name: "Item".into(),
        flattened: false,
    };
    let first = field(0, element(list, Vec::new()));
    let written = structure(
        vec![first, field(1, element(Kind::String, rules()))],
        Vec::new(),
    );
    let [first, second] = read(&written).members() else {
        panic!("two members");
    };
    for (field, member) in written.fields.iter().zip([first, second]) {
        assert_eq!(field.name, member.name);
        assert_eq!(field.wire_name, member.wire_name);
        assert_eq!(
            field.request_name.as_deref(),
            Some(&*member.capitalised_name())
        );
        assert!(member.required && member.idempotency_token && member.element.sensitive);
        assert_same(&field.element.constraints, &member.element.constraints);
    }
    let schema::Kind::List(list) = &first.element.kind else {
        panic!("a list");
    };
    assert_eq!((list.item_name.as_ref(), list.flattened), ("Item", false));
    assert_same(&item.constraints, &list.item.constraints);
    let schema::Kind::Map(map) = &list.item.kind else {
        panic!("a map");
    };
    assert_eq!((map.key_name.as_ref(), map.flattened), ("a key", true));
    assert_same(&key.constraints, &map.key.constraints);
}

#[test]
fn totals_are_read_as_they_were() {
    static LIST: schema::Structure = schema::Structure::new("S", "S", "rule: list<string>");
    static LISTS: &[&schema::Structure] = &[&LIST];
    let rule = Rule::Total {
        of: vec![member(0), member(0)],
        length: Length {
            min: None,
            max: Some(5),
        },
    };
    let kind = Kind::Structure(name("S"));
    let mut element = element(kind, vec![rule]);
    element.constraints[0].when.clear();
    let written = structure(vec![field(0, element)], Vec::new());
    let contract = Contract::of(&written);
    assert_eq!(contract.check(), Ok(()));
    let text: &'static str = Box::leak(contract.text.into_boxed_str());
    let read = schema::Structure::new("T", "T", text).structures(LISTS);
    let read: &'static schema::Structure = Box::leak(Box::new(read));
    assert_eq!(read.problem(), None);
    let written = &written.fields[0].element.constraints;
    let rule = |constraint: &Constraint| constraint.rule.relink(&mut Links);
    let read: Vec<_> = read.members()[0]
        .element
        .constraints
        .iter()
        .map(|constraint| Some(constraint.rule.clone()))
        .collect();
    assert_eq!(written.iter().map(rule).collect::<Vec<_>>(), read);
}

#[test]
fn rules_between_members_are_read_as_they_were() {
    let present = |member| schema::Condition::new(member, Test::Present);
    let one_of = |member, values| schema::Condition::new(member, Test::OneOf(values));
    let order = Order {
        times: 2,
        plus: -3,
        strict: true,
        when: vec![condition(1, Test::OneOf(Vec::new()))],
        ..Order::new(member(0), member(1))
    };
    let all = vec![
        condition(0, Test::Present),
        condition(1, Test::OneOf(texts(&["or"]))),
    ];
    let any = vec![condition(0, Test::Present), condition(1, Test::Present)];
    let string = || element(Kind::String, Vec::new());
    let written = structure(
        vec![field(0, string()), field(1, string())],
        vec![
            across(AcrossRule::Conflict(all.clone())),
            across(AcrossRule::Requires { when: all, any }),
            across(AcrossRule::Ordered(order)),
            across(AcrossRule::WindowsDisjoint {
                daily: member(1),
                weekly: member(0),
            }),
        ],
    );
    let all = || vec![present(0), one_of(1, texts(&["or"]))];
    let expected = [
        schema::AcrossRule::Conflict(all()),
        schema::AcrossRule::Requires {
            when: all(),
            any: vec![present(0), present(1)],
        },
        schema::AcrossRule::Ordered(Order {
            times: 2,
            plus: -3,
            strict: true,
            when: vec![one_of(1, Vec::new())],
            ..Order::new(0, 1)
        }),
        schema::AcrossRule::WindowsDisjoint {
            daily: 1,
            weekly: 0,
        },
    ];
    let rules = read(&written).rules();
    assert!(
        rules
            .iter()
            .all(|rule| rule.at == 1 && rule.source == Source::Model)
    );
    let rules: Vec<_> = rules.iter().map(|rule| rule.rule.clone()).collect();
    assert_eq!(rules, expected);
}
