//! What account pages select beside the customer: the shop's settings, and countries.

use async_graphql::{Context, Object, SimpleObject};

use super::form_fields::{self, Form, FormField, FormFieldFiltersInput, FormFieldSortInput};
use crate::customers::countries;
use crate::graphql::Visit;

/// The shop.
pub struct Site;

#[Object]
impl Site {
    async fn settings(&self) -> Settings {
        Settings
    }
}

/// Its settings.
pub struct Settings;

#[Object]
impl Settings {
    async fn store_name(&self, ctx: &Context<'_>) -> String {
        ctx.data_unchecked::<Visit>().account.name.clone()
    }

    async fn form_fields(&self) -> FormFields {
        FormFields
    }

    async fn customers(&self) -> CustomersSettings {
        CustomersSettings
    }

    /// Keydesk sends no newsletters.
    async fn newsletter(&self) -> NewsletterSettings {
        NewsletterSettings { show_newsletter_signup: false }
    }

    /// Keydesk limits who asks too often; it asks nobody to prove anything.
    async fn re_captcha(&self) -> ReCaptchaSettings {
        ReCaptchaSettings { is_enabled_on_storefront: false, site_key: String::new() }
    }
}

/// The fields of its forms.
pub struct FormFields;

#[Object]
impl FormFields {
    async fn customer(
        &self,
        filters: Option<FormFieldFiltersInput>,
        sort_by: Option<FormFieldSortInput>,
    ) -> Vec<FormField> {
        form_fields::of(Form::Customer, filters.as_ref(), sort_by)
    }

    async fn shipping_address(
        &self,
        filters: Option<FormFieldFiltersInput>,
        sort_by: Option<FormFieldSortInput>,
    ) -> Vec<FormField> {
        form_fields::of(Form::Address, filters.as_ref(), sort_by)
    }

    async fn billing_address(
        &self,
        filters: Option<FormFieldFiltersInput>,
        sort_by: Option<FormFieldSortInput>,
    ) -> Vec<FormField> {
        form_fields::of(Form::Address, filters.as_ref(), sort_by)
    }
}

/// What it wants of customers.
pub struct CustomersSettings;

#[Object]
impl CustomersSettings {
    async fn password_complexity_settings(&self, ctx: &Context<'_>) -> PasswordComplexitySettings {
        let least = ctx.data_unchecked::<Visit>().account.password_minimum();
        PasswordComplexitySettings { minimum_password_length: least, ..PasswordComplexitySettings::default() }
    }
}

/// Length counts, kinds of characters do not.
#[derive(Default, SimpleObject)]
pub struct PasswordComplexitySettings {
    minimum_numbers: i32,
    minimum_password_length: usize,
    minimum_special_characters: i32,
    require_lower_case: bool,
    require_numbers: bool,
    require_special_characters: bool,
    require_upper_case: bool,
}

/// Whether a form offers one.
#[derive(SimpleObject)]
pub struct NewsletterSettings {
    show_newsletter_signup: bool,
}

/// Whether forms ask for one.
#[derive(SimpleObject)]
pub struct ReCaptchaSettings {
    is_enabled_on_storefront: bool,
    site_key: String,
}

/// The world.
pub struct Geography;

#[Object]
impl Geography {
    async fn countries(&self) -> Vec<Country> {
        countries::all().map(|(code, name)| Country { code, name }).collect()
    }
}

/// A country of ISO 3166-1.
#[derive(SimpleObject)]
pub struct Country {
    code: &'static str,
    name: &'static str,
}
