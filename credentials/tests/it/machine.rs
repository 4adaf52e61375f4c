//! A machine with an environment, files, a clock and answers of its own.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use touchmark::client::credentials::Credentials;
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::protocol::Response;
use touchmark::value::DateTime;
use touchmark_credentials::host::{
    Host, HostFuture, Http, HttpFuture, HttpRequest, Output, System,
};
use touchmark_credentials::{Chain, NoCredentials, Place, Setup};

/// What is sent, and what comes back.
type Answerer = dyn Fn(&HttpRequest) -> Result<Response<'static>, TransportError> + Send + Sync;

/// A machine. Clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct Machine(Arc<Parts>);

#[derive(Default)]
struct Parts {
    variables: Mutex<BTreeMap<String, String>>,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    now: Mutex<DateTime>,
    slept: Mutex<Vec<Duration>>,
    sent: Mutex<Vec<HttpRequest>>,
    answers: Mutex<VecDeque<Result<Response<'static>, TransportError>>>,
    answerer: Mutex<Option<Arc<Answerer>>>,
}

impl Machine {
    /// A machine whose user has a home, and nothing in it.
    pub(crate) fn new() -> Self {
        Self::default().variable("HOME", "/home")
    }

    pub(crate) fn variable(self, name: &str, value: &str) -> Self {
        let mut variables = self.0.variables.lock().unwrap();
        variables.insert(name.to_owned(), value.to_owned());
        drop(variables);
        self
    }

    pub(crate) fn file(self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.write(path, content);
        self
    }

    pub(crate) fn write(&self, path: &str, content: impl Into<Vec<u8>>) {
        let mut files = self.0.files.lock().unwrap();
        files.insert(path.to_owned(), content.into());
    }

    pub(crate) fn remove(&self, path: &str) {
        self.0.files.lock().unwrap().remove(path);
    }

    pub(crate) fn config(self, text: &str) -> Self {
        self.file("/home/.aws/config", text)
    }

    pub(crate) fn credentials(self, text: &str) -> Self {
        self.file("/home/.aws/credentials", text)
    }

    pub(crate) fn text(&self, path: &str) -> String {
        let files = self.0.files.lock().unwrap();
        String::from_utf8(files[path].clone()).unwrap()
    }

    /// Sets the clock.
    pub(crate) fn at(&self, seconds: i64) {
        *self.0.now.lock().unwrap() = DateTime::from_unix(seconds, 0).unwrap();
    }

    /// The answer to the next request that has none yet.
    pub(crate) fn answer(self, status: u16, body: &str) -> Self {
        self.push(Ok(Response::new(status, body.as_bytes().to_vec())));
        self
    }

    pub(crate) fn push(&self, answer: Result<Response<'static>, TransportError>) {
        self.0.answers.lock().unwrap().push_back(answer);
    }

    /// What answers all requests.
    pub(crate) fn answers(
        self,
        answer: impl Fn(&HttpRequest) -> Result<Response<'static>, TransportError>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        *self.0.answerer.lock().unwrap() = Some(Arc::new(answer));
        self
    }

    /// The requests, each as method and URL.
    pub(crate) fn sent(&self) -> Vec<String> {
        let line = |request: &HttpRequest| {
            let uri = request.uri();
            format!("{} {uri}", request.request.method)
        };
        self.requests().iter().map(line).collect()
    }

    pub(crate) fn requests(&self) -> Vec<HttpRequest> {
        self.0.sent.lock().unwrap().clone()
    }

    pub(crate) fn slept(&self) -> usize {
        self.0.slept.lock().unwrap().len()
    }

    pub(crate) fn setup(&self) -> Setup {
        Setup::new(self.clone()).host(self.clone())
    }

    pub(crate) fn chain(&self) -> Chain {
        Chain::new(self.setup())
    }

    /// The credentials that a search finds.
    pub(crate) fn find(&self) -> Result<Credentials, NoCredentials> {
        block_on(self.chain().search())
    }

    pub(crate) fn find_in(&self, place: Place) -> Result<Credentials, NoCredentials> {
        block_on(Chain::of(self.setup(), [place]).search())
    }

    /// The whole error of a search that finds none.
    pub(crate) fn error(&self) -> String {
        self.find().unwrap_err().to_string()
    }
}

impl Host for Machine {
    fn variable(&self, name: &str) -> Option<String> {
        self.0.variables.lock().unwrap().get(name).cloned()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let files = self.0.files.lock().unwrap();
        let content = files.get(&path.display().to_string());
        content
            .cloned()
            .ok_or_else(|| io::Error::from_raw_os_error(2))
    }

    fn replace(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        self.write(&path.display().to_string(), content);
        Ok(())
    }

    fn now(&self) -> DateTime {
        *self.0.now.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> HostFuture<'_, ()> {
        self.0.slept.lock().unwrap().push(duration);
        Box::pin(std::future::ready(()))
    }

    fn run(&self, command: &str, limit: Duration) -> HostFuture<'_, io::Result<Output>> {
        System.run(command, limit)
    }

    fn addresses(&self, name: &str) -> HostFuture<'_, io::Result<Vec<IpAddr>>> {
        let addresses = match name {
            "localhost" | "here" => Ok(vec![IpAddr::from([127, 0, 0, 1])]),
            "there" => Ok(vec![
                IpAddr::from([127, 0, 0, 1]),
                IpAddr::from([8, 8, 8, 8]),
            ]),
            _ => Err(io::Error::other("no such host")),
        };
        Box::pin(std::future::ready(addresses))
    }
}

impl Http for Machine {
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        self.0.sent.lock().unwrap().push(request.clone());
        let answerer = self.0.answerer.lock().unwrap().clone();
        let next = || self.0.answers.lock().unwrap().pop_front();
        let answer = match answerer {
            Some(answerer) => answerer(&request),
            None => next().unwrap_or_else(silence),
        };
        Box::pin(std::future::ready(answer))
    }
}

/// Nobody is there.
pub(crate) fn silence() -> Result<Response<'static>, TransportError> {
    Err(TransportError::new(TransportErrorKind::Timeout))
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The result of a future, for which the thread sleeps.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => return result,
            Poll::Pending => thread::park(),
        }
    }
}

/// Credentials without what is not set, for comparison.
pub(crate) fn parts(credentials: &Credentials) -> (&str, &str, Option<&str>, Option<&str>) {
    (
        credentials.access_key_id(),
        credentials.secret_access_key(),
        credentials.token(),
        credentials.account(),
    )
}
