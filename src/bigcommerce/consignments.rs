//! What an order would consist of. Keydesk knows orders as summaries, so there is nothing of these: they are here so
//! that the documents of storefronts are valid, and `consignments` is null. Types without values say so to the
//! compiler too.
#![expect(unreachable_code, reason = "nothing is asked of what there is none of")]

use async_graphql::connection::Connection;
use async_graphql::{Object, Union};

use super::customer::Money;

/// What was to be delivered.
pub enum OrderConsignments {}

#[Object]
impl OrderConsignments {
    /// By post.
    async fn shipping(
        &self,
        before: Option<String>,
        after: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Option<Connection<String, OrderShippingConsignment>> {
        let _ = (before, after, first, last);
        match *self {}
    }

    /// By e-mail.
    async fn email(&self) -> Option<OrderEmailConsignments> {
        match *self {}
    }
}

/// What goes to one address.
pub enum OrderShippingConsignment {}

#[Object]
impl OrderShippingConsignment {
    async fn entity_id(&self) -> i64 {
        match *self {}
    }

    async fn line_items(&self) -> Connection<String, OrderPhysicalLineItem> {
        match *self {}
    }

    async fn shipments(&self) -> Connection<String, OrderShipment> {
        match *self {}
    }
}

/// A line of it.
pub enum OrderPhysicalLineItem {}

#[Object]
impl OrderPhysicalLineItem {
    async fn entity_id(&self) -> i64 {
        match *self {}
    }

    async fn product_entity_id(&self) -> i64 {
        match *self {}
    }

    async fn brand(&self) -> Option<String> {
        match *self {}
    }

    async fn name(&self) -> String {
        match *self {}
    }

    async fn quantity(&self) -> i64 {
        match *self {}
    }

    async fn base_catalog_product(&self) -> Option<Product> {
        match *self {}
    }

    async fn catalog_product_with_option_selections(&self) -> Option<Product> {
        match *self {}
    }

    async fn image(&self) -> Option<Image> {
        match *self {}
    }

    async fn sub_total_list_price(&self) -> Money {
        match *self {}
    }

    async fn product_options(&self) -> Vec<OrderLineItemProductOption> {
        match *self {}
    }
}

/// What was bought.
pub enum Product {}

#[Object]
impl Product {
    async fn path(&self) -> String {
        match *self {}
    }

    async fn prices(&self) -> Option<Prices> {
        match *self {}
    }
}

/// What it costs.
pub enum Prices {}

#[Object]
impl Prices {
    async fn price(&self) -> Money {
        match *self {}
    }
}

/// How it looks.
pub enum Image {}

#[Object]
impl Image {
    async fn url_template(&self, lossy: Option<bool>) -> String {
        let _ = lossy;
        match *self {}
    }

    async fn alt_text(&self) -> String {
        match *self {}
    }
}

/// A size, a colour.
pub enum OrderLineItemProductOption {}

#[Object]
impl OrderLineItemProductOption {
    async fn name(&self) -> String {
        match *self {}
    }

    async fn value(&self) -> String {
        match *self {}
    }
}

/// A parcel.
pub enum OrderShipment {}

#[Object]
impl OrderShipment {
    async fn entity_id(&self) -> i64 {
        match *self {}
    }

    async fn shipping_method_name(&self) -> Option<String> {
        match *self {}
    }

    async fn shipping_provider_name(&self) -> Option<String> {
        match *self {}
    }

    async fn tracking(&self) -> Option<OrderShipmentTracking> {
        match *self {}
    }
}

/// How to follow it.
#[derive(Union)]
pub enum OrderShipmentTracking {
    /// By both.
    NumberAndUrl(OrderShipmentNumberAndUrlTracking),
    /// By an address.
    Url(OrderShipmentUrlOnlyTracking),
    /// By a number.
    Number(OrderShipmentNumberOnlyTracking),
}

/// By both.
pub enum OrderShipmentNumberAndUrlTracking {}

#[Object]
impl OrderShipmentNumberAndUrlTracking {
    async fn number(&self) -> String {
        match *self {}
    }

    async fn url(&self) -> String {
        match *self {}
    }
}

/// By an address.
pub enum OrderShipmentUrlOnlyTracking {}

#[Object]
impl OrderShipmentUrlOnlyTracking {
    async fn url(&self) -> String {
        match *self {}
    }
}

/// By a number.
pub enum OrderShipmentNumberOnlyTracking {}

#[Object]
impl OrderShipmentNumberOnlyTracking {
    async fn number(&self) -> String {
        match *self {}
    }
}

/// What comes by e-mail.
pub enum OrderEmailConsignments {}

#[Object]
impl OrderEmailConsignments {
    async fn gift_certificates(&self) -> Connection<String, OrderGiftCertificateConsignment> {
        match *self {}
    }
}

/// Gift certificates to one address.
pub enum OrderGiftCertificateConsignment {}

#[Object]
impl OrderGiftCertificateConsignment {
    async fn line_items(&self) -> Connection<String, OrderGiftCertificateLineItem> {
        match *self {}
    }
}

/// A gift certificate.
pub enum OrderGiftCertificateLineItem {}

#[Object]
impl OrderGiftCertificateLineItem {
    async fn entity_id(&self) -> i64 {
        match *self {}
    }

    async fn name(&self) -> String {
        match *self {}
    }

    async fn sale_price(&self) -> Money {
        match *self {}
    }
}
