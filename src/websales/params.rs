//! What several requests bring beside their body, for the document.

use utoipa::IntoParams;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

use super::schemas;

fn one(name: &str, place: ParameterIn, needed: Required, what: &str, schema: Object) -> Parameter {
    let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(needed);
    parameter.description(Some(what)).schema(Some(schema)).build()
}

fn in_path(name: &str, what: &str) -> Parameter {
    one(name, ParameterIn::Path, Required::True, what, schemas::id())
}

/// Whose.
pub struct Customer;

impl IntoParams for Customer {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![in_path("customer", "The customer's `_id`.")]
    }
}

/// Which of whose.
pub struct Address;

impl IntoParams for Address {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![in_path("customer", "The customer's `_id`."), in_path("address", "The address's `_id`.")]
    }
}

/// Which.
pub struct Template;

impl IntoParams for Template {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![in_path("template", "The template's `_id`.")]
    }
}

/// Which.
pub struct Application;

impl IntoParams for Application {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![in_path("application", "The application's `_id`.")]
    }
}

/// Which, by name.
pub struct ApplicationName;

impl IntoParams for ApplicationName {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let name = ObjectBuilder::new().schema_type(Type::String).examples(["Web Shop"]).build();
        vec![one("name", ParameterIn::Path, Required::True, "The application's `name`.", name)]
    }
}

/// The header that lets a request be sent again.
pub const REPEATED: &str = "Idempotency-Key";

/// The name of the request, with which it can be sent again.
pub struct Repeated;

impl IntoParams for Repeated {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let what = "A name of your choice, good for 24 hours: what was done under it is told again, not done again.";
        vec![one(REPEATED, ParameterIn::Header, Required::False, what, schemas::idempotency_key())]
    }
}

/// For whom the storefront asks.
pub struct Visitor;

impl IntoParams for Visitor {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let address = ObjectBuilder::new().schema_type(Type::String).examples(["203.0.113.7"]).build();
        let what = "The network address of the visitor, so that one who guesses keeps no other out.";
        vec![one("X-Visitor-Address", ParameterIn::Header, Required::False, what, address)]
    }
}
