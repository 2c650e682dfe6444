//! Made-up e-mail addresses of the demo's customers.

use std::collections::HashSet;

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::names::Name;
use crate::customers::search::fold;

/// None of these can belong to anybody (RFC 2606). The first ones are used most.
const DOMAINS: [&str; 9] = [
    "example.com",
    "example.org",
    "example.net",
    "example.com",
    "example.org",
    "mail.example.com",
    "post.example.org",
    "correo.example.net",
    "uni.example.org",
];
/// What people call themselves who have not said their name.
const NICKNAMES: [&str; 6] = ["hiker", "trailrunner", "info", "montana", "bergziege", "office"];
/// Of a first or last name; a local part has at most 64 characters (RFC 5321, 4.5.3.1).
const LONGEST: usize = 24;

/// The addresses that are taken, in lower case.
pub struct Emails(HashSet<String>);

impl Emails {
    /// All are free but these.
    pub fn except<const N: usize>(taken: [&str; N]) -> Self {
        Self(taken.iter().map(|email| (*email).to_owned()).collect())
    }

    /// One that somebody of that name may have, which is taken then.
    pub fn new_for(&mut self, rng: &mut StdRng, name: &Name, is_german: bool) -> Option<String> {
        let (first, last) = (plain(name.spelt_first, is_german), plain(name.spelt_last, is_german));
        let local = local(rng, &first, &last)?;
        let domain = DOMAINS.choose(rng)?;
        let number = |n: u32| if n == 1 { String::new() } else { n.to_string() };
        let email =
            (1..).map(|n| format!("{local}{}@{domain}", number(n))).find(|email| self.0.insert(email.clone()))?;
        // Some phones begin every field with a capital.
        Some(if rng.random_bool(0.03) { capital(&email) } else { email })
    }
}

fn local(rng: &mut StdRng, first: &str, last: &str) -> Option<String> {
    if first.is_empty() && last.is_empty() {
        return Some(format!("{}{}", NICKNAMES.choose(rng)?, rng.random_range(10..100)));
    }
    if first.is_empty() || last.is_empty() {
        return Some(format!("{first}{last}"));
    }
    let initial: String = first.chars().take(1).collect();
    Some(match rng.random_range(0..12) {
        0..=4 => format!("{first}.{last}"),
        5 | 6 => format!("{initial}.{last}"),
        7 => format!("{first}_{last}"),
        8 => format!("{last}.{first}"),
        9 => format!("{first}{last}{}", rng.random_range(60..100)),
        10 => format!("{first}-{last}"),
        _ => format!("{first}{}", rng.random_range(1960..2006)),
    })
}

/// In ASCII, as people spell themselves: `Müller` is `mueller`, but `Núñez` is `nunez`.
fn plain(name: &str, is_german: bool) -> String {
    let name = name.to_lowercase();
    let name = if is_german { name.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue") } else { name };
    fold(&name).chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect()
}

fn capital(email: &str) -> String {
    let mut rest = email.chars();
    rest.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(rest).collect()
}
