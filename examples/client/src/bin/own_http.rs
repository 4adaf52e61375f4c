//! Brings its own HTTP, here a bare socket, and takes signing alone from Touchmark.
#![forbid(unsafe_code)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::SystemTime;

use touchmark_rds::operation::{DescribeDbClusters, DescribeDbClustersInput};
use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::client::sign::{Signer, Signing};
use touchmark_rds::touchmark::protocol::Response;
use touchmark_rds::touchmark::{DateTime, Operation};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args()
        .nth(1)
        .ok_or("usage: own_http http://HOST:PORT")?;
    let host = url
        .strip_prefix("http://")
        .ok_or("only http is spoken here")?;
    let mut request = DescribeDbClusters::request(&DescribeDbClustersInput::default())?;
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    Signer::new().sign(
        &mut request,
        &Signing {
            credentials: &credentials,
            host,
            region: "us-east-1",
            service: "rds",
            time: DateTime::try_from(SystemTime::now())?,
        },
    );
    let mut head = format!(
        "{} {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n",
        request.method,
        request.target,
        request.body.len()
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {}\r\n", String::from_utf8_lossy(value)));
    }
    let mut socket = TcpStream::connect(host)?;
    socket.write_all(head.as_bytes())?;
    socket.write_all(b"\r\n")?;
    socket.write_all(&request.body)?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer)?;
    let answer = String::from_utf8(answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("not HTTP")?;
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    let reply = DescribeDbClusters::parse_response(&Response::new(status, body.as_bytes()))?;
    let clusters = reply.output.db_clusters.unwrap_or_default();
    println!("{} clusters", clusters.len());
    Ok(())
}
