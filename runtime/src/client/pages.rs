//! Operations whose output comes in pages, each asked for with a token from the one before.

use super::failure::Failure;
use super::search::Expression;
use super::service::Input;
use crate::operation::Operation;
use crate::shape::{Structure, Value, ValueMut};

/// How an operation's output comes in pages, as static data that generated code has.
#[derive(Debug)]
#[non_exhaustive]
pub struct Paging {
    /// The member of the input that takes the token of the next page.
    pub input_token: &'static str,
    /// Where an output has it.
    pub output_token: Expression,
    /// Where an output says whether there are more pages, if it does.
    pub more_results: Option<Expression>,
    /// The member of the input that limits how much is on a page, if there is one.
    pub limit: Option<&'static str>,
}

impl Paging {
    /// Pages with tokens, whose absence says that there are no more.
    #[must_use]
    pub const fn new(input_token: &'static str, output_token: Expression) -> Self {
        Self {
            input_token,
            output_token,
            more_results: None,
            limit: None,
        }
    }

    /// Sets where an output says whether there are more pages.
    #[must_use]
    pub const fn more_results(mut self, more_results: Expression) -> Self {
        self.more_results = Some(more_results);
        self
    }

    /// Sets the member of the input that limits how much is on a page.
    #[must_use]
    pub const fn limit(mut self, member: &'static str) -> Self {
        self.limit = Some(member);
        self
    }

    /// Whether there is a page after that with this output; if so, the input asks for it from then on.
    ///
    /// # Errors
    /// [`Failure::SamePage`] if the input has asked for that page just now: the service would return it for ever.
    pub fn turn(&self, input: &mut dyn Structure, output: &dyn Structure) -> Result<bool, Failure> {
        let has_more = |of: &Expression| of.search(output).is_true();
        if !self.more_results.as_ref().is_none_or(has_more) {
            return Ok(false);
        }
        let token = self.output_token.search(output);
        let Some(token) = token.text().filter(|token| !token.is_empty()) else {
            return Ok(false);
        };
        let mut members = input.schema().members().iter();
        let index = members.position(|member| member.name == self.input_token);
        let Some(field) = index.and_then(|index| input.field_mut(index)) else {
            return Ok(false);
        };
        if matches!(field.value(), Some(Value::String(asked)) if asked == token) {
            return Err(Failure::SamePage(token.to_owned()));
        }
        match field.insert() {
            ValueMut::String(asked) => token.clone_into(asked),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The input of an operation whose output comes in pages. Generated code implements it.
pub trait Paginated: Input {
    /// How.
    const PAGING: &'static Paging;
}

/// One whose pages have one list, or one map, of items. Generated code implements it.
pub trait Itemized: Paginated {
    /// The items of a page.
    type Items: IntoIterator + Default;

    /// The items of a page.
    fn items(output: <Self::Operation as Operation>::Output) -> Option<Self::Items>;
}

/// An item of the pages of `I`.
pub type ItemOf<I> = <<I as Itemized>::Items as IntoIterator>::Item;

/// What iterates over the items of one page of `I`.
pub(super) type ItemsOf<I> = <<I as Itemized>::Items as IntoIterator>::IntoIter;
