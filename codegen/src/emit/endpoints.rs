//! The rules for a service's endpoints, as expressions of the runtime's type `RuleSet`.

use proc_macro2::TokenStream;
use quote::quote;
use touchmark_model::model::endpoint::{Condition, Endpoint, Expression, Rule, RuleSet, Then};

use super::scope::ident;
use crate::render::SourceFile;

/// The file with the rules.
pub(super) fn emit(input: &RuleSet) -> SourceFile {
    let rules = input.rules.iter().map(rule);
    SourceFile {
        path: "client/endpoints.rs".to_owned(),
        docs: vec!["Where requests are sent, for each region and setting.".to_owned()],
        items: vec![
            imports(input),
            quote! {
                /// The rules; the first one whose conditions hold decides.
                pub static RULES: RuleSet = RuleSet::new(&[#(#rules),*]);
            },
        ],
    }
}

/// What the rules use of the runtime's types.
fn imports(input: &RuleSet) -> TokenStream {
    let mut uses = Uses::default();
    uses.rules(&input.rules);
    let used = [
        (uses.attribute, "Attribute"),
        (uses.condition, "Condition"),
        (uses.endpoint, "Endpoint"),
        (uses.expression, "Expression"),
        (uses.parameter, "Parameter"),
        (!input.rules.is_empty(), "Rule"),
        (true, "RuleSet"),
        (!input.rules.is_empty(), "Then"),
    ];
    let names = used.into_iter().filter(|(used, _)| *used);
    let names = names.map(|(_, name)| ident(name));
    quote!(use touchmark::client::endpoint::rules::{#(#names),*};)
}

#[derive(Default)]
struct Uses {
    attribute: bool,
    condition: bool,
    endpoint: bool,
    expression: bool,
    parameter: bool,
}

impl Uses {
    fn rules(&mut self, rules: &[Rule]) {
        for rule in rules {
            for condition in &rule.conditions {
                self.condition = true;
                self.expression(&condition.expression);
            }
            match &rule.then {
                Then::Rules(rules) => self.rules(rules),
                Then::Error(reason) => self.expression(reason),
                Then::Endpoint(endpoint) => {
                    self.endpoint = true;
                    self.expression(&endpoint.url);
                    let signing = [&endpoint.signing_name, &endpoint.signing_region];
                    signing
                        .into_iter()
                        .flatten()
                        .for_each(|of| self.expression(of));
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        self.expression = true;
        match expression {
            Expression::Boolean(_) | Expression::Text(_) | Expression::Variable(_) => {}
            Expression::Parameter(_) => self.parameter = true,
            Expression::Join(parts) => parts.iter().for_each(|part| self.expression(part)),
            Expression::IsSet(of)
            | Expression::Not(of)
            | Expression::Partition(of)
            | Expression::ParseUrl(of) => self.expression(of),
            Expression::Equals(one, other) => {
                self.expression(one);
                self.expression(other);
            }
            Expression::Attribute(of, _) => {
                self.attribute = true;
                self.expression(of);
            }
        }
    }
}

fn rule(rule: &Rule) -> TokenStream {
    let conditions = rule.conditions.iter().map(condition);
    let then = then(&rule.then);
    quote!(Rule::new(&[#(#conditions),*], #then))
}

fn then(then: &Then) -> TokenStream {
    match then {
        Then::Endpoint(endpoint) => {
            let endpoint = self::endpoint(endpoint);
            quote!(Then::Endpoint(#endpoint))
        }
        Then::Error(reason) => {
            let reason = expression(reason);
            quote!(Then::Error(#reason))
        }
        Then::Rules(rules) => {
            let rules = rules.iter().map(rule);
            quote!(Then::Rules(&[#(#rules),*]))
        }
    }
}

fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let url = expression(&endpoint.url);
    let name = endpoint.signing_name.as_ref().map(expression);
    let name = name.map(|name| quote!(.signing_name(#name)));
    let region = endpoint.signing_region.as_ref().map(expression);
    let region = region.map(|region| quote!(.signing_region(#region)));
    quote!(Endpoint::new(#url) #name #region)
}

fn condition(condition: &Condition) -> TokenStream {
    let expression = expression(&condition.expression);
    let assign = condition.assign.as_ref();
    let assign = assign.map(|variable| quote!(.assign(#variable)));
    quote!(Condition::new(#expression) #assign)
}

fn expression(of: &Expression) -> TokenStream {
    match of {
        Expression::Boolean(value) => quote!(Expression::Boolean(#value)),
        Expression::Text(text) => quote!(Expression::Text(#text)),
        Expression::Join(parts) => {
            let parts = parts.iter().map(expression);
            quote!(Expression::Join(&[#(#parts),*]))
        }
        Expression::Parameter(parameter) => {
            let variant = ident(parameter.variant());
            quote!(Expression::Parameter(Parameter::#variant))
        }
        Expression::Variable(name) => quote!(Expression::Variable(#name)),
        Expression::IsSet(of) => {
            let of = expression(of);
            quote!(Expression::IsSet(&#of))
        }
        Expression::Not(of) => {
            let of = expression(of);
            quote!(Expression::Not(&#of))
        }
        Expression::Equals(one, other) => {
            let (one, other) = (expression(one), expression(other));
            quote!(Expression::Equals(&#one, &#other))
        }
        Expression::Partition(of) => {
            let of = expression(of);
            quote!(Expression::Partition(&#of))
        }
        Expression::ParseUrl(of) => {
            let of = expression(of);
            quote!(Expression::ParseUrl(&#of))
        }
        Expression::Attribute(of, attribute) => {
            let (of, attribute) = (expression(of), ident(attribute.variant()));
            quote!(Expression::Attribute(&#of, Attribute::#attribute))
        }
    }
}
