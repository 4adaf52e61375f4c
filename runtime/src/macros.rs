//! Implementations that all generated types have in common, each of which is one call into the runtime.
//!
//! They expand in generated crates, so they may use every module here.

/// Implements `Clone`, `Debug` and `PartialEq` (and, with the feature `serde`, `Serialize` and `Deserialize`) for a
/// generated structure.
#[macro_export]
macro_rules! structure {
    ($name:ident) => {
        impl ::std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::shape::derived::clone(self)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::shape::derived::eq(self, other)
            }
        }
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::derived::debug(self, f)
            }
        }
        $crate::serde_impls!($name, serialize, deserialize);
    };
}

/// Implements the same traits for a generated union, and also `Default` and [`Shape`](crate::Shape).
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
        // A recursive union is boxed where the cycle is broken.
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
                $crate::shape::derived::clone_union(self)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::shape::derived::union_eq(self, other)
            }
        }
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::derived::debug_union(self, f)
            }
        }
        $crate::serde_impls!($name, serialize_union, deserialize_union);
    };
}

/// Implements [`Shape`](crate::Shape) and conversions from and to strings for a generated enumeration, and comparison
/// and hashing by its string.
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
        // A known value is always its own variant, so values are equal if their strings are equal.
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }
        impl ::std::cmp::Eq for $name {}
        impl ::std::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
            }
        }
        impl ::std::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                ::std::cmp::Ord::cmp(self.as_str(), other.as_str())
            }
        }
        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state);
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

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($name:ident, $serialize:ident, $deserialize:ident) => {
        impl $crate::codec::json::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::codec::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::codec::json::$serialize(self, serializer)
            }
        }
        impl<'de> $crate::codec::json::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::codec::json::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::codec::json::$deserialize(deserializer)
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
        impl $crate::codec::json::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::codec::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::codec::json::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::codec::json::serde::Deserializer<'de>>(
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
