//! A customer's address book, changed by a storefront.

use async_graphql::{Context, Error, ID, Object, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::address::{CustomerAddress, CustomerAddressInput};
use super::fault::{self, Category};
use crate::customers::address_book::{self, Book, MOST, Refused};
use crate::customers::create::NewAddress;
use crate::customers::{Address, AddressId, store};
use crate::db::Conn;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database};

/// Changing one's addresses.
#[derive(Default)]
pub struct AddressBook;

#[Object]
impl AddressBook {
    async fn create_customer_address(
        &self,
        ctx: &Context<'_>,
        input: CustomerAddressInput,
    ) -> Result<Option<CustomerAddress>> {
        let visit = ctx.data_unchecked::<Visit>();
        let book = book(visit)?;
        let new = input.read(NewAddress::default())?;
        let (by, now) = (visit.by(Actor::Customer), visit.now());
        let added = visit.keydesk.db.write(move |conn| address_book::add(conn, book, &new, &by, now)).await;
        told(book, added.map_err(|refused| Wrong::of(refused, AddressId(0))))
    }

    /// What is not sent of it stays. Old clients send this.
    async fn update_customer_address(
        &self,
        ctx: &Context<'_>,
        id: i64,
        input: Option<CustomerAddressInput>,
    ) -> Result<Option<CustomerAddress>> {
        update(ctx.data_unchecked::<Visit>(), AddressId(id), input.unwrap_or_default()).await
    }

    /// The same, by `uid`.
    #[graphql(name = "updateCustomerAddressV2")]
    async fn update_customer_address_v2(
        &self,
        ctx: &Context<'_>,
        uid: ID,
        input: Option<CustomerAddressInput>,
    ) -> Result<Option<CustomerAddress>> {
        let visit = ctx.data_unchecked::<Visit>();
        update(visit, number(&uid)?, input.unwrap_or_default()).await
    }

    /// Takes one out, unless parcels or bills go there. Old clients send this.
    async fn delete_customer_address(&self, ctx: &Context<'_>, id: i64) -> Result<Option<bool>> {
        remove(ctx.data_unchecked::<Visit>(), AddressId(id)).await
    }

    /// The same, by `uid`.
    #[graphql(name = "deleteCustomerAddressV2")]
    async fn delete_customer_address_v2(&self, ctx: &Context<'_>, uid: ID) -> Result<Option<bool>> {
        remove(ctx.data_unchecked::<Visit>(), number(&uid)?).await
    }
}

/// Why nothing was changed.
enum Wrong {
    /// In the platform's words.
    Said(Error),
    /// No such address of this customer.
    NotTheirs(AddressId),
}

impl Wrong {
    fn of(refused: Refused, id: AddressId) -> Self {
        match refused {
            Refused::UnknownCustomer => Self::Said(fault::guest()),
            Refused::Unknown => Self::NotTheirs(id),
            Refused::TooMany => Self::Said(fault::input(format!("There are {MOST} addresses already."))),
            Refused::TooOften => Self::Said(Trouble::TooMany.error()),
            Refused::Db(failure) => Self::Said(of_database(&failure)),
        }
    }
}

impl From<crate::db::Failure> for Wrong {
    fn from(failure: crate::db::Failure) -> Self {
        Self::Said(of_database(&failure))
    }
}

/// The address book of who is signed in.
fn book(visit: &Visit) -> Result<Book> {
    let (_, customer) = fault::signed_in(visit)?;
    visit.few()?;
    Ok(Book { account: customer.account_id, customer: customer.id })
}

/// The number in a `uid`.
fn number(uid: &ID) -> Result<AddressId> {
    let decoded = STANDARD.decode(uid.as_str()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let number = decoded.and_then(|text| text.parse().ok());
    number.map(AddressId).ok_or_else(|| unknown(uid.as_str()))
}

fn unknown(id: &str) -> Error {
    // The platform's own words, mistake and all.
    fault::of(Category::NoSuchEntity, format!("Could not find a address with ID \"{id}\""))
}

fn told(book: Book, changed: Result<Address, Wrong>) -> Result<Option<CustomerAddress>> {
    match changed {
        Ok(known) => Ok(Some(CustomerAddress { known, customer: book.customer })),
        Err(Wrong::Said(error)) => Err(error),
        Err(Wrong::NotTheirs(id)) => Err(unknown(&id.to_string())),
    }
}

async fn update(visit: &Visit, id: AddressId, input: CustomerAddressInput) -> Result<Option<CustomerAddress>> {
    let book = book(visit)?;
    let (by, now) = (visit.by(Actor::Customer), visit.now());
    let changed = visit.keydesk.db.write(move |conn| {
        let before = address_book::find(conn, book, id).map_err(|refused| Wrong::of(refused, id))?;
        let wanted = input.read(before.into()).map_err(Wrong::Said)?;
        address_book::change(conn, book, id, &wanted, &by, now).map_err(|refused| Wrong::of(refused, id))
    });
    let changed = match changed.await {
        Err(Wrong::NotTheirs(id)) => return Err(whose(visit, id).await?),
        changed => changed,
    };
    told(book, changed)
}

async fn remove(visit: &Visit, id: AddressId) -> Result<Option<bool>> {
    let book = book(visit)?;
    let (by, now) = (visit.by(Actor::Customer), visit.now());
    let removed = visit.keydesk.db.write(move |conn| {
        refuse_default(conn, book, id)?;
        address_book::remove(conn, book, id, &by, now).map_err(|refused| Wrong::of(refused, id))
    });
    match removed.await {
        Ok(()) => Ok(Some(true)),
        Err(Wrong::Said(error)) => Err(error),
        Err(Wrong::NotTheirs(id)) => Err(whose(visit, id).await?),
    }
}

/// The last address is a default without anybody having said so, and may go.
fn refuse_default(conn: &mut Conn, book: Book, id: AddressId) -> Result<(), Wrong> {
    let known = address_book::find(conn, book, id).map_err(|refused| Wrong::of(refused, id))?;
    let of_what = match (known.is_default_billing, known.is_default) {
        (true, _) => "billing",
        (false, true) => "shipping",
        (false, false) => return Ok(()),
    };
    if store::addresses(conn, book.customer)?.len() == 1 {
        return Ok(());
    }
    let message = format!("Customer Address {id} is set as default {of_what} address and can not be deleted");
    Err(Wrong::Said(fault::input(message)))
}

/// What is told of an address that is not this customer's: another one's of the same shop is told apart,
/// as on the platform. Addresses are numbered, so that tells nothing that counting does not.
async fn whose(visit: &Visit, id: AddressId) -> Result<Error> {
    let account = visit.account.id;
    let read = visit.keydesk.db.read(move |conn| store::is_an_address(conn, account, id)).await;
    if read.map_err(|failure| of_database(&failure))? {
        let message = format!("Current customer does not have permission to address with ID \"{id}\"");
        return Ok(fault::of(Category::Authorization, message));
    }
    Ok(unknown(&id.to_string()))
}
