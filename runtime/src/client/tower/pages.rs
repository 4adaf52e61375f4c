//! Pages and their items, as streams.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::Client;
use super::transport::Transport;
use crate::client::attempt::Done;
use crate::client::pages::{ItemOf, Itemized, ItemsOf, Paginated};
use crate::client::reply::{ErrorOf, ReplyOf};
use crate::client::service::Service;
use crate::client::walk::Walk;

/// The pages of an operation's output, each of which is asked for when it is needed. After an error there are no more.
pub struct Pages<I: Paginated, T> {
    client: Client<I::Service, T>,
    state: State<I>,
}

enum State<I> {
    /// Between two pages.
    Between(Walk<I>),
    /// A page has been asked for.
    Asking(Asking<I>),
    /// There are no more.
    Over,
}

type Asking<I> = Pin<Box<dyn Future<Output = (Walk<I>, Option<Done>)> + Send>>;

/// The items of all pages.
pub struct Items<I: Itemized, T> {
    pages: Pages<I, T>,
    page: ItemsOf<I>,
}

impl<S: Service, T: Clone> Client<S, T> {
    /// The pages of an operation's output, from the one on that the input asks for: a stream.
    #[must_use]
    pub fn pages<I: Paginated<Service = S>>(&self, input: I) -> Pages<I, T> {
        Pages {
            client: self.clone(),
            state: State::Between(Walk::new(input)),
        }
    }
}

impl<I: Itemized, T> Pages<I, T> {
    /// The items of all pages: a stream.
    #[must_use]
    pub fn items(self) -> Items<I, T> {
        Items {
            pages: self,
            page: I::Items::default().into_iter(),
        }
    }
}

impl<I: Paginated, T: Transport> Pages<I, T> {
    /// The next page, as the stream has it.
    pub async fn next(&mut self) -> Option<Result<ReplyOf<I>, ErrorOf<I>>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<ReplyOf<I>, ErrorOf<I>>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Between(mut walk) => {
                    let client = self.client.clone();
                    self.state = State::Asking(Box::pin(async move {
                        let done = match walk.input() {
                            Some(input) => Some(client.run(I::OPERATION, input).await),
                            None => None,
                        };
                        (walk, done)
                    }));
                }
                State::Asking(mut asking) => {
                    let Poll::Ready((mut walk, done)) = asking.as_mut().poll(context) else {
                        self.state = State::Asking(asking);
                        return Poll::Pending;
                    };
                    let page = done.map(|done| walk.turn(done));
                    if page.is_some() {
                        self.state = State::Between(walk);
                    }
                    return Poll::Ready(page);
                }
            }
        }
    }
}

impl<I: Paginated + Unpin, T: Transport> Stream for Pages<I, T> {
    type Item = Result<ReplyOf<I>, ErrorOf<I>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<I: Itemized, T: Transport> Items<I, T> {
    /// The next item, as the stream has it.
    pub async fn next(&mut self) -> Option<Result<ItemOf<I>, ErrorOf<I>>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<ItemOf<I>, ErrorOf<I>>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                None => return Poll::Ready(None),
                Some(Ok(reply)) => {
                    self.page = I::items(reply.output).unwrap_or_default().into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl<I: Itemized + Unpin, T: Transport> Stream for Items<I, T>
where
    ItemsOf<I>: Unpin,
{
    type Item = Result<ItemOf<I>, ErrorOf<I>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}
