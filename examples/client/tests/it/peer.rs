//! A peer of this machine that answers each request as a test says.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use touchmark_rds::Client;
use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::client::endpoint::Settings;
use touchmark_rds::touchmark::client::random::Random;
use touchmark_rds::touchmark::client::retry::{Mode, Retries};
use touchmark_rds::touchmark::client::tower::Hyper;
use touchmark_rds::touchmark::client::{Config, Timeouts};

/// What a peer does with a request.
pub enum Answer {
    /// Writes these bytes, and keeps the connection if they end a response that allows it.
    Bytes(Vec<u8>),
    /// Writes these bytes and ends the connection.
    Last(Vec<u8>),
    /// Says nothing until the client hangs up.
    Silence,
}

/// A peer. It answers requests, each a head and a body, with what the function returns for its number and text.
pub struct Peer {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    pub fn new(answer: impl Fn(usize, &str) -> Answer + Send + Sync + 'static) -> Self {
        Self::over(answer, |stream| Box::new(stream))
    }

    /// A peer whose connections are made into others first, as TLS does.
    pub fn over(
        answer: impl Fn(usize, &str) -> Answer + Send + Sync + 'static,
        open: impl Fn(TcpStream) -> Box<dyn Stream> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, open, log) = (Arc::new(answer), Arc::new(open), Arc::clone(&seen));
        // It ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                let (answer, open, log) = (answer.clone(), open.clone(), log.clone());
                thread::spawn(move || {
                    let mut stream = open(stream);
                    while let Some(request) = read(&mut stream) {
                        let number = {
                            let mut log = log.lock().unwrap();
                            log.push(request.clone());
                            log.len() - 1
                        };
                        match answer(number, &request) {
                            Answer::Bytes(bytes) => {
                                if stream
                                    .write_all(&bytes)
                                    .and_then(|()| stream.flush())
                                    .is_err()
                                {
                                    return;
                                }
                            }
                            Answer::Last(bytes) => {
                                let _ = stream.write_all(&bytes).and_then(|()| stream.flush());
                                return;
                            }
                            Answer::Silence => {
                                while stream.read(&mut [0; 64]).unwrap_or(0) > 0 {}
                                return;
                            }
                        }
                    }
                });
            }
        });
        Self { url, seen }
    }

    /// A peer that gives these answers one after the other.
    pub fn of(answers: Vec<Answer>) -> Self {
        let answers = Mutex::new(answers.into_iter());
        Self::new(move |_, _| answers.lock().unwrap().next().unwrap())
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.seen.lock().unwrap().clear();
    }

    /// The requests so far.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

/// A connection.
pub trait Stream: Read + Write + Send {}

impl<T: Read + Write + Send> Stream for T {}

/// A request with its body; `None` at the end of the connection.
fn read(stream: &mut impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                let is_length = name.eq_ignore_ascii_case("content-length");
                is_length.then(|| value.parse().unwrap())
            });
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend(&buffer[..count]),
        }
    }
}

/// A whole response.
pub fn whole(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} Some\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

/// A response of `DescribeDBClusters` without clusters.
pub const NONE: &str = "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/>\
    </DescribeDBClustersResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeDBClustersResponse>";

/// An error document.
pub fn fault(code: &str) -> String {
    format!(
        "<ErrorResponse><Error><Code>{code}</Code><Message>told</Message></Error><RequestId>r-2</RequestId></ErrorResponse>"
    )
}

/// Draws almost nothing, so that no test waits.
pub struct Low;

impl Random for Low {
    fn next(&self) -> u64 {
        1
    }
}

/// A configuration for a peer.
pub fn config(url: &str) -> Config {
    let settings = Settings::new().region("us-east-1").endpoint(url);
    Config::new()
        .endpoint(settings)
        .credentials(Credentials::new("AKID", "secret"))
        .random(Low)
        .retries(Retries::new().mode(Mode::Standard2026))
        .timeouts(Timeouts::new().attempt(Some(Duration::from_secs(20))))
}

/// A client of a peer, which uses no proxy of the machine.
pub fn client(config: Config) -> Client {
    Client::with_hyper(config, Hyper::builder().direct())
}

/// The result of a future, on a runtime of its own.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap().block_on(future)
}
