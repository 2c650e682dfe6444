//! Countries, as codes and with their names.

use async_graphql::{Enum, SimpleObject};

use crate::customers::countries;

/// A country of ISO 3166-1.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct Country {
    id: Option<&'static str>,
    two_letter_abbreviation: Option<&'static str>,
    full_name_locale: Option<&'static str>,
    full_name_english: Option<&'static str>,
    /// Regions are typed freely.
    available_regions: Option<Vec<Option<Region>>>,
}

/// A part of a country.
#[derive(SimpleObject)]
pub struct Region {
    id: Option<i32>,
    code: Option<String>,
    name: Option<String>,
}

impl Country {
    /// Two letters.
    pub fn code(&self) -> &'static str {
        self.id.unwrap_or_default()
    }
}

/// All of them.
pub fn all() -> impl Iterator<Item = Country> {
    countries::all().map(|(code, name)| Country {
        id: Some(code),
        two_letter_abbreviation: Some(code),
        full_name_locale: Some(name),
        full_name_english: Some(name),
        available_regions: None,
    })
}

macro_rules! codes {
    ($($code:ident)*) => {
        /// ISO 3166-1 alpha-2, and the Netherlands Antilles, which old clients still list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        pub enum CountryCodeEnum { $(#[doc = concat!("`", stringify!($code), "`")] $code),* }

        impl CountryCodeEnum {
            /// Two letters.
            pub fn code(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),* }
            }

            /// That of a stored one; addresses that were brought in may have none.
            pub fn of(code: &str) -> Option<Self> {
                match code { $(stringify!($code) => Some(Self::$code),)* _ => None }
            }
        }
    };
}

codes! {
    AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG
    EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR
    HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR
    LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG
    NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE
    SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
    UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_its_code_in_the_schema() {
        for (code, _) in countries::all() {
            assert_eq!(CountryCodeEnum::of(code).map(CountryCodeEnum::code), Some(code));
        }
        assert_eq!(CountryCodeEnum::of("AN").map(CountryCodeEnum::code), Some("AN"));
        assert_eq!(CountryCodeEnum::of(""), None);
    }
}
