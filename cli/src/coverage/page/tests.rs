//! The page: what it shows, and that no text becomes markup.

use super::*;
use crate::coverage::fixture;

/// How often the page opens this tag.
fn opened(page: &str, tag: &str) -> usize {
    page.matches(&format!("<{tag} ")).count() + page.matches(&format!("<{tag}>")).count()
}

#[test]
fn every_sentence_stands_once_with_its_class() {
    let page = render(&[fixture::account()]);
    assert_eq!(page.matches("<li data-class=").count(), 7, "{page}");
    assert_eq!(page.matches("<li data-class=\"unrecognised\">").count(), 3);
    let sentence = "<li data-class=\"conditional\"><span class=\"tag conditional\">conditional</span>\
         <span>With <code>coke</code>: at most 70. <span class=\"family\">scope</span></span></li>";
    assert!(page.contains(sentence), "{page}");
}

#[test]
fn the_rules_that_came_of_a_sentence_stand_below_it() {
    let page = render(&[fixture::account()]);
    for (sentence, rule) in [
        (
            "Must be 1 to 8 letters. <span class=\"family\">characters</span>",
            "length {&quot;max&quot;:8,&quot;min&quot;:1}",
        ),
        // Of a structure that the sentence is not in the text of.
        (
            "The default is cold. <span class=\"family\">scope</span>",
            "Blast: conflicts [&lt;1&gt;]",
        ),
    ] {
        let shown = format!("{sentence}<code class=\"rule\">{rule}</code></span></li>");
        assert!(page.contains(&shown), "{page}");
    }
    assert_eq!(page.matches("class=\"rule\"").count(), 2);
}

#[test]
fn text_is_never_markup() {
    let mut account = fixture::account();
    account.service = "<i>\"x\"".to_owned();
    account.origin = "</style><script>alert(1)</script>".to_owned();
    for member in &mut account.report.members {
        member.shape = "<u>".to_owned();
        member.member = member.member.as_ref().map(|_| "<s onclick='1'>".to_owned());
        for sentence in &mut member.sentences {
            sentence.text = "`</script><script>` & <img src=x>".to_owned();
            sentence.template = "</details><img>".to_owned();
        }
    }
    for operation in &mut account.report.operations {
        operation.name = "</summary><em>".to_owned();
    }
    let page = render(&[account.clone(), account]);
    for (tag, count) in [
        ("script", 1),
        ("style", 1),
        ("img", 0),
        ("u", 0),
        ("s", 0),
        ("em", 0),
    ] {
        assert_eq!(opened(&page, tag), count, "{tag}");
    }
    assert!(page.contains("id=\"&lt;i&gt;&quot;x&quot;\""), "{page}");
    for tag in [
        "details", "summary", "section", "ul", "li", "div", "a", "p", "span",
    ] {
        let closed = page.matches(&format!("</{tag}>")).count();
        assert_eq!(opened(&page, tag), closed, "{tag}");
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = render(&[fixture::account()]);
    for word in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn structures_of_several_operations_stand_apart() {
    let page = render(&[fixture::account()]);
    assert!(
        page.contains("<a href=\"#foundry.Blast\">Blast <small>2</small></a>"),
        "{page}"
    );
    assert_eq!(page.matches("id=\"foundry.Blast\"").count(), 1);
    assert_eq!(page.matches("<h4>CreateFurnaceInput</h4>").count(), 1);
    assert!(!page.contains("id=\"foundry.CreateFurnaceInput\""));
}

#[test]
fn the_largest_comes_first_and_bars_are_to_scale() {
    let page = render(&[fixture::account()]);
    let place = |name: &str| page.find(&format!("data-name=\"{name}\"")).unwrap();
    assert!(place("CreateFurnace") < place("QuenchFurnace"));
    assert!(
        page.contains("title=\"1 conditional, 1 unrecognised\" style=\"width:28.57%\""),
        "{page}"
    );
    assert!(page.contains("<b>42.9 %</b><span>unrecognised</span><small>3 sentences</small>"));
}

#[test]
fn several_services_have_an_overview() {
    let mut small = fixture::account();
    small.service = "kiln".to_owned();
    small.report.members.truncate(1);
    let page = render(&[small, fixture::account()]);
    assert!(page.contains("<title>Constraints in prose: 2 services</title>"));
    let place = |name: &str| {
        let row = format!("<details class=\"item service\" id=\"{name}\"");
        page.find(&row).unwrap()
    };
    assert!(place("foundry") < place("kiln"));
    assert!(page.contains("<span class=\"place\">kiln Blast$Heat</span> Must"));
}

#[test]
fn an_empty_report_makes_a_page() {
    let mut account = fixture::account();
    account.report = Default::default();
    let page = render(&[account]);
    assert!(page.contains("<b>–</b><span>unrecognised</span>"), "{page}");
    assert!(!page.contains("NaN"));
}
