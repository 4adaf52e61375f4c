//! The generator as a whole, from the bytes of a model to files: one program, which is linked once.

// The models of all but build scripts have documentation.
#[cfg(feature = "prose")]
mod common;
#[cfg(feature = "prose")]
mod emitters;
#[cfg(feature = "prose")]
mod errors;
#[cfg(feature = "prose")]
mod naming;
mod script;
