//! What a program needs to call the operations of a service by name, as static data that generated code has.

use super::endpoint::rules::RuleSet;
use super::lines;
use super::pages::Paging;
use super::wait::Waiter;
use crate::operation::Operations;
use crate::schema;

/// What a program needs to call the operations of a service by name.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Catalog {
    /// The service's name for people, as in `Amazon Relational Database Service`.
    pub title: &'static str,
    /// How the service is called, signed and spoken to.
    pub service: &'static schema::Service,
    /// Where its requests are sent.
    pub rules: &'static RuleSet,
    /// Its operations.
    pub operations: &'static Operations,
    /// Which outputs come in pages.
    pub pages: &'static [Paged],
    /// What can be waited for.
    pub waiters: &'static [Awaited],
    /// What its operations are for, and members that mean something else there than in others: a table of lines.
    lines: &'static str,
    /// What members are for, whichever operation has them: a table of lines.
    member_lines: &'static str,
}

impl Catalog {
    /// The catalog of a service of whose operations nothing more is known.
    #[must_use]
    pub const fn new(
        title: &'static str,
        service: &'static schema::Service,
        rules: &'static RuleSet,
        operations: &'static Operations,
    ) -> Self {
        Self {
            title,
            service,
            rules,
            operations,
            pages: &[],
            waiters: &[],
            lines: "",
            member_lines: "",
        }
    }

    /// Sets which outputs come in pages.
    #[must_use]
    pub const fn pages(mut self, pages: &'static [Paged]) -> Self {
        self.pages = pages;
        self
    }

    /// Sets what can be waited for.
    #[must_use]
    pub const fn waiters(mut self, waiters: &'static [Awaited]) -> Self {
        self.waiters = waiters;
        self
    }

    /// Sets what operations are for, as a table: an entry for each, four spaces in, of its name, a colon and the text; below
    /// it, eight spaces in, one for each member of its input that means something else there, or nothing that the table of
    /// members says. Lines that continue an entry are further in.
    #[must_use]
    pub const fn lines(mut self, lines: &'static str) -> Self {
        self.lines = lines;
        self
    }

    /// Sets what members of inputs are for, as a table of entries four spaces in.
    #[must_use]
    pub const fn member_lines(mut self, lines: &'static str) -> Self {
        self.member_lines = lines;
        self
    }

    /// How the output of an operation comes in pages, if it does.
    #[must_use]
    pub fn paged(&self, operation: &str) -> Option<&'static Paged> {
        self.pages.iter().find(|paged| paged.operation == operation)
    }

    /// What an operation is for, by its name in the model; `None` if nobody wrote it.
    #[must_use]
    pub fn about(&self, operation: &str) -> Option<String> {
        lines::first(self.lines, operation)
    }

    /// What a member of an operation's input is for, both by their names in the model; `None` if nobody wrote it.
    #[must_use]
    pub fn about_member(&self, operation: &str, member: &str) -> Option<String> {
        let own = lines::second(self.lines, operation, member);
        own.unwrap_or_else(|| lines::first(self.member_lines, member))
    }
}

/// An operation whose output comes in pages.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Paged {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// How it comes in pages.
    pub paging: &'static Paging,
    /// What of each page the whole is put together of: members of the output, or of structures in it, with dots between
    /// their names.
    pub results: &'static [&'static str],
    /// What of the first page holds for all.
    pub kept: &'static [&'static str],
}

impl Paged {
    /// An operation whose pages have these results.
    #[must_use]
    pub const fn new(
        operation: &'static str,
        paging: &'static Paging,
        results: &'static [&'static str],
    ) -> Self {
        Self {
            operation,
            paging,
            results,
            kept: &[],
        }
    }

    /// Sets what of the first page holds for all.
    #[must_use]
    pub const fn kept(mut self, kept: &'static [&'static str]) -> Self {
        self.kept = kept;
        self
    }
}

/// Something to wait for.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Awaited {
    /// The name in the model of the operation that is asked.
    pub operation: &'static str,
    /// What its answers mean.
    pub waiter: &'static Waiter,
}

impl Awaited {
    /// What answers of this operation mean.
    #[must_use]
    pub const fn new(operation: &'static str, waiter: &'static Waiter) -> Self {
        Self { operation, waiter }
    }
}
