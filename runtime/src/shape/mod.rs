//! Access to generated data without knowing its type: values to read, places to fill, fields by index.

pub mod derived;
#[doc(hidden)]
pub mod setter;
mod std;
pub mod view;

use ::std::any::Any;

use crate::schema;
use crate::value::{Blob, DateTime, UnknownVariant};

/// The maximum nesting depth of shapes and elements: far deeper than any service sends, and shallow enough for any
/// stack.
pub const MAX_DEPTH: usize = 128;

/// A borrowed value.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Value<'a> {
    /// True or false.
    Boolean(bool),
    /// A 32-bit integer.
    Integer(i32),
    /// A 64-bit integer.
    Long(i64),
    /// A single-precision number.
    Float(f32),
    /// A double-precision number.
    Double(f64),
    /// A string, or the wire form of an enumeration.
    String(&'a str),
    /// A blob: bytes.
    Blob(&'a Blob),
    /// A timestamp.
    Timestamp(&'a DateTime),
    /// A structure: named members.
    Structure(&'a dyn Structure),
    /// A union: one of several members.
    Union(&'a dyn Union),
    /// A list: items in order.
    List(&'a dyn List),
    /// A map: values by key.
    Map(&'a dyn Map),
}

/// A place to decode into. It has the default value of its type, or what has been decoded into it so far.
#[non_exhaustive]
pub enum ValueMut<'a> {
    /// True or false.
    Boolean(&'a mut bool),
    /// A 32-bit integer.
    Integer(&'a mut i32),
    /// A 64-bit integer.
    Long(&'a mut i64),
    /// A single-precision number.
    Float(&'a mut f32),
    /// A double-precision number.
    Double(&'a mut f64),
    /// A string.
    String(&'a mut String),
    /// An enumeration: a string from a list that may grow.
    Enumeration(&'a mut dyn Enumeration),
    /// A blob: bytes.
    Blob(&'a mut Blob),
    /// A timestamp.
    Timestamp(&'a mut DateTime),
    /// A structure: named members.
    Structure(&'a mut dyn Structure),
    /// A union: one of several members.
    Union(&'a mut dyn Union),
    /// A list: items in order.
    List(&'a mut dyn List),
    /// A map: values by key.
    Map(&'a mut dyn Map),
}

/// A type of values in fields, lists and maps.
pub trait Shape: Send + Sync + 'static {
    /// The value, to read.
    fn value(&self) -> Value<'_>;
    /// The place, to decode into.
    fn value_mut(&mut self) -> ValueMut<'_>;
}

/// A structure: its schema, and its fields in the order of the schema's members.
///
/// Generated code implements it. The two methods for fields only list the fields, so that each operation on structures
/// is one function for all of them. One whose type is not known at compile time can be turned into the type that it has, as
/// [`Any`].
pub trait Structure: Any + Send + Sync + 'static {
    /// The schema.
    fn schema(&self) -> &'static schema::Structure;
    /// The field of the schema's member `index`; `None` if the schema has no such member.
    fn field(&self, index: usize) -> Option<&dyn Field>;
    /// The field of the schema's member `index`, to decode into.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field>;
}

/// A field of a structure: a value that may be absent.
pub trait Field {
    /// The value, if it is present.
    fn value(&self) -> Option<Value<'_>>;
    /// The place of the value, which is first set to the default of its type if it is absent.
    fn insert(&mut self) -> ValueMut<'_>;
}

impl<T: Shape + Default> Field for Option<T> {
    fn value(&self) -> Option<Value<'_>> {
        self.as_ref().map(Shape::value)
    }

    fn insert(&mut self) -> ValueMut<'_> {
        self.get_or_insert_default().value_mut()
    }
}

/// A union: exactly one of its members, or one that this crate does not know.
pub trait Union: Send + Sync + 'static {
    /// The schema, whose members are the variants.
    fn schema(&self) -> &'static schema::Structure;
    /// The variant that is present: its index among the schema's members, and its value.
    fn variant(&self) -> Option<(usize, &dyn Shape)>;
    /// Sets the variant to `index`, and returns its place.
    fn variant_mut(&mut self, index: usize) -> Option<&mut dyn Shape>;
    /// The variant that this crate does not know, if there is one.
    fn unknown(&self) -> Option<&UnknownVariant>;
    /// Sets the variant to one that this crate does not know.
    fn set_unknown(&mut self, variant: UnknownVariant);
}

/// An enumeration: a type whose values are strings from a list that may grow.
pub trait Enumeration: Send + Sync + 'static {
    /// The string on the wire.
    fn wire(&self) -> &str;
    /// Sets the value to that for the string `wire`, whether known or not.
    fn assign(&mut self, wire: &str);
}

/// A list of values of one type.
pub trait List {
    /// The number of items.
    fn len(&self) -> usize;
    /// Whether it is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item `index`.
    fn item(&self, index: usize) -> Option<Value<'_>>;
    /// Appends an item and returns its place.
    fn push(&mut self) -> Option<ValueMut<'_>>;
}

/// A map from strings to values of one type, sorted by key.
pub trait Map {
    /// The number of entries.
    fn len(&self) -> usize;
    /// Whether it is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entries in the order of their keys.
    fn entries<'a>(&'a self) -> Box<dyn Iterator<Item = (&'a str, Value<'a>)> + 'a>;
    /// Inserts the entry `key`, replacing any that exists, and returns the place of its value.
    fn insert(&mut self, key: &str) -> ValueMut<'_>;
}

/// A type of map keys.
pub trait Key: Ord + Send + Sync + 'static {
    /// The string on the wire.
    fn as_key(&self) -> &str;
    /// The key for a string on the wire.
    fn from_key(text: &str) -> Self;
}
