//! What becomes of HTML, in tables.

use super::to_markdown;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(to_markdown(html), *expected, "{html}");
    }
}

#[test]
fn paragraphs() {
    check(&[
        ("", ""),
        (" \n ", ""),
        ("<p/><p> </p><p>&nbsp;<b> </b><!-- nothing --></p>", ""),
        ("Holds books.", "Holds books."),
        ("<p>One\n   line.</p>", "One line."),
        ("<p>One.</p> <p/> <p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("One.<p>Two.</p>Three.", "One.\n\nTwo.\n\nThree."),
        (
            "<fullname>Shelf Service</fullname> <p>Keeps shelves.</p>",
            "Keeps shelves.",
        ),
        ("<zonk><p>a</p> <zonk>b <u>c</u></zonk></zonk>", "a\n\nb c"),
        ("<p>a<br/>b<br> c</p>", "a\\\nb\\\nc"),
        ("<p><br/>a<br/><br/>- b<br/></p>", "a\n\n\\- b"),
        ("<p>a<br/>- b</p>", "a\\\n\\- b"),
        ("a<hr>b", "a\n\n___\n\nb"),
        ("<h1>Big <b>one</b></h1>text", "**Big one**\n\ntext"),
        (
            "zero\u{200b}width, non\u{a0}breaking, \u{202e}turned",
            "zerowidth, non breaking, turned",
        ),
    ]);
}

#[test]
fn emphasis() {
    check(&[
        (
            "<b>a</b> <strong>b</strong> <i>c</i> <em>d</em>",
            "**a b** _c d_",
        ),
        ("so <b> a </b>b", "so **a** b"),
        ("so<b> a </b>b", "so **a** b"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b>a</b><i>b</i>", "**a**_b_"),
        ("<i>a</i><b>b</b>", "_a_**b**"),
        ("<b>a <i>b</i></b> c", "**a _b_** c"),
        ("<i><b>a</b></i>", "**_a_**"),
        ("<i>a <b>b</b> c</i>", "_a **b** c_"),
        ("the <i>n</i>th", "the *n*th"),
        ("x<b><i>n</i></b>y", "x<b>_n_</b>y"),
        ("x<i>n</i><b>m</b>", "x<i>n</i>**m**"),
        ("<b>a:</b>b", "<b>a:</b>b"),
        ("(<b>a</b>)", "(**a**)"),
        ("<b></b>a<i> </i>b", "a b"),
        ("<b>a<p>b</p></b>", "**a**\n\n**b**"),
        ("<b>a", "**a**"),
    ]);
}

#[test]
fn code() {
    check(&[
        ("<code>a</code>", "`a`"),
        ("a<code/>b <code> </code> c", "ab c"),
        ("so<code> a\n b </code>c", "so `a b` c"),
        ("<code>a`b</code> <code>`</code>", "``a`b`` `` ` ``"),
        ("<code>a</code> <code>b</code><code>c</code>", "`a` `bc`"),
        ("<code>a_[*]&lt;</code>", "`a_[*]<`"),
        (
            "<b><code>a</code></b>: <code>x<i>y</i></code>",
            "**`a`**: `xy`",
        ),
    ]);
}

#[test]
fn links() {
    check(&[
        (
            "<a href=\"https://a.example/b\">c d</a>.",
            "[c d](https://a.example/b).",
        ),
        (
            "<a href='https://a.example'><code>c</code> <b>d</b></a>",
            "[`c` **d**](https://a.example)",
        ),
        (
            "<code>a <a href='https://a.example'>b</a></code>",
            "`a` [`b`](https://a.example)",
        ),
        (
            "<a href='https://a.example'> c </a>d",
            "[c](https://a.example) d",
        ),
        (
            "<a>a</a> <a href=''>b</a> <a href='/c'>c</a> <a href='#d'>d</a>",
            "a b c d",
        ),
        ("a <a href='https://a.example'></a> b", "a b"),
        (
            "<a href='https://a.example/b c(d)'>e</a>",
            "[e](<https://a.example/b%20c(d)>)",
        ),
        (
            "<a href='https://a.example/'>https://a.example/</a>",
            "<https://a.example/>",
        ),
        (
            "<a href='https://a.example/'>https://b.example/</a>",
            "[https://b.example/](https://a.example/)",
        ),
        (
            "<a href='https://a.example'>a</a><a href='https://b.example'>b</a>",
            "[a](https://a.example)[b](https://b.example)",
        ),
        (
            "<a href='https://a.example'><code>b[]: c</code></a>",
            "[b\\[\\]: c](https://a.example)",
        ),
        (
            "https://a.example/{b}<code>c</code>",
            "`https://a.example/{b}c`",
        ),
        (
            "Oh!<a href='https://a.example'>a</a>",
            "Oh\\![a](https://a.example)",
        ),
        (
            "See https://a.example/x_y_z.",
            "See <https://a.example/x_y_z>.",
        ),
        (
            "<b>https://a.example</b> or https://a.example/{id}.",
            "[**https://a.example**](https://a.example) or `https://a.example/{id}`.",
        ),
    ]);
}

#[test]
fn text_that_markdown_would_read() {
    check(&[
        (
            "a [Shelf] or [Shelf](x), [1]: y",
            "a \\[Shelf\\] or \\[Shelf\\](x), \\[1\\]: y",
        ),
        ("*a* _b_ c_d `e` ~f~", "\\*a\\* \\_b\\_ c_d \\`e\\` \\~f\\~"),
        ("Vec&lt;T&gt; &amp;lt; a < b", "Vec\\<T> \\&lt; a \\< b"),
        (
            "<p># a</p><p>- b</p><p>+ c</p><p>1. d</p><p>&gt; e</p>",
            "\\# a\n\n\\- b\n\n\\+ c\n\n1\\. d\n\n\\> e",
        ),
        (
            "<p>===</p><p>---</p><p>-5 and - 5</p>",
            "\\===\n\n\\---\n\n-5 and - 5",
        ),
        ("    four spaces", "four spaces"),
        ("a\\b a | b", "a\\\\b a \\| b"),
        ("<b>1</b>. a", "**1**. a"),
    ]);
}

#[test]
fn lists() {
    check(&[
        (
            "<ul> <li> <p>a</p> </li> <li>b</li> <li/> </ul>",
            "- a\n- b",
        ),
        ("a<ol><li>b<li>c</ol>d", "a\n\n1. b\n2. c\n\nd"),
        ("<ul></ul>a<ul> <li> </li></ul>", "a"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "- a\n  - b\n- c",
        ),
        (
            "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
            "- a\n\n  b\n\n- c",
        ),
        (
            "<ul><li>a<ul><li>b</li></ul>c</li></ul>",
            "- a\n\n  - b\n\n  c",
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        (
            "<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol>",
            "- a\n\n* b\n\n1. c",
        ),
        ("<ul><li>- a</li></ul>", "- \\- a"),
        (
            "<ul><li>a<pre>b</pre></li></ul>",
            "- a\n\n  ```text\n  b\n  ```",
        ),
        (
            "<ul><li><note><p>a</p></note></li></ul>",
            "- > **Note**\n  >\n  > a",
        ),
        (
            "<dl><dt>a</dt><dd><p>b</p></dd><dt>c:</dt><dd>d<p>e</p></dd></dl>",
            "- **a**: b\n\n- **c:** d\n\n  e",
        ),
        (
            "<dl><dt>a<dt>b<dd><ul><li>c</ul></dl>",
            "- **a**\n- **b**\n  - c",
        ),
        ("<dl>a</dl>", "- a"),
    ]);
}

#[test]
fn notes_code_and_tables() {
    check(&[
        (
            "<note> <p>a</p> <p>b</p> </note>c",
            "> **Note**\n>\n> a\n>\n> b\n\nc",
        ),
        ("<important>a</important><note/>", "> **Important**\n>\n> a"),
        (
            "<note>a</note><warning>b</warning>",
            "> **Note**\n>\n> a\n\n> **Warning**\n>\n> b",
        ),
        ("<blockquote>a</blockquote>", "> a"),
        (
            "<pre>\n\n<code>a  b\n\tc</code>\n\n</pre>d",
            "```text\na  b\n    c\n```\n\nd",
        ),
        ("<pre>```</pre><pre> </pre>", "````text\n```\n````"),
        (
            "<table><tr><th>a</th><th>b|c</th></tr><tr><td><code>d|e</code></td></tr></table>",
            "| a | b\\|c |\n| --- | --- |\n| `d\\|e` |  |",
        ),
        (
            "<table><tbody><tr><td>a<br>b</td></tr></tbody></table>",
            "|  |\n| --- |\n| a b |",
        ),
        (
            "<table><caption>t</caption><tr><td>a<p>b</p><td>c</table>",
            "**t**\n\n- a\n\n  b\n\n  c",
        ),
        ("<table></table><table><tr><td> </td></tr></table>", ""),
    ]);
}

#[test]
fn lines_are_wrapped() {
    let words = "word ".repeat(30);
    let line = ["word"; 20].join(" ");
    let rest = ["word"; 10].join(" ");
    assert_eq!(to_markdown(&words), format!("{line}\n{rest}"));
    let item = ["word"; 19].join(" ");
    let items = ["word"; 11].join(" ");
    assert_eq!(
        to_markdown(&format!("<ul><li>{words}</ul>")),
        format!("- {item}\n  {items}")
    );
    assert_eq!(
        to_markdown(&format!("<note>{words}</note>")),
        format!("> **Note**\n>\n> {item}\n> {items}")
    );
    // Neither inside of code or links, nor before what begins a list.
    for whole in ["<code>a b</code>", "- a", "1. a", "# a", "=== a"] {
        let text = to_markdown(&format!("{line} {whole}"));
        let start = text.lines().last().unwrap_or_default();
        assert!(start == "`a b`" || start == "a", "{text}");
    }
    let link = to_markdown(&format!("{line} <a href='https://a.example'>a b</a>"));
    assert_eq!(link.lines().last(), Some("[a b](https://a.example)"));
}

#[test]
fn anything_goes() {
    let parts = [
        "<p>", "</p>", "<b>", "</b>", "<li>", "</ul>", "<ul>", "<td>", "</table>", "<code>",
        "</code>", "a",
    ];
    let more = [
        " ",
        "\n",
        "<",
        "&",
        "<br/>",
        "<pre>",
        "</pre>",
        "<dl>",
        "<dd>",
        "<a href='https://a'>",
        "]",
        "é",
    ];
    // A fixed walk through combinations (the constants are Knuth's for 64 bits).
    let mut state = 1_u64;
    for _ in 0..2_000 {
        let mut html = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap_or(0) % (parts.len() + more.len());
            html.push_str(parts.iter().chain(&more).nth(at).unwrap_or(&""));
        }
        let text = to_markdown(&html);
        assert!(
            !text.ends_with(['\n', ' ']) && !text.starts_with('\n'),
            "{html:?} gave {text:?}"
        );
    }
    let deep = to_markdown(&"<ul><li>a".repeat(20_000));
    assert!(deep.lines().count() <= 20_000);
}
