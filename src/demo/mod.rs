//! The demo: a made-up shop to try things with.

mod addresses;
mod emails;
mod fixed;
mod names;
mod orders;
mod people;
mod places;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::create::NewAccount;
use crate::accounts::{self, AccountId};
use crate::applications::endpoint::Endpoint;
use crate::applications::save::{self, Wanted};
use crate::applications::{LinkFormat, MailMode};
use crate::cli::Stop;
use crate::clock::Clock;
use crate::crypto::Keys;
use crate::customers::create::{NewAddress, NewCustomer, create};
use crate::customers::{self, CustomerId};
use crate::db::schema::customers as table;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::email::Email;
use crate::events::By;
use crate::orders::bring_in::{self, bring_in};
use crate::orders::typed::NewOrder;
use crate::passwords::{self, Hasher, Password};
use crate::staff::create::{self as staff, NewStaff};
use crate::staff::roles::Role;
use crate::throttle;

use people::{Address, Person, State};

/// How many customers the shop has.
const CUSTOMERS: usize = 500;
/// The first of them have passwords of their own, which are printed.
const PRINTED: usize = 3;

/// Somebody whose password is printed.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// A word for who it is.
    pub who: String,
    /// To sign in with.
    pub email: String,
    /// Random, and nowhere else in clear.
    pub password: String,
}

/// Fills an empty database with one shop; gives the passwords.
///
/// # Errors
/// When the database or the hashing fails.
pub async fn fill(db: &Db, keys: &Keys) -> Result<Vec<SignIn>, Stop> {
    let (hasher, now) = (Hasher::new(), Clock::default().now());
    let everybody = hash(&hasher, &passwords::generate()).await?;
    let mut printed = Vec::new();
    let account = db.write(move |conn| shop(conn, now)).await?;
    for (role, name, email) in [
        (Role::Support, "Sam Porter", "support@northwind.example"),
        (Role::Manager, "Mia Lang", "manager@northwind.example"),
        (Role::Owner, "Olga Reyes", "owner@northwind.example"),
        (Role::Editor, "Emil Brandt", "editor@northwind.example"),
    ] {
        let password = passwords::generate();
        let new =
            NewStaff { name: name.into(), email: address(email)?, password_hash: hash(&hasher, &password).await? };
        db.write(move |conn| staff::create(conn, &new, account, role, &By::system(), now)).await?;
        printed.push(SignIn { who: format!("{role} ({name})"), email: email.into(), password });
    }
    let mut own = Vec::new();
    let people = people::people(CUSTOMERS);
    for person in people.iter().take(PRINTED) {
        let password = passwords::generate();
        own.push(hash(&hasher, &password).await?);
        let who = format!("customer ({} {})", person.first_name, person.last_name);
        printed.push(SignIn { who, email: person.email.clone(), password });
    }
    let keys = keys.clone();
    db.write(move |conn| {
        let numbered = people.iter().enumerate();
        let (today, before): (Vec<_>, Vec<_>) = numbered.partition(|(_, person)| person.created_days_ago == 0);
        let add = |conn: &mut Conn, (i, person): (usize, &Person)| {
            let hash = own.get(i).unwrap_or(&everybody);
            add(conn, &keys, account, person, hash, now)
        };
        // The shop tells once a day, so not yet of those who joined today.
        let mut ordered = Vec::new();
        for one in before {
            let id = add(conn, one)?;
            ordered.extend(id.map(|id| (id, orders::of(id, one.1.created_days_ago.into(), now))));
        }
        tell_of(conn, account, &ordered, now - TimeDelta::days(1))?;
        today.into_iter().try_for_each(|one| add(conn, one).map(drop))
    })
    .await?;
    Ok(printed)
}

async fn hash(hasher: &Hasher, password: &str) -> Result<String, Stop> {
    let password = Password::typed(password).ok_or_else(|| Stop::Failed("no password could be made".into()))?;
    Ok(hasher.hash(password).await?)
}

fn address(text: &str) -> Result<Email, Stop> {
    Ok(text.parse::<Email>()?)
}

/// The account and its two applications.
fn shop(conn: &mut Conn, now: Time) -> Result<AccountId, Stop> {
    let new = NewAccount {
        name: "Northwind Outdoor".into(),
        locale: "en".into(),
        time_zone: chrono_tz::Europe::Madrid,
        sender: address("service@northwind.example")?,
    };
    let account = accounts::create::create(conn, &new, &By::system(), now)?;
    for (name, endpoint, link_format) in [
        ("Shop ES", None, LinkFormat::Default),
        ("Trail app", Some("https://trail.northwind.example/account/reset?lang=es"), LinkFormat::Default),
    ] {
        let wanted = Wanted {
            name: name.into(),
            endpoint: endpoint.map(str::parse::<Endpoint>).transpose()?,
            link_format,
            adds_identity: false,
            mail_mode: MailMode::Collect,
            mail_domains: String::new(),
            api_host: None,
            answers_as_original: false,
        };
        save::create(conn, account, &wanted, &By::system(), now)?;
    }
    Ok(account)
}

/// What the shop's own system tells of orders, a customer after the other.
fn tell_of(conn: &mut Conn, account: AccountId, of: &[(CustomerId, Vec<NewOrder>)], at: Time) -> db::Result<()> {
    for (customer, orders) in of {
        match bring_in(conn, account, *customer, orders, &By::system(), at) {
            Ok(_) | Err(bring_in::Refused::UnknownCustomer) => {}
            Err(bring_in::Refused::Db(failure)) => return Err(failure),
        }
    }
    Ok(())
}

/// None if the address is not one.
fn add(
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    person: &Person,
    hash: &str,
    now: Time,
) -> db::Result<Option<CustomerId>> {
    let Ok(email) = person.email.parse::<Email>() else { return Ok(None) };
    let new = NewCustomer {
        email: email.clone(),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        phone: person.phone.clone().unwrap_or_default(),
        company: String::new(),
        number: person.number.clone(),
        locale: person.locale.into(),
        time_zone: person.time_zone.unwrap_or_default().into(),
    };
    let postal: Vec<NewAddress> = person.addresses.iter().map(postal).collect();
    let joined = now - TimeDelta::days(person.created_days_ago.into());
    let id = create(conn, account, &new, &postal, &By::system(), joined)?;
    live(conn, id, person, hash, joined, now)?;
    if matches!(person.state, State::Locked) {
        lock(conn, keys, account, id, &email, now)?;
    }
    Ok(Some(id))
}

/// What has happened to them since they joined.
fn live(conn: &mut Conn, id: CustomerId, person: &Person, hash: &str, joined: Time, now: Time) -> db::Result<()> {
    if matches!(person.state, State::Invited) {
        return Ok(());
    }
    let state =
        if matches!(person.state, State::Disabled) { customers::State::Disabled } else { customers::State::Active };
    let last = person.last_sign_in_hours_ago.map(|hours| now - TimeDelta::hours(hours.into()));
    diesel::update(table::table.find(id))
        .set((
            table::state.eq(state),
            table::password_hash.eq(hash),
            table::password_changed_at.eq(joined),
            table::address_confirmed_at.eq(person.address_confirmed.then_some(joined)),
            table::reset_required_at.eq(matches!(person.state, State::ResetRequired).then(|| now - TimeDelta::days(2))),
            table::last_sign_in_at.eq(last),
            table::sign_in_key.eq(last.map_or(0, Time::unix)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Locked for real: unlocking, a reset and the sign-in page all see it.
fn lock(conn: &mut Conn, keys: &Keys, account: AccountId, id: CustomerId, email: &Email, now: Time) -> db::Result<()> {
    let subject = customers::switch::subject(keys, account, email.key());
    throttle::lock(conn, &subject, now)?;
    diesel::update(table::table.find(id))
        .set((table::failed_sign_ins.eq(throttle::LIMIT), table::locked_until.eq(throttle::for_good())))
        .execute(conn)?;
    Ok(())
}

fn postal(address: &Address) -> NewAddress {
    NewAddress {
        label: address.label.clone(),
        first_name: address.first_name.clone(),
        last_name: address.last_name.clone(),
        company: address.company.clone(),
        street: address.street.clone(),
        extra: address.extra.clone(),
        postal_code: address.postal_code.clone(),
        city: address.city.clone(),
        region: address.region.clone(),
        country: address.country.into(),
        phone: address.phone.clone(),
        is_default: address.is_default,
        is_default_billing: address.is_default,
    }
}
