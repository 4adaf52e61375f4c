//! Writes documents with a value, in the form of the protocol with its allowed variations.

mod scalar;
#[cfg(test)]
mod tests;
mod tree;
mod write;

use serde_json::Value as Json;
use touchmark_model::model::{Model, Operation, Protocol};

use super::dress::{Dress, Spot};
use super::fault::Fault;
use crate::random::members;
use tree::{Content, Element, Tree};

/// A successful response.
pub(super) fn response(
    model: &Model,
    operation: &Operation,
    output: &Json,
    dress: &Dress,
) -> String {
    let tree = Tree { model };
    let members = members(model, operation.output.as_deref());
    let spot = Spot::ROOT.below("output");
    let (mut children, mut known) = match &operation.result_wrapper {
        Some(wrapper) => {
            let content = tree.structure(members, output, spot);
            let result = Element::new(wrapper, spot, content);
            (vec![result], vec![wrapper.clone()])
        }
        None => match tree.structure(members, output, spot) {
            Content::Members { children, known } => (children, known),
            _ => (Vec::new(), Vec::new()),
        },
    };
    children.push(metadata(model.service.protocol));
    known.extend(OF_RESPONSES.map(str::to_owned));
    let root = Element::new(
        &format!("{}Response", operation.name),
        Spot::ROOT,
        Content::Members { children, known },
    );
    write::document(&root, &model.service.xml_namespace, dress)
}

/// The elements that responses have beside the output, in one protocol or another.
const OF_RESPONSES: [&str; 4] = ["ResponseMetadata", "RequestId", "RequestID", "requestId"];

/// The request id beside an output.
fn metadata(protocol: Protocol) -> Element {
    let at = Spot::ROOT.below("metadata");
    let id = "7f2a-1";
    match protocol {
        Protocol::AwsQuery => {
            let id = Element::text("RequestId", at.item(0), id);
            Element::new("ResponseMetadata", at, Content::Closed(vec![id]))
        }
        Protocol::Ec2Query => Element::text("requestId", at, id),
    }
}

/// The elements that every error has.
const OF_ERRORS: [&str; 4] = ["Type", "Code", "Message", "message"];

/// An error response.
pub(super) fn fault(model: &Model, fault: &Fault, dress: &Dress) -> String {
    let tree = Tree { model };
    let spot = Spot::ROOT.below("error");
    let members = members(model, fault.shape.as_deref());
    let (mut children, mut known) = match tree.structure(members, &fault.members, spot) {
        Content::Members { children, known } => (children, known),
        _ => (Vec::new(), Vec::new()),
    };
    // A fault may also have them as members, with the same element.
    children.retain(|child| !OF_ERRORS.contains(&child.name.as_str()));
    let protocol = model.service.protocol;
    if protocol == Protocol::AwsQuery {
        let side = if fault.status < 500 {
            "Sender"
        } else {
            "Receiver"
        };
        children.push(Element::text("Type", spot.below("type"), side));
    }
    children.push(Element::text("Code", spot.below("code"), &fault.code));
    if let Some(message) = &fault.message {
        children.push(Element::text("Message", spot.below("message"), message));
    }
    known.extend(OF_ERRORS.map(str::to_owned));
    let error = Element::new("Error", spot, Content::Members { children, known });
    let id = match protocol {
        Protocol::AwsQuery => "RequestId",
        Protocol::Ec2Query => "RequestID",
    };
    let id = Element::text(id, Spot::ROOT.below("id"), "7f2a-2");
    let names = [
        "Error",
        "Errors",
        "RequestId",
        "RequestID",
        "ResponseMetadata",
    ];
    let (root, first) = if fault.older || protocol == Protocol::Ec2Query {
        let errors = Content::members(vec![error], &names);
        let spot = Spot::ROOT.below("errors");
        ("Response", Element::new("Errors", spot, errors))
    } else {
        ("ErrorResponse", error)
    };
    let content = Content::members(vec![first, id], &names);
    let root = Element::new(root, Spot::ROOT, content);
    write::document(&root, &model.service.xml_namespace, dress)
}
