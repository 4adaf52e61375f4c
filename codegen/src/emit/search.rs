//! Expressions that find values in outputs, as those of the runtime's type `search::Expression`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use touchmark_model::model::search::{Expression, Step};

use super::scope::ident;

/// The expression, in a file that imports `touchmark::client::search`.
pub(super) fn expression(of: &Expression) -> TokenStream {
    match of {
        Expression::Path(steps) => {
            let steps = steps.iter().map(step);
            quote!(search::Expression::Path(&[#(#steps),*]))
        }
        Expression::Text(text) => quote!(search::Expression::Text(#text)),
        Expression::Number(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(search::Expression::Number(#number))
        }
        Expression::Boolean(value) => quote!(search::Expression::Boolean(#value)),
        Expression::Length(of) => {
            let of = expression(of);
            quote!(search::Expression::Length(&#of))
        }
        Expression::Not(of) => {
            let of = expression(of);
            quote!(search::Expression::Not(&#of))
        }
        Expression::Contains(one, other) => {
            let (one, other) = (expression(one), expression(other));
            quote!(search::Expression::Contains(&#one, &#other))
        }
        Expression::And(one, other) => {
            let (one, other) = (expression(one), expression(other));
            quote!(search::Expression::And(&#one, &#other))
        }
        Expression::Or(one, other) => {
            let (one, other) = (expression(one), expression(other));
            quote!(search::Expression::Or(&#one, &#other))
        }
        Expression::Compare(one, comparator, other) => {
            let (one, other) = (expression(one), expression(other));
            let comparator = ident(comparator.variant());
            quote!(search::Expression::Compare(&#one, search::Comparator::#comparator, &#other))
        }
    }
}

fn step(of: &Step) -> TokenStream {
    match of {
        Step::Field(name) => quote!(search::Step::Field(#name)),
        Step::Flatten => quote!(search::Step::Flatten),
        Step::Values => quote!(search::Step::Values),
        Step::Index(index) => {
            let index = Literal::i32_unsuffixed(*index);
            quote!(search::Step::Index(#index))
        }
        Step::Filter(condition) => {
            let condition = expression(condition);
            quote!(search::Step::Filter(#condition))
        }
        Step::Select(expressions) => {
            let expressions = expressions.iter().map(expression);
            quote!(search::Step::Select(&[#(#expressions),*]))
        }
        Step::Pipe => quote!(search::Step::Pipe),
    }
}
