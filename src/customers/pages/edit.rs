//! The form with what is known of a customer.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::named;
use crate::accounts::AccountId;
use crate::customers::edit::{Refused, Wanted, edit};
use crate::customers::fields::{self, BadField};
use crate::customers::{Customer, CustomerId};
use crate::email::Email;
use crate::i18n::{Lang, Words, time};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// What was typed.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    email: String,
    first_name: String,
    last_name: String,
    phone: String,
    #[serde(default)]
    company: String,
    number: String,
    locale: String,
    time_zone: String,
    version: i64,
}

#[derive(Template)]
#[template(path = "customers/edit.html")]
struct EditPage {
    frame: Frame,
    customer: Customer,
    typed: Typed,
    problems: Problems,
    zones: Vec<&'static str>,
    languages: Vec<String>,
}

/// `GET /admin/{account}/customers/{id}/edit`.
///
/// # Errors
/// Without the right, for a customer of another account, or the database's.
pub async fn form(desk: Desk, path: Path<(AccountId, CustomerId)>) -> Result {
    desk.need(Right::EditCustomers)?;
    let customer = named(&desk, path.into_inner().1).await?;
    let typed = Typed::of(&customer);
    show(&desk, StatusCode::OK, customer, typed, Problems::default())
}

/// `POST` of the same: saves.
///
/// # Errors
/// As [`form`].
pub async fn save(desk: Desk, path: Path<(AccountId, CustomerId)>, Form(mut typed): Form<Typed>) -> Result {
    desk.need(Right::EditCustomers)?;
    let customer = named(&desk, path.into_inner().1).await?;
    let t = desk.words();
    let mut problems = Problems::default();
    let Some(wanted) = parse(t, &typed, &mut problems) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, customer, typed, problems);
    };
    let (account, id, version) = (desk.account.clone(), customer.id, typed.version);
    let (by, now, maker) = (desk.by(), desk.now(), desk.keydesk.link_maker());
    let asked = wanted.clone();
    let saved = desk.keydesk.db.write(move |conn| edit(conn, &maker, &account, id, version, &asked, &by, now)).await;
    match saved.map_err(Refused::told) {
        Ok(()) => {}
        Err(Refused::Unknown) => return Err(Error::NotFound),
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Changed) => {
            typed.version = customer.version;
            problems.note("version", t.say("problem-changed"));
        }
        Err(Refused::AddressTaken) => problems.note("email", t.say("problem-address-taken")),
        Err(Refused::NumberTaken) => problems.note("number", t.say("problem-number-taken")),
    }
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, customer, typed, problems);
    }
    desk.keydesk.wake();
    let moved = wanted.email.key() != customer.email_key;
    let key = if moved { "done-edit-moved" } else { "done-edit" };
    let name = Some(format!("{} {}", wanted.first_name, wanted.last_name).trim().to_owned());
    let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| wanted.email.typed().to_owned());
    let text = t.fill2(key, "name", name, "before", &customer.email);
    desk.tell(&format!("/customers/{id}"), Tone::Good, text)
}

fn show(desk: &Desk, status: StatusCode, customer: Customer, typed: Typed, problems: Problems) -> Result {
    let frame = desk.frame(Section::Customers);
    let mut languages = Lang::ALL.iter().map(Lang::to_string).collect::<Vec<_>>();
    // What a storefront has set stays, though no form offers it.
    if !typed.locale.is_empty() && !languages.contains(&typed.locale) {
        languages.insert(0, typed.locale.clone());
    }
    let zones = time::zones(&typed.time_zone);
    page_with(status, &EditPage { frame, customer, typed, problems, zones, languages })
}

fn parse(t: Words, typed: &Typed, problems: &mut Problems) -> Option<Wanted> {
    let mut take = |field: &'static str, taken: std::result::Result<String, BadField>| match taken {
        Ok(text) => text,
        Err(bad) => {
            problems.note(field, in_words(t, bad));
            String::new()
        }
    };
    let email = typed.email.parse::<Email>();
    let (first_name, last_name) =
        (take("first_name", fields::text(&typed.first_name)), take("last_name", fields::text(&typed.last_name)));
    let (phone, company) = (take("phone", fields::phone(&typed.phone)), take("company", fields::text(&typed.company)));
    let number = Some(take("number", fields::text(&typed.number))).filter(|number| !number.is_empty());
    let (locale, time_zone) =
        (take("locale", fields::language(&typed.locale)), take("time_zone", fields::zone(&typed.time_zone)));
    if email.is_err() {
        problems.note("email", t.say("problem-email"));
    }
    let email = email.ok().filter(|_| problems.is_empty())?;
    Some(Wanted { email, first_name, last_name, phone, company, number, locale, time_zone })
}

fn in_words(t: Words, bad: BadField) -> String {
    match bad {
        BadField::Text => t.fill("problem-text", "most", fields::LONGEST),
        BadField::Phone => t.say("problem-phone"),
        BadField::Zone => t.say("problem-zone"),
        BadField::Language | BadField::Country => t.say("problem-language"),
    }
}

impl EditPage {
    fn back(&self) -> String {
        self.frame.at(&format!("/customers/{}", self.customer.id))
    }
}

impl Typed {
    fn of(customer: &Customer) -> Self {
        Self {
            email: customer.email.clone(),
            first_name: customer.first_name.clone(),
            last_name: customer.last_name.clone(),
            phone: customer.phone.clone(),
            company: customer.company.clone(),
            number: customer.number.clone().unwrap_or_default(),
            locale: customer.locale.clone(),
            time_zone: customer.time_zone.clone(),
            version: customer.version,
        }
    }
}
