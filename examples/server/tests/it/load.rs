//! The generator of load: every request is answered, and signatures are of what is sent.

use std::time::{Duration, SystemTime};

use touchmark_example_server::load::{self, Load};
use touchmark_rds::touchmark::DateTime;

#[test]
fn every_request_is_answered_with_and_without_signatures() {
    for verify in [false, true] {
        let served = load::serve(verify).unwrap();
        let load = Load {
            address: served.address,
            time: Duration::from_secs(600),
            connections: 4,
            requests: 25,
        };
        let now = DateTime::try_from(SystemTime::now()).unwrap();
        let host = served.address.to_string();
        let request = load::request(&host, now).unwrap();
        load::direct(&request, now, verify, 10).unwrap();
        let request = load::to_http(&request).unwrap();
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let sent = runtime
            .enable_all()
            .build()
            .unwrap()
            .block_on(load.run(&request))
            .unwrap();
        assert_eq!((sent.answered, sent.refused), (100, 0));
        let old = load::request(&host, DateTime::default()).unwrap();
        assert_eq!(load::direct(&old, now, verify, 10).is_err(), verify);
        let old = load::to_http(&old).unwrap();
        let one = Load {
            connections: 1,
            requests: 1,
            ..load
        };
        let sent = runtime
            .enable_all()
            .build()
            .unwrap()
            .block_on(one.run(&old))
            .unwrap();
        assert_eq!(sent.refused, u64::from(verify));
        served.stop().unwrap();
    }
}
