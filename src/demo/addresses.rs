//! Made-up postal addresses of the demo's customers.

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom, SliceRandom};

use super::names::{Culture, Name, items};
use super::places::{COMPANIES, COUNTRIES, Country};

/// A postal address; what is not known is `""`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// In the customer's words.
    pub label: String,
    /// To whom.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// Where they are.
    pub company: String,
    /// With the number of the house.
    pub street: String,
    /// Floor, flat and the like.
    pub extra: String,
    /// In the country's form.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// County, province, …
    pub region: String,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// For the courier.
    pub phone: String,
    /// The one that is used unless another is chosen.
    pub is_default: bool,
}

/// In the postal codes of Britain as well as of Ireland.
const POSTAL_LETTERS: [char; 12] = ['A', 'D', 'E', 'F', 'H', 'N', 'P', 'R', 'T', 'W', 'X', 'Y'];

/// Whose addresses.
pub struct Household<'a> {
    /// Theirs.
    pub name: &'a Name,
    /// For labels, and the names of their friends.
    pub culture: &'static Culture,
    /// Where they live.
    pub home: &'static Country,
    /// In the documentation, so nothing odd: at home in the first street of the country's first city.
    pub settled: bool,
}

/// So many addresses; `None` only if one of the tables is empty.
pub fn some(rng: &mut StdRng, of: &Household<'_>, count: usize) -> Option<Vec<Address>> {
    let mut labels: Vec<_> = items(of.culture.labels).collect();
    let home_first = of.settled || rng.random_bool(0.6);
    labels.get_mut(usize::from(home_first)..)?.shuffle(rng);
    let default = if of.settled || rng.random_bool(0.8) { 0 } else { rng.random_range(0..count.max(1)) };
    let labels = labels.into_iter().chain(std::iter::repeat("")).take(count);
    labels.enumerate().map(|(n, label)| one(rng, of, n, label, n == default)).collect()
}

fn one(rng: &mut StdRng, of: &Household<'_>, n: usize, label: &str, is_default: bool) -> Option<Address> {
    let (first, abroad) = (n == 0, rng.random_bool(0.1));
    let country = match of.culture.homes.choose(rng) {
        Some(code) if !first && abroad => COUNTRIES.iter().find(|country| country.code == *code)?,
        _ => of.home,
    };
    let city = if first && of.settled { country.cities.first() } else { country.cities.choose(rng) };
    let (postal_code, city, region) = city?;
    let friend = if !first && !of.settled && rng.random_bool(0.25) { Name::of(rng, of.culture) } else { None };
    let mut seldom = |share: f64, patterns: &str| {
        let wanted = rng.random_bool(share);
        if wanted { any(rng, patterns, false) } else { String::new() }
    };
    let company = seldom(
        if of.settled {
            0.0
        } else if first {
            0.05
        } else {
            0.3
        },
        COMPANIES,
    );
    let (extra, phone) = (seldom(0.35, country.extras), seldom(0.15, country.phones));
    Some(Address {
        label: label.into(),
        first_name: friend.as_ref().unwrap_or(of.name).first.clone(),
        last_name: friend.as_ref().unwrap_or(of.name).last.clone(),
        company,
        street: any(rng, country.streets, first && of.settled),
        extra,
        postal_code: fill(rng, postal_code),
        city: (*city).into(),
        region: (*region).into(),
        country: country.code,
        phone,
        is_default,
    })
}

/// One of these patterns, or just the first, filled; see [`super::places`].
pub fn any(rng: &mut StdRng, patterns: &str, the_first: bool) -> String {
    let pattern = if the_first { items(patterns).next() } else { items(patterns).choose(rng) };
    fill(rng, pattern.unwrap_or_default())
}

fn fill(rng: &mut StdRng, pattern: &str) -> String {
    let mut text = String::new();
    for c in pattern.chars() {
        match c {
            '#' => text.push_str(&rng.random_range(0..10).to_string()),
            '%' => text.push_str(&rng.random_range(1..10).to_string()),
            '§' => text.push_str(&rng.random_range(1..150).to_string()),
            '@' => text.extend(POSTAL_LETTERS.choose(rng)),
            c => text.push(c),
        }
    }
    text
}
