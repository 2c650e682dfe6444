//! A customer's address book, changed by a storefront.

use async_graphql::{Result, SimpleObject};

use super::customer::CustomerAddress;
use super::errors::{
    AddCustomerAddressError, AddressDoesNotExistError, CustomerAddressCreationError, CustomerAddressDeletionError,
    DeleteCustomerAddressError, UpdateCustomerAddressError, not_signed_in,
};
use super::inputs::{AddressInput, DeleteCustomerAddressInput, UpdateCustomerAddressInput};
use crate::customers::AddressId;
use crate::customers::address_book::{self, Book, MOST, Refused};
use crate::customers::create::NewAddress;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database};

/// Of `addCustomerAddress`.
#[derive(SimpleObject)]
pub struct AddCustomerAddressResult {
    address: Option<CustomerAddress>,
    errors: Vec<AddCustomerAddressError>,
}

/// Of `updateCustomerAddress`.
#[derive(SimpleObject)]
pub struct UpdateCustomerAddressResult {
    address: Option<CustomerAddress>,
    errors: Vec<UpdateCustomerAddressError>,
}

/// Of `deleteCustomerAddress`.
#[derive(SimpleObject)]
pub struct DeleteCustomerAddressResult {
    errors: Vec<DeleteCustomerAddressError>,
}

/// Adds one.
///
/// # Errors
/// When something is wrong with the server.
pub async fn add(visit: &Visit, input: &AddressInput) -> Result<AddCustomerAddressResult> {
    let refused = |error| Ok(AddCustomerAddressResult { address: None, errors: vec![error] });
    visit.few()?;
    let Some(book) = book(visit) else {
        return refused(AddCustomerAddressError::CustomerNotLoggedInError(not_signed_in()));
    };
    let new = match input.read(NewAddress::default()) {
        Ok(new) => new,
        Err(wrong) => return refused(AddCustomerAddressError::ValidationError(wrong)),
    };
    let (by, now) = (visit.by(Actor::Customer), visit.now());
    let added = visit.keydesk.db.write(move |conn| address_book::add(conn, book, &new, &by, now)).await;
    match added {
        Ok(address) => Ok(AddCustomerAddressResult { address: Some(CustomerAddress(address)), errors: Vec::new() }),
        Err(Refused::UnknownCustomer | Refused::Unknown) => {
            refused(AddCustomerAddressError::CustomerNotLoggedInError(not_signed_in()))
        }
        Err(Refused::TooMany) => {
            let error = CustomerAddressCreationError::from(format!("There are {MOST} addresses already.").as_str());
            refused(AddCustomerAddressError::CustomerAddressCreationError(error))
        }
        Err(Refused::TooOften) => Err(Trouble::TooMany.error()),
        Err(Refused::Db(failure)) => Err(of_database(&failure)),
    }
}

/// Changes what is sent of one.
///
/// # Errors
/// When something is wrong with the server.
pub async fn update(visit: &Visit, input: UpdateCustomerAddressInput) -> Result<UpdateCustomerAddressResult> {
    let refused = |error| Ok(UpdateCustomerAddressResult { address: None, errors: vec![error] });
    visit.few()?;
    let Some(book) = book(visit) else {
        return refused(UpdateCustomerAddressError::CustomerNotLoggedInError(not_signed_in()));
    };
    let (id, by, now) = (AddressId(input.address_entity_id), visit.by(Actor::Customer), visit.now());
    let changed = visit.keydesk.db.write(move |conn| {
        let before = address_book::find(conn, book, id)?;
        match input.data.read(before.into()) {
            Ok(wanted) => Ok(Ok(address_book::change(conn, book, id, &wanted, &by, now)?)),
            Err(wrong) => Ok::<_, Refused>(Err(wrong)),
        }
    });
    match changed.await {
        Ok(Ok(address)) => {
            Ok(UpdateCustomerAddressResult { address: Some(CustomerAddress(address)), errors: Vec::new() })
        }
        Ok(Err(wrong)) => refused(UpdateCustomerAddressError::ValidationError(wrong.within("data"))),
        Err(Refused::Unknown | Refused::UnknownCustomer) => {
            let error = AddressDoesNotExistError::from("An address with the supplied ID does not exist.");
            refused(UpdateCustomerAddressError::AddressDoesNotExistError(error))
        }
        Err(Refused::TooOften) => Err(Trouble::TooMany.error()),
        Err(Refused::TooMany) => Err(Trouble::Fault.error()), // only adding can be too much
        Err(Refused::Db(failure)) => Err(of_database(&failure)),
    }
}

/// Takes one out.
///
/// # Errors
/// When something is wrong with the server.
pub async fn delete(visit: &Visit, input: &DeleteCustomerAddressInput) -> Result<DeleteCustomerAddressResult> {
    let refused = |error| Ok(DeleteCustomerAddressResult { errors: vec![error] });
    visit.few()?;
    let Some(book) = book(visit) else {
        return refused(DeleteCustomerAddressError::CustomerNotLoggedInError(not_signed_in()));
    };
    let (id, by, now) = (AddressId(input.address_entity_id), visit.by(Actor::Customer), visit.now());
    match visit.keydesk.db.write(move |conn| address_book::remove(conn, book, id, &by, now)).await {
        Ok(()) => Ok(DeleteCustomerAddressResult { errors: Vec::new() }),
        Err(Refused::TooOften) => Err(Trouble::TooMany.error()),
        Err(Refused::Db(failure)) => Err(of_database(&failure)),
        Err(_) => {
            let error = CustomerAddressDeletionError::from("An address with the supplied ID does not exist.");
            refused(DeleteCustomerAddressError::CustomerAddressDeletionError(error))
        }
    }
}

/// The address book of who is signed in.
fn book(visit: &Visit) -> Option<Book> {
    visit.holder.as_ref().map(|(_, customer)| Book { account: customer.account_id, customer: customer.id })
}
