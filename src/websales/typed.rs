//! What programs send of a customer or an address, parsed; everything that is wrong is told at once.

use serde::Deserialize;
use utoipa::openapi::schema::{AllOfBuilder, ObjectBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::objects::objects;
use super::schemas;
use super::wrong::Wrong;
use crate::customers::create;
use crate::customers::edit::Changes;
use crate::customers::fields;
use crate::web::api::ApiError;

/// All that programs send of a customer. Its fields are not put together of two shapes, as those below are for the
/// document: of these serde would not tell which field is wrong.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    company: Option<String>,
    customer_number: Option<String>,
    lang: Option<String>,
    time_zone: Option<String>,
    password: Option<String>,
    #[serde(default, deserialize_with = "objects")]
    addresses: Vec<NewAddress>,
}

/// What is known of a customer besides the address: what is not there stays, or is empty.
#[derive(Default, ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct Facts {
    #[schema(schema_with = schemas::text)]
    first_name: Option<String>,
    #[schema(schema_with = schemas::text)]
    last_name: Option<String>,
    #[schema(schema_with = schemas::phone)]
    phone: Option<String>,
    #[schema(schema_with = schemas::text)]
    company: Option<String>,
    /// The shop's own; of an account there is one of each.
    #[schema(schema_with = schemas::text)]
    customer_number: Option<String>,
    #[schema(schema_with = schemas::language)]
    lang: Option<String>,
    #[schema(schema_with = schemas::zone)]
    time_zone: Option<String>,
}

/// A customer who is to be added.
#[derive(Default, Deserialize, ToSchema)]
#[serde(from = "Sent")]
pub struct NewCustomer {
    #[schema(schema_with = schemas::email, required = true)]
    email: String,
    #[serde(flatten)]
    facts: Facts,
    /// With one the customer is active.
    #[schema(schema_with = schemas::password_or_none)]
    pub password: Option<String>,
    #[serde(default)]
    addresses: Vec<NewAddress>,
}

/// What is to be changed of a customer.
#[derive(Default, Deserialize, ToSchema)]
#[serde(from = "Sent")]
pub struct CustomerChanges {
    #[schema(schema_with = schemas::email_or_none)]
    email: Option<String>,
    #[serde(flatten)]
    facts: Facts,
    #[schema(ignore)]
    password: Option<String>,
}

/// What is to be changed of a postal address: what is not there stays.
#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddressChanges {
    /// What the customer calls it.
    #[schema(schema_with = schemas::text)]
    label: Option<String>,
    #[schema(schema_with = schemas::text)]
    first_name: Option<String>,
    #[schema(schema_with = schemas::text)]
    last_name: Option<String>,
    #[schema(schema_with = schemas::text)]
    company: Option<String>,
    #[schema(schema_with = schemas::other_street)]
    street: Option<String>,
    /// A second line.
    #[schema(schema_with = schemas::text)]
    extra: Option<String>,
    #[schema(schema_with = schemas::text)]
    postal_code: Option<String>,
    #[schema(schema_with = schemas::other_city)]
    city: Option<String>,
    #[schema(schema_with = schemas::text)]
    region: Option<String>,
    #[schema(schema_with = schemas::other_country)]
    country: Option<String>,
    #[schema(schema_with = schemas::phone)]
    phone: Option<String>,
    /// Makes it the one that is used unless another is chosen.
    #[serde(rename = "default")]
    is_default: Option<bool>,
}

/// A postal address that is to be added: of the same fields some are needed.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct NewAddress(AddressChanges);

impl ToSchema for NewAddress {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((AddressChanges::name().into_owned(), AddressChanges::schema()));
    }
}

impl PartialSchema for NewAddress {
    fn schema() -> RefOr<Schema> {
        let needed = ObjectBuilder::new()
            .schema_type(Type::Object)
            .property("street", schemas::street())
            .property("city", schemas::city())
            .property("country", schemas::country());
        let needed = ["street", "city", "country"].into_iter().fold(needed, ObjectBuilder::required);
        let whole = AllOfBuilder::new().item(Ref::from_schema_name(AddressChanges::name())).item(needed);
        RefOr::T(whole.description(Some("A postal address that is to be added.")).into())
    }
}

impl Sent {
    fn split(self) -> (Option<String>, Facts, Option<String>, Vec<NewAddress>) {
        let Self { first_name, last_name, phone, company, customer_number, lang, time_zone, .. } = self;
        let facts = Facts { first_name, last_name, phone, company, customer_number, lang, time_zone };
        (self.email, facts, self.password, self.addresses)
    }
}

impl From<Sent> for NewCustomer {
    fn from(sent: Sent) -> Self {
        let (email, facts, password, addresses) = sent.split();
        Self { email: email.unwrap_or_default(), facts, password, addresses }
    }
}

impl From<Sent> for CustomerChanges {
    fn from(sent: Sent) -> Self {
        let (email, facts, password, _) = sent.split();
        Self { email, facts, password }
    }
}

impl NewCustomer {
    /// Somebody new, with their addresses.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn to_new(&self) -> Result<(create::NewCustomer, Vec<create::NewAddress>), ApiError> {
        let mut wrong = Wrong::of("customer.");
        let email = wrong.email(&self.email);
        let changes = self.facts.read(&mut wrong);
        let mut addresses = Vec::with_capacity(self.addresses.len());
        for (at, sent) in self.addresses.iter().enumerate() {
            wrong.place = format!("customer.addresses[{at}].");
            addresses.push(sent.0.read(create::NewAddress::default(), &mut wrong));
        }
        let Some(email) = email else { return Err(ApiError::wrong_fields(wrong.found)) };
        let new = create::NewCustomer {
            email,
            first_name: changes.first_name.unwrap_or_default(),
            last_name: changes.last_name.unwrap_or_default(),
            phone: changes.phone.unwrap_or_default(),
            company: changes.company.unwrap_or_default(),
            number: changes.number.filter(|number| !number.is_empty()),
            locale: changes.locale.unwrap_or_default(),
            time_zone: changes.time_zone.unwrap_or_default(),
        };
        wrong.or((new, addresses))
    }
}

impl CustomerChanges {
    /// Somebody who is there already.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn changes(&self) -> Result<Changes, ApiError> {
        let mut wrong = Wrong::of("customer.");
        let email = self.email.as_deref().and_then(|email| wrong.email(email));
        // Who sends one must not believe that it was set.
        if self.password.as_ref().is_some_and(|password| !password.is_empty()) {
            wrong.note("password", "is set with the token of a link, not here");
        }
        let changes = self.facts.read(&mut wrong);
        wrong.or(Changes { email, ..changes })
    }
}

impl Facts {
    fn read(&self, wrong: &mut Wrong) -> Changes {
        Changes {
            email: None,
            first_name: wrong.may("firstName", self.first_name.as_ref(), fields::text),
            last_name: wrong.may("lastName", self.last_name.as_ref(), fields::text),
            phone: wrong.may("phone", self.phone.as_ref(), fields::phone),
            company: wrong.may("company", self.company.as_ref(), fields::text),
            number: wrong.may("customerNumber", self.customer_number.as_ref(), fields::text),
            locale: wrong.may("lang", self.lang.as_ref(), fields::language),
            time_zone: wrong.may("timeZone", self.time_zone.as_ref(), fields::zone),
        }
    }
}

impl NewAddress {
    /// The address.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn read(&self) -> Result<create::NewAddress, ApiError> {
        self.0.on(create::NewAddress::default())
    }
}

impl AddressChanges {
    /// The address, on the basis of one that is there or of an empty one.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn on(&self, basis: create::NewAddress) -> Result<create::NewAddress, ApiError> {
        let mut wrong = Wrong::of("address.");
        let read = self.read(basis, &mut wrong);
        wrong.or(read)
    }

    fn read(&self, basis: create::NewAddress, wrong: &mut Wrong) -> create::NewAddress {
        let mut text =
            |field, sent: &Option<String>, was: String| wrong.may(field, sent.as_ref(), fields::text).unwrap_or(was);
        let read = create::NewAddress {
            label: text("label", &self.label, basis.label),
            first_name: text("firstName", &self.first_name, basis.first_name),
            last_name: text("lastName", &self.last_name, basis.last_name),
            company: text("company", &self.company, basis.company),
            street: text("street", &self.street, basis.street),
            extra: text("extra", &self.extra, basis.extra),
            postal_code: text("postalCode", &self.postal_code, basis.postal_code),
            city: text("city", &self.city, basis.city),
            region: text("region", &self.region, basis.region),
            country: wrong.may("country", self.country.as_ref(), fields::country).unwrap_or(basis.country),
            phone: wrong.may("phone", self.phone.as_ref(), fields::phone).unwrap_or(basis.phone),
            is_default: self.is_default.unwrap_or(basis.is_default),
            is_default_billing: basis.is_default_billing,
        };
        for (field, text) in [("street", &read.street), ("city", &read.city), ("country", &read.country)] {
            if text.is_empty() {
                wrong.note(field, "needed");
            }
        }
        read
    }
}
