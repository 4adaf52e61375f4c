//! The trees of well-formed and of other HTML.

use super::*;

/// The tree in brackets, as in `p[one b[two]]`.
fn outline(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(Element {
            name,
            href: None,
            children,
        }) => format!("{name}[{}]", outline(children)),
        Node::Element(Element {
            name,
            href: Some(href),
            children,
        }) => {
            format!("{name}({href})[{}]", outline(children))
        }
    };
    nodes.iter().map(one).collect()
}

#[test]
fn trees() {
    let cases = [
        ("", ""),
        ("plain", "plain"),
        ("<p>a <b>b</b></p>", "p[a b[b]]"),
        ("<P>a</P>", "p[a]"),
        (
            "a &lt;b&gt; &amp;amp; &#x2014; &#150;",
            "a <b> &amp; \u{2014} \u{2013}",
        ),
        (
            "<a href=\" https://x.example/?a&amp;b \">t</a>",
            "a(https://x.example/?a&b)[t]",
        ),
        ("a<!-- no -->b<?no?><!DOCTYPE html>c", "abc"),
        ("<script>go()</script>a<style>p{}</style>", "a"),
        // Elements without end tags.
        ("a<br>b<hr/>c", "abr[]bhr[]c"),
        ("a<code/>b", "acode[]b"),
        ("<p>a<p>b<p/>c", "p[a]p[b]p[]c"),
        ("<p>a<ul><li>b<li>c</ul>d", "p[a]ul[li[b]li[c]]d"),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            "ul[li[aul[li[b]]]li[c]]",
        ),
        (
            "<dl><dt>a<dd>b<dt>c<dd><p>d</dl>e",
            "dl[dt[a]dd[b]dt[c]dd[p[d]]]e",
        ),
        (
            "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
            "table[tr[th[a]th[b]]tr[td[c]td[d]]]",
        ),
        ("<note><p>a</note>b", "note[p[a]]b"),
        ("<p>a <code>b", "p[a code[b]]"),
        // End tags without elements, or in the wrong order.
        ("a</b>b", "ab"),
        ("a</p>b</br>c", "ap[]bbr[]c"),
        ("<b><i>a</b>b</i>", "b[i[a]]b"),
        ("<p><b>a</p>b</b>", "p[b[a]]b"),
        ("<b><p>a</b>b</p>c", "b[p[ab]c]"),
        ("<li><p>a</li>b</p>", "li[p[a]]bp[]"),
        // Elements that are none.
        ("a <Name> b <c_d></b> e", "a <Name> b <c_d> e"),
        (
            "<p>a <code>b <c> d <e></code> f</p>g",
            "p[a code[b <c> d <e>] f]g",
        ),
        ("<c>a</c> <c/>", "c[a] c[]"),
        ("é <e>", "é <e>"),
        // Stray characters.
        ("a \u{96} b", "a \u{2013} b"),
        ("a < b > c <", "a < b > c <"),
        ("a <3 & b", "a <3 & b"),
        ("a <b> c <d e", "a b[ c <d e]"),
        ("<d", "<d"),
    ];
    for (html, expected) in cases {
        assert_eq!(outline(&parse(html)), expected, "{html}");
    }
}

#[test]
fn depth_is_bounded() {
    fn depth(nodes: &[Node]) -> usize {
        let of = |node: &Node| match node {
            Node::Text(_) => 0,
            Node::Element(element) => 1 + depth(&element.children),
        };
        nodes.iter().map(of).max().unwrap_or(0)
    }
    let deep = format!(
        "{}a{}b",
        "<ul><li>".repeat(50_000),
        "</li></ul>".repeat(50_000)
    );
    let tree = parse(&deep);
    assert_eq!(depth(&tree), MAX_DEPTH);
    let mut text = String::new();
    text_content(&tree, &mut text);
    assert_eq!(text, "ab");
    assert_eq!(
        tree.last(),
        Some(&Node::Text("b".into())),
        "end tags beyond the limit belong to start tags there"
    );
    assert_eq!(depth(&parse(&"<b>".repeat(50_000))), MAX_DEPTH);
}

#[test]
fn text_of_a_tree() {
    let mut text = String::new();
    text_content(&parse("<p>one <b>two</b><br/>three</p>"), &mut text);
    assert_eq!(text, "one two\nthree");
}
