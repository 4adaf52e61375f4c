//! What every generated type has in common: implementations that are one call into the runtime.

/// Implements `Clone`, `Debug` and `PartialEq` (and, with the feature `serde`, `Serialize` and `Deserialize`) for a
/// generated structure.
#[macro_export]
macro_rules! structure {
    ($name:ident) => {
        impl ::std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::clone(self)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::eq(self, other)
            }
        }
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::debug(self, f)
            }
        }
        $crate::serde_impls!($name, serialize, deserialize);
    };
}

/// The same for a generated union, and what makes it a [`Shape`](crate::Shape).
#[macro_export]
macro_rules! union {
    ($name:ident) => {
        impl $crate::Shape for $name {
            #[inline]
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Union(self)
            }
            #[inline]
            fn value_mut(&mut self) -> $crate::ValueMut<'_> {
                $crate::ValueMut::Union(self)
            }
        }
        // A union that holds itself is boxed where the cycle is cut.
        impl $crate::Shape for ::std::boxed::Box<$name> {
            #[inline]
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Union(&**self)
            }
            #[inline]
            fn value_mut(&mut self) -> $crate::ValueMut<'_> {
                $crate::ValueMut::Union(&mut **self)
            }
        }
        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self::Unknown(::std::default::Default::default())
            }
        }
        impl ::std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::clone_union(self)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::union_eq(self, other)
            }
        }
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::debug_union(self, f)
            }
        }
        $crate::serde_impls!($name, serialize_union, deserialize_union);
    };
}

/// What makes a generated enumeration a [`Shape`](crate::Shape), and its conversions from and to text.
#[macro_export]
macro_rules! enumeration {
    ($name:ident) => {
        impl $crate::Shape for $name {
            #[inline]
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::String(self.as_str())
            }
            #[inline]
            fn value_mut(&mut self) -> $crate::ValueMut<'_> {
                $crate::ValueMut::Enumeration(self)
            }
        }
        impl $crate::Enumeration for $name {
            #[inline]
            fn wire(&self) -> &str {
                self.as_str()
            }
            #[inline]
            fn assign(&mut self, wire: &str) {
                *self = Self::from(wire);
            }
        }
        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self::from("")
            }
        }
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;
            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }
        $crate::serde_enumeration!($name);
    };
}

/// A table of operations, which needs the feature `serde`.
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! operations {
    ($name:ident = [$($operation:expr),* $(,)?]) => {
        /// Every operation of this crate, by name.
        pub static $name: &[&dyn $crate::AnyOperation] = &[$($operation),*];
    };
}

/// A table of operations, which needs the feature `serde`.
#[cfg(not(feature = "serde"))]
#[macro_export]
macro_rules! operations {
    ($($table:tt)*) => {};
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($name:ident, $serialize:ident, $deserialize:ident) => {
        impl $crate::json::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::json::$serialize(self, serializer)
            }
        }
        impl<'de> $crate::json::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::json::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::json::$deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($name:ident, $serialize:ident, $deserialize:ident) => {};
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_enumeration {
    ($name:ident) => {
        impl $crate::json::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::json::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::json::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                ::std::string::String::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_enumeration {
    ($name:ident) => {};
}
