//! The invented service with EC2's protocol, as a user has it: requests, responses, errors and documentation.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use serde_json::json;
use touchmark::{Error, Operation};
use touchmark_tests::quarry::operation::{
    CutBlocks, CutBlocksFault, CutBlocksInput, DescribeBlocks, DescribeBlocksInput, LabelBlocks,
    LabelBlocksInput, Rest, RestInput,
};
use touchmark_tests::quarry::types::{Block, Filter, Finish, Label, LabelList, Seam, Stone};
use touchmark_tests::services;
use touchmark_tests::wire::{document_of, form, input, reply};

fn label(key: &str) -> Label {
    Label::default().key(key).value("v")
}

fn block() -> Block {
    Block::default()
        .id("b-1")
        .stone(Stone::Marble)
        .veins(["gold"])
        .labels([label("a"), label("b")])
        .seam(Seam::default().depth(1).inner(Seam::default().depth(2)))
        .sold(false)
        .finish(Finish::Carved(vec!["leaf".to_owned()]))
}

fn request() -> CutBlocksInput {
    CutBlocksInput::default()
        .count(2)
        .dry_run(true)
        .token("t")
        .tools(["saw", "wedge"])
        .listed(["x"])
        .block(block())
        .labels([LabelList::default()
            .stone(Stone::Slate)
            .labels([label("c")])])
        .grid([vec![1, 2], vec![3]])
        .plan(b"\0\xff".to_vec())
        .password("hunter2")
        .underscored("u")
}

const PAIRS: &[&str] = &[
    "Action=CutBlocks",
    "Version=2026-02-02",
    "Count=2",
    "DryRun=true",
    "Token=t",
    "Tool.1=saw",
    "Tool.2=wedge",
    "ListedText.1=x",
    "Block.BlockId=b-1",
    "Block.Stone=marble",
    "Block.Veins.1=gold",
    "Block.LabelSet.1.Key=a",
    "Block.LabelSet.1.Value=v",
    "Block.LabelSet.2.Key=b",
    "Block.LabelSet.2.Value=v",
    "Block.Seam.Depth=1",
    "Block.Seam.Inner.Depth=2",
    "Block.WasSold=false",
    "Block.Finish.CarvedSet.1=leaf",
    "LabelSpecification.1.Stone=slate",
    "LabelSpecification.1.Label.1.Key=c",
    "LabelSpecification.1.Label.1.Value=v",
    "Grid.1.1=1",
    "Grid.1.2=2",
    "Grid.2.1=3",
    "Plan=AP8%3D",
    "Password=hunter2",
    "_underscored=u",
];

#[test]
fn requests_in_both_directions() {
    let body = form::<CutBlocks>(&request());
    assert_eq!(body.split('&').collect::<Vec<_>>(), PAIRS);
    assert_eq!(input::<CutBlocks>(body).unwrap(), request());
    let filter = Filter::default().name("stone").values(["slate", "marble"]);
    let describe = DescribeBlocksInput::default()
        .filters([filter])
        .block_ids(["b-1"]);
    assert_eq!(
        form::<DescribeBlocks>(&describe),
        "Action=DescribeBlocks&Version=2026-02-02&Filter.1.Name=stone&Filter.1.Value.1=slate\
         &Filter.1.Value.2=marble&BlockId.1=b-1"
    );
    let none = LabelBlocksInput::default().labels(Vec::<Label>::new());
    assert_eq!(
        form::<LabelBlocks>(&none),
        "Action=LabelBlocks&Version=2026-02-02"
    );
    assert_eq!(
        form::<Rest>(&RestInput::default()),
        "Action=Rest&Version=2026-02-02"
    );
}

const DOCUMENT: &str = "<CutBlocksResponse xmlns=\"https://quarry.example/doc/2026-02-02\"><blockSet><item>\
    <blockId>b-1</blockId><stone>marble</stone><veinsSet><item>gold</item></veinsSet>\
    <labelSet><item><key>a</key><value>v</value></item><item><key>b</key><value>v</value></item></labelSet>\
    <seam><depth>1</depth><inner><depth>2</depth></inner></seam><isSold>false</isSold>\
    <finish><carvedSet><item>leaf</item></carvedSet></finish></item></blockSet>\
    <chip>c</chip><chip>d</chip><requestId>r</requestId></CutBlocksResponse>";

#[test]
fn responses_in_both_directions() {
    let reply = reply::<CutBlocks>(200, DOCUMENT).unwrap();
    assert_eq!(reply.request_id.as_deref(), Some("r"));
    assert_eq!(reply.output.blocks, Some(vec![block()]));
    assert_eq!(
        reply.output.chips,
        Some(vec!["c".to_owned(), "d".to_owned()])
    );
    let operation = &CutBlocks;
    assert_eq!(document_of(operation, &reply.output).unwrap(), DOCUMENT);
}

#[test]
fn the_json_form_has_the_names_of_the_model() {
    let operation = &CutBlocks as &'static dyn touchmark::AnyOperation;
    let protocol = services::of(operation).protocol;
    let body = form::<CutBlocks>(&request());
    let json = operation.request_to_json(protocol, &touchmark_tests::wire::post(body));
    let json = json.unwrap();
    assert_eq!(json["Block"]["Sold"], json!(false));
    assert_eq!(
        json["Labels"],
        json!([{"Stone": "slate", "Labels": [{"Key": "c", "Value": "v"}]}])
    );
    assert_eq!(json["Grid"], json!([[1, 2], [3]]));
}

#[test]
fn faults_have_their_members() {
    let body = "<Response><Errors><Error><Code>Block.TooHeavy</Code><Message>Use a crane.</Message>\
                <limit>7</limit><blockSet><item>b-1</item></blockSet></Error></Errors><RequestID>r</RequestID></Response>";
    let Error::Service(error) = reply::<CutBlocks>(400, body).unwrap_err() else {
        panic!("no error of the service")
    };
    let CutBlocksFault::TooHeavy(detail) = &error.fault else {
        panic!("{:?}", error.fault)
    };
    assert_eq!(detail.limit, Some(7));
    assert_eq!(detail.blocks, Some(vec!["b-1".to_owned()]));
    assert_eq!(error.request_id.as_deref(), Some("r"));
}

/// What stands in the schema is what differs; names that are implied cost nothing.
#[test]
fn names_of_requests_are_sparse_in_schemas() {
    let members = CutBlocks::SCHEMA.output.members();
    let touchmark::schema::Kind::List(list) = &members[0].element.kind else {
        panic!("no list")
    };
    let touchmark::schema::Kind::Structure(block) = &list.item.kind else {
        panic!("no structure")
    };
    let named = block.members().iter();
    let named = named.filter_map(|member| member.request_name.as_deref());
    assert_eq!(named.collect::<Vec<_>>(), ["Veins", "WasSold"]);
    assert_eq!(members[0].capitalised_name(), "BlockSet");
}
