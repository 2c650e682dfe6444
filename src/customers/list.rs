//! The list of customers: which, in which order, which page.

use diesel::prelude::*;

use super::{Customer, State, search};
use crate::accounts::AccountId;
use crate::db::schema::{customers, orders};
use crate::db::types::Time;
use crate::db::{self, Backend, Conn};

crate::words! {
    /// A tab over the list.
    View {
        /// Everyone.
        All = "all",
        /// Who can sign in.
        Active = "active",
        /// Who has never set a password.
        Invited = "invited",
        /// Who is switched off.
        Disabled = "disabled",
        /// Who waits after wrong passwords.
        Locked = "locked",
        /// Whose old password no longer works.
        ResetRequired = "reset-required",
    }
}

impl View {
    /// Whether a customer is in it.
    #[must_use]
    pub fn holds(self, customer: &Customer, now: Time) -> bool {
        match self {
            Self::All => true,
            Self::Active => customer.state == State::Active,
            Self::Invited => customer.state == State::Invited,
            Self::Disabled => customer.state == State::Disabled,
            Self::Locked => customer.lock(now).is_some(),
            Self::ResetRequired => customer.reset_required_at.is_some(),
        }
    }
}

crate::words! {
    /// What the list is sorted by.
    Sort {
        /// Last name, first name; from A.
        Name = "name",
        /// Address, from A.
        Email = "email",
        /// Last sign-in, the newest first.
        SignIn = "sign-in",
        /// Last reset, the newest first.
        Reset = "reset",
    }
}

/// Where a page begins: behind (or before) a row, named by what it is sorted by and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Towards the start of the list.
    pub back: bool,
    /// The row's sort column.
    pub key: String,
    /// The row's id.
    pub id: i64,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whose customers.
    pub account: AccountId,
    /// Which of them.
    pub view: View,
    /// Words that must all be found.
    pub query: String,
    /// In which order.
    pub sort: Sort,
    /// The other way round.
    pub reversed: bool,
    /// Where to begin; `None` is the start.
    pub cursor: Option<Cursor>,
    /// Rows a page.
    pub size: i64,
}

/// A page of customers.
#[derive(Clone, Debug)]
pub struct Page {
    /// In order.
    pub rows: Vec<Customer>,
    /// For the page before this one, if there is one.
    pub previous: Option<Cursor>,
    /// For the page behind this one, if there is one.
    pub next: Option<Cursor>,
}

type Condition = Box<dyn BoxableExpression<customers::table, Backend, SqlType = diesel::sql_types::Bool>>;

/// One page of the list. Reads `size + 1` rows behind the cursor by the index of the sort column,
/// however far down the list that is.
///
/// # Errors
/// The database's.
pub fn page(conn: &mut Conn, wanted: &Wanted, now: Time) -> db::Result<Page> {
    let back = wanted.cursor.as_ref().is_some_and(|cursor| cursor.back);
    let descending = is_descending(wanted) != back;
    let mut query = customers::table
        .filter(of(wanted.account))
        .select(Customer::as_select())
        .limit(wanted.size + 1)
        .into_boxed::<Backend>();
    for condition in conditions(wanted, now) {
        query = query.filter(condition);
    }
    if let Some(cursor) = &wanted.cursor {
        query = query.filter(behind(wanted.sort, cursor, descending));
    }
    let sorted = match (wanted.sort, descending) {
        (Sort::Name, false) => query.order((customers::name_key.asc(), customers::id.asc())),
        (Sort::Name, true) => query.order((customers::name_key.desc(), customers::id.desc())),
        (Sort::Email, false) => query.order((customers::email_key.asc(), customers::id.asc())),
        (Sort::Email, true) => query.order((customers::email_key.desc(), customers::id.desc())),
        (Sort::SignIn, false) => query.order((customers::sign_in_key.asc(), customers::id.asc())),
        (Sort::SignIn, true) => query.order((customers::sign_in_key.desc(), customers::id.desc())),
        (Sort::Reset, false) => query.order((customers::reset_key.asc(), customers::id.asc())),
        (Sort::Reset, true) => query.order((customers::reset_key.desc(), customers::id.desc())),
    };
    Ok(cut(sorted.load(conn)?, wanted, back))
}

/// How many match.
///
/// # Errors
/// The database's.
pub fn count(conn: &mut Conn, wanted: &Wanted, now: Time) -> db::Result<i64> {
    let mut query = customers::table.filter(of(wanted.account)).count().into_boxed::<Backend>();
    for condition in conditions(wanted, now) {
        query = query.filter(condition);
    }
    Ok(query.get_result(conn)?)
}

/// The one customer whose address, number, id or order this is.
///
/// # Errors
/// The database's.
pub fn exact(conn: &mut Conn, account: AccountId, query: &str) -> db::Result<Option<Customer>> {
    let query = query.trim();
    // `Anna Kowalska <anna@example.com>`, as mail programs copy it.
    let address = query.split_once('<').map_or(query, |(_, rest)| rest.trim_end_matches('>'));
    if let Ok(email) = address.parse::<crate::email::Email>() {
        return super::store::by_email(conn, account, email.key());
    }
    // A short number is an id; a longer one may be a part of a phone number, and needs its #.
    let short = query.len() <= 3 && query.bytes().all(|byte| byte.is_ascii_digit());
    let id = query.strip_prefix('#').or(short.then_some(query)).and_then(|id| id.parse::<i64>().ok()).unwrap_or(0);
    let found = customers::table
        .filter(of(account))
        .filter(
            customers::number
                .eq(query)
                .or(customers::id.eq(super::CustomerId(id)).and(customers::id.gt(super::CustomerId(0)))),
        )
        .select(Customer::as_select())
        .first(conn)
        .optional()?;
    if found.is_some() { Ok(found) } else { by_order(conn, account, query) }
}

/// Who has made this order; nobody if several have one of this number.
fn by_order(conn: &mut Conn, account: AccountId, number: &str) -> db::Result<Option<Customer>> {
    let mut found = customers::table
        .inner_join(orders::table)
        .filter(orders::number.eq_any([number.to_owned(), number.to_uppercase()]))
        .filter(customers::account_id.eq(account).and(customers::erased_at.is_null()))
        .select(Customer::as_select())
        .limit(2)
        .load(conn)?;
    Ok(found.pop().filter(|_| found.is_empty()))
}

/// Who was erased is nobody.
fn of(account: AccountId) -> Condition {
    Box::new(customers::account_id.eq(account).and(customers::erased_at.is_null()))
}

fn conditions(wanted: &Wanted, now: Time) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    match wanted.view {
        View::All => {}
        View::Active => conditions.push(Box::new(customers::state.eq(State::Active))),
        View::Invited => conditions.push(Box::new(customers::state.eq(State::Invited))),
        View::Disabled => conditions.push(Box::new(customers::state.eq(State::Disabled))),
        View::Locked => conditions.push(Box::new(customers::locked_until.gt(now).assume_not_null())),
        View::ResetRequired => conditions.push(Box::new(customers::reset_required_at.is_not_null())),
    }
    for pattern in search::patterns(&wanted.query) {
        conditions.push(Box::new(customers::search_key.like(pattern).escape('\\')));
    }
    conditions
}

/// Names go up from A, times down from the newest.
fn is_descending(wanted: &Wanted) -> bool {
    matches!(wanted.sort, Sort::SignIn | Sort::Reset) != wanted.reversed
}

fn behind(sort: Sort, cursor: &Cursor, descending: bool) -> Condition {
    macro_rules! behind {
        ($column:ident, $key:expr) => {{
            let (key, id) = ($key, super::CustomerId(cursor.id));
            let same = customers::$column.eq(key.clone());
            if descending {
                Box::new(customers::$column.lt(key).or(same.and(customers::id.lt(id)))) as Condition
            } else {
                Box::new(customers::$column.gt(key).or(same.and(customers::id.gt(id)))) as Condition
            }
        }};
    }
    let seconds = cursor.key.parse::<i64>().unwrap_or(0);
    match sort {
        Sort::Name => behind!(name_key, cursor.key.clone()),
        Sort::Email => behind!(email_key, cursor.key.clone()),
        Sort::SignIn => behind!(sign_in_key, seconds),
        Sort::Reset => behind!(reset_key, seconds),
    }
}

/// Takes off the row that only says there is more, turns a page that was read backwards, and
/// names its neighbours.
fn cut(mut rows: Vec<Customer>, wanted: &Wanted, back: bool) -> Page {
    let size = usize::try_from(wanted.size).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    if back {
        rows.reverse();
    }
    let cursor = |row: &Customer, back| Cursor { back, key: sort_key(row, wanted.sort), id: row.id.0 };
    let has_previous = if back { more } else { wanted.cursor.is_some() };
    let has_next = if back { true } else { more };
    Page {
        previous: rows.first().filter(|_| has_previous).map(|row| cursor(row, true)),
        next: rows.last().filter(|_| has_next).map(|row| cursor(row, false)),
        rows,
    }
}

fn sort_key(row: &Customer, sort: Sort) -> String {
    match sort {
        Sort::Name => search::name_key(&row.first_name, &row.last_name, &row.email_key),
        Sort::Email => row.email_key.clone(),
        Sort::SignIn => row.last_sign_in_at.map_or(0, Time::unix).to_string(),
        Sort::Reset => row.last_reset_at.map_or(0, Time::unix).to_string(),
    }
}
