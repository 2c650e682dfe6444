//! A customer, in Adobe Commerce's shape.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::OnceCell;

use super::address::CustomerAddress;
use super::attributes::AttributeValueInterface;
use super::fault;
use crate::customers::{self, Address, store};
use crate::graphql::{Visit, of_database};

/// Addresses of a page at most.
const LARGEST_PAGE: usize = 300;

/// Who is signed in.
pub struct Customer {
    known: customers::Customer,
    /// Read once, however often a document selects them.
    addresses: OnceCell<Vec<Address>>,
}

impl From<customers::Customer> for Customer {
    fn from(known: customers::Customer) -> Self {
        Self { known, addresses: OnceCell::new() }
    }
}

/// Whether the address was proved to be theirs.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum ConfirmationStatusEnum {
    /// It was.
    AccountConfirmed,
    /// It was not, and they can sign in all the same.
    AccountConfirmationNotRequired,
}

/// Keydesk makes no groups. On the platform these two are always there: guests, and customers of no other.
const GUESTS: i64 = 0;
const CUSTOMERS: i64 = 1;

/// A group of customers.
#[derive(SimpleObject)]
pub struct CustomerGroupStorefront {
    uid: ID,
}

impl CustomerGroupStorefront {
    /// Of somebody who is signed in, or is not.
    pub fn of(is_signed_in: bool) -> Self {
        Self { uid: uid(if is_signed_in { CUSTOMERS } else { GUESTS }) }
    }
}

/// A page of addresses.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddresses {
    items: Vec<Option<CustomerAddress>>,
    page_info: SearchResultPageInfo,
    total_count: usize,
}

/// Where a page is.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct SearchResultPageInfo {
    current_page: usize,
    page_size: usize,
    total_pages: usize,
}

/// The form in which the platform names things: the number in base64.
pub(super) fn uid(number: i64) -> ID {
    ID(STANDARD.encode(number.to_string()))
}

impl Customer {
    async fn all(&self, ctx: &Context<'_>) -> Result<&[Address]> {
        let (db, id) = (&ctx.data_unchecked::<Visit>().keydesk.db, self.known.id);
        let read = || db.read(move |conn| store::addresses(conn, id));
        let found = self.addresses.get_or_try_init(read).await;
        found.map(Vec::as_slice).map_err(|failure| of_database(&failure))
    }

    fn shape(&self, address: &Address) -> CustomerAddress {
        CustomerAddress { known: address.clone(), customer: self.known.id }
    }
}

#[Object(rename_fields = "snake_case", rename_args = "camelCase")]
impl Customer {
    /// The number, as [`uid`] writes it.
    async fn id(&self) -> Option<ID> {
        Some(uid(self.known.id.0))
    }

    async fn created_at(&self) -> Option<String> {
        Some(self.known.created_at.utc().format("%F %T").to_string())
    }

    async fn email(&self) -> Option<&str> {
        Some(&self.known.email)
    }

    async fn firstname(&self) -> Option<&str> {
        Some(&self.known.first_name)
    }

    async fn lastname(&self) -> Option<&str> {
        Some(&self.known.last_name)
    }

    /// Keydesk keeps none of these, up to `gender`.
    async fn prefix(&self) -> Option<&str> {
        None
    }

    async fn middlename(&self) -> Option<&str> {
        None
    }

    async fn suffix(&self) -> Option<&str> {
        None
    }

    async fn dob(&self) -> Option<&str> {
        None
    }

    async fn date_of_birth(&self) -> Option<&str> {
        None
    }

    async fn taxvat(&self) -> Option<&str> {
        None
    }

    async fn gender(&self) -> Option<i32> {
        None
    }

    async fn group_id(&self) -> Option<i64> {
        Some(CUSTOMERS)
    }

    async fn group(&self) -> Option<CustomerGroupStorefront> {
        Some(CustomerGroupStorefront::of(true))
    }

    /// Keydesk sends no newsletters.
    async fn is_subscribed(&self) -> Option<bool> {
        Some(false)
    }

    async fn confirmation_status(&self) -> ConfirmationStatusEnum {
        match self.known.address_confirmed_at {
            Some(_) => ConfirmationStatusEnum::AccountConfirmed,
            None => ConfirmationStatusEnum::AccountConfirmationNotRequired,
        }
    }

    /// The number of the address that bills go to.
    async fn default_billing(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.all(ctx).await?.iter().find(|address| address.is_default_billing).map(|found| found.id.to_string()))
    }

    /// The number of the address that parcels go to.
    async fn default_shipping(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.all(ctx).await?.iter().find(|address| address.is_default).map(|found| found.id.to_string()))
    }

    async fn addresses(&self, ctx: &Context<'_>) -> Result<Option<Vec<Option<CustomerAddress>>>> {
        Ok(Some(self.all(ctx).await?.iter().map(|address| Some(self.shape(address))).collect()))
    }

    /// The same, in pages.
    #[graphql(name = "addressesV2")]
    async fn addresses_v2(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(1)")] current_page: Option<i32>,
        #[graphql(default_with = "Some(5)")] page_size: Option<i32>,
    ) -> Result<Option<CustomerAddresses>> {
        let positive = |name: &str, value: i32| match usize::try_from(value) {
            Ok(value) if value > 0 => Ok(value),
            _ => Err(fault::input(format!("{name} value must be greater than 0."))),
        };
        let page = positive("currentPage", current_page.unwrap_or(1))?;
        let page_size = positive("pageSize", page_size.unwrap_or(5))?.min(LARGEST_PAGE);
        let all = self.all(ctx).await?;
        let total_pages = all.len().div_ceil(page_size);
        if page > total_pages.max(1) {
            let message = format!("currentPage value {page} specified is greater than the number of pages available.");
            return Err(fault::input(message));
        }
        let shown = all.iter().skip((page - 1).saturating_mul(page_size)).take(page_size);
        let page_info = SearchResultPageInfo { current_page: page, page_size, total_pages };
        let items = shown.map(|address| Some(self.shape(address))).collect();
        Ok(Some(CustomerAddresses { items, page_info, total_count: all.len() }))
    }

    async fn custom_attributes(
        &self,
        attribute_codes: Option<Vec<ID>>,
    ) -> Option<Vec<Option<AttributeValueInterface>>> {
        let _ = attribute_codes;
        Some(Vec::new())
    }
}
