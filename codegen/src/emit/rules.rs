//! Rules as the runtime's schema has them: constraints of values, and rules across members.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use touchmark_model::model::{Format, Number, Order, Test};

use super::scope::{Scope, ident};
use crate::ir::{Across, AcrossRule, Condition, Constraint, Part, PartOf, Rule, Source};

/// A constraint, as an expression.
pub(super) fn constraint(constraint: &Constraint, scope: &Scope<'_>) -> TokenStream {
    let rule = rule(&constraint.rule, scope);
    let rule = quote!(schema::Rule::#rule);
    let mut tokens = match constraint.source {
        Source::Model => quote!(schema::Constraint::model(#rule)),
        Source::Documented => quote!(schema::Constraint::documented(#rule)),
        Source::Override { of_model } => quote!(schema::Constraint::overridden(#rule, #of_model)),
    };
    if !constraint.when.is_empty() {
        let when = conditions(&constraint.when);
        tokens.extend(quote!(.when(#when)));
    }
    tokens
}

fn rule(rule: &Rule, scope: &Scope<'_>) -> TokenStream {
    match rule {
        Rule::Length { min, max } => {
            let (min, max) = (
                Literal::u64_unsuffixed(*min),
                scope.option(max.map(Literal::u64_unsuffixed)),
            );
            quote!(Length { min: #min, max: #max })
        }
        Rule::Range { min, max } => {
            let (min, max) = (scope.option(min.map(number)), scope.option(max.map(number)));
            quote!(Range { min: #min, max: #max })
        }
        Rule::MultipleOf(of) => {
            let of = number(*of);
            quote!(MultipleOf(#of))
        }
        Rule::Pattern { constant, .. } => {
            let (patterns, constant) = (scope.module("patterns"), ident(constant));
            quote!(Pattern(&#patterns::#constant))
        }
        Rule::OneOf {
            values,
            ignore_case,
        } => quote!(OneOf { values: &[#(#values),*], ignore_case: #ignore_case }),
        Rule::Spans(spans) => {
            let spans = spans.iter().map(|(min, max)| {
                let (min, max) = (Literal::i64_unsuffixed(*min), Literal::i64_unsuffixed(*max));
                quote!((#min, #max))
            });
            quote!(Spans(&[#(#spans),*]))
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => quote!(NotPrefixedBy { prefixes: &[#(#prefixes),*], ignore_case: #ignore_case }),
        Rule::Format(format) => {
            let (kind, min_minutes) = match format {
                Format::DailyWindow { min_minutes } => (ident("DailyWindow"), min_minutes),
                Format::WeeklyWindow { min_minutes } => (ident("WeeklyWindow"), min_minutes),
            };
            let min_minutes = Literal::u32_unsuffixed(*min_minutes);
            quote!(Format(schema::Format::#kind { min_minutes: #min_minutes }))
        }
        Rule::Unique { by, ignore_case } => {
            let by = by.as_ref().map(|(by, _)| Literal::usize_unsuffixed(*by));
            let by = scope.option(by);
            quote!(Unique { by: #by, ignore_case: #ignore_case })
        }
        Rule::Parts(parts) => {
            let parts = parts.iter().map(|of| part(of, scope));
            quote!(Parts(&[#(#parts),*]))
        }
    }
}

fn part(part: &Part, scope: &Scope<'_>) -> TokenStream {
    let constraint = constraint(&part.constraint, scope);
    match &part.of {
        PartOf::Member(member, _) => {
            let member = Literal::usize_unsuffixed(*member);
            quote!(schema::Part::member(#member, #constraint))
        }
        PartOf::Items(member, _) => {
            let member = Literal::usize_unsuffixed(*member);
            quote!(schema::Part::items(#member, #constraint))
        }
        PartOf::Entry(key) => quote!(schema::Part::entry(#key, #constraint)),
    }
}

/// A rule across members, as an expression.
pub(super) fn across(across: &Across) -> TokenStream {
    let at = Literal::usize_unsuffixed(across.at);
    let index = |index: &usize| Literal::usize_unsuffixed(*index);
    let rule = match &across.rule {
        AcrossRule::Conflict(all) => {
            let all = conditions(all);
            quote!(Conflict(#all))
        }
        AcrossRule::Requires { when, any } => {
            let (when, any) = (conditions(when), conditions(any));
            quote!(Requires { when: #when, any: #any })
        }
        AcrossRule::Ordered(order) => {
            let order = self::order(order);
            quote!(Ordered(#order))
        }
        AcrossRule::WindowsDisjoint { daily, weekly } => {
            let (daily, weekly) = (index(daily), index(weekly));
            quote!(WindowsDisjoint { daily: #daily, weekly: #weekly })
        }
    };
    let rule = quote!(schema::AcrossRule::#rule);
    match across.source {
        Source::Model => quote!(schema::Across::model(#at, #rule)),
        Source::Documented => quote!(schema::Across::documented(#at, #rule)),
        Source::Override { of_model } => {
            quote!(schema::Across::overridden(#at, #rule, #of_model))
        }
    }
}

fn order(order: &Order<usize, Condition>) -> TokenStream {
    let low = Literal::usize_unsuffixed(order.low);
    let high = Literal::usize_unsuffixed(order.high);
    let mut tokens = quote!(schema::Order::new(#low, #high));
    if order.times != 1 {
        let times = Literal::u32_unsuffixed(order.times);
        tokens.extend(quote!(.times(#times)));
    }
    if order.plus != 0 {
        let plus = Literal::i64_unsuffixed(order.plus);
        tokens.extend(quote!(.plus(#plus)));
    }
    if order.strict {
        tokens.extend(quote!(.strict()));
    }
    if !order.when.is_empty() {
        let when = conditions(&order.when);
        tokens.extend(quote!(.when(#when)));
    }
    tokens
}

fn conditions(conditions: &[Condition]) -> TokenStream {
    let conditions = conditions.iter().map(|condition| {
        let member = Literal::usize_unsuffixed(condition.member);
        let test = match &condition.test {
            Test::Present => quote!(Present),
            Test::Absent => quote!(Absent),
            Test::OneOf(values) => quote!(OneOf(&[#(#values),*])),
            Test::NoneOf(values) => quote!(NoneOf(&[#(#values),*])),
            Test::PrefixedBy(prefixes) => quote!(PrefixedBy(&[#(#prefixes),*])),
        };
        quote!(schema::Condition::new(#member, schema::Test::#test))
    });
    quote!(&[#(#conditions),*])
}

fn number(number: Number) -> TokenStream {
    match number {
        Number::Integer(number) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(schema::Number::Integer(#number))
        }
        Number::Float(number) => {
            let number = Literal::f64_unsuffixed(number);
            quote!(schema::Number::Float(#number))
        }
    }
}
