//! From the model to what the emitters see.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_model::diagnostic::Diagnostics;
use touchmark_model::model::{self, Member, Model, Shape, TimestampFormat};
use touchmark_model::reach;

use super::{
    collisions, constraints, documentation::Documentation, faults::Faults, names,
    patterns::Patterns, recursion, scope::Scope, told,
};
use crate::ir::{self, Docs, Element, Field, TypeName};

/// Settles names, kinds and constraints of a model that was pruned already.
///
/// # Errors
/// Names that cannot be told apart in Rust; the front-ends have checked those on the wire.
pub(crate) fn lower(model: &Model) -> Result<ir::Crate, Diagnostics> {
    let mut lowering = Lowering {
        model,
        inputs: reach::reached_by_inputs(model),
        boxed: recursion::boxed(model),
        types: BTreeMap::new(),
        patterns: Patterns::default(),
        faults: Faults::of(model),
        prose: Documentation::of(model),
        diagnostics: Diagnostics::default(),
    };
    lowering.name_types();
    let types = lowering.shared_types();
    let operations = model
        .operations
        .values()
        .map(|operation| lowering.operation(operation))
        .collect();
    collisions::of_operations(model, &mut lowering.diagnostics);
    let (patterns, unsupported) = lowering.patterns.finish();
    let notes = model.notes.iter().cloned().chain(unsupported).collect();
    let service = service(&model.service, &lowering.prose);
    lowering.diagnostics.into_result(ir::Crate {
        service,
        operations,
        faults: lowering.faults.finish(model),
        types,
        patterns,
        client: model.client.clone(),
        examples: model.examples.clone(),
        notes,
    })
}

fn service(service: &model::Service, prose: &Documentation<'_>) -> ir::Service {
    let slug = service.sdk_id.to_lowercase().replace(' ', "-");
    ir::Service {
        sdk_id: service.sdk_id.clone(),
        version: service.version.clone(),
        title: service.title.clone(),
        endpoint_prefix: service.endpoint_prefix.clone(),
        signing_name: service.signing_name.clone(),
        xml_namespace: service.xml_namespace.clone(),
        protocol: service.protocol,
        auth: service.auth,
        reference: format!("{slug}-{}", service.version),
        prose: prose.markdown(service.documentation.as_ref()),
    }
}

struct Lowering<'m> {
    model: &'m Model,
    /// The shapes that requests can hold; constraints of all others bind nobody.
    inputs: BTreeSet<String>,
    boxed: BTreeSet<(String, String)>,
    /// The types that operations share, by shape.
    types: BTreeMap<&'m str, TypeName>,
    patterns: Patterns,
    faults: Faults,
    prose: Documentation<'m>,
    diagnostics: Diagnostics,
}

impl<'m> Lowering<'m> {
    /// Names every structure, union and enumeration that something targets, and every fault that has members.
    fn name_types(&mut self) {
        let targeted: BTreeSet<&str> = self
            .model
            .shapes
            .values()
            .flat_map(|shape| reach::members(shape).map(|member| member.target.as_str()))
            .collect();
        let mut shape_of_type: BTreeMap<String, &str> = BTreeMap::new();
        for (name, shape) in &self.model.shapes {
            let is_type = match &shape.kind {
                model::Kind::Structure(members) => {
                    targeted.contains(name.as_str())
                        || (shape.fault.is_some() && !members.is_empty())
                }
                model::Kind::Union(_) | model::Kind::Enum(_) => true,
                _ => false,
            };
            if !is_type {
                continue;
            }
            let type_name = names::type_name(name);
            // Modules are files, and some file systems do not tell upper from lower case.
            let module = names::module_name(&type_name);
            if let Some(other) = shape_of_type.insert(module.clone(), name) {
                self.diagnostics.push(
                    format!("shapes.{name}"),
                    format!("its type would be called `{type_name}`, as that of `shapes.{other}` is: generate operations that use only one of the two"),
                );
            }
            self.types.insert(
                name,
                TypeName {
                    name: type_name,
                    module,
                },
            );
        }
    }

    fn shared_types(&mut self) -> Vec<ir::Type> {
        let named: Vec<(&str, TypeName)> = self
            .types
            .iter()
            .map(|(shape, name)| (*shape, name.clone()))
            .collect();
        named
            .into_iter()
            .filter_map(|(name, type_name)| self.shared_type(name, type_name))
            .collect()
    }

    fn shared_type(&mut self, name: &str, type_name: TypeName) -> Option<ir::Type> {
        let shape = self.model.shapes.get(name)?;
        Some(match &shape.kind {
            model::Kind::Structure(members) => {
                ir::Type::Structure(self.structure(Some(name), shape, members, type_name))
            }
            model::Kind::Union(members) => {
                let mut union = self.structure(Some(name), shape, members, type_name);
                name_variants(&mut union.fields);
                ir::Type::Union(union)
            }
            model::Kind::Enum(values) => ir::Type::Enumeration(ir::Enumeration {
                name: type_name,
                shape: name.to_owned(),
                variants: variants(values, &shape.value_summaries),
                fallback: names::UNKNOWN.to_owned(),
                any_case: shape.any_case,
                docs: self.prose.of_shape(shape),
            }),
            _ => return None,
        })
    }

    fn structure(
        &mut self,
        name: Option<&str>,
        shape: &Shape,
        members: &[Member],
        type_name: TypeName,
    ) -> ir::Structure {
        let shape_name = name.unwrap_or(&type_name.name).to_owned();
        let mut taken = names::Taken::default();
        let is_input = name.is_some_and(|name| self.inputs.contains(name));
        let rust_names: Vec<String> = members
            .iter()
            .map(|member| taken.unique(names::field_name(&member.name)))
            .collect();
        let setters = names::setter_names(&rust_names);
        let scope = Scope {
            model: self.model,
            shape: &shape_name,
            members,
        };
        let fields = members
            .iter()
            .zip(rust_names.into_iter().zip(setters))
            .map(|(member, (rust_name, setter))| Field {
                setter,
                rust_name,
                name: member.name.clone(),
                wire_name: member.wire_name().to_owned(),
                request_name: self.model.service.request_name(member).filter(|_| is_input),
                required: member.required,
                idempotency_token: member.idempotency_token,
                default: member.default.clone(),
                target: told::target(self.model, member),
                paging: None,
                boxed: self
                    .boxed
                    .contains(&(shape_name.clone(), member.name.clone())),
                element: self.element(scope, member, is_input),
                docs: self.prose.of_member(self.model, member),
            })
            .collect();
        let rules = if is_input {
            constraints::across(members, &shape.across)
        } else {
            Vec::new()
        };
        ir::Structure {
            name: type_name,
            shape: shape_name,
            fields,
            rules,
            same_as: None,
            response_only: !is_input,
            docs: self.prose.of_shape(shape),
        }
    }

    /// What a member of `scope` holds, with the constraints of its own and of its target.
    fn element(&mut self, scope: Scope<'_>, member: &Member, is_input: bool) -> Element {
        let Some(target) = self.model.shapes.get(&member.target) else {
            // The front-ends have checked every target.
            self.diagnostics.push(
                format!("shapes.{}", scope.shape),
                format!("target `{}` does not exist", member.target),
            );
            return Element {
                kind: ir::Kind::String,
                sensitive: false,
                constraints: Vec::new(),
            };
        };
        let mut element = Element {
            kind: self.kind(member, target, is_input),
            sensitive: member.sensitive || target.sensitive,
            constraints: Vec::new(),
        };
        if is_input {
            let patterns = &mut self.patterns;
            element.constraints = constraints::of_model(patterns, scope, member, target);
            constraints::add_documented(patterns, scope, member, &mut element);
        }
        element
    }

    fn kind(&mut self, member: &Member, target: &Shape, is_input: bool) -> ir::Kind {
        let type_name = || self.types.get(member.target.as_str()).cloned();
        match &target.kind {
            model::Kind::Structure(_) => type_name().map(ir::Kind::Structure),
            model::Kind::Union(_) => type_name().map(ir::Kind::Union),
            model::Kind::Enum(values) => {
                type_name().map(|name| ir::Kind::Enumeration(name, values.clone()))
            }
            model::Kind::String => Some(ir::Kind::String),
            model::Kind::Boolean => Some(ir::Kind::Boolean),
            model::Kind::Integer => Some(ir::Kind::Integer),
            model::Kind::Long => Some(ir::Kind::Long),
            model::Kind::Float => Some(ir::Kind::Float),
            model::Kind::Double => Some(ir::Kind::Double),
            model::Kind::Blob => Some(ir::Kind::Blob),
            model::Kind::Timestamp => {
                let format = member.timestamp_format.or(target.timestamp_format);
                Some(ir::Kind::Timestamp(
                    format.unwrap_or(TimestampFormat::DateTime),
                ))
            }
            model::Kind::List(item) => Some(ir::Kind::List {
                item: Box::new(self.element(
                    Scope::part(self.model, &member.target),
                    item,
                    is_input,
                )),
                item_name: item.wire_name().to_owned(),
                flattened: member.flattened,
            }),
            model::Kind::Map { key, value } => Some(ir::Kind::Map {
                key: Box::new(self.element(Scope::part(self.model, &member.target), key, is_input)),
                value: Box::new(self.element(
                    Scope::part(self.model, &member.target),
                    value,
                    is_input,
                )),
                key_name: key.wire_name().to_owned(),
                value_name: value.wire_name().to_owned(),
                flattened: member.flattened,
            }),
        }
        .unwrap_or(ir::Kind::String)
    }

    fn operation(&mut self, operation: &'m model::Operation) -> ir::Operation {
        let type_name = names::type_name(&operation.name);
        let module = names::module_name(&type_name);
        let named = |suffix: &str| TypeName {
            name: format!("{type_name}{suffix}"),
            module: module.clone(),
        };
        let mut input = self.own_structure(operation.input.as_deref(), named("Input"));
        let mut output = ir::Structure {
            response_only: true,
            ..self.own_structure(operation.output.as_deref(), named("Output"))
        };
        if let Some(pages) = self.model.client.pages.get(&operation.name) {
            told::paging(pages, &mut input.fields, &mut output.fields);
        }
        ir::Operation {
            input,
            output,
            fault: self.fault_enum(operation, named("Fault").name),
            name: operation.name.clone(),
            uri: operation.uri.clone(),
            unsigned: operation.unsigned,
            result_wrapper: operation.result_wrapper.clone(),
            docs: self.prose.of_operation(operation),
            type_name,
            module,
        }
    }

    /// An operation's input or output: a type of its own, also where several operations share the shape.
    fn own_structure(&mut self, shape: Option<&'m str>, name: TypeName) -> ir::Structure {
        let found = shape.and_then(|shape| self.model.shapes.get_key_value(shape));
        if let Some((shape_name, shape)) = found
            && let model::Kind::Structure(members) = &shape.kind
        {
            return ir::Structure {
                same_as: self.types.get(shape_name.as_str()).cloned(),
                ..self.structure(Some(shape_name), shape, members, name)
            };
        }
        ir::Structure {
            shape: name.name.clone(),
            name,
            fields: Vec::new(),
            rules: Vec::new(),
            same_as: None,
            response_only: false,
            docs: Docs::default(),
        }
    }

    fn fault_enum(&self, operation: &model::Operation, type_name: String) -> ir::FaultEnum {
        let mut taken = names::Taken::default();
        let variants = operation
            .errors
            .iter()
            .filter_map(|name| {
                let shape = self.model.shapes.get(name)?;
                Some(ir::FaultVariant {
                    name: name.clone(),
                    constant: self.faults.constant(name)?.to_owned(),
                    variant: taken.unique(names::type_name(name)),
                    fault: shape.fault.clone()?,
                    detail: self.types.get(name.as_str()).cloned(),
                    docs: self.prose.of_shape(shape),
                })
            })
            .collect();
        ir::FaultEnum {
            type_name,
            variants,
            fallback: taken.unique(names::UNHANDLED.to_owned()),
        }
    }
}

fn variants(values: &[String], summaries: &BTreeMap<String, String>) -> Vec<ir::Variant> {
    let mut taken = names::Taken::new([names::UNKNOWN.to_owned()]);
    values
        .iter()
        .map(|value| ir::Variant {
            rust_name: taken.unique(names::variant_name(value)),
            value: value.clone(),
            summary: summaries.get(value).cloned(),
        })
        .collect()
}

/// A union's members become variants.
fn name_variants(fields: &mut [Field]) {
    let mut taken = names::Taken::new([names::UNKNOWN.to_owned()]);
    for field in fields {
        field.rust_name = taken.unique(names::variant_name(&field.name));
    }
}
