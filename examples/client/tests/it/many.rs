//! Many calls at once, of which a fifth fails.

use std::collections::BTreeMap;
use std::sync::Mutex;

use touchmark_rds::operation::DescribeDbClustersInput;

use crate::peer::{Answer, NONE, Peer, client, config, fault, run, whole};

/// The name that a request asks for.
fn asked(request: &str) -> usize {
    let (_, after) = request.split_once("DBClusterIdentifier=c").unwrap();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn every_call_ends_right_or_with_the_right_error_and_is_sent_as_often_as_it_says() {
    const CALLS: usize = 100;
    let counts: &'static Mutex<BTreeMap<usize, u32>> = Box::leak(Box::default());
    let peer = Peer::new(|_, request| {
        let call = asked(request);
        let sent = {
            let mut counts = counts.lock().unwrap();
            let sent = counts.entry(call).or_default();
            *sent += 1;
            *sent
        };
        match (call % 5, call % 3, sent) {
            // A fifth fails: some of them once, some always, some for good.
            (0, 0, 1) => Answer::Bytes(whole(503, "<html/>")),
            (0, 1, _) => Answer::Last(Vec::new()),
            (0, 2, _) => Answer::Bytes(whole(404, &fault("DBClusterNotFoundFault"))),
            _ => Answer::Bytes(whole(200, NONE)),
        }
    });
    let results = run(async {
        let client = client(config(&peer.url));
        let calls = (0..CALLS).map(|call| {
            let input = DescribeDbClustersInput::default();
            client.send(input.db_cluster_identifier(format!("c{call}")))
        });
        futures_util::future::join_all(calls).await
    });
    let counts = counts.lock().unwrap();
    for (call, result) in results.iter().enumerate() {
        let (attempts, is_right) = match result {
            Ok(reply) => (reply.attempts, call % 5 != 0 || call % 3 == 0),
            Err(error) => {
                let is_known = error.as_service().is_some() == (call % 3 == 2);
                (error.attempts, call % 5 == 0 && call % 3 != 0 && is_known)
            }
        };
        assert!(is_right, "{call}: {result:?}");
        assert_eq!(attempts, counts[&call], "{call}");
        let expected = match (call % 5, call % 3) {
            (0, 0) => 2,
            (0, 1) => 3,
            _ => 1,
        };
        assert_eq!(attempts, expected, "{call}");
    }
}
