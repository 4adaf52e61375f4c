//! A service on this machine, and a program that calls it.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use touchmark_example_command::PROGRAM;

/// What a command printed, and its exit code.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) out: String,
    pub(crate) errors: String,
    pub(crate) code: u8,
}

/// Carries out a command line; a word that has spaces stands in quotes.
pub(crate) fn run(line: &str) -> Ended {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let code = PROGRAM.run(words(line), &mut out, &mut errors);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended {
        out: text(out),
        errors: text(errors),
        code,
    }
}

fn words(line: &str) -> Vec<OsString> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        match index % 2 {
            1 => words.push(part.into()),
            _ => words.extend(part.split_whitespace().map(OsString::from)),
        }
    }
    words
}

/// A service that answers each request with the next of these documents and statuses.
pub(crate) struct Peer {
    url: String,
    thread: JoinHandle<Vec<String>>,
}

impl Peer {
    pub(crate) fn new(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers: Vec<(u16, String)> = answers
            .iter()
            .map(|(status, body)| (*status, (*body).to_owned()))
            .collect();
        let thread = thread::spawn(move || {
            let answers = answers.into_iter();
            let seen = answers.map(|(status, body)| {
                let (mut stream, _) = listener.accept().unwrap();
                let request = read(&mut stream);
                let length = body.len();
                let head = format!(
                    "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
                );
                stream.write_all((head + &body).as_bytes()).unwrap();
                request
            });
            seen.collect()
        });
        Self { url, thread }
    }

    /// Carries out a command line that calls the service without credentials.
    pub(crate) fn run(&self, line: &str) -> Ended {
        let url = &self.url;
        run(&format!(
            "--endpoint-url {url} --region us-west-2 --no-sign-request {line}"
        ))
    }

    /// The bodies of all requests.
    pub(crate) fn seen(self) -> Vec<String> {
        self.thread.join().unwrap()
    }
}

/// The body of a request; what there is of one, if the connection ends before it does.
pub(crate) fn read(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut lines = head.lines();
            let length = lines.find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.trim().parse().unwrap())
            });
            if body.len() >= length.unwrap_or(0) {
                return body.to_owned();
            }
        }
        let Ok(count @ 1..) = stream.read(&mut buffer) else {
            return text;
        };
        bytes.extend_from_slice(&buffer[..count]);
    }
}

/// The pairs of a form.
pub(crate) fn pairs(body: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect()
}
