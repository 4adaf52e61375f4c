//! EC2 Query in both directions: what differs from AWS Query.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::service::{KindsFault, NoFault};
use crate::common::shape;
use crate::common::wire::{form, reply};
#[cfg(feature = "server")]
use crate::common::wire::{parse, respond, respond_error};
use touchmark::codec::DecodeErrorKind;
#[cfg(feature = "server")]
use touchmark::codec::ParameterErrorKind;
use touchmark::protocol::Ec2Query;
use touchmark::{Error, Operation, schema};

shape!(Cut, CUT {
    0 count: i32,
    1 block: Box<Block>,
    2 blocks: Vec<Block>,
    3 grid: Vec<Vec<i32>>,
    4 underscored: String,
});

static CUT: schema::Structure = schema::Structure::new(
    "Cut",
    "Cut",
    r"
    Count: integer
    Block: structure Block, wire block
    Blocks: list<item: structure Block>, wire blockSet, request Block_
    Grid: list<list<integer>>
    underscored: string, wire _underscored
    ",
)
.structures(&[&BLOCK]);

shape!(Block, BLOCK {
    0 id: String,
    1 veins: Vec<String>,
    2 chips: Vec<String>,
});

static BLOCK: schema::Structure = schema::Structure::new(
    "Block",
    "Block",
    r"
    Id: string, wire blockId
    Veins: list<item: string>, wire veinSet, request Veins
    Chips: flat list<string>, wire chip
    ",
);

static SERVICE: schema::Service = schema::Service::new("Quarry", "2020-01-08", "quarry", "quarry")
    .namespace("https://a.example/");

struct CutBlocks;

static CUT_BLOCKS: schema::Operation = schema::Operation::new(
    "CutBlocks",
    &SERVICE,
    &CUT,
    &CUT,
    <KindsFault as touchmark::Fault>::FAULTS,
);

impl Operation for CutBlocks {
    type Input = Cut;
    type Output = Cut;
    type Fault = KindsFault;
    type Protocol = Ec2Query;
    const SCHEMA: &'static schema::Operation = &CUT_BLOCKS;
    const PROTOCOL: &'static Ec2Query = &Ec2Query;
}

struct Rest;

static REST: schema::Operation = schema::Operation::new("Rest", &SERVICE, &NOTHING, &NOTHING, &[]);

shape!(Nothing, NOTHING {});

static NOTHING: schema::Structure = schema::Structure::new("Nothing", "Nothing", "");

impl Operation for Rest {
    type Input = Nothing;
    type Output = Nothing;
    type Fault = NoFault;
    type Protocol = Ec2Query;
    const SCHEMA: &'static schema::Operation = &REST;
    const PROTOCOL: &'static Ec2Query = &Ec2Query;
}

fn block(id: &str) -> Block {
    Block {
        id: Some(id.to_owned()),
        veins: Some(vec!["gold".to_owned(), "tin".to_owned()]),
        chips: Some(vec!["a".to_owned(), "b".to_owned()]),
    }
}

fn full() -> Cut {
    Cut {
        count: Some(2),
        block: Some(Box::new(block("b1"))),
        blocks: Some(vec![block("b2"), Block::default(), block("b3")]),
        grid: Some(vec![vec![1, 2], vec![], vec![3]]),
        underscored: Some("u".to_owned()),
    }
}

const FORM: &str = "Action=CutBlocks&Version=2020-01-08&Count=2\
    &Block.BlockId=b1&Block.Veins.1=gold&Block.Veins.2=tin&Block.Chip.1=a&Block.Chip.2=b\
    &Block_.1.BlockId=b2&Block_.1.Veins.1=gold&Block_.1.Veins.2=tin&Block_.1.Chip.1=a&Block_.1.Chip.2=b\
    &Block_.3.BlockId=b3&Block_.3.Veins.1=gold&Block_.3.Veins.2=tin&Block_.3.Chip.1=a&Block_.3.Chip.2=b\
    &Grid.1.1=1&Grid.1.2=2&Grid.3.1=3&_underscored=u";

const DOCUMENT: &str = "<CutBlocksResponse xmlns=\"https://a.example/\"><Count>2</Count>\
    <block><blockId>b1</blockId><veinSet><item>gold</item><item>tin</item></veinSet><chip>a</chip><chip>b</chip></block>\
    <blockSet><item><blockId>b2</blockId><veinSet><item>gold</item><item>tin</item></veinSet>\
    <chip>a</chip><chip>b</chip></item><item></item><item><blockId>b3</blockId><veinSet><item>gold</item>\
    <item>tin</item></veinSet><chip>a</chip><chip>b</chip></item></blockSet>\
    <Grid><member><member>1</member><member>2</member></member><member></member><member><member>3</member></member></Grid>\
    <_underscored>u</_underscored><requestId>r-1</requestId></CutBlocksResponse>";

/// Names are capitalised unless the schema has another one; every list is flat, whatever responses do.
#[test]
fn names_and_lists_of_requests() {
    assert_eq!(form::<CutBlocks>(&full()), FORM);
    assert_eq!(
        form::<Rest>(&Nothing::default()),
        "Action=Rest&Version=2020-01-08"
    );
}

#[test]
fn an_empty_list_is_left_out() {
    let input = Cut {
        blocks: Some(Vec::new()),
        grid: Some(vec![Vec::new()]),
        ..Cut::default()
    };
    assert_eq!(
        form::<CutBlocks>(&input),
        "Action=CutBlocks&Version=2020-01-08"
    );
}

#[test]
fn members_of_responses_stand_in_the_root() {
    let reply = reply::<CutBlocks>(200, DOCUMENT).unwrap();
    assert_eq!(reply.output, full());
    assert_eq!(reply.request_id.as_deref(), Some("r-1"));
    let error = self::reply::<CutBlocks>(200, "<Cut/>").unwrap_err();
    assert!(
        matches!(&error, Error::Decode(error)
            if matches!(error.reason.kind(), DecodeErrorKind::UnexpectedRoot { expected, .. } if expected == "CutBlocksResponse")),
        "{error}"
    );
}

#[test]
fn an_operation_without_output_may_have_no_body() {
    assert_eq!(reply::<Rest>(200, "").unwrap().request_id, None);
    let body = "<RestResponse><requestId>r</requestId><return>true</return></RestResponse>";
    let reply = reply::<Rest>(200, body).unwrap();
    assert_eq!(reply.request_id.as_deref(), Some("r"));
}

#[test]
fn errors_stand_in_a_list() {
    let body = "<?xml version=\"1.0\"?><Response><Errors>\
        <Error><Code>QuotaExceeded</Code><Message>Too many.</Message><Limit>5</Limit></Error>\
        <Error><Code>Busy</Code><Message>Later.</Message></Error>\
        </Errors><RequestID>r-2</RequestID></Response>";
    for status in [400, 200] {
        let Error::Service(error) = reply::<CutBlocks>(status, body).unwrap_err() else {
            panic!("not an error of the service")
        };
        assert_eq!(error.code, "QuotaExceeded");
        assert_eq!(error.message.as_deref(), Some("Too many."));
        assert_eq!(error.request_id.as_deref(), Some("r-2"));
        let KindsFault::QuotaFault(quota) = &error.fault else {
            panic!("{:?}", error.fault)
        };
        assert_eq!(quota.limit, Some(5));
    }
    let page = reply::<CutBlocks>(502, "<html/>").unwrap_err();
    assert!(
        matches!(&page, Error::Unreadable(error)
            if matches!(error.reason.kind(), DecodeErrorKind::UnexpectedRoot { expected, .. } if expected == "Response")),
        "{page}"
    );
}

#[cfg(feature = "server")]
#[test]
fn requests_are_read() {
    let mut expected = full();
    // What is empty is not written.
    expected.blocks = Some(vec![block("b2"), block("b3")]);
    expected.grid = Some(vec![vec![1, 2], vec![3]]);
    assert_eq!(parse::<CutBlocks>(FORM), Ok(expected));
    let read = |pairs: &str| parse::<CutBlocks>(format!("Action=CutBlocks&{pairs}"));
    // The names of responses are others.
    let nothing = Cut {
        block: Some(Box::default()),
        ..Cut::default()
    };
    assert_eq!(
        read("block.BlockId=b&_Underscored=u&Block.veinSet.1=a"),
        Ok(nothing)
    );
    let empty = Cut {
        grid: Some(Vec::new()),
        ..Cut::default()
    };
    assert_eq!(read("Grid="), Ok(empty));
    let error = read("Block_.1.Veins.member.1=a").unwrap_err();
    assert_eq!(*error.kind(), ParameterErrorKind::InvalidPosition);
    assert_eq!(error.path(), "Block_.1.Veins");
    let error = read("Block.BlockId.1=a").unwrap_err();
    assert_eq!(error.path(), "Block.BlockId");
}

#[cfg(feature = "server")]
#[test]
fn responses_are_written() {
    assert_eq!(respond::<CutBlocks>(&full(), "r-1").unwrap(), DOCUMENT);
    assert_eq!(
        respond::<Rest>(&Nothing::default(), "r").unwrap(),
        "<RestResponse xmlns=\"https://a.example/\"><requestId>r</requestId></RestResponse>"
    );
}

#[cfg(feature = "server")]
#[test]
fn errors_are_written_and_read() {
    let mut error = touchmark::ServiceError::new(KindsFault::QuotaFault(Default::default()));
    error.message = Some("Too many.".to_owned());
    error.request_id = Some("r".to_owned());
    let document = respond_error::<CutBlocks>(&error).unwrap();
    assert_eq!(
        document,
        "<Response xmlns=\"https://a.example/\"><Errors><Error><Code>QuotaExceeded</Code>\
         <Message>Too many.</Message></Error></Errors><RequestID>r</RequestID></Response>"
    );
    let Error::Service(read) = reply::<CutBlocks>(error.status, document).unwrap_err() else {
        panic!("not an error of the service")
    };
    assert_eq!(*read, error);
}
