//! A generated module, as the program has it.

use touchmark_codegen::Package;

/// A module generated with `Layout::Module`.
pub(crate) struct Module {
    /// Its name in the program: a Rust identifier that no other module has.
    pub(crate) name: String,
    pub(crate) package: Package,
}
