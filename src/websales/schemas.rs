//! Fields, as the document describes them: with the lengths and words of the code that reads them, so
//! that a change there is one here.

use utoipa::openapi::KnownFormat;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaFormat, SchemaType, Type};

use super::{email_templates, passwords as tokens};
use crate::applications::{LinkFormat, MailMode};
use crate::crypto::Token;
use crate::customers::State;
use crate::customers::fields::LONGEST;
use crate::customers::list::View;
use crate::notifications::Notification;
use crate::orders::typed::{SMALL_DIGITS, WHOLE_DIGITS};
use crate::web::once;
use crate::{email, i18n, passwords};

/// What Unicode calls controls, in a class of a regular expression.
const CONTROLS: &str = r"\u0000-\u001F\u007F-\u009F";

/// What a token looks like.
const TOKEN: &str = "q1Yv0mZ4c8Xw2Rk7Tn5Bd9Lf3Hs6Jp1Ga0Eu4Ko8Wi2";

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// What is not there stays, or is empty: so null is taken too.
fn or_none(object: ObjectBuilder) -> ObjectBuilder {
    object.schema_type(SchemaType::from_iter([Type::String, Type::Null]))
}

fn words<'a>(all: impl Iterator<Item = &'a str>) -> Object {
    string().enum_values(Some(all.map(str::to_owned))).build()
}

fn time_like() -> ObjectBuilder {
    string().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).examples(["2026-11-23T14:30:00Z"])
}

fn id_like() -> ObjectBuilder {
    string().pattern(Some("^[1-9][0-9]{0,18}$")).examples(["42"])
}

/// An id.
pub fn id() -> Object {
    id_like().build()
}

/// An id, or none.
pub fn id_or_none() -> Object {
    or_none(id_like()).build()
}

/// A time.
pub fn time() -> Object {
    time_like().build()
}

/// When an order was placed: not in another age.
pub fn placed_at() -> Object {
    let what = "From 1900 to 9999; kept to the second.";
    time_like().pattern(Some("^(19|[2-9][0-9])")).description(Some(what)).build()
}

/// A time, or none.
pub fn time_or_none() -> Object {
    or_none(time_like()).build()
}

/// A line of text.
pub fn text() -> Object {
    or_none(line().max_length(Some(LONGEST))).build()
}

fn line() -> ObjectBuilder {
    string().pattern(Some(format!("^[^{CONTROLS}]*$")))
}

/// Which customers of a list.
pub fn view() -> Object {
    words(View::ALL.iter().map(|view| view.word()))
}

/// The first line of a postal address.
pub fn street() -> Object {
    needed("Calle Mayor 1").build()
}

/// Another one: what is not there stays, and it cannot be emptied.
pub fn other_street() -> Object {
    or_none(needed("Calle Mayor 1")).build()
}

/// A town.
pub fn city() -> Object {
    needed("Madrid").build()
}

/// Another one.
pub fn other_city() -> Object {
    or_none(needed("Madrid")).build()
}

/// The shop's own number of an order.
pub fn order_number() -> Object {
    let what = "The shop's own: an order of the customer that has it is replaced.";
    needed("1001").description(Some(what)).build()
}

/// What has become of an order.
pub fn order_status() -> Object {
    needed("Shipped").description(Some("In the shop's words.")).build()
}

/// A line of text that is not empty.
fn needed(example: &str) -> ObjectBuilder {
    let seen = format!(r"^[^{CONTROLS}]*[^\s{CONTROLS}][^{CONTROLS}]*$");
    let line = string().pattern(Some(seen)).min_length(Some(1)).max_length(Some(LONGEST));
    line.examples([example])
}

/// A telephone number: three digits at least, or nothing.
pub fn phone() -> Object {
    let digits = format!("^(([^0-9{CONTROLS}]*[0-9]){{3}}[^{CONTROLS}]*| *)$");
    or_none(string().pattern(Some(digits)).max_length(Some(LONGEST))).examples(["+34 600 000 000"]).build()
}

/// A country.
pub fn country() -> Object {
    country_like().build()
}

/// Another one.
pub fn other_country() -> Object {
    or_none(country_like()).build()
}

fn country_like() -> ObjectBuilder {
    string().pattern(Some("^[A-Za-z]{2}$")).description(Some("ISO 3166-1.")).examples(["ES"])
}

/// A language.
pub fn language() -> Object {
    let tag = or_none(string().pattern(Some("^[A-Za-z0-9-]{0,10}$")));
    tag.description(Some("Empty is the account's.")).examples(["es"]).build()
}

/// A time zone.
pub fn zone() -> Object {
    let zone = or_none(string()).description(Some("A name of the IANA; empty is the account's."));
    zone.examples(["Europe/Madrid"]).build()
}

/// An e-mail address.
pub fn email() -> Object {
    address().build()
}

/// An e-mail address, or none.
pub fn email_or_none() -> Object {
    or_none(address()).build()
}

fn address() -> ObjectBuilder {
    let format = SchemaFormat::KnownFormat(KnownFormat::Email);
    string().format(Some(format)).max_length(Some(email::LONGEST)).examples(["anna@example.com"])
}

/// A password.
pub fn password() -> Object {
    password_like().build()
}

fn password_like() -> ObjectBuilder {
    let what = "What else is asked of it, the account's settings say.";
    string().max_length(Some(passwords::LONGEST)).description(Some(what)).examples(["three words and more"])
}

/// The same, or none.
pub fn password_or_none() -> Object {
    or_none(password_like()).build()
}

/// What a link carries, or a customer who is signed in holds.
pub fn token() -> Object {
    string().pattern(Some(format!("^[A-Za-z0-9_-]{{{}}}$", Token::LENGTH))).examples([TOKEN]).build()
}

/// What can be done with a token.
pub fn operation() -> Object {
    words(tokens::OPERATIONS.iter().map(|(op, _, _)| *op))
}

/// Where.
pub fn operation_path() -> Object {
    words(tokens::OPERATIONS.iter().map(|(_, path, _)| *path))
}

/// The total of an order.
pub fn total() -> Object {
    let pattern = format!(r"^[0-9]{{1,{WHOLE_DIGITS}}}(\.[0-9]{{1,{SMALL_DIGITS}}})?$");
    let what = "A decimal in text, told with the same digits, so that no reader makes a binary fraction of it.";
    string().pattern(Some(pattern)).description(Some(what)).examples(["19.90"]).build()
}

/// A currency.
pub fn currency() -> Object {
    string().pattern(Some("^[A-Z]{3}$")).description(Some("ISO 4217.")).examples(["EUR"]).build()
}

/// The name under which a request can be sent again.
pub fn idempotency_key() -> Object {
    string().pattern(Some("^[!-~]([ -~]*[!-~])?$")).min_length(Some(1)).max_length(Some(once::LONGEST)).build()
}

/// Whether a customer can sign in.
pub fn customer_state() -> Object {
    words(State::ALL.iter().map(|state| state.word()))
}

/// The shape of links.
pub fn link_format() -> Object {
    words(LinkFormat::ALL.iter().map(|format| format.word()))
}

/// Whether mails leave the house.
pub fn mail_mode() -> Object {
    words(MailMode::ALL.iter().map(|mode| mode.word()))
}

/// What a mail is about.
pub fn notification() -> Object {
    words(Notification::to_customers().map(Notification::word))
}

/// Languages of mails.
pub fn mail_language() -> Object {
    words(i18n::Lang::ALL.iter().map(|lang| lang.word()))
}

/// Whether a template is in force.
pub fn template_status() -> Object {
    words(email_templates::STATUSES.into_iter())
}
