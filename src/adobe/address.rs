//! A postal address, in Adobe Commerce's shape: as it is told, and as it is sent.

use async_graphql::{ID, InputObject, Object, Result, SimpleObject};

use super::attributes::{
    AttributeValueInput, AttributeValueInterface, CustomerAddressAttribute, CustomerAddressAttributeInput,
};
use super::countries::CountryCodeEnum;
use super::customer::uid;
use super::{fault, inputs};
use crate::customers::create::{Needed, NewAddress};
use crate::customers::{Address, CustomerId, fields};

/// Lines of a street that there is room for.
const STREET_LINES: usize = 2;

/// An address of a customer.
pub struct CustomerAddress {
    /// As it is stored.
    pub known: Address,
    /// Whose.
    pub customer: CustomerId,
}

/// A part of a country, typed freely.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddressRegion {
    region_code: Option<String>,
    region: Option<String>,
    region_id: Option<i32>,
}

#[Object(rename_fields = "snake_case", rename_args = "camelCase")]
impl CustomerAddress {
    async fn id(&self) -> Option<i64> {
        Some(self.known.id.0)
    }

    /// The number, as ids are written.
    async fn uid(&self) -> Option<ID> {
        Some(uid(self.known.id.0))
    }

    async fn customer_id(&self) -> Option<i64> {
        Some(self.customer.0)
    }

    async fn firstname(&self) -> Option<&str> {
        Some(&self.known.first_name)
    }

    async fn lastname(&self) -> Option<&str> {
        Some(&self.known.last_name)
    }

    async fn company(&self) -> Option<&str> {
        Some(&self.known.company)
    }

    async fn street(&self) -> Option<Vec<Option<&str>>> {
        let lines = [self.known.street.as_str(), self.known.extra.as_str()];
        Some(lines.into_iter().filter(|line| !line.is_empty()).map(Some).collect())
    }

    async fn city(&self) -> Option<&str> {
        Some(&self.known.city)
    }

    async fn postcode(&self) -> Option<&str> {
        Some(&self.known.postal_code)
    }

    async fn telephone(&self) -> Option<&str> {
        Some(&self.known.phone)
    }

    /// As it was typed: Keydesk has no list of regions, so its number is 0.
    async fn region(&self) -> Option<CustomerAddressRegion> {
        let region = Some(self.known.region.clone()).filter(|region| !region.is_empty());
        Some(CustomerAddressRegion { region_code: region.clone(), region, region_id: Some(0) })
    }

    async fn region_id(&self) -> Option<i32> {
        Some(0)
    }

    async fn country_id(&self) -> Option<&str> {
        Some(&self.known.country)
    }

    async fn country_code(&self) -> Option<CountryCodeEnum> {
        CountryCodeEnum::of(&self.known.country)
    }

    async fn default_shipping(&self) -> Option<bool> {
        Some(self.known.is_default)
    }

    async fn default_billing(&self) -> Option<bool> {
        Some(self.known.is_default_billing)
    }

    /// Keydesk keeps none of these, up to `vat_id`.
    async fn prefix(&self) -> Option<&str> {
        None
    }

    async fn middlename(&self) -> Option<&str> {
        None
    }

    async fn suffix(&self) -> Option<&str> {
        None
    }

    async fn fax(&self) -> Option<&str> {
        None
    }

    async fn vat_id(&self) -> Option<&str> {
        None
    }

    async fn custom_attributes(&self) -> Option<Vec<Option<CustomerAddressAttribute>>> {
        Some(Vec::new())
    }

    async fn extension_attributes(&self) -> Option<Vec<Option<CustomerAddressAttribute>>> {
        Some(Vec::new())
    }

    #[graphql(name = "custom_attributesV2")]
    async fn custom_attributes_v2(&self, attribute_codes: Option<Vec<ID>>) -> Vec<Option<AttributeValueInterface>> {
        let _ = attribute_codes;
        Vec::new()
    }
}

/// A part of a country, as it is sent.
#[derive(Default, InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddressRegionInput {
    region_code: Option<String>,
    region: Option<String>,
    region_id: Option<i32>,
}

/// An address, as it is sent.
#[derive(Default, InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddressInput {
    firstname: Option<String>,
    lastname: Option<String>,
    company: Option<String>,
    telephone: Option<String>,
    street: Option<Vec<Option<String>>>,
    city: Option<String>,
    postcode: Option<String>,
    region: Option<CustomerAddressRegionInput>,
    country_id: Option<CountryCodeEnum>,
    country_code: Option<CountryCodeEnum>,
    default_shipping: Option<bool>,
    default_billing: Option<bool>,
    prefix: Option<String>,
    middlename: Option<String>,
    suffix: Option<String>,
    fax: Option<String>,
    vat_id: Option<String>,
    custom_attributes: Option<Vec<Option<CustomerAddressAttributeInput>>>,
    #[graphql(name = "custom_attributesV2")]
    custom_attributes_v2: Option<Vec<Option<AttributeValueInput>>>,
}

impl CustomerAddressInput {
    /// What is meant: what is not sent is as in `basis`.
    ///
    /// # Errors
    /// For what is missing, or not taken.
    pub fn read(&self, basis: NewAddress) -> Result<NewAddress> {
        let before = basis.clone();
        let text = |field, sent: &Option<String>, before: String| match sent {
            Some(sent) => inputs::text(field, sent),
            None => Ok(before),
        };
        let phone =
            |sent: &String| fields::phone(sent).map_err(|wrong| fault::input(format!("\"telephone\": {wrong}.")));
        let (street, extra) = match &self.street {
            Some(lines) => street(lines)?,
            None => (basis.street, basis.extra),
        };
        let country = match self.country_code.or(self.country_id) {
            Some(code) => {
                fields::country(code.code()).map_err(|wrong| fault::input(format!("\"country_code\": {wrong}.")))?
            }
            None => basis.country,
        };
        let region = self.region.as_ref().and_then(|region| region.region.clone().or(region.region_code.clone()));
        let read = NewAddress {
            first_name: text("firstname", &self.firstname, basis.first_name)?,
            last_name: text("lastname", &self.lastname, basis.last_name)?,
            company: text("company", &self.company, basis.company)?,
            street,
            extra,
            city: text("city", &self.city, basis.city)?,
            postal_code: text("postcode", &self.postcode, basis.postal_code)?,
            region: text("region", &region, basis.region)?,
            country,
            phone: basis.phone,
            is_default: self.default_shipping.unwrap_or(basis.is_default),
            is_default_billing: self.default_billing.unwrap_or(basis.is_default_billing),
            label: basis.label,
        };
        let read = complete(read, &before)?;
        Ok(NewAddress { phone: self.telephone.as_ref().map(phone).transpose()?.unwrap_or(read.phone), ..read })
    }
}

fn street(lines: &[Option<String>]) -> Result<(String, String)> {
    let mut lines: Vec<&str> = lines.iter().map(|line| line.as_deref().unwrap_or_default().trim()).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    if lines.len() > STREET_LINES {
        return Err(fault::input(format!("\"Street Address\" cannot contain more than {STREET_LINES} lines.")));
    }
    let mut lines = lines.into_iter().map(|line| inputs::text("street", line));
    Ok((lines.next().transpose()?.unwrap_or_default(), lines.next().transpose()?.unwrap_or_default()))
}

/// Refused with the names of all that is missing.
fn complete(address: NewAddress, before: &NewAddress) -> Result<NewAddress> {
    let field = |missing| match missing {
        Needed::FirstName => "firstname",
        Needed::LastName => "lastname",
        Needed::Street => "street",
        Needed::City => "city",
        Needed::Country => "country_code",
    };
    let missing: Vec<&str> = address.missing(before).map(field).collect();
    if missing.is_empty() {
        return Ok(address);
    }
    Err(fault::input(format!("Required parameters are missing: {}", missing.join(", "))))
}
