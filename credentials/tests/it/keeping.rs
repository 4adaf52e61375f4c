//! Credentials are kept, refreshed before they expire, and looked for by one at a time.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use touchmark::client::credentials::{Credentials, CredentialsFuture, ProvideCredentials};
use touchmark::protocol::Response;
use touchmark_credentials::host::{Http, HttpFuture, HttpRequest};
use touchmark_credentials::{Chain, Setup};

use crate::machine::{Machine, block_on, silence};

/// A container's metadata service that answers when a test says so, with credentials that last for an hour.
#[derive(Clone)]
struct Service {
    machine: Machine,
    asked: Arc<AtomicUsize>,
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    is_held: bool,
    fails: bool,
    wakers: Vec<Waker>,
}

impl Service {
    fn new() -> (Self, Chain) {
        let machine = Machine::new().variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/a");
        let service = Self {
            machine: machine.clone(),
            asked: Arc::default(),
            held: Arc::default(),
        };
        let chain = Chain::new(Setup::new(service.clone()).host(machine));
        (service, chain)
    }

    fn asked(&self) -> usize {
        self.asked.load(SeqCst)
    }

    fn hold(&self) {
        self.held.lock().unwrap().is_held = true;
    }

    fn release(&self) {
        let mut held = self.held.lock().unwrap();
        held.is_held = false;
        held.wakers.drain(..).for_each(Waker::wake);
    }

    fn fail(&self, fails: bool) {
        self.held.lock().unwrap().fails = fails;
    }
}

impl Http for Service {
    fn send(&self, _: HttpRequest) -> HttpFuture<'_> {
        let number = self.asked.fetch_add(1, SeqCst) + 1;
        Box::pin(std::future::poll_fn(move |context| {
            let mut held = self.held.lock().unwrap();
            if held.is_held {
                held.wakers.push(context.waker().clone());
                return Poll::Pending;
            }
            if held.fails {
                return Poll::Ready(Ok(Response::new(400, Vec::new())));
            }
            let now = touchmark_credentials::host::Host::now(&self.machine);
            let expiry = touchmark::value::DateTime::from_unix(now.secs() + 3600, 0).unwrap();
            let body = format!(
                r#"{{"AccessKeyId": "AK{number}", "SecretAccessKey": "s", "Token": "t", "Expiration": "{expiry}"}}"#
            );
            Poll::Ready(Ok(Response::new(200, body.into_bytes())))
        }))
    }
}

/// Counts how often it is woken.
#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

/// A call that waits for credentials.
struct Caller<'c> {
    future: CredentialsFuture<'c>,
    woken: Arc<Count>,
}

impl<'c> Caller<'c> {
    fn new(chain: &'c Chain) -> Self {
        Self {
            future: chain.provide(),
            woken: Arc::default(),
        }
    }

    /// The key that it gets, or the beginning of an error; `None` while it waits.
    fn poll(&mut self) -> Option<String> {
        let waker = Waker::from(self.woken.clone());
        let mut context = Context::from_waker(&waker);
        match Pin::new(&mut self.future).poll(&mut context) {
            Poll::Pending => None,
            Poll::Ready(Ok(credentials)) => Some(credentials.access_key_id().to_owned()),
            Poll::Ready(Err(_)) => Some("error".to_owned()),
        }
    }

    fn is_woken(&self) -> bool {
        self.woken.0.load(SeqCst) > 0
    }
}

fn key(chain: &Chain) -> String {
    block_on(chain.provide())
        .unwrap()
        .access_key_id()
        .to_owned()
}

#[test]
fn they_are_refreshed_five_minutes_before_they_expire() {
    let (service, chain) = Service::new();
    for (now, expected) in [
        (0, "AK1"),
        (3299, "AK1"),
        (3300, "AK2"),
        (3301, "AK2"),
        (6599, "AK2"),
        // Nobody asked for a long time.
        (20_000, "AK3"),
    ] {
        service.machine.at(now);
        assert_eq!(key(&chain), expected, "{now}");
        // Clones share them.
        assert_eq!(key(&chain.clone()), expected, "{now}");
    }
    assert_eq!(service.asked(), 3);
}

#[test]
fn those_who_ask_at_the_same_time_wait_for_one_answer() {
    let (service, chain) = Service::new();
    service.hold();
    let mut callers: Vec<Caller<'_>> = (0..10).map(|_| Caller::new(&chain)).collect();
    assert!(callers.iter_mut().all(|caller| caller.poll().is_none()));
    assert_eq!(service.asked(), 1);
    service.release();
    assert!(callers[0].is_woken());
    assert_eq!(callers[0].poll().as_deref(), Some("AK1"));
    for caller in &mut callers[1..] {
        assert!(caller.is_woken());
        assert_eq!(caller.poll().as_deref(), Some("AK1"));
    }
    assert_eq!(service.asked(), 1);
}

#[test]
fn while_one_refreshes_the_others_use_what_there_is() {
    let (service, chain) = Service::new();
    assert_eq!(key(&chain), "AK1");
    service.machine.at(3400);
    service.hold();
    let mut first = Caller::new(&chain);
    assert_eq!(first.poll(), None);
    assert_eq!(Caller::new(&chain).poll().as_deref(), Some("AK1"));
    // Too late for what there is.
    service.machine.at(3590);
    let mut late = Caller::new(&chain);
    assert_eq!(late.poll(), None);
    service.release();
    assert_eq!(first.poll().as_deref(), Some("AK2"));
    assert_eq!(late.poll().as_deref(), Some("AK2"));
    assert_eq!(service.asked(), 2);
}

#[test]
fn who_gives_up_hands_the_search_on() {
    let (service, chain) = Service::new();
    service.hold();
    let (mut first, mut second) = (Caller::new(&chain), Caller::new(&chain));
    assert_eq!((first.poll(), second.poll()), (None, None));
    drop(first);
    assert!(second.is_woken());
    service.release();
    assert_eq!(second.poll().as_deref(), Some("AK2"));
}

#[test]
fn those_who_waited_get_the_error_of_the_one_search() {
    let (service, chain) = Service::new();
    service.hold();
    service.fail(true);
    let mut callers: Vec<Caller<'_>> = (0..5).map(|_| Caller::new(&chain)).collect();
    assert!(callers.iter_mut().all(|caller| caller.poll().is_none()));
    service.release();
    for caller in &mut callers {
        assert_eq!(caller.poll().as_deref(), Some("error"));
    }
    assert_eq!(service.asked(), 1);
    // The next one tries for itself.
    service.fail(false);
    assert_eq!(key(&chain), "AK2");
}

#[test]
fn a_refresh_that_fails_is_tried_again_later_while_the_old_ones_last() {
    let (service, chain) = Service::new();
    assert_eq!(key(&chain), "AK1");
    service.fail(true);
    for (now, asked) in [(3400, 2), (3401, 2), (3429, 2), (3430, 3), (3470, 4)] {
        service.machine.at(now);
        assert_eq!(key(&chain), "AK1", "{now}");
        assert_eq!(service.asked(), asked, "{now}");
    }
    service.machine.at(3600);
    assert!(block_on(chain.provide()).is_err());
}

#[test]
fn those_that_a_service_rejects_are_replaced_once() {
    let (service, chain) = Service::new();
    let first = block_on(chain.provide()).unwrap();
    let replace = |rejected: &Credentials| {
        let found = block_on(chain.replace(rejected)).unwrap();
        found.access_key_id().to_owned()
    };
    assert_eq!(replace(&first), "AK2");
    // Another call was signed with the same.
    assert_eq!(replace(&first), "AK2");
    assert_eq!(service.asked(), 2);
}

#[test]
fn files_are_read_again_for_the_next_ones() {
    let file =
        |key: &str| format!("[default]\naws_access_key_id = {key}\naws_secret_access_key = s");
    let machine = Machine::new()
        .credentials(&file("A"))
        .answers(|_| silence());
    let chain = machine.chain();
    let first = block_on(chain.provide()).unwrap();
    machine.write("/home/.aws/credentials", file("B"));
    assert_eq!(key(&chain), "A");
    let replaced = block_on(chain.replace(&first)).unwrap();
    assert_eq!(replaced.access_key_id(), "B");
}
