//! Hand-written shapes like those of a generated crate: every kind of member, secrets, constraints, operations and
//! faults.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of it, as it would use a crate"
)]

pub mod cluster;
#[cfg(feature = "client")]
pub mod drive;
pub mod kinds;
pub mod limits;
pub mod orders;
pub mod ruled;
#[cfg(feature = "server")]
pub mod serve;
pub mod service;
#[cfg(feature = "server")]
pub mod takes;
pub mod types;
pub mod vault;
pub mod wire;

/// A structure's type and its two methods for fields, as in generated code; the schema is separate.
macro_rules! shape {
    ($(#[$meta:meta])* $name:ident, $schema:ident { $($index:literal $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Default)]
        #[non_exhaustive]
        pub struct $name {
            $(pub $field: ::std::option::Option<$type>,)*
        }

        impl ::touchmark::Structure for $name {
            #[inline]
            fn schema(&self) -> &'static ::touchmark::schema::Structure {
                &$schema
            }
            #[inline]
            fn field(&self, index: usize) -> ::std::option::Option<&dyn ::touchmark::Field> {
                match index {
                    $($index => ::std::option::Option::Some(&self.$field),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn field_mut(&mut self, index: usize) -> ::std::option::Option<&mut dyn ::touchmark::Field> {
                match index {
                    $($index => ::std::option::Option::Some(&mut self.$field),)*
                    _ => ::std::option::Option::None,
                }
            }
        }

        ::touchmark::structure!($name);
    };
}
pub(crate) use shape;
