//! Responses: reading XML and error documents, and operations on outputs.

use touchmark::ServerOperation;
use touchmark_rds::operation::{
    DescribeDbClusters, DescribeDbClustersOutput, DownloadDbLogFilePortion,
};
use touchmark_tests::foundry::operation::Cast;
use touchmark_tests::wire::{output, reply};

use crate::case::{Case, Prepared};
use crate::documents::{cast, clusters, clusters_backwards, echo, error, log};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new("XML: clusters", 100, |n| read_clusters(clusters(n))),
        Case::new("XML: members in reverse order", 1_000, |n| {
            read_clusters(clusters_backwards(n))
        }),
        Case::new("XML: one string", 5_000, |n| {
            read_log(log(n, "line # of a log that says little\n"))
        }),
        Case::new("XML: references in one string", 5_000, |n| {
            read_log(log(n, "a &lt; b &amp;&amp; &quot;#&quot; "))
        }),
        Case::new("XML: sections and comments in one string", 5_000, |n| {
            read_log(log(n, "<![CDATA[a<b]]>c<!-- d -->"))
        }),
        Case::new("XML: items of a list", 5_000, |n| {
            read(echo(
                "<Strings>",
                n,
                "<member>item-#</member>",
                "</Strings>",
            ))
        }),
        Case::new("XML: items of a flattened list", 5_000, |n| {
            read(cast("", n, "<FlatItem>item-#</FlatItem>", ""))
        }),
        Case::new("XML: lists in a list", 2_000, |n| {
            let row = "<member><member>#</member><member>2</member></member>";
            read(echo("<Grid>", n, row, "</Grid>"))
        }),
        Case::new("XML: entries of a map", 2_000, |n| {
            let entry = "<entry><key>#</key><value><member>1</member></value></entry>";
            read(echo("<Plain>", n, entry, "</Plain>"))
        }),
        Case::new("XML: entries of a flattened map", 2_000, |n| {
            let entry = "<FlatAttributes><K>#</K><V>1</V></FlatAttributes>";
            read(echo("", n, entry, ""))
        }),
        Case::new(
            "XML: entries, values first, in a long name",
            1_000,
            long_name_around_entries,
        ),
        Case::new("XML: trees in trees", 100, |n| {
            let deep = ["<Children><member>", "</member></Children>"].map(|tags| tags.repeat(50));
            let tree = format!("<member>{}{}</member>", deep[0], deep[1]);
            read(echo("<Tree><Children>", n, &tree, "</Children></Tree>"))
        }),
        Case::new("XML: unknown variant of a union", 2_000, |n| {
            read(echo("<Either><New>", n, "<a>#</a>", "</New></Either>"))
        }),
        Case::new("XML: unknown elements", 5_000, |n| {
            read(echo("", n, "<New><a>#</a><b/></New>", ""))
        }),
        Case::new("XML: attributes of one element", 5_000, |n| {
            read(echo("<Name", n, " a#=\"b > c\"", "/>"))
        }),
        Case::new("XML: one comment", 10_000, |n| {
            read(echo("<!--", n, " > - <a> ", "-->"))
        }),
        Case::new("XML: one processing instruction", 10_000, |n| {
            read(echo("<?a", n, " > <a> ? ", "?>"))
        }),
        Case::new("XML: one long name", 50_000, |n| {
            let name = "n".repeat(n);
            read(echo("", 2, &format!("<{name}></{name}>"), ""))
        }),
        Case::new("XML: one blob in lines", 2_000, |n| {
            let line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n";
            read(echo("<Data>", n, line, "</Data>"))
        }),
        Case::new("error document: message", 10_000, |n| {
            fail(error("<Message>", n, "word &amp; ", "</Message>"))
        }),
        Case::new("error document: unknown elements", 5_000, |n| {
            fail(error("", n, "<New><a>#</a></New>", ""))
        }),
    ]
    .into_iter()
    .chain(values())
    .collect()
}

/// Operations on outputs.
fn values() -> Vec<Case> {
    vec![
        Case::new("clone", 100, |n| with_clusters(n, Clone::clone)),
        Case::new("compare", 100, |n| {
            let (one, other) = (parse(&clusters(n)), parse(&clusters(n)));
            Prepared::new(clusters(n).len(), move || assert!(one == other))
        }),
        Case::new("debug", 100, |n| {
            with_clusters(n, |output| format!("{output:?}"))
        }),
        Case::new("JSON: written", 100, |n| {
            with_clusters(n, |output| serde_json::to_string(output).expect("JSON"))
        }),
        Case::new("JSON: read", 100, |n| {
            let json = serde_json::to_string(&parse(&clusters(n))).expect("JSON");
            Prepared::new(json.len(), move || {
                serde_json::from_str::<DescribeDbClustersOutput>(&json).expect("clusters")
            })
        }),
        Case::new("response: clusters", 100, |n| {
            with_clusters(n, |output| {
                DescribeDbClusters::response(output, "id").expect("a response")
            })
        }),
    ]
}

/// A parser that goes back must not copy the names of the open elements.
fn long_name_around_entries(n: usize) -> Prepared {
    let name = "n".repeat(n * 40);
    let before = format!("<Tree><Children><{name}><ByName>");
    let after = format!("</ByName></{name}></Children></Tree>");
    let entry = "<entry><value><Label>ab</Label></value><key>#</key></entry>";
    read(echo(&before, n, entry, &after))
}

fn parse(document: &str) -> DescribeDbClustersOutput {
    output::<DescribeDbClusters>(document).expect("clusters")
}

fn read_clusters(document: String) -> Prepared {
    Prepared::new(document.len(), move || parse(&document))
}

fn read_log(document: String) -> Prepared {
    Prepared::new(document.len(), move || {
        output::<DownloadDbLogFilePortion>(&document).expect("a log")
    })
}

fn read(document: String) -> Prepared {
    Prepared::new(document.len(), move || {
        output::<Cast>(&document).expect("an echo")
    })
}

fn fail(document: String) -> Prepared {
    Prepared::new(document.len(), move || {
        let error = reply::<Cast>(400, &document).expect_err("an error");
        assert!(error.as_service().is_some());
    })
}

fn with_clusters<T: 'static>(n: usize, work: fn(&DescribeDbClustersOutput) -> T) -> Prepared {
    let document = clusters(n);
    let output = parse(&document);
    Prepared::new(document.len(), move || work(&output))
}
