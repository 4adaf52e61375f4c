//! All texts of a model's documentation.

use crate::model::Model;
use crate::reach;

/// What documents a service, its operations, shapes and members. Many members share a text, which is there as often.
pub fn texts(model: &Model) -> impl Iterator<Item = &str> {
    let operations = model.operations.values();
    let shapes = model.shapes.values();
    let members = shapes.clone().flat_map(reach::members);
    let service = model.service.documentation.iter();
    service
        .chain(operations.filter_map(|operation| operation.documentation.as_ref()))
        .chain(shapes.filter_map(|shape| shape.documentation.as_ref()))
        .chain(members.filter_map(|member| member.documentation.as_ref()))
        .map(String::as_str)
}
