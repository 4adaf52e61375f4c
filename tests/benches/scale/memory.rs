//! The peak memory of reading a response, in a process of its own for each kind of response.

use std::fs;
use std::path::Path;
use std::process::Command;

use touchmark_rds::operation::{DescribeDbClusters, DownloadDbLogFilePortion};
use touchmark_tests::foundry::operation::Cast;
use touchmark_tests::wire::output;

use crate::documents::{cast, clusters, echo, log, small_clusters};

/// A response whose size is due to one kind of content.
struct Shape {
    name: &'static str,
    /// The document with this number of items.
    document: fn(usize) -> String,
    read: fn(&[u8]),
    /// The maximum size in megabytes of a response that is made to be expensive: a larger one would exceed the
    /// machine's memory.
    worst: Option<usize>,
}

const SHAPES: [Shape; 9] = [
    Shape {
        name: "clusters, as a service sends them",
        document: clusters,
        read: read_clusters,
        worst: None,
    },
    Shape {
        name: "one string",
        document: |n| log(n, "line # of a log that says little\n"),
        read: read_log,
        worst: None,
    },
    Shape {
        name: "one string full of references",
        document: |n| log(n, "a &lt; b &amp;&amp; c\n"),
        read: read_log,
        worst: None,
    },
    Shape {
        name: "one blob",
        document: |n| echo("<Data>", n, "QUJD", "</Data>"),
        read: read_echo,
        worst: None,
    },
    Shape {
        name: "one blob in lines",
        document: |n| {
            let line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n";
            echo("<Data>", n, line, "</Data>")
        },
        read: read_echo,
        worst: None,
    },
    Shape {
        name: "a list of identifiers",
        document: |n| {
            let item = "<member>subnet-0a1b2c3d4e5f60718</member>";
            echo("<Strings>", n, item, "</Strings>")
        },
        read: read_echo,
        worst: None,
    },
    Shape {
        name: "a list of single letters",
        document: |n| cast("<Echo/>", n, "<FlatItem>a</FlatItem>", ""),
        read: read_echo,
        worst: Some(50),
    },
    Shape {
        name: "clusters with only a name",
        document: small_clusters,
        read: read_clusters,
        worst: Some(5),
    },
    Shape {
        name: "empty items of the largest structure",
        document: |n| {
            let mut text =
                String::from("<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>");
            text.push_str(&"<a/>".repeat(n));
            text.push_str("</DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>");
            text
        },
        read: read_clusters,
        worst: Some(1),
    },
];

/// Prints a row for each shape: its kind, its name, the bytes of the body, and the peak memory of the process in
/// addition to what it had at its start. That includes the body itself, the output, and temporary memory.
pub(crate) fn print(megabytes: usize) {
    let program = std::env::current_exe().expect("the path of this program");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale.xml");
    for shape in &SHAPES {
        let wanted = megabytes.min(shape.worst.unwrap_or(usize::MAX)) * 1_000_000;
        let document = (shape.document)(wanted * SAMPLE / (shape.document)(SAMPLE).len());
        fs::write(&file, &document).expect("a place for the document");
        let output = Command::new(&program)
            .args(["peak", shape.name])
            .arg(&file)
            .output()
            .expect("a process for the document");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let peak = String::from_utf8_lossy(&output.stdout);
        let kind = if shape.worst.is_some() {
            "worst"
        } else {
            "usual"
        };
        println!(
            "{kind}\t{}\t{}\t{}",
            shape.name,
            document.len(),
            peak.trim()
        );
    }
    fs::remove_file(&file).expect("the document");
}

/// The number of items from which the size of one is computed.
const SAMPLE: usize = 10_000;

/// Reads a file as a response of this shape, and prints the bytes that it took.
pub(crate) fn print_peak(name: &str, file: &Path) {
    let shape = SHAPES
        .iter()
        .find(|shape| shape.name == name)
        .expect("a shape");
    let before = peak();
    let body = fs::read(file).expect("the document");
    (shape.read)(&body);
    println!("{}", peak().saturating_sub(before));
}

/// The peak memory of this process so far, in bytes, if the system reports it.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<usize>().ok());
    kilobytes.unwrap_or_default() * 1024
}

fn read_clusters(body: &[u8]) {
    hold(output::<DescribeDbClusters>(body).expect("clusters"));
}

fn read_log(body: &[u8]) {
    hold(output::<DownloadDbLogFilePortion>(body).expect("a log"));
}

fn read_echo(body: &[u8]) {
    hold(output::<Cast>(body).expect("an echo"));
}

fn hold<T>(value: T) {
    std::hint::black_box(&value);
    // The end of the process frees the memory faster.
    std::mem::forget(value);
}
