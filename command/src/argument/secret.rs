//! Whether a value may hold a secret, so that no message may show it.

use touchmark::schema::{Element, Kind, Structure};

/// Whether a value of this element is a secret or may contain one.
pub(crate) fn may_hold(element: &Element) -> bool {
    search(element, &mut Vec::new())
}

fn search(element: &Element, seen: &mut Vec<&'static str>) -> bool {
    if element.sensitive {
        return true;
    }
    match &element.kind {
        Kind::List(list) => search(&list.item, seen),
        Kind::Map(map) => search(&map.key, seen) || search(&map.value, seen),
        Kind::Structure(of) | Kind::Union(of) => in_structure(of, seen),
        _ => false,
    }
}

fn in_structure(of: &'static Structure, seen: &mut Vec<&'static str>) -> bool {
    if seen.contains(&of.shape) {
        return false;
    }
    seen.push(of.shape);
    let mut members = of.members().iter();
    members.any(|member| search(&member.element, seen))
}
