//! The documents that account pages of storefronts send, with all that they select in one.

use serde_json::{Value, json};

use super::storefront;

const FIELDS: &str = "fragment Fields on FormField { entityId label sortOrder isBuiltIn isRequired __typename
    ... on CheckboxesFormField { options { entityId label } } ... on DateFormField { defaultDate minDate maxDate }
    ... on MultilineTextFormField { defaultText rows } ... on NumberFormField { defaultNumber maxLength minNumber maxNumber }
    ... on PasswordFormField { defaultText maxLength } ... on PicklistFormField { choosePrefix options { entityId label } }
    ... on RadioButtonsFormField { options { entityId label } } ... on TextFormField { defaultText maxLength } }";
const VALUES: &str = "fragment Values on CustomerFormFieldValue { entityId __typename name
    ... on CheckboxesFormFieldValue { valueEntityIds values } ... on DateFormFieldValue { date { utc } }
    ... on MultipleChoiceFormFieldValue { valueEntityId value } ... on NumberFormFieldValue { number }
    ... on PasswordFormFieldValue { password } ... on TextFormFieldValue { text }
    ... on MultilineTextFormFieldValue { multilineText } }";

/// The numbers of a form's fields.
fn ids(fields: &Value) -> Vec<i64> {
    fields.as_array().unwrap().iter().map(|field| field["entityId"].as_i64().unwrap()).collect()
}

#[actix_web::test]
async fn the_register_page_gets_its_form() {
    let shop = storefront().await;
    let document = format!(
        "query RegisterCustomerQuery($customerFilters: FormFieldFiltersInput, $customerSortBy: FormFieldSortInput,
            $addressFilters: FormFieldFiltersInput, $addressSortBy: FormFieldSortInput) {{
            site {{ settings {{ storeName reCaptcha {{ isEnabledOnStorefront siteKey }}
                newsletter {{ showNewsletterSignup }} customers {{ passwordComplexitySettings {{ minimumNumbers
                minimumPasswordLength minimumSpecialCharacters requireLowerCase requireNumbers requireSpecialCharacters
                requireUpperCase }} }} formFields {{ customer(filters: $customerFilters, sortBy: $customerSortBy) {{ ...Fields }}
                shippingAddress(filters: $addressFilters, sortBy: $addressSortBy) {{ ...Fields }} }} }} }}
            geography {{ countries {{ code name }} }} }} {FIELDS}"
    );
    let filters = json!({ "entityIds": [1, 2, 4, 5] });
    let told = shop.ask(&document, json!({ "customerSortBy": "SORT_ORDER", "customerFilters": filters })).await;
    let settings = &told["data"]["site"]["settings"];
    assert_eq!(ids(&settings["formFields"]["customer"]), [1, 2, 4, 5], "{told}");
    assert_eq!(ids(&settings["formFields"]["shippingAddress"]), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    let kinds: Vec<_> =
        settings["formFields"]["customer"].as_array().unwrap().iter().map(|field| &field["__typename"]).collect();
    assert_eq!(kinds, ["TextFormField", "PasswordFormField", "TextFormField", "TextFormField"]);
    let rules = &settings["customers"]["passwordComplexitySettings"];
    assert_eq!((rules["minimumPasswordLength"].as_i64(), rules["requireNumbers"].as_bool()), (Some(8), Some(false)));
    let countries = told["data"]["geography"]["countries"].as_array().unwrap();
    assert!(countries.len() == 249 && countries.contains(&json!({ "code": "ES", "name": "Spain" })));
}

#[actix_web::test]
async fn the_settings_page_gets_the_customer_beside_the_form() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let document = format!(
        "query CustomerSettingsQuery($customerSortBy: FormFieldSortInput, $locale: String) @shopperPreferences(locale: $locale) {{
            customer {{ entityId email firstName lastName company phone isSubscribedToNewsletter customerGroupId
                taxExemptCategory storeCredit {{ value currencyCode }} formFields {{ ...Values }} }}
            site {{ settings {{ formFields {{ customer(sortBy: $customerSortBy) {{ ...Fields }} shippingAddress {{ ...Fields }} }} }} }}
        }} {FIELDS} {VALUES}"
    );
    let told = shop.ask_as(&token, &document, json!({ "customerSortBy": "FIELD_NAME", "locale": "de" })).await;
    assert!(told.get("errors").is_none(), "{told}");
    assert_eq!(told["data"]["customer"]["email"], "carla@example.com");
    assert_eq!(
        ids(&told["data"]["site"]["settings"]["formFields"]["customer"]),
        [6, 3, 1, 4, 5, 2, 7],
        "by their labels"
    );
}

#[actix_web::test]
async fn the_addresses_and_orders_pages_get_their_lists() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let addresses = format!(
        "query GetCustomerAddressesQuery($after: String, $before: String, $first: Int, $last: Int, $locale: String)
            @shopperPreferences(locale: $locale) {{
            customer {{ entityId addresses(before: $before, after: $after, first: $first, last: $last) {{
                pageInfo {{ ...Page }} collectionInfo {{ totalItems }} edges {{ node {{ entityId firstName lastName address1
                address2 city stateOrProvince countryCode phone postalCode company formFields {{ ...Values }} }} }} }} }}
            site {{ settings {{ formFields {{ shippingAddress {{ ...Fields }} }} }} }}
            geography {{ countries {{ code name }} }} }}
        fragment Page on PageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} {FIELDS} {VALUES}"
    );
    let told = shop.ask_as(&token, &addresses, json!({ "first": 10, "after": "", "locale": "en" })).await;
    let list = &told["data"]["customer"]["addresses"];
    assert_eq!(
        (list["collectionInfo"]["totalItems"].as_i64(), list["edges"][0]["node"]["city"].as_str()),
        (Some(1), Some("Madrid")),
        "{told}"
    );

    let orders = "query CustomerAllOrders($after: String, $first: Int, $filters: OrdersFiltersInput) { customer {
        orders(after: $after, first: $first, filters: $filters) { pageInfo { hasNextPage endCursor }
            edges { node { entityId orderedAt { utc } status { label value } totalIncTax { value currencyCode } } } } } }";
    let told = shop.ask_as(&token, orders, json!({ "first": 5, "after": "", "filters": {} })).await;
    assert_eq!(
        told["data"]["customer"]["orders"],
        json!({ "pageInfo": { "hasNextPage": false, "endCursor": null }, "edges": [] }),
        "{told}"
    );
}
