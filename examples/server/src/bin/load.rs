//! How many requests of `RestoreDBClusterFromS3` a server answers on one processor core.
//!
//! ```text
//! cargo run --release -p touchmark-example-server --bin load -- [--seconds N] [--connections N] [--verify]
//! cargo run --release -p touchmark-example-server --bin load -- --address IP:PORT [--seconds N] [--connections N] [--describe]
//! cargo run --release -p touchmark-example-server --bin load -- --serve [--verify]
//! ```
//!
//! Without an address it starts a server of its own on one thread, measures the processor time of that thread, and stops it;
//! with `--verify` that server checks the requests' signatures. With `--serve` it does nothing else, until its input ends. With
//! `--describe` it sends `DescribeDBClusters`, for servers that lack the other.

#![forbid(unsafe_code)]

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use anyhow::{Context, bail};
use touchmark_example_server::load::{self, Load, Sent};
use touchmark_rds::touchmark::DateTime;

struct Arguments {
    seconds: u64,
    connections: usize,
    verify: bool,
    describe: bool,
    serve: bool,
    address: Option<SocketAddr>,
}

fn arguments() -> anyhow::Result<Arguments> {
    let mut arguments = Arguments {
        seconds: 5,
        connections: 16,
        verify: false,
        describe: false,
        serve: false,
        address: None,
    };
    let mut all = std::env::args().skip(1);
    while let Some(name) = all.next() {
        let mut value = || all.next().with_context(|| format!("{name} needs a value"));
        match &*name {
            "--seconds" => arguments.seconds = value()?.parse().context("--seconds")?,
            "--connections" => arguments.connections = value()?.parse().context("--connections")?,
            "--verify" => arguments.verify = true,
            "--describe" => arguments.describe = true,
            "--serve" => arguments.serve = true,
            "--address" => arguments.address = Some(value()?.parse().context("--address")?),
            other => bail!("there is no option {other}: see the beginning of this file"),
        }
    }
    Ok(arguments)
}

fn main() -> anyhow::Result<()> {
    let arguments = arguments()?;
    if arguments.serve {
        return serve(arguments.verify);
    }
    let served = match arguments.address {
        Some(_) => None,
        None => Some(load::serve(arguments.verify)?),
    };
    let own = served.as_ref().map(|served| served.address);
    let load = Load {
        address: arguments.address.or(own).context("no server")?,
        time: Duration::from_secs(arguments.seconds),
        connections: arguments.connections,
        requests: u64::MAX,
    };
    let now = DateTime::try_from(SystemTime::now())?;
    let host = load.address.to_string();
    let request = match arguments.describe {
        true => load::describe(&host, now)?,
        false => load::request(&host, now)?,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let sent = runtime.block_on(load.run(&load::to_http(&request)?))?;
    report(load, sent);
    if let Some(served) = served {
        let time = served.stop()?;
        let each = time.as_secs_f64() / count(sent);
        println!(
            "server: {:.1} us of processor time for each request, {:.0} requests/s on one core",
            each * 1e6,
            1.0 / each
        );
        let direct = load::direct(&request, now, arguments.verify, 20_000)?;
        println!(
            "of that, without HTTP: {:.1} us",
            direct.as_secs_f64() * 1e6
        );
    }
    if let Some(peak) = peak_memory() {
        println!("peak memory of this process: {peak}");
    }
    Ok(())
}

/// Serves until the input ends.
fn serve(verify: bool) -> anyhow::Result<()> {
    let served = load::serve(verify)?;
    println!("{}", served.address);
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    served.stop()?;
    Ok(())
}

fn report(load: Load, sent: Sent) {
    println!(
        "{} answered, {} refused, in {:.3} s over {} connections: {:.0} requests/s",
        sent.answered,
        sent.refused,
        sent.time.as_secs_f64(),
        load.connections,
        count(sent) / sent.time.as_secs_f64()
    );
}

fn count(sent: Sent) -> f64 {
    sent.answered.saturating_add(sent.refused) as f64
}

/// As Linux tells it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
