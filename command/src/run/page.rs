//! Outputs in pages: asked for one after the other, and printed as one.

mod path;
mod token;

use serde_json::{Map, Value as Json};
use touchmark::client::Paged;
use touchmark::{Structure, Value, ValueMut};

use super::call::Connection;
use super::show::Output;
use super::task::Task;
use crate::argument::build::Given;
use crate::argument::file::{self, Content};
use crate::argument::members::Members;
use crate::argument::table::Target;
use crate::custom;
use crate::output::{Format, Timestamps};
use crate::screen::Screen;
use crate::stop::{Kind, Stop};
use crate::words::kebab::kebab;
use token::Start;

/// Which pages to ask for.
pub(super) struct Paging {
    paged: &'static Paged,
    start: Option<Start>,
    page_size: Option<String>,
    max_items: Option<usize>,
    /// Members of the first page that are printed as well.
    kept: &'static [&'static str],
}

impl Paging {
    /// Which pages a command asks for; `None` if it asks for one output as it is: the options say so, or have a token or a
    /// limit of the service's own.
    ///
    /// # Errors
    /// Options that cannot be given together, and words that are no numbers.
    pub(super) fn of(
        task: &Task<'_>,
        given: &Given<'_>,
        members: &mut Members,
    ) -> Result<Option<Self>, Stop> {
        let Some(paged) = task.paged.filter(|_| task.waiter.is_none()) else {
            return Ok(None);
        };
        let own = [Some(paged.paging.input_token), paged.paging.limit];
        let has_own = own
            .into_iter()
            .flatten()
            .any(|name| members.contains_key(name));
        // An option for pages that is the service's own as well means what the service means by it.
        let has_own_size = is_own(paged, "page-size") && given.words(Target::PageSize).is_some();
        if !task.globals.paginate || has_own || has_own_size {
            shadowed(paged, given, members)?;
            return Ok(None);
        }
        let names = members.keys().map(String::as_str);
        let usual = custom::page_size(given.service, given.command, names);
        let start = given.word(Target::StartingToken).map(token_of);
        let start = start.transpose()?;
        let start = start.map(|word| Start::read(&word, paged.paging.input_token));
        let max_items = given
            .word(Target::MaxItems)
            .map(|word| number("--max-items", word));
        Ok(Some(Self {
            paged,
            start: start.transpose()?,
            kept: custom::kept(given.service, given.command),
            page_size: given.word(Target::PageSize).or(usual).map(str::to_owned),
            max_items: max_items.transpose()?,
        }))
    }
}

/// The token of a word, which may name a file.
fn token_of(word: &str) -> Result<String, Stop> {
    let wrong = |what: &str| Stop::parameter(Kind::Words, "--starting-token", what);
    match file::read(word) {
        None => Ok(word.to_owned()),
        Some(Ok(Content::Text(text))) => Ok(text),
        Some(Ok(Content::Bytes(_))) => Err(wrong("takes text: name its file with file://")),
        Some(Err(message)) => Err(wrong(&message)),
    }
}

/// Whether the member with the size of pages has this option by the rules for names.
fn is_own(paged: &Paged, name: &str) -> bool {
    paged.paging.limit.is_some_and(|limit| kebab(limit) == name)
}

/// Options for pages that have the name of a member are that member's when there are no pages; others are a mistake.
fn shadowed(paged: &Paged, given: &Given<'_>, members: &mut Members) -> Result<(), Stop> {
    let options = [
        ("starting-token", Target::StartingToken),
        ("page-size", Target::PageSize),
        ("max-items", Target::MaxItems),
    ];
    let mut wrong = Vec::new();
    for (name, target) in options {
        let Some(word) = given.word(target) else {
            continue;
        };
        let option = ["--", name].concat();
        match paged.paging.limit {
            Some(limit) if is_own(paged, name) => {
                members.insert(limit.to_owned(), Json::from(number(&option, word)?));
            }
            _ => wrong.push(option),
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Stop::words(format!(
        "Cannot specify --no-paginate along with pagination arguments: {}",
        wrong.join(", ")
    )))
}

fn number(option: &str, word: &str) -> Result<usize, Stop> {
    word.trim().parse().map_err(|_| {
        let word = word.escape_debug();
        Stop::parameter(
            Kind::Words,
            option,
            format!("`{word}` is not a number of items, such as 100"),
        )
    })
}

/// What is put together of pages.
#[derive(Default)]
struct Whole {
    value: Map<String, Json>,
    kept: Map<String, Json>,
    resume: Option<String>,
}

/// Asks for pages, and prints them.
///
/// # Errors
/// Why there are none.
pub(super) fn run(
    connection: &Connection,
    paging: Paging,
    input: &mut dyn Structure,
    timestamps: Timestamps,
    output: &Output<'_>,
    screen: &mut Screen<'_>,
) -> Result<(), Stop> {
    let paged = paging.paged;
    let start = paging.start.as_ref();
    if let (Some(limit), Some(size)) = (paged.paging.limit, &paging.page_size) {
        set(input, limit, size)?;
    }
    connection.check(input)?;
    let connection = connection.unchecked();
    if let Some(token) = start.and_then(|start| start.token.as_deref()) {
        set(input, paged.paging.input_token, token)?;
    }
    let (mut whole, mut total, mut is_first) = (Whole::default(), 0_usize, true);
    let primary = paged.results.first().copied().unwrap_or_default();
    loop {
        let asked = text(input, paged.paging.input_token);
        let reply = connection.call(input, screen)?;
        let mut page = reply.value(timestamps);
        let skipped = if is_first {
            skip(paged, start, &mut page)
        } else {
            0
        };
        if is_first {
            whole.kept = kept(paged.kept.iter().chain(paging.kept), &page);
        }
        let count = path::get(&page, primary).map_or(0, path::length);
        let room = paging.max_items.map(|most| most.saturating_sub(total));
        let is_cut = room.is_some_and(|room| count > room);
        if let Some(room) = room.filter(|_| is_cut) {
            path::cut(&mut page, primary, 0, room);
            let amount = room.saturating_add(skipped);
            whole.resume = Some(token::encode(
                paged.paging.input_token,
                asked.as_deref(),
                Some(amount),
            ));
        }
        whole.add(paged, page, is_first, output, screen)?;
        total = total.saturating_add(count);
        let turned = is_cut
            || !paged
                .paging
                .turn(input, &*reply.output)
                .map_err(|error| Stop::other(error.to_string()))?;
        if turned {
            break;
        }
        if room == Some(count) {
            let next = text(input, paged.paging.input_token);
            whole.resume = Some(token::encode(
                paged.paging.input_token,
                next.as_deref(),
                None,
            ));
            break;
        }
        is_first = false;
    }
    whole.print(output, screen)
}

/// Takes what an earlier command has printed from the first page; returns how much.
fn skip(paged: &Paged, start: Option<&Start>, page: &mut Json) -> usize {
    let Some(start) = start else {
        return 0;
    };
    let mut results = paged.results.iter();
    if let Some(primary) = results.next() {
        path::cut(page, primary, start.skip, usize::MAX);
    }
    for other in results {
        path::cut(page, other, 0, 0);
    }
    // A page that goes on has all of them, also those that it has nothing of.
    for name in paged.results {
        if path::get(page, name).is_none() {
            path::set(page, name, Json::Null);
        }
    }
    start.skip
}

fn kept<'n>(names: impl Iterator<Item = &'n &'n str>, page: &Json) -> Map<String, Json> {
    let mut kept = Json::Object(Map::new());
    for name in names {
        let value = path::get(page, name).cloned().unwrap_or_default();
        path::set(&mut kept, name, value);
    }
    match kept {
        Json::Object(kept) => kept,
        _ => Map::new(),
    }
}

impl Whole {
    /// Adds a page, which some formats print at once.
    fn add(
        &mut self,
        paged: &Paged,
        page: Json,
        is_first: bool,
        output: &Output<'_>,
        screen: &mut Screen<'_>,
    ) -> Result<(), Stop> {
        match output.format {
            Format::YamlStream => output.print_page(page, screen),
            Format::Text => {
                let part = if is_first {
                    self.kept.clone()
                } else {
                    Map::new()
                };
                let mut part = Json::Object(part);
                for name in paged.results {
                    let value = path::get(&page, name).cloned().unwrap_or_default();
                    path::set(&mut part, name, value);
                }
                output.print(part, screen)
            }
            _ => {
                let mut value = Json::Object(std::mem::take(&mut self.value));
                for name in paged.results {
                    if let Some(more) = path::get(&page, name) {
                        path::extend(&mut value, name, more);
                    }
                }
                if let Json::Object(value) = value {
                    self.value = value;
                }
                Ok(())
            }
        }
    }

    fn print(mut self, output: &Output<'_>, screen: &mut Screen<'_>) -> Result<(), Stop> {
        match (output.format, self.resume) {
            (Format::YamlStream, _) | (Format::Text, None) => Ok(()),
            (Format::Text, Some(token)) => output.print(
                serde_json::json!({ "NextToken": { "NextToken": token } }),
                screen,
            ),
            (_, resume) => {
                path::merge(&mut self.value, self.kept);
                if let Some(token) = resume {
                    self.value.insert("NextToken".to_owned(), Json::from(token));
                }
                output.print(Json::Object(self.value), screen)
            }
        }
    }
}

fn index(input: &dyn Structure, name: &str) -> Option<usize> {
    let mut members = input.schema().members().iter();
    members.position(|member| member.name == name)
}

/// The text of a member.
fn text(input: &dyn Structure, name: &str) -> Option<String> {
    match input.field(index(input, name)?)?.value()? {
        Value::String(text) => Some(text.to_owned()),
        _ => None,
    }
}

/// Sets a member, a text or a number.
fn set(input: &mut dyn Structure, name: &str, word: &str) -> Result<(), Stop> {
    let field = index(input, name).and_then(|index| input.field_mut(index));
    let Some(field) = field else {
        return Ok(());
    };
    match field.insert() {
        ValueMut::String(place) => word.clone_into(place),
        ValueMut::Integer(place) => {
            *place = i32::try_from(number("--page-size", word)?).unwrap_or(i32::MAX);
        }
        ValueMut::Long(place) => {
            *place = i64::try_from(number("--page-size", word)?).unwrap_or(i64::MAX);
        }
        _ => {}
    }
    Ok(())
}
