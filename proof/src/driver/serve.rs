//! The program as servers of its modules: a JSON line in, a JSON line out, up to the end of input. Each module has two servers
//! on ports of their own: one checks inputs by their rules, the other takes any.

use std::collections::VecDeque;
use std::future::ready;
use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use serde_json::{Map, Value, json};
use tokio::net::{TcpListener, TcpStream};
use touchmark::client::credentials::Credentials;
use touchmark::codec::json::{deserialize_into, serialize};
use touchmark::server::{AccessKeys, AnyError, Context, HttpService, Outcome, Router, Server};
use touchmark::validate::{Level, Validation};
use touchmark::{AnyOperation, Structure};

/// A module's name, and what makes a server of it.
pub(crate) type Module = (&'static str, fn() -> Server);

/// The access key that requests must be signed with.
const KEY: (&str, &str) = ("AKIDEXAMPLE", "secret");

/// What a module's servers are to answer, and what they have seen.
#[derive(Default)]
struct Desk {
    answers: VecDeque<Value>,
    seen: Vec<Value>,
}

type Shared = Arc<Mutex<Desk>>;

/// Starts the servers, prints their addresses, then takes questions: answers for a module, for which it tells what the module
/// has seen since the question before, and how many answers are left of that.
///
/// # Errors
/// Errors of reading, writing and listening, and lines that are not questions.
pub(crate) fn run(
    modules: &[Module],
    questions: impl BufRead,
    mut answers: impl Write,
) -> io::Result<()> {
    let desks: Vec<Shared> = modules.iter().map(|_| Shared::default()).collect();
    let (told, addresses) = mpsc::channel();
    let served: Vec<(Module, Shared)> =
        modules.iter().copied().zip(desks.iter().cloned()).collect();
    thread::spawn(move || serve(&served, &told));
    let addresses = addresses.recv().map_err(io::Error::other)??;
    writeln!(answers, "{addresses}")?;
    answers.flush()?;
    for line in questions.lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let name = question.get("module").and_then(Value::as_str);
        let mut known = modules.iter().zip(&desks);
        let desk = known.find(|((module, _), _)| Some(*module) == name);
        let (_, desk) = desk.ok_or_else(|| io::Error::other("a question of no module"))?;
        let given = question.get("answers").and_then(Value::as_array);
        let given = given.ok_or_else(|| io::Error::other("a question without `answers`"))?;
        let before = std::mem::replace(
            &mut *lock(desk),
            Desk {
                answers: given.iter().cloned().collect(),
                seen: Vec::new(),
            },
        );
        let answer = json!({ "seen": before.seen, "left": before.answers.len() });
        writeln!(answers, "{answer}")?;
        answers.flush()?;
    }
    Ok(())
}

fn lock(desk: &Shared) -> MutexGuard<'_, Desk> {
    // Every change is one assignment.
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Listens for every module, tells the addresses, and serves until the program ends.
fn serve(modules: &[(Module, Shared)], told: &Sender<io::Result<Value>>) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let result = builder.enable_all().build().map(|runtime| {
        runtime.block_on(async {
            let _ = told.send(listen(modules).await);
            std::future::pending::<()>().await;
        });
    });
    if let Err(error) = result {
        let _ = told.send(Err(error));
    }
}

async fn listen(modules: &[(Module, Shared)]) -> io::Result<Value> {
    let mut addresses = Map::new();
    for ((name, server), desk) in modules {
        let mut urls = Map::new();
        for (kind, level) in [("any", Level::Off), ("checked", Level::Trusted)] {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let url = format!("http://{}", listener.local_addr()?);
            urls.insert(kind.to_owned(), url.into());
            let keys = AccessKeys::new().key(Credentials::new(KEY.0, KEY.1));
            let server = server().validation(Validation::new().level(level));
            let router = Router::new(server.access_keys(keys), Arc::clone(desk)).on_any(answer);
            tokio::spawn(forever(listener, router.into_service()));
        }
        addresses.insert((*name).to_owned(), urls.into());
    }
    Ok(addresses.into())
}

async fn forever(listener: TcpListener, service: HttpService<Shared>) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(connection(stream, service.clone()));
    }
}

/// Serves one connection to its end. That a client hangs up is its own business.
async fn connection(stream: TcpStream, service: HttpService<Shared>) {
    let service = TowerToHyperService::new(service);
    let served = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let _ = served.await;
}

/// Answers with what is next on the desk.
fn answer(
    operation: &'static dyn AnyOperation,
    input: Box<dyn Structure>,
    context: Context<Shared>,
) -> impl Future<Output = Outcome> + Send {
    let name = operation.schema().name;
    let mut desk = lock(context.state());
    let input = serialize(&*input, serde_json::value::Serializer);
    let input = input.unwrap_or_else(|error| error.to_string().into());
    desk.seen.push(json!({
        "operation": name,
        "input": input,
        "key": context.access_key_id(),
        "region": context.region(),
    }));
    let next = desk.answers.pop_front();
    drop(desk);
    let outcome = match next {
        Some(next) if text(&next, "operation") == Some(name) => outcome(operation, &next),
        Some(next) => Err(unexpected(&format!("not {next}"))),
        None => Err(unexpected("nothing is expected")),
    };
    ready(outcome)
}

fn outcome(operation: &'static dyn AnyOperation, next: &Value) -> Outcome {
    let unreadable = |error: serde_json::Error| unexpected(&error.to_string());
    if let Some(output) = next.get("output") {
        let mut filled = operation.new_output();
        deserialize_into(&mut *filled, output).map_err(unreadable)?;
        return Ok(filled);
    }
    let mut error = match text(next, "fault") {
        Some(name) => AnyError::fault(operation, name).ok_or_else(|| unexpected("no fault"))?,
        None => {
            let status = next
                .get("status")
                .and_then(Value::as_u64)
                .unwrap_or_default();
            let status = u16::try_from(status).unwrap_or_default();
            AnyError::new(status, text(next, "code").unwrap_or_default())
        }
    };
    if let (Some(members), Some(given)) = (error.members_mut(), next.get("members")) {
        deserialize_into(members, given).map_err(unreadable)?;
    }
    if let Some(message) = text(next, "message") {
        error = error.message(message);
    }
    Err(error)
}

fn unexpected(message: &str) -> AnyError {
    AnyError::new(500, "Unexpected").message(message)
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}
