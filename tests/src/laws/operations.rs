//! Selects the operation of an input.

use touchmark::AnyOperation;

use crate::services::SERVICES;

/// The parts of an input: its first line is an operation's name, optionally followed by a word.
pub(super) struct Chosen<'a> {
    pub(super) operation: &'static dyn AnyOperation,
    pub(super) word: &'a [u8],
    pub(super) body: &'a [u8],
}

/// Splits an input. An unknown name selects an operation by its bytes, so that every input has an effect.
pub(super) fn chosen(input: &[u8]) -> Chosen<'_> {
    let (line, body) = split(input, b'\n');
    let (name, word) = split(line, b' ');
    Chosen {
        operation: named(name).unwrap_or_else(|| any(name)),
        word,
        body,
    }
}

/// The parts before and after the first of these bytes.
pub(super) fn split(bytes: &[u8], at: u8) -> (&[u8], &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == at);
    let before = parts.next().unwrap_or_default();
    (before, parts.next().unwrap_or_default())
}

/// The operation that a request is for, or one selected by the bytes of its `Action`.
pub(super) fn called(action: &str) -> &'static dyn AnyOperation {
    named(action.as_bytes()).unwrap_or_else(|| any(action.as_bytes()))
}

fn named(name: &[u8]) -> Option<&'static dyn AnyOperation> {
    let name = std::str::from_utf8(name).ok()?;
    let mut services = SERVICES.iter();
    services.find_map(|service| service.operations.get(name))
}

/// Each service is selected by as many names, the invented ones among them, which have every kind of shape.
fn any(name: &[u8]) -> &'static dyn AnyOperation {
    let sum = name.iter().fold(0_usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
    });
    let operations = SERVICES[sum % SERVICES.len()].operations;
    operations[sum / SERVICES.len() % operations.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_chooses() {
        let chosen = chosen(b"Cast 409\n<a/>\n");
        assert_eq!(chosen.operation.schema().name, "Cast");
        assert_eq!(chosen.word, b"409");
        assert_eq!(chosen.body, b"<a/>\n");
        assert_eq!(
            named(b"DescribeDBClusters").unwrap().schema().name,
            "DescribeDBClusters"
        );
        assert!(named(b"").is_none());
    }

    #[test]
    fn every_name_chooses_and_all_services_are_met() {
        let names = (0..=u8::MAX).map(|byte| any(&[byte]).schema().name);
        let names: std::collections::BTreeSet<&str> = names.collect();
        assert!(names.contains("Cast"));
        assert!(names.contains("CutBlocks"));
        let invented = [&SERVICES[0], &SERVICES[2]].map(|service| service.operations.len());
        assert!(names.len() > invented.iter().sum());
        assert!(!any(b"").schema().name.is_empty());
    }
}
