//! The countries of ISO 3166-1, as postal addresses name them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Code, tab, English name; says in its first lines where it is from.
const TABLE: &str = include_str!("countries.tab");

static COUNTRIES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// All of them, code and name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.iter().map(|(code, name)| (*code, *name))
}

/// A country's English name, by its code of two capitals.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    COUNTRIES.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_code_of_two_capitals_and_a_name() {
        assert_eq!(all().count(), 249);
        assert!(
            all().all(|(code, name)| code.len() == 2
                && code.bytes().all(|b| b.is_ascii_uppercase())
                && !name.is_empty())
        );
        assert_eq!((name("DE"), name("de"), name("XX")), (Some("Germany"), None, None));
    }
}
