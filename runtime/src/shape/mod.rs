//! How the interpreters see generated data: values to read, places to fill, fields by index.

pub mod derived;
#[doc(hidden)]
pub mod setter;
mod std;
pub mod view;

use crate::schema;
use crate::value::{Blob, DateTime, UnknownVariant};

/// How deep shapes and elements may be nested in each other: far beyond what any service sends, and shallow enough
/// for any stack.
pub const MAX_DEPTH: usize = 128;

/// A value that is present, borrowed from where it stands.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Value<'a> {
    /// True or false.
    Boolean(bool),
    /// 32 bits.
    Integer(i32),
    /// 64 bits.
    Long(i64),
    /// Single precision.
    Float(f32),
    /// Double precision.
    Double(f64),
    /// A string, or the wire form of an enumeration.
    String(&'a str),
    /// Bytes.
    Blob(&'a Blob),
    /// A timestamp.
    Timestamp(&'a DateTime),
    /// Named members.
    Structure(&'a dyn Structure),
    /// One of several members.
    Union(&'a dyn Union),
    /// Items in order.
    List(&'a dyn List),
    /// Values by key.
    Map(&'a dyn Map),
}

/// A place to decode into. It holds the default of its type, or what was decoded into it so far.
#[non_exhaustive]
pub enum ValueMut<'a> {
    /// True or false.
    Boolean(&'a mut bool),
    /// 32 bits.
    Integer(&'a mut i32),
    /// 64 bits.
    Long(&'a mut i64),
    /// Single precision.
    Float(&'a mut f32),
    /// Double precision.
    Double(&'a mut f64),
    /// A string.
    String(&'a mut String),
    /// A string out of a list that may grow.
    Enumeration(&'a mut dyn Enumeration),
    /// Bytes.
    Blob(&'a mut Blob),
    /// A timestamp.
    Timestamp(&'a mut DateTime),
    /// Named members.
    Structure(&'a mut dyn Structure),
    /// One of several members.
    Union(&'a mut dyn Union),
    /// Items in order.
    List(&'a mut dyn List),
    /// Values by key.
    Map(&'a mut dyn Map),
}

/// A type that can stand in a field, a list or a map.
pub trait Shape: Send + Sync + 'static {
    /// The value, to read.
    fn value(&self) -> Value<'_>;
    /// The place, to decode into.
    fn value_mut(&mut self) -> ValueMut<'_>;
}

/// A structure: its schema, and its fields in the order of the schema's members.
///
/// Generated code implements it. The two walks are nothing but lists of fields, so that whatever is done with a
/// structure is done by one function for all of them.
pub trait Structure: Send + Sync + 'static {
    /// The contract.
    fn schema(&self) -> &'static schema::Structure;
    /// The field of the schema's member `index`; none where the schema has no such member.
    fn field(&self, index: usize) -> Option<&dyn Field>;
    /// The field of the schema's member `index`, to decode into.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field>;
}

/// A field of a structure: a value that may be absent.
pub trait Field {
    /// The value, if it is present.
    fn value(&self) -> Option<Value<'_>>;
    /// The place of the value, which is the default of its type if it was absent.
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

/// A union: exactly one of its members is present, or one that this crate does not know.
pub trait Union: Send + Sync + 'static {
    /// The contract; its members are the variants.
    fn schema(&self) -> &'static schema::Structure;
    /// The variant that is present: its index among the schema's members, and its value.
    fn variant(&self) -> Option<(usize, &dyn Shape)>;
    /// Makes the variant `index` the present one, and gives its place.
    fn variant_mut(&mut self, index: usize) -> Option<&mut dyn Shape>;
    /// The variant that this crate does not know, if that is present.
    fn unknown(&self) -> Option<&UnknownVariant>;
    /// Makes a variant that this crate does not know the present one.
    fn set_unknown(&mut self, variant: UnknownVariant);
}

/// A type whose values are words out of a list that may grow.
pub trait Enumeration: Send + Sync + 'static {
    /// The word on the wire.
    fn wire(&self) -> &str;
    /// Takes the value that stands for `wire`, known or not.
    fn assign(&mut self, wire: &str);
}

/// A list of values of one type.
pub trait List {
    /// How many items it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item `index`.
    fn item(&self, index: usize) -> Option<Value<'_>>;
    /// Appends an item and gives its place.
    fn push(&mut self) -> Option<ValueMut<'_>>;
}

/// A map from strings to values of one type, sorted by key.
pub trait Map {
    /// How many entries it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entries in the order of their keys.
    fn entries<'a>(&'a self) -> Box<dyn Iterator<Item = (&'a str, Value<'a>)> + 'a>;
    /// Inserts the entry `key`, in place of one that it may have already, and gives its place.
    fn insert(&mut self, key: &str) -> ValueMut<'_>;
}

/// A type that can be a map's key.
pub trait Key: Ord + Send + Sync + 'static {
    /// The string on the wire.
    fn as_key(&self) -> &str;
    /// The key for a string on the wire.
    fn from_key(text: &str) -> Self;
}
