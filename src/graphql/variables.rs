//! Variables that are missing, and values that are no objects where their type is one: told before anything is done
//! (GraphQL, October 2021, 5.6.1 and 6.1.2). The library finds out when it comes to the field, after the mutations
//! before it; wrong scalars and what an object lacks it tells in time.

use async_graphql::parser::types::{BaseType, ExecutableDocument, OperationDefinition, SelectionSet, Type};
use async_graphql::{Pos, Request, ServerError, Value, Variables};

use super::selected;
use crate::compatibility::served::{Kind, Served, bare, root};

/// What is wrong with the first of them; nothing if it is not clear which operation is meant.
#[must_use]
pub fn wrong(
    served: &Served,
    document: &ExecutableDocument,
    operation: Option<&str>,
    sent: &Variables,
) -> Option<ServerError> {
    let chosen = chosen(document, operation)?;
    let variable = chosen.variable_definitions.iter().find_map(|found| {
        let definition = &found.node;
        let (name, of) = (definition.name.node.as_str(), &definition.var_type.node);
        let default = definition.default_value.as_ref().map(|default| &default.node);
        match sent.get(name).or(default) {
            None | Some(Value::Null) if !of.nullable && default.is_none() => {
                Some(told(format!("Variable {name} is not defined."), found.pos))
            }
            Some(value) if !fits(served, of, value) => {
                Some(told(format!("Variable {name} is not of type \"{of}\"."), found.pos))
            }
            _ => None,
        }
    });
    variable.or_else(|| Literals { served, document }.wrong(root(chosen.ty), &chosen.selection_set.node))
}

/// Puts the defaults of variables that are not sent in their place, as the library does later: values around one that
/// is not there it does not look at in advance.
pub fn complete(document: &ExecutableDocument, asked: &mut Request) {
    let Some(chosen) = chosen(document, asked.operation_name.as_deref()) else { return };
    for definition in chosen.variable_definitions.iter().map(|definition| &definition.node) {
        if let Some(default) = definition.default_value() {
            asked.variables.entry(definition.name.node.clone()).or_insert_with(|| default.clone());
        }
    }
}

/// Values in the document itself.
struct Literals<'a> {
    served: &'a Served,
    document: &'a ExecutableDocument,
}

impl<'a> Literals<'a> {
    fn wrong(&self, on: &'a str, set: &'a SelectionSet) -> Option<ServerError> {
        selected::fields(self.document, on, set).into_iter().find_map(|(on, field)| {
            let Some(Kind::Output(fields)) = self.served.kind(on) else { return None };
            let known = fields.get(field.name.node.as_str())?;
            let argument = field.arguments.iter().find_map(|(name, value)| {
                let of = known.arguments.get(name.node.as_str())?;
                // Variables are looked at where they are defined.
                let literal = value.node.clone().into_const_with(|_| Ok::<_, ()>(Value::Null)).ok()?;
                let wrong = || told(format!("Argument {} is not of type \"{of}\".", name.node), value.pos);
                (!fits(self.served, of, &literal)).then(wrong)
            });
            argument.or_else(|| self.wrong(bare(&known.of), &field.selection_set.node))
        })
    }
}

fn told(message: String, pos: Pos) -> ServerError {
    ServerError::new(message, Some(pos))
}

/// The operation that is meant.
#[must_use]
pub fn chosen<'a>(document: &'a ExecutableDocument, operation: Option<&str>) -> Option<&'a OperationDefinition> {
    let mut all = document.operations.iter();
    let (_, found) = match operation {
        Some(wanted) => all.find(|(name, _)| name.is_some_and(|name| name == wanted))?,
        None => all.next().filter(|_| document.operations.iter().count() == 1)?,
    };
    Some(&found.node)
}

/// Whether objects are objects. One value is a list of one.
fn fits(served: &Served, of: &Type, value: &Value) -> bool {
    match (&of.base, value) {
        (_, Value::Null) => true,
        (BaseType::List(inner), Value::List(list)) => list.iter().all(|value| fits(served, inner, value)),
        (BaseType::List(inner), value) => fits(served, inner, value),
        (BaseType::Named(name), value) => match (served.kind(name), value) {
            (Some(Kind::Input(known)), Value::Object(sent)) => {
                sent.iter().all(|(name, value)| known.get(name.as_str()).is_none_or(|of| fits(served, of, value)))
            }
            (Some(Kind::Input(_)), _) => false,
            _ => true,
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;
    use serde_json::json;

    fn told(text: &str, variables: serde_json::Value) -> Option<String> {
        let served = Served::by(&crate::adobe::schema(), &[]);
        let sent = Variables::from_json(variables);
        wrong(&served, &parse_query(text).unwrap(), None, &sent).map(|error| error.message)
    }

    #[test]
    fn what_a_document_needs_has_to_come() {
        let text = "query Q($a: ID!, $b: ID! = \"1\", $c: ID) { x }";
        assert_eq!(told(text, json!({})), Some("Variable a is not defined.".into()));
        assert_eq!(told(text, json!({ "a": null })), Some("Variable a is not defined.".into()));
        assert_eq!(told(text, json!({ "a": "7" })), None);
    }

    #[test]
    fn objects_are_objects_however_deep() {
        let text = "mutation M($input: CustomerAddressInput) { x }";
        for sound in [json!({}), json!({ "region": null }), json!({ "region": { "region": "x" }, "street": "one" })] {
            assert_eq!(told(text, json!({ "input": sound })), None, "{sound}");
        }
        for odd in [json!([]), json!("x"), json!([{}]), json!({ "region": "x" }), json!({ "custom_attributes": ["x"] })]
        {
            let expected = Some("Variable input is not of type \"CustomerAddressInput\".".into());
            assert_eq!(told(text, json!({ "input": odd })), expected, "{odd}");
        }
        assert_eq!(told("mutation M($all: [CustomerAddressInput!]!) { x }", json!({ "all": {} })), None);
        let default = "mutation M($input: CustomerAddressInput = \"x\") { x }";
        assert!(told(default, json!({})).is_some() && told(default, json!({ "input": {} })).is_none());
    }

    #[test]
    fn also_in_the_document_itself() {
        let add = |input: &str| {
            format!("mutation {{ ...F }} fragment F on Mutation {{ createCustomerAddress(input: {input}) {{ id }} }}")
        };
        assert_eq!(told(&add("{ region: { region: \"x\" }, street: \"one\", city: $city }"), json!({})), None);
        for odd in ["\"x\"", "[]", "{ region: 7 }"] {
            let expected = Some("Argument input is not of type \"CustomerAddressInput!\".".into());
            assert_eq!(told(&add(odd), json!({})), expected, "{odd}");
        }
    }
}
