//! Cases: a request, a response and an error response of an operation, determined by seed, service, operation and
//! number.

use fastrand::Rng;
use serde_json::Value as Json;
use touchmark_model::model::{Model, Operation};

use super::dress::{Dress, Liberty};
use super::fault::Fault;
use super::render;
use crate::random::{self, Generator, Recipe};

/// A service, with its names on both sides.
pub(super) struct Service {
    /// The name of its folder in botocore.
    pub(super) name: String,
    pub(super) model: Model,
}

/// The question to a peer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) operation: String,
    pub(super) what: What,
}

/// The two directions.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// From the JSON form of an input to pairs.
    Request(Json),
    /// From a response to the JSON form of the output, or to a fault.
    Response { status: u16, body: String },
}

/// The source of a question, which can be made smaller.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Probe {
    /// An input.
    Request(Json),
    /// An output, and the variations of its document.
    Response(Json, Dress),
    /// An error.
    Fault(Fault, Dress),
}

/// The kinds of questions of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Request,
    Response,
    Fault,
}

impl Question {
    /// All of a case.
    pub(super) const ALL: [Self; 3] = [Self::Request, Self::Response, Self::Fault];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Fault => "fault",
        }
    }
}

impl Probe {
    /// Makes a question of a case. It depends only on the arguments.
    pub(super) fn new(
        service: &Service,
        operation: &Operation,
        question: Question,
        case: u32,
        seed: u64,
    ) -> Self {
        let mut rng = rng(seed, &service.name, &operation.name, question, case);
        let model = &service.model;
        match question {
            Question::Request => {
                let recipe = Recipe::of(case, &mut rng, false);
                let input = operation.input.as_deref();
                Self::Request(Generator::new(model, rng, recipe).structure(input))
            }
            Question::Response => {
                let dress = Dress::new(&mut rng, case);
                let recipe = Recipe::of(case, &mut rng, true);
                let output = operation.output.as_deref();
                Self::Response(Generator::new(model, rng, recipe).structure(output), dress)
            }
            Question::Fault => {
                let dress = Dress::new(&mut rng, case);
                Self::Fault(fault(model, operation, rng, case), dress)
            }
        }
    }

    /// The question to the peers.
    pub(super) fn asked(&self, service: &Service, operation: &Operation) -> Asked {
        let what = match self {
            Self::Request(input) => What::Request(input.clone()),
            Self::Response(output, dress) => What::Response {
                status: 200,
                body: render::response(&service.model, operation, output, dress),
            },
            Self::Fault(fault, dress) => What::Response {
                status: fault.status,
                body: render::fault(&service.model, fault, dress),
            },
        };
        Asked {
            operation: operation.name.clone(),
            what,
        }
    }

    /// The question without the parts that prevent botocore from reading it; `None` if it has no such parts.
    pub(super) fn twin(&self) -> Option<Self> {
        match self {
            Self::Request(_) => None,
            Self::Response(output, dress) => {
                let dress = dress.without(Liberty::UnknownInEntries)?;
                Some(Self::Response(output.clone(), dress))
            }
            Self::Fault(fault, dress) => {
                let plainer = dress.without(Liberty::UnknownInEntries);
                if plainer.is_none() && !fault.older {
                    return None;
                }
                let fault = Fault {
                    older: false,
                    ..fault.clone()
                };
                Some(Self::Fault(fault, plainer.unwrap_or_else(|| dress.clone())))
            }
        }
    }

    /// The variations of its document.
    pub(super) fn dress(&self) -> Option<&Dress> {
        match self {
            Self::Request(_) => None,
            Self::Response(_, dress) | Self::Fault(_, dress) => Some(dress),
        }
    }

    pub(super) fn question(&self) -> Question {
        match self {
            Self::Request(_) => Question::Request,
            Self::Response(..) => Question::Response,
            Self::Fault(..) => Question::Fault,
        }
    }
}

/// Random numbers that are the same on every machine, and independent of other cases.
fn rng(seed: u64, service: &str, operation: &str, question: Question, case: u32) -> Rng {
    let kind = question.name();
    random::rng(&format!("{seed}/{service}/{operation}/{kind}/{case}"))
}

/// One of the faults that the operation documents, or one that it does not.
fn fault(model: &Model, operation: &Operation, mut rng: Rng, case: u32) -> Fault {
    let documented = rng.usize(0..=operation.errors.len());
    let shape = operation.errors.get(documented).cloned();
    let code = shape
        .as_ref()
        .and_then(|name| Some(model.shapes.get(name)?.fault.as_ref()?.code.clone()))
        .unwrap_or_else(|| ["Unheard.Of", "InternalFailure", "x"][rng.usize(0..3)].to_owned());
    let (status, older) = (400 + rng.u16(0..150), rng.u8(0..8) == 0);
    let recipe = Recipe::of(case, &mut rng, true);
    let mut generator = Generator::new(model, rng, recipe);
    let message = generator.optional_text();
    Fault {
        status,
        code,
        message,
        members: generator.structure(shape.as_deref()),
        shape,
        older,
    }
}
