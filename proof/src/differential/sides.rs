//! Asks both sides at once, and counts their answers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use touchmark_model::model::Operation;

use super::case::{Asked, Probe, Question, Service};
use super::compare::compare;
use super::compare::known::Known;
use super::compare::verdict::{Difference, Verdict};
use super::peer::{Peer, Said};
use super::shrink::shrink;
use touchmark_cli::ui;

/// The number of questions that are asked at once.
const BATCH: usize = 128;

/// The number of differences of a service that are shown; they often have the same cause.
const SHOWN: usize = 5;

/// The interval between progress messages.
const PATIENCE: Duration = Duration::from_secs(15);

/// The two sides.
pub(super) struct Sides {
    pub(super) ours: Box<dyn Peer>,
    pub(super) theirs: Box<dyn Peer>,
}

/// The plan for a service.
pub(super) struct Plan<'a> {
    pub(super) service: &'a Service,
    pub(super) operations: Vec<&'a Operation>,
    pub(super) cases: Range<u32>,
    pub(super) seed: u64,
}

/// The result of a plan.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) requests: usize,
    pub(super) responses: usize,
    pub(super) faults: usize,
    pub(super) differences: usize,
    /// Some of the differences, each with a small question.
    pub(super) findings: Vec<Finding>,
    /// How often each intended difference occurred.
    pub(super) known: BTreeMap<Known, usize>,
    pub(super) time: Duration,
}

/// A difference.
pub(super) struct Finding {
    pub(super) operation: String,
    pub(super) case: u32,
    pub(super) question: Question,
    /// The smallest question that still has it.
    pub(super) asked: Asked,
    pub(super) difference: Difference,
}

/// A question with its origin.
struct Posed<'a> {
    operation: &'a Operation,
    case: u32,
    probe: Probe,
    asked: Asked,
}

impl<'a> Plan<'a> {
    /// The questions of all cases, one after the other.
    fn questions(&self) -> impl Iterator<Item = Posed<'a>> + use<'a> {
        let (service, seed, cases) = (self.service, self.seed, self.cases.clone());
        self.operations
            .clone()
            .into_iter()
            .flat_map(move |operation| {
                cases.clone().flat_map(move |case| {
                    Question::ALL.into_iter().map(move |question| {
                        let probe = Probe::new(service, operation, question, case, seed);
                        Posed {
                            operation,
                            case,
                            asked: probe.asked(service, operation),
                            probe,
                        }
                    })
                })
            })
    }
}

impl Sides {
    /// Asks everything about a service.
    pub(super) fn run(&mut self, plan: &Plan<'_>) -> Result<Outcome> {
        let (start, mut reported) = (Instant::now(), Instant::now());
        let (mut outcome, mut seen) = (Outcome::default(), BTreeSet::new());
        let mut questions = plan.questions();
        let mut next = || questions.by_ref().take(BATCH).collect::<Vec<Posed<'_>>>();
        let mut posed = next();
        while let Some(first) = posed.first() {
            if reported.elapsed() > PATIENCE {
                reported = Instant::now();
                ui::err(&format!(
                    "{}: at {}",
                    plan.service.name, first.operation.name
                ));
            }
            let asked: Vec<Asked> = posed.iter().map(|each| each.asked.clone()).collect();
            let (answers, following) = self.ask(&plan.service.name, &asked, &mut next)?;
            let probes = posed.iter().map(|each| (each.operation, &each.probe));
            let verdicts = self.verdicts(plan.service, probes, answers)?;
            for (posed, verdict) in posed.iter().zip(verdicts) {
                outcome.count(posed.probe.question(), &verdict);
                if let Some(difference) = verdict.difference
                    && outcome.findings.len() < SHOWN
                    && seen.insert(likeness(posed.probe.question(), &difference))
                {
                    let finding = self.finding(plan.service, posed, difference)?;
                    outcome.findings.push(finding);
                }
            }
            posed = following;
        }
        outcome.time = start.elapsed();
        Ok(outcome)
    }

    /// Asks both sides while this thread does other work.
    fn ask<T>(
        &mut self,
        service: &str,
        asked: &[Asked],
        meanwhile: impl FnOnce() -> T,
    ) -> Result<(Vec<(Said, Said)>, T)> {
        let Self { ours, theirs } = self;
        thread::scope(|scope| {
            let ours = scope.spawn(|| ours.ask(service, asked));
            let theirs = scope.spawn(|| theirs.ask(service, asked));
            let done = meanwhile();
            match (ours.join(), theirs.join()) {
                (Ok(ours), Ok(theirs)) => Ok((ours?.into_iter().zip(theirs?).collect(), done)),
                _ => bail!("a side could not be asked"),
            }
        })
    }

    /// Compares the answers to each question. If botocore returns nothing, ours is compared with its answer to the
    /// question's twin.
    fn verdicts<'p>(
        &mut self,
        service: &Service,
        probes: impl Iterator<Item = (&'p Operation, &'p Probe)>,
        answers: Vec<(Said, Said)>,
    ) -> Result<Vec<Verdict>> {
        let mut verdicts = Vec::with_capacity(answers.len());
        let mut twins = Vec::new();
        for ((operation, probe), (ours, theirs)) in probes.zip(answers) {
            let verdict = compare(&service.model, operation, probe, &ours, &theirs);
            if verdict.is_silence()
                && let Some(twin) = probe.twin()
            {
                twins.push((verdicts.len(), operation, twin, ours));
            }
            verdicts.push(verdict);
        }
        let asked = twins.iter();
        let asked = asked.map(|(_, operation, twin, _)| twin.asked(service, operation));
        let answers = self.theirs.ask(&service.name, &asked.collect::<Vec<_>>())?;
        for ((index, operation, twin, ours), theirs) in twins.iter().zip(answers) {
            let found = compare(&service.model, operation, twin, ours, &theirs);
            verdicts[*index].complete(found);
        }
        Ok(verdicts)
    }

    /// Makes a question smaller for which the sides differ.
    fn finding(
        &mut self,
        service: &Service,
        posed: &Posed<'_>,
        difference: Difference,
    ) -> Result<Finding> {
        let (operation, kind) = (posed.operation, difference.kind);
        let mut last = difference;
        let smallest = shrink(
            &service.model,
            operation,
            posed.probe.clone(),
            |probes: &[Probe]| -> Result<Option<usize>> {
                let asked: Vec<Asked> = probes
                    .iter()
                    .map(|probe| probe.asked(service, operation))
                    .collect();
                let (answers, ()) = self.ask(&service.name, &asked, || ())?;
                let probes = probes.iter().map(|probe| (operation, probe));
                let verdicts = self.verdicts(service, probes, answers)?;
                for (index, verdict) in verdicts.into_iter().enumerate() {
                    if let Some(found) = verdict.difference.filter(|found| found.kind == kind) {
                        last = found;
                        return Ok(Some(index));
                    }
                }
                Ok(None)
            },
        )?;
        Ok(Finding {
            operation: operation.name.clone(),
            case: posed.case,
            question: smallest.question(),
            asked: smallest.asked(service, operation),
            difference: last,
        })
    }
}

impl Outcome {
    fn count(&mut self, question: Question, verdict: &Verdict) {
        match question {
            Question::Request => self.requests += 1,
            Question::Response => self.responses += 1,
            Question::Fault => self.faults += 1,
        }
        for known in &verdict.known {
            *self.known.entry(*known).or_default() += 1;
        }
        self.differences += usize::from(verdict.difference.is_some());
    }
}

/// A key that differences with the same cause have in common: the names in their place, without positions.
fn likeness(question: Question, difference: &Difference) -> String {
    let letters = difference.place.chars().filter(|c| !c.is_ascii_digit());
    format!(
        "{} {:?} {}",
        question.name(),
        difference.kind,
        letters.collect::<String>()
    )
}
