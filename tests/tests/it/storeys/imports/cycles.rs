//! Cycles of imports of any length.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::judge::Import;
use super::modules::{FileId, Tree};

/// The imports of each file.
type Graph = BTreeMap<FileId, BTreeSet<FileId>>;

/// The shortest cycle in each strongly connected group of files, with the lines.
pub(super) fn shortest(tree: &Tree, imports: &BTreeSet<Import>) -> Vec<String> {
    let mut graph = Graph::new();
    for import in imports {
        graph.entry(import.from).or_default().insert(import.to);
        graph.entry(import.to).or_default();
    }
    let reached: BTreeMap<FileId, BTreeSet<FileId>> = graph
        .keys()
        .map(|file| (*file, reach(&graph, *file)))
        .collect();
    let mut done = BTreeSet::new();
    let mut cycles = Vec::new();
    for (file, ahead) in &reached {
        if !ahead.contains(file) || done.contains(file) {
            continue;
        }
        let leads_back = |other: &&FileId| reached.get(other).is_some_and(|r| r.contains(file));
        let group: Vec<FileId> = ahead.iter().filter(leads_back).copied().collect();
        done.extend(group.iter().copied());
        let ways = group.iter().filter_map(|start| way_back(&graph, *start));
        if let Some(cycle) = ways.min_by_key(Vec::len) {
            cycles.push(describe(tree, imports, &group, &cycle));
        }
    }
    cycles
}

/// All files that a file needs, itself only if it is in a cycle.
fn reach(graph: &Graph, from: FileId) -> BTreeSet<FileId> {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![from];
    while let Some(file) = ahead.pop() {
        for next in graph.get(&file).into_iter().flatten() {
            if reached.insert(*next) {
                ahead.push(*next);
            }
        }
    }
    reached
}

/// The shortest path from a file to itself, without its end.
fn way_back(graph: &Graph, start: FileId) -> Option<Vec<FileId>> {
    let mut before: BTreeMap<FileId, FileId> = BTreeMap::new();
    let mut ahead = VecDeque::from([start]);
    while let Some(file) = ahead.pop_front() {
        for next in graph.get(&file).into_iter().flatten() {
            if *next == start {
                let mut way = vec![file];
                while let Some(earlier) = way.last().and_then(|file| before.get(file)) {
                    way.push(*earlier);
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(next) {
                before.insert(*next, file);
                ahead.push_back(*next);
            }
        }
    }
    None
}

fn describe(tree: &Tree, imports: &BTreeSet<Import>, group: &[FileId], cycle: &[FileId]) -> String {
    let name = |file: &FileId| tree.files[*file].path.clone();
    let mut text = format!("{} files", cycle.len());
    if group.len() > cycle.len() {
        let all: Vec<String> = group.iter().map(name).collect();
        text += &format!(
            ", the shortest way among {}: {}",
            group.len(),
            all.join(", ")
        );
    }
    let next = cycle.iter().cycle().skip(1);
    for (from, to) in cycle.iter().zip(next) {
        let lines = imports.iter().filter(|i| (i.from, i.to) == (*from, *to));
        let lines: Vec<String> = lines
            .take(3)
            .map(|import| format!("{}:{}: {}", name(from), import.line, import.path))
            .collect();
        text += &format!(
            "\n    {} needs {}: {}",
            name(from),
            name(to),
            lines.join("; ")
        );
    }
    text
}
