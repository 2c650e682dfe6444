//! Somebody becomes a customer.

use async_graphql::{Context, Object, Result, SimpleObject};

use super::customer::Customer;
use super::fault;
use super::inputs::{CustomerCreateInput, CustomerInput, text};
use crate::customers::create::NewCustomer;
use crate::customers::register::{self, Refused, Registration, Start};
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database, of_hashing};
use crate::passwords::{Password, Weakness};

/// Registering.
#[derive(Default)]
pub struct Registering;

/// A customer who was added or changed.
#[derive(SimpleObject)]
pub struct CustomerOutput {
    customer: Customer,
}

impl From<crate::customers::Customer> for CustomerOutput {
    fn from(customer: crate::customers::Customer) -> Self {
        Self { customer: customer.into() }
    }
}

#[Object]
impl Registering {
    /// Adds one; with a password they are active, without one they are invited. Old clients send this.
    async fn create_customer(&self, ctx: &Context<'_>, input: CustomerInput) -> Result<Option<CustomerOutput>> {
        let names = [input.firstname, input.lastname].map(Option::unwrap_or_default);
        create(ctx.data_unchecked::<Visit>(), input.email.unwrap_or_default(), names, input.password).await
    }

    /// The same, as newer clients send it.
    #[graphql(name = "createCustomerV2")]
    async fn create_customer_v2(
        &self,
        ctx: &Context<'_>,
        input: CustomerCreateInput,
    ) -> Result<Option<CustomerOutput>> {
        create(ctx.data_unchecked::<Visit>(), input.email, [input.firstname, input.lastname], input.password).await
    }
}

async fn create(
    visit: &Visit,
    email: String,
    names: [String; 2],
    password: Option<String>,
) -> Result<Option<CustomerOutput>> {
    let [first_name, last_name] = names;
    let missing = [("First Name", &first_name), ("Last Name", &last_name)];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, name)| name.trim().is_empty()).map(|(label, _)| *label).collect();
    if !missing.is_empty() {
        return Err(fault::input(format!("Required parameters are missing: {}", missing.join(", "))));
    }
    let typed = email;
    let email: Email = typed.parse().ok().ok_or_else(|| fault::no_address(&typed))?;
    let start = match password.as_deref().filter(|password| !password.is_empty()) {
        Some(text) => Start::With(Password::typed(text).ok_or_else(|| fault::too_weak(Weakness::TooLong))?),
        None => Start::ByLink(visit.application),
    };
    visit.once()?;
    let new = NewCustomer {
        email,
        first_name: text("firstname", &first_name)?,
        last_name: text("lastname", &last_name)?,
        phone: String::new(),
        company: String::new(),
        number: None,
        locale: String::new(),
        time_zone: String::new(),
    };
    let wanted = Registration { new, addresses: Vec::new(), start, network: visit.network.clone() };
    let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
    match register::register(&desk, visit.account.clone(), wanted, by, visit.now()).await {
        Ok(customer) => {
            visit.keydesk.wake();
            Ok(Some(customer.into()))
        }
        Err(Refused::AddressTaken | Refused::NumberTaken) => Err(fault::taken()),
        Err(Refused::Weak(weakness)) => Err(fault::too_weak(weakness)),
        Err(Refused::TooMany) => Err(Trouble::TooMany.error()),
        Err(Refused::Hashing(failed)) => Err(of_hashing(&failed)),
        Err(Refused::Db(failure)) => Err(of_database(&failure)),
    }
}
