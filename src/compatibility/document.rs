//! What a document asks for that a schema does not serve, and the document in names alone.

use std::collections::BTreeSet;

use async_graphql::parser::types::{Directive, ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Name, Positioned, Variables};
use async_graphql_value::Value;

use super::plain;
use super::served::{Kind, Served, bare, root};

/// Of one document; it is told again with the next.
const MOST: usize = 20;
/// Directives that every server has (GraphQL, October 2021, 3.13).
const DIRECTIVES: [&str; 2] = ["include", "skip"];

/// What is missed, by name. The document has been weighed, so that its fragments end.
#[must_use]
pub fn missed(served: &Served, document: &ExecutableDocument, variables: &Variables) -> BTreeSet<String> {
    let mut reader = Reader { served, document, variables, missed: BTreeSet::new() };
    for (_, operation) in document.operations.iter() {
        reader.directives(&operation.node.directives);
        reader.set(root(operation.node.ty), &operation.node.selection_set.node);
    }
    reader.missed
}

struct Reader<'a> {
    served: &'a Served,
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    missed: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn miss(&mut self, what: String) {
        if self.missed.len() < MOST {
            self.missed.insert(what);
        }
    }

    /// Those that change nothing here are taken out before.
    fn directives(&mut self, directives: &[Positioned<Directive>]) {
        let names = directives.iter().map(|directive| directive.node.name.node.as_str());
        names.filter(|name| !DIRECTIVES.contains(name)).for_each(|name| self.miss(format!("@{}", plain(name))));
    }

    fn set(&mut self, of: &str, set: &'a SelectionSet) {
        for selection in &set.items {
            self.directives(selection.node.directives());
            match &selection.node {
                Selection::Field(field) => self.field(of, &field.node),
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    self.fragment(on.unwrap_or(of), &inline.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.directives(&fragment.node.directives);
                        self.fragment(on, &fragment.node.selection_set.node);
                    }
                }
            }
        }
    }

    fn fragment(&mut self, on: &str, set: &'a SelectionSet) {
        if self.served.kind(on).is_none() {
            return self.miss(on.to_owned());
        }
        self.set(on, set);
    }

    fn field(&mut self, of: &str, field: &'a Field) {
        let (served, name) = (self.served, field.name.node.as_str());
        let Some(Kind::Output(fields)) = served.kind(of) else { return };
        if name.starts_with("__") {
            return;
        }
        let Some(known) = fields.get(name) else { return self.miss(format!("{of}.{name}")) };
        let place = format!("{of}.{name}");
        if served.is_hollow(name, &place) {
            self.miss(place);
        }
        for (argument, value) in &field.arguments {
            let argument = argument.node.as_str();
            let place = format!("{of}.{name}({argument})");
            match known.arguments.get(argument) {
                Some(of) => self.sent(bare(of), argument, place, &value.node),
                None => self.miss(place),
            }
        }
        self.set(bare(&known.of), &field.selection_set.node);
    }

    /// A value that is sent: in the document or in a variable.
    fn sent(&mut self, of: &str, name: &str, place: String, value: &Value) {
        let variable;
        let value = match value {
            Value::Variable(name) => match self.variables.get(name) {
                Some(given) => {
                    variable = given.clone().into_value();
                    &variable
                }
                None => return,
            },
            value => value,
        };
        if matches!(value, Value::Null) || matches!(value, Value::List(list) if list.is_empty()) {
            return;
        }
        if self.served.is_hollow(name, &place) {
            return self.miss(place);
        }
        match (self.served.kind(of), value) {
            (_, Value::List(list)) => list.iter().for_each(|value| self.sent(of, name, place.clone(), value)),
            (Some(Kind::Input(fields)), Value::Object(sent)) => {
                for (field, value) in sent {
                    // A key of JSON can be anything, also what somebody meant to send as its value.
                    let place = format!("{of}.{}", plain(field));
                    match fields.get(field.as_str()) {
                        Some(of) => self.sent(bare(of), field, place, value),
                        None => self.miss(place),
                    }
                }
            }
            (Some(Kind::Enum(values)), Value::Enum(value)) if !values.contains(value.as_str()) => {
                // One that is not written as such could be anything.
                let is_name = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'_';
                let name = Some(value.as_str()).filter(|value| value.bytes().all(is_name));
                self.miss(format!("{of}.{}", name.map_or("…", plain)));
            }
            _ => {}
        }
    }
}

/// The operations of a document in names alone: no value, whether in the document or in a variable,
/// is part of it.
#[must_use]
pub fn outline(document: &ExecutableDocument) -> String {
    let mut text = String::new();
    for (name, operation) in document.operations.iter() {
        text.push_str(&root(operation.node.ty).to_lowercase());
        if let Some(name) = name {
            text.push(' ');
            text.push_str(name);
        }
        outline_set(&operation.node.selection_set.node, &mut text);
        text.push(' ');
    }
    text.trim_end().to_owned()
}

/// Characters of an outline after which nothing is added.
const LONGEST: usize = 400;

fn outline_set(set: &SelectionSet, text: &mut String) {
    if set.items.is_empty() {
        return;
    }
    text.push_str(" {");
    for selection in &set.items {
        if text.len() > LONGEST {
            break;
        }
        text.push(' ');
        match &selection.node {
            Selection::Field(field) => {
                text.push_str(&field.node.name.node);
                outline_arguments(&field.node.arguments, text);
                outline_set(&field.node.selection_set.node, text);
            }
            Selection::InlineFragment(inline) => {
                text.push_str("...");
                if let Some(on) = &inline.node.type_condition {
                    text.push_str(" on ");
                    text.push_str(&on.node.on.node);
                }
                outline_set(&inline.node.selection_set.node, text);
            }
            Selection::FragmentSpread(spread) => {
                text.push_str("...");
                text.push_str(&spread.node.fragment_name.node);
            }
        }
    }
    text.push_str(" }");
}

fn outline_arguments(arguments: &[(Positioned<Name>, Positioned<Value>)], text: &mut String) {
    if arguments.is_empty() {
        return;
    }
    let names: Vec<&str> = arguments.iter().map(|(name, _)| name.node.as_str()).collect();
    text.push('(');
    text.push_str(&names.join(", "));
    text.push(')');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;
    use serde_json::json;

    fn missed_in(text: &str, variables: serde_json::Value) -> Vec<String> {
        let schema = crate::adobe::schema();
        let served = Served::by(&schema, crate::adobe::HOLLOW);
        missed(&served, &parse_query(text).unwrap(), &Variables::from_json(variables)).into_iter().collect()
    }

    #[test]
    fn operations_fields_arguments_inputs_and_types_that_are_not_there() {
        let text = "mutation M($in: CustomerInput!) { createEmptyCart
            updateCustomer(input: $in, at: 1) { customer { email wishlists { id } ... on Company { id } } } }";
        let variables = json!({ "in": { "firstname": "A", "shoe": 7, "taxvat": "X", "gender": null } });
        assert_eq!(
            missed_in(text, variables),
            [
                "Company",
                "Customer.wishlists",
                "CustomerInput.shoe",
                "CustomerInput.taxvat",
                "Mutation.createEmptyCart",
                "Mutation.updateCustomer(at)",
            ]
        );
    }

    #[test]
    fn fragments_lists_and_literals_are_followed() {
        let text = "{ customer { ...F } } fragment F on Customer { addresses { city fax } }";
        assert_eq!(missed_in(text, json!({})), ["CustomerAddress.fax"]);
        let text = "mutation { createCustomerAddress(input: { street: [\"a\"], country_code: XX, vat: 1 }) { id } }";
        assert_eq!(missed_in(text, json!({})), ["CountryCodeEnum.XX", "CustomerAddressInput.vat"]);
        let text = "query @live { customer @include(if: true) { ... on Customer @defer { email @client } } }";
        assert_eq!(missed_in(text, json!({})), ["@client", "@defer", "@live"]);
        assert!(missed_in("{ customer { email __typename } }", json!({})).is_empty());
    }

    #[test]
    fn an_outline_has_names_and_no_value() {
        let text = "mutation SignIn { a: generateCustomerToken(email: \"anna@example.com\", password: hunter2) { token } \
                    ... on Mutation { x(n: 12345) } ...F } fragment F on Mutation { y }";
        let told = outline(&parse_query(text).unwrap());
        assert_eq!(
            told,
            "mutation SignIn { generateCustomerToken(email, password) { token } ... on Mutation { x(n) } ...F }"
        );
        let wide = format!("{{ {} }}", "abcdefgh ".repeat(5_000));
        assert!(outline(&parse_query(wide).unwrap()).len() < 500);
    }
}
