//! A customer and their addresses, in BigCommerce's shapes.

use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields, query};
use async_graphql::{Context, Object, Result, SimpleObject};

use super::form_values::FormFieldValues;
use super::orders::{self, OrderConnection, OrdersFiltersInput, Pages};
use crate::customers::{self, Address, store};
use crate::graphql::{Visit, of_database};
use crate::orders::NoCursor;

/// Addresses of a page, if the client does not say.
const PAGE: usize = 50;

/// Who is signed in.
pub struct Customer(pub customers::Customer);

/// How many there are in all.
#[derive(SimpleObject)]
pub struct CollectionInfo {
    /// On all pages.
    total_items: usize,
}

#[Object]
impl Customer {
    async fn entity_id(&self) -> i64 {
        self.0.id.0
    }

    async fn email(&self) -> &str {
        &self.0.email
    }

    async fn first_name(&self) -> &str {
        &self.0.first_name
    }

    async fn last_name(&self) -> &str {
        &self.0.last_name
    }

    async fn company(&self) -> &str {
        &self.0.company
    }

    async fn phone(&self) -> &str {
        &self.0.phone
    }

    /// Keydesk sends no newsletters.
    async fn is_subscribed_to_newsletter(&self) -> bool {
        false
    }

    /// Keydesk has no groups.
    async fn customer_group_id(&self) -> i32 {
        0
    }

    /// Keydesk knows nothing of taxes.
    async fn tax_exempt_category(&self) -> &str {
        ""
    }

    /// Keydesk holds no money.
    async fn store_credit(&self) -> Vec<Money> {
        Vec::new()
    }

    /// Of fields that the shop made up itself: there are none.
    async fn form_fields(&self) -> Vec<FormFieldValues> {
        Vec::new()
    }

    async fn address_count(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(addresses(ctx, self.0.id).await?.len())
    }

    /// The default one first.
    async fn addresses(
        &self,
        ctx: &Context<'_>,
        before: Option<String>,
        after: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Place, CustomerAddress, Collection, EmptyFields>> {
        let all = addresses(ctx, self.0.id).await?;
        page(all, before, after, first, last).await
    }

    /// What the shop has told of, the newest first.
    async fn orders(
        &self,
        ctx: &Context<'_>,
        before: Option<String>,
        after: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
        filters: Option<OrdersFiltersInput>,
    ) -> Result<OrderConnection> {
        orders::page(ctx, self.0.id, Pages { before, after, first, last }, filters).await
    }
}

/// An amount.
#[derive(SimpleObject)]
pub struct Money {
    /// How much.
    value: f64,
    /// ISO 4217.
    currency_code: String,
    /// Null: how a shop writes amounts is not known here.
    formatted_v2: Option<String>,
}

impl Money {
    /// So much of that.
    pub(super) fn new(value: f64, currency_code: String) -> Self {
        Self { value, currency_code, formatted_v2: None }
    }
}

async fn addresses(ctx: &Context<'_>, customer: customers::CustomerId) -> Result<Vec<Address>> {
    let visit = ctx.data_unchecked::<Visit>();
    visit.keydesk.db.read(move |conn| store::addresses(conn, customer)).await.map_err(|failure| of_database(&failure))
}

/// What stands beside the edges of a page.
#[derive(SimpleObject)]
pub struct Collection {
    collection_info: CollectionInfo,
}

impl Collection {
    /// Of a list that has so many in all.
    pub(super) fn of(total_items: usize) -> Self {
        Self { collection_info: CollectionInfo { total_items } }
    }
}

/// A place in the list of addresses: the id of the one that stands there, so that it is the same place when
/// another one is gone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(i64);

impl CursorType for Place {
    type Error = NoCursor;

    fn decode_cursor(text: &str) -> std::result::Result<Self, NoCursor> {
        text.parse().map(Self).ok().ok_or(NoCursor)
    }

    fn encode_cursor(&self) -> String {
        self.0.to_string()
    }
}

/// A page of the address book, the oldest first. Clients send empty cursors for none.
async fn page(
    mut all: Vec<Address>,
    before: Option<String>,
    after: Option<String>,
    first: Option<i32>,
    last: Option<i32>,
) -> Result<Connection<Place, CustomerAddress, Collection, EmptyFields>> {
    let given = |cursor: Option<String>| cursor.filter(|cursor| !cursor.is_empty());
    all.sort_by_key(|address| address.id.0);
    query(
        given(after),
        given(before),
        first,
        last,
        |after: Option<Place>, before: Option<Place>, first, last| async move {
            let place = |address: &Address| Place(address.id.0);
            let begin = after.map_or(0, |after| all.partition_point(|address| place(address) <= after));
            let end =
                before.map_or(all.len(), |before| all.partition_point(|address| place(address) < before)).max(begin);
            let (mut from, mut to) = (begin, end);
            match last {
                Some(last) => from = end.saturating_sub(last).max(begin),
                None => to = begin.saturating_add(first.unwrap_or(PAGE)).min(end),
            }
            let beside = Collection::of(all.len());
            let mut page = Connection::with_additional_fields(from > 0, to < all.len(), beside);
            let shown = all.into_iter().skip(from).take(to - from);
            page.edges.extend(shown.map(|address| Edge::new(place(&address), CustomerAddress(address))));
            Ok::<_, async_graphql::Error>(page)
        },
    )
    .await
}

/// A postal address.
pub struct CustomerAddress(pub Address);

#[Object]
impl CustomerAddress {
    async fn entity_id(&self) -> i64 {
        self.0.id.0
    }

    async fn first_name(&self) -> &str {
        &self.0.first_name
    }

    async fn last_name(&self) -> &str {
        &self.0.last_name
    }

    async fn company(&self) -> &str {
        &self.0.company
    }

    async fn address1(&self) -> &str {
        &self.0.street
    }

    async fn address2(&self) -> &str {
        &self.0.extra
    }

    async fn city(&self) -> &str {
        &self.0.city
    }

    async fn state_or_province(&self) -> &str {
        &self.0.region
    }

    async fn country_code(&self) -> &str {
        &self.0.country
    }

    async fn country(&self) -> &str {
        customers::countries::name(&self.0.country).unwrap_or_default()
    }

    async fn phone(&self) -> &str {
        &self.0.phone
    }

    async fn postal_code(&self) -> &str {
        &self.0.postal_code
    }

    /// Of fields that the shop made up itself: there are none.
    async fn form_fields(&self) -> Vec<FormFieldValues> {
        Vec::new()
    }
}
