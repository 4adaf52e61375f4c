//! The shared files `config` and `credentials`
//! ([their form](https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html)).

mod error;
mod line;
mod load;
mod merge;
mod parse;
mod profiles;

pub use error::{FileError, FileProblem};
pub(crate) use load::folder;
pub use load::load;
pub use profiles::{Note, Origin, Profiles, Section, Setting};
