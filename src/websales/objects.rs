//! Objects within a body, as objects and nothing else: serde would fill one from a list, by position, and a
//! client whose list has another order would not notice.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// For `#[serde(deserialize_with)]` of a field.
///
/// # Errors
/// Of the body.
pub(super) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(body: D) -> Result<T, D::Error> {
    Object::deserialize(body).map(|Object(whole)| whole)
}

/// The same for a list of them.
///
/// # Errors
/// Of the body.
pub(super) fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(body: D) -> Result<Vec<T>, D::Error> {
    Vec::deserialize(body).map(|all: Vec<Object<T>>| all.into_iter().map(|Object(whole)| whole).collect())
}

struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(body: D) -> Result<Self, D::Error> {
        body.deserialize_map(OfFields(PhantomData))
    }
}

struct OfFields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfFields<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(Object)
    }
}
