//! Pages and their items, one after the other.

use super::Client;
use crate::client::pages::{ItemOf, Itemized, ItemsOf, Paginated};
use crate::client::reply::{ErrorOf, ReplyOf};
use crate::client::service::Service;
use crate::client::walk::Walk;

/// The pages of an operation's output, each of which is asked for when it is needed. After an error there are no more.
pub struct Pages<I: Paginated> {
    client: Client<I::Service>,
    walk: Walk<I>,
}

/// The items of all pages.
pub struct Items<I: Itemized> {
    pages: Pages<I>,
    page: ItemsOf<I>,
}

impl<S: Service> Client<S> {
    /// The pages of an operation's output, from the one on that the input asks for.
    #[must_use]
    pub fn pages<I: Paginated<Service = S>>(&self, input: I) -> Pages<I> {
        Pages {
            client: self.clone(),
            walk: Walk::new(input),
        }
    }
}

impl<I: Itemized> Pages<I> {
    /// The items of all pages.
    #[must_use]
    pub fn items(self) -> Items<I> {
        Items {
            pages: self,
            page: I::Items::default().into_iter(),
        }
    }
}

impl<I: Paginated> Iterator for Pages<I> {
    type Item = Result<ReplyOf<I>, ErrorOf<I>>;

    fn next(&mut self) -> Option<Self::Item> {
        let input = self.walk.input()?;
        let done = self.client.run(I::OPERATION, input);
        Some(self.walk.turn(done))
    }
}

impl<I: Itemized> Iterator for Items<I> {
    type Item = Result<ItemOf<I>, ErrorOf<I>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(reply) => self.page = I::items(reply.output).unwrap_or_default().into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
