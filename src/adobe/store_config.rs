//! What the shop says of itself to its forms.

use async_graphql::{Context, Object};

use crate::graphql::Visit;

/// The shop's settings, as far as forms for customers read them.
pub struct StoreConfig;

#[Object(rename_fields = "snake_case")]
impl StoreConfig {
    async fn store_name(&self, ctx: &Context<'_>) -> Option<String> {
        Some(ctx.data_unchecked::<Visit>().account.name.clone())
    }

    /// One kind is enough: length counts, and that a password cannot be guessed.
    async fn required_character_classes_number(&self) -> Option<&str> {
        Some("1")
    }

    async fn minimum_password_length(&self, ctx: &Context<'_>) -> Option<String> {
        Some(ctx.data_unchecked::<Visit>().account.password_minimum().to_string())
    }

    /// Password managers are welcome.
    async fn autocomplete_on_storefront(&self) -> Option<bool> {
        Some(true)
    }

    /// Nobody has to confirm an address before they sign in.
    async fn create_account_confirmation(&self) -> Option<bool> {
        Some(false)
    }
}
