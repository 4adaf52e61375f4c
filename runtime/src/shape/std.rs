//! Shapes that are types of the standard library.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Enumeration, Field, Key, List, Map, Shape, Structure, Value, ValueMut};
use crate::schema;
use crate::value::{Blob, DateTime};

macro_rules! scalar {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl Shape for $type {
            fn value(&self) -> Value<'_> {
                Value::$variant(*self)
            }
            fn value_mut(&mut self) -> ValueMut<'_> {
                ValueMut::$variant(self)
            }
        }
    )*};
}

macro_rules! borrowed {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl Shape for $type {
            fn value(&self) -> Value<'_> {
                Value::$variant(self)
            }
            fn value_mut(&mut self) -> ValueMut<'_> {
                ValueMut::$variant(self)
            }
        }
    )*};
}

scalar!(bool => Boolean, i32 => Integer, i64 => Long, f32 => Float, f64 => Double);
borrowed!(String => String, Blob => Blob, DateTime => Timestamp);

impl<T: Structure> Shape for T {
    fn value(&self) -> Value<'_> {
        Value::Structure(self)
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        ValueMut::Structure(self)
    }
}

// A recursive structure is boxed where the cycle is broken.
impl<T: Structure> Structure for Box<T> {
    fn schema(&self) -> &'static schema::Structure {
        (**self).schema()
    }

    fn field(&self, index: usize) -> Option<&dyn Field> {
        (**self).field(index)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        (**self).field_mut(index)
    }
}

impl<T: Shape + Default> Shape for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        ValueMut::List(self)
    }
}

impl<T: Shape + Default> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<Value<'_>> {
        self.get(index).map(Shape::value)
    }

    fn push(&mut self) -> Option<ValueMut<'_>> {
        self.push(T::default());
        self.last_mut().map(Shape::value_mut)
    }
}

impl<K: Key, V: Shape + Default> Shape for BTreeMap<K, V> {
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        ValueMut::Map(self)
    }
}

impl<K: Key, V: Shape + Default> Map for BTreeMap<K, V> {
    fn len(&self) -> usize {
        self.len()
    }

    fn entries<'a>(&'a self) -> Box<dyn Iterator<Item = (&'a str, Value<'a>)> + 'a> {
        Box::new(
            self.iter()
                .map(|(key, value)| (key.as_key(), value.value())),
        )
    }

    fn insert(&mut self, key: &str) -> ValueMut<'_> {
        let place = match self.entry(K::from_key(key)) {
            Entry::Vacant(entry) => entry.insert(V::default()),
            Entry::Occupied(entry) => {
                let place = entry.into_mut();
                *place = V::default();
                place
            }
        };
        place.value_mut()
    }
}

impl Key for String {
    fn as_key(&self) -> &str {
        self
    }

    fn from_key(text: &str) -> Self {
        text.to_owned()
    }
}

impl<T: Enumeration + Default + Ord> Key for T {
    fn as_key(&self) -> &str {
        self.wire()
    }

    fn from_key(text: &str) -> Self {
        let mut key = Self::default();
        key.assign(text);
        key
    }
}
