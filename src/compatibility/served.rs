//! What a schema serves, by name: read once, at start, from the schema's own description.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, InputValueDefinition, OperationType, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{ObjectType, Positioned, Schema, SubscriptionType};

/// The types of a schema, and what of them is read and never kept, or always empty.
pub struct Served {
    types: HashMap<String, Kind>,
    hollow: HashSet<&'static str>,
}

/// What a type has.
pub enum Kind {
    /// Fields, with the type of each and of its arguments.
    Output(HashMap<String, Field>),
    /// Fields that are sent, with the type of each.
    Input(HashMap<String, Type>),
    /// Values.
    Enum(HashSet<String>),
    /// Nothing that could be missed.
    Plain,
}

/// A field.
pub struct Field {
    /// Its type.
    pub of: Type,
    /// Its arguments, and their types.
    pub arguments: HashMap<String, Type>,
}

impl Served {
    /// Of a schema; `hollow` names the fields and arguments that are there only so that documents are
    /// valid.
    #[must_use]
    pub fn by<Q, M, S>(schema: &Schema<Q, M, S>, hollow: &[&'static str]) -> Self
    where
        Q: ObjectType + 'static,
        M: ObjectType + 'static,
        S: SubscriptionType + 'static,
    {
        // What the library writes it reads; if it did not, nothing would be noted, and tests would tell.
        let definitions = parse_schema(schema.sdl()).map(|document| document.definitions).unwrap_or_default();
        let types = definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(of) => Some((of.node.name.node.to_string(), kind(of.node.kind))),
            _ => None,
        });
        Self { types: types.collect(), hollow: hollow.iter().copied().collect() }
    }

    /// A type.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.types.get(name)
    }

    /// Whether it is there in name only: wherever it is, or as this field of its type, `Customer.formFields`.
    #[must_use]
    pub fn is_hollow(&self, name: &str, place: &str) -> bool {
        self.hollow.contains(name) || self.hollow.contains(place)
    }
}

fn kind(of: TypeKind) -> Kind {
    let fields = match of {
        TypeKind::Object(object) => object.fields,
        TypeKind::Interface(interface) => interface.fields,
        TypeKind::Enum(values) => {
            return Kind::Enum(values.values.into_iter().map(|value| value.node.value.node.to_string()).collect());
        }
        TypeKind::InputObject(input) => return Kind::Input(inputs(input.fields)),
        TypeKind::Scalar | TypeKind::Union(_) => return Kind::Plain,
    };
    let field = |field: Positioned<async_graphql::parser::types::FieldDefinition>| {
        let field = field.node;
        (field.name.node.to_string(), Field { of: field.ty.node, arguments: inputs(field.arguments) })
    };
    Kind::Output(fields.into_iter().map(field).collect())
}

fn inputs(values: Vec<Positioned<InputValueDefinition>>) -> HashMap<String, Type> {
    values.into_iter().map(|value| (value.node.name.node.to_string(), value.node.ty.node)).collect()
}

/// The type that an operation begins with.
#[must_use]
pub fn root(of: OperationType) -> &'static str {
    match of {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    }
}

/// The name of a type, without lists and exclamation marks.
#[must_use]
pub fn bare(of: &Type) -> &str {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => bare(inner),
    }
}
