//! The AWS CLI's shorthand for structures, maps and lists of them: `Key=a,Value=b`, `Ids=[1,2]`, `A={B=c}`, with quotes
//! where a value has a comma or an equals sign.
//!
//! What is written is read first, without the schema; then it takes the types that the schema says.

mod coerce;
mod read;
mod token;

pub(super) use coerce::coerce;
pub(super) use read::read;
