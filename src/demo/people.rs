//! The demo's customers: made up, and the same on every run.

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};

pub use super::addresses::Address;
use super::addresses::{self, Household, any};
use super::emails::Emails;
use super::fixed::{AWKWARD, FIXED, Fixed};
use super::names::{self, CULTURES, Culture, Name};
use super::places::{COUNTRIES, Country};

/// One made-up customer of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// May be `""`.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// Unique; in a domain that RFC 2606 keeps from everybody.
    pub email: String,
    /// As typed.
    pub phone: Option<String>,
    /// The shop's own number, such as `NW-10234`; unique.
    pub number: Option<String>,
    /// Language; `""` is the account's.
    pub locale: &'static str,
    /// IANA name.
    pub time_zone: Option<&'static str>,
    /// One of them is the default, if there are any.
    pub addresses: Vec<Address>,
    /// What has become of them.
    pub state: State,
    /// Not less than that of anybody behind them, but for who is [`FIXED`].
    pub created_days_ago: u32,
    /// Never before they were created.
    pub last_sign_in_hours_ago: Option<u32>,
    /// Whether the e-mail address was proved to be theirs.
    pub address_confirmed: bool,
    /// Wrong passwords in a row.
    pub failed_sign_ins: u32,
}

/// What has become of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Has no password yet, not even years later.
    Invited,
    /// Signs in.
    Active,
    /// Must not sign in.
    Disabled,
    /// Active, with too many wrong passwords just now.
    Locked,
    /// Active, but must set a new password first.
    ResetRequired,
}

/// Any number would do; another one makes other people.
const SEED: u64 = 0x4e6f_7274_6877_696e;
/// When the shop opened.
const OPENED_DAYS_AGO: u64 = 1400;
/// Wrong passwords that lock: as many as the throttle allows.
const LOCKING: u32 = 100;
/// Dealt out again and again, so that few people are already a fair sample.
const STATES: [(State, usize); 5] =
    [(State::Active, 18), (State::Invited, 3), (State::Disabled, 2), (State::Locked, 1), (State::ResetRequired, 1)];
/// Every so many people, one has a name out of [`AWKWARD`] until these are used up.
const AWKWARD_EVERY: usize = 17;

/// Makes so many people, of whom the first are [`FIXED`].
#[must_use]
pub fn people(count: usize) -> Vec<Person> {
    let mut maker = Maker {
        rng: StdRng::seed_from_u64(SEED),
        emails: Emails::except(FIXED.map(|fixed| fixed.email)),
        states: Vec::new(),
        awkward: AWKWARD.iter(),
    };
    (0..count).filter_map(|i| maker.person(i, count)).collect()
}

/// What making people needs, and what it must remember of those it has made.
struct Maker {
    rng: StdRng,
    emails: Emails,
    /// Still to be dealt out.
    states: Vec<State>,
    awkward: std::slice::Iter<'static, (&'static str, &'static str, &'static str)>,
}

/// Who somebody is.
struct Identity {
    name: Name,
    culture: &'static Culture,
    home: &'static Country,
    email: String,
}

impl Maker {
    /// `None` only if one of the tables is empty.
    fn person(&mut self, i: usize, count: usize) -> Option<Person> {
        let fixed = FIXED.get(i);
        let Identity { name, culture, home, email } = match fixed {
            Some(fixed) => known(fixed)?,
            None => self.stranger(i)?,
        };
        let state = fixed.map_or_else(|| self.state(), |fixed| fixed.state);
        let age = if fixed.is_some_and(|fixed| fixed.state == State::Invited) { 3 } else { age(i, count) };
        let household = Household { name: &name, culture, home, settled: fixed.is_some() };
        let addresses = fixed.map_or_else(|| self.addresses(&name, state), |fixed| fixed.addresses);
        let rng = &mut self.rng;
        let has = |rng: &mut StdRng, share: f64| fixed.is_some() || rng.random_bool(share);
        Some(Person {
            email,
            phone: has(rng, 0.75).then(|| any(rng, home.phones, fixed.is_some())),
            // Numbers grow with the age of the account, with gaps like everywhere.
            number: has(rng, 0.85).then(|| format!("NW-{}", 10_001 + 7 * i + rng.random_range(0..7))),
            locale: match fixed {
                Some(fixed) => fixed.locale,
                None if rng.random_bool(0.55) => culture.locale,
                None => "",
            },
            time_zone: fixed.map_or_else(|| rng.random_bool(0.2).then_some(home.zone), |fixed| fixed.time_zone),
            addresses: addresses::some(rng, &household, addresses)?,
            state,
            created_days_ago: age,
            last_sign_in_hours_ago: last_sign_in(rng, state, age, fixed.is_some()),
            address_confirmed: state != State::Invited && has(rng, 0.92),
            failed_sign_ins: match state {
                State::Invited => 0,
                State::Locked => LOCKING,
                _ if rng.random_bool(0.1) => rng.random_range(1..4),
                _ => 0,
            },
            first_name: name.first,
            last_name: name.last,
        })
    }

    /// Somebody of whom nothing is known yet.
    fn stranger(&mut self, i: usize) -> Option<Identity> {
        let awkward = if i.is_multiple_of(AWKWARD_EVERY) { self.awkward.next() } else { None };
        let (name, culture) = match awkward {
            Some((first, last, locale)) => (Name::new(first, last), names::culture(locale)?),
            None => {
                let culture = CULTURES.choose_weighted(&mut self.rng, |culture| culture.share).ok()?;
                (Name::of(&mut self.rng, culture)?, culture)
            }
        };
        let home = country(culture.homes.choose(&mut self.rng)?)?;
        let email = self.emails.new_for(&mut self.rng, &name, culture.locale == "de")?;
        Some(Identity { name, culture, home, email })
    }

    fn state(&mut self) -> State {
        if self.states.is_empty() {
            self.states = STATES.iter().flat_map(|&(state, times)| std::iter::repeat_n(state, times)).collect();
            self.states.shuffle(&mut self.rng);
        }
        self.states.pop().unwrap_or(State::Active)
    }

    /// How many addresses. Nothing can be sent to nobody, and who has never come has at most told one.
    fn addresses(&mut self, name: &Name, state: State) -> usize {
        let most = if name.is_empty() {
            0
        } else if state == State::Invited {
            1
        } else {
            4
        };
        [0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 0, 4].choose(&mut self.rng).copied().unwrap_or(1).min(most)
    }
}

fn known(fixed: &'static Fixed) -> Option<Identity> {
    Some(Identity {
        name: Name::new(fixed.first_name, fixed.last_name),
        culture: names::culture(fixed.locale).or_else(|| names::culture("en"))?,
        home: country(fixed.home)?,
        email: fixed.email.into(),
    })
}

fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

/// Days since somebody signed up: in order, so that ids and events are in the order of time, and
/// more and more of them lately.
fn age(i: usize, count: usize) -> u32 {
    let (behind, all) = ((count - 1 - i) as u64, count as u64);
    u32::try_from(OPENED_DAYS_AGO * behind * behind / (all * all)).unwrap_or(0)
}

fn last_sign_in(rng: &mut StdRng, state: State, age: u32, is_regular: bool) -> Option<u32> {
    let longest = age * 24;
    let hours = match state {
        State::Invited => return None,
        State::Disabled => longest / 3..=longest, // left long before somebody noticed
        _ if is_regular => 0..=longest.min(30),
        // As many within the last hours as within the last months.
        _ => 0..=[5, 30, 7 * 24, 30 * 24, 180 * 24, 700 * 24].choose(rng).copied()?.min(longest),
    };
    (is_regular || rng.random_bool(0.93)).then(|| rng.random_range(hours))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn five_hundred_and_the_same_every_time() {
        let all = people(500);
        assert_eq!((all.len(), people(3).len(), people(0).len()), (500, 3, 0));
        assert_eq!(all, people(500));
        let known: Vec<_> = all.iter().zip(FIXED).map(|(person, fixed)| person.email == fixed.email).collect();
        assert_eq!(known, [true; 6]);
    }

    #[test]
    fn nobody_gets_mail_and_nobody_is_there_twice() {
        let all = people(500);
        let emails: HashSet<_> = all.iter().map(|person| person.email.to_ascii_lowercase()).collect();
        let numbers: HashSet<_> = all.iter().filter_map(|person| person.number.clone()).collect();
        assert_eq!((emails.len(), numbers.len()), (500, all.iter().filter(|person| person.number.is_some()).count()));
        for email in emails {
            let (local, domain) = email.split_once('@').unwrap();
            let reserved = ["example.com", "example.org", "example.net"];
            assert!(reserved.iter().any(|r| domain == *r || domain.ends_with(&format!(".{r}"))), "{email}");
            assert!(
                local.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)) && local.len() < 60,
                "{email}"
            );
            assert!(local.starts_with(|c: char| c.is_ascii_alphanumeric()) && !local.ends_with('.'), "{email}");
        }
    }

    #[test]
    fn all_states_in_their_shares() {
        let mut states = HashMap::<_, usize>::new();
        people(500).iter().for_each(|person| *states.entry(person.state).or_insert(0) += 1);
        for (state, times) in STATES {
            let wanted = times * 20;
            assert!(states.get(&state).copied().unwrap_or(0).abs_diff(wanted) <= 4, "{states:?}");
        }
    }

    #[test]
    fn every_life_is_possible() {
        let mut age = u32::MAX;
        for (i, person) in people(500).iter().enumerate() {
            let last = person.last_sign_in_hours_ago;
            assert!(last.is_none_or(|hours| hours <= person.created_days_ago * 24), "{person:?}");
            if person.state == State::Invited {
                assert_eq!((last, person.address_confirmed, person.failed_sign_ins), (None, false, 0));
            }
            assert!(person.created_days_ago <= age, "{person:?}");
            age = if i < FIXED.len() { age } else { person.created_days_ago };
            let defaults = person.addresses.iter().filter(|address| address.is_default).count();
            assert_eq!(defaults, person.addresses.len().min(1));
        }
    }

    #[test]
    fn names_and_places_of_many_kinds() {
        let all = people(500);
        let names: Vec<_> = all.iter().map(|person| format!("{} {}", person.first_name, person.last_name)).collect();
        let some = |wanted: fn(char) -> bool| names.iter().filter(|name| name.contains(wanted)).count();
        assert!(some(|c| ('\u{5d0}'..='\u{64a}').contains(&c)) >= 5, "right to left");
        assert!(some(|c| ('\u{3040}'..='\u{9fff}').contains(&c)) >= 5, "Chinese and Japanese");
        assert!(some(|c| c == 'ı') > 0 && some(|c| c == '\'') > 5 && some(|c| c == '-') > 20 && some(|c| c == 'ł') > 5);
        assert!(names.iter().any(|name| name.chars().count() > 90) && names.contains(&" ".into()));
        assert!(names.iter().all(|name| !name.contains('=') && name.chars().count() < 200));
        let countries: HashSet<_> = all.iter().flat_map(|person| &person.addresses).map(|a| a.country).collect();
        assert!(countries.len() > 12, "{countries:?}");
        for address in all.iter().flat_map(|person| &person.addresses) {
            let has_name = !address.first_name.is_empty() || !address.last_name.is_empty();
            assert!(has_name && !address.street.is_empty() && !address.city.is_empty(), "{address:?}");
            let typed = format!("{}{}{}", address.street, address.postal_code, address.phone);
            assert!(!typed.contains(['#', '%', '@', '§']), "{address:?}");
        }
    }
}
