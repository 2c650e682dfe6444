//! The list of customers. Its address holds all of its state, so that it can be shared.

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use crate::customers::list::{self, Cursor, Sort, View, Wanted};
use crate::customers::{Customer, State};
use crate::db;
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Result};

const SIZES: [i64; 3] = [25, 50, 100];
const USUAL_SIZE: i64 = 25;

/// What the address says; what makes no sense in it is left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    view: String,
    q: String,
    sort: String,
    order: String,
    size: String,
    after: String,
    before: String,
}

#[derive(Template)]
#[template(path = "customers/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    state: ListState,
    count: i64,
    previous: Option<String>,
    next: Option<String>,
    none_at_all: bool,
}

/// A customer in the list.
struct Row {
    customer: Customer,
    href: String,
    badges: Vec<Badge>,
}

/// A state in words, with the colour of its dot.
pub struct Badge {
    /// One of the four meanings, or `neutral`.
    pub tone: &'static str,
    /// Key of the words.
    pub key: &'static str,
}

/// The state of the list, and its address with a part of it changed.
struct ListState {
    base: String,
    view: View,
    query: String,
    sort: Sort,
    reversed: bool,
    size: i64,
}

/// `GET /admin/{account}/customers`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result {
    desk.need(Right::ViewCustomers)?;
    let mut frame = desk.frame(Section::Customers);
    let state = ListState::read(frame.at("/customers"), &asked);
    let wanted = Wanted {
        account: desk.account.id,
        view: state.view,
        query: state.query.clone(),
        sort: state.sort,
        reversed: state.reversed,
        cursor: cursor(&asked),
        size: state.size,
    };
    let (now, from_the_box) = (desk.now(), asked.view.is_empty());
    let found = desk.keydesk.db.read(move |conn| {
        // Somebody who types a whole address or number into the box wants that customer.
        let exact = if from_the_box && !wanted.query.is_empty() {
            list::exact(conn, wanted.account, &wanted.query)?
        } else {
            None
        };
        if let Some(customer) = exact {
            return Ok::<_, db::Failure>(Err(customer));
        }
        Ok(Ok((list::page(conn, &wanted, now)?, list::count(conn, &wanted, now)?)))
    });
    let (found, count) = match found.await? {
        Ok(found) => found,
        Err(customer) => return Ok(desk.go(&format!("/customers/{}", customer.id))),
    };
    frame.query.clone_from(&state.query);
    page(&ListPage {
        rows: found.rows.into_iter().map(|customer| row(&frame, customer)).collect(),
        previous: found.previous.map(|cursor| state.page(&cursor)),
        next: found.next.map(|cursor| state.page(&cursor)),
        none_at_all: count == 0 && state.view == View::All && state.query.is_empty(),
        count,
        state,
        frame,
    })
}

fn row(frame: &Frame, customer: Customer) -> Row {
    let href = frame.at(&format!("/customers/{}", customer.id));
    Row { href, badges: badges(&customer, frame.now), customer }
}

/// How a customer stands, in words.
#[must_use]
pub fn badges(customer: &Customer, now: db::types::Time) -> Vec<Badge> {
    let (tone, key) = match customer.state {
        State::Active => ("good", "state-active"),
        State::Invited => ("info", "state-invited"),
        State::Disabled => ("neutral", "state-disabled"),
    };
    let mut badges = vec![Badge { tone, key }];
    if customer.lock(now).is_some() {
        badges.push(Badge { tone: "bad", key: "state-locked" });
    }
    if customer.reset_required_at.is_some() {
        badges.push(Badge { tone: "attention", key: "state-reset-required" });
    }
    if customer.state == State::Active && customer.address_confirmed_at.is_none() {
        badges.push(Badge { tone: "attention", key: "state-unconfirmed" });
    }
    badges
}

fn cursor(asked: &Asked) -> Option<Cursor> {
    let (back, text) = if asked.before.is_empty() { (false, &asked.after) } else { (true, &asked.before) };
    let (id, key) = text.split_once('.')?;
    Some(Cursor { back, id: id.parse().ok()?, key: typed(key).collect() })
}

/// What a keyboard can type: Postgres refuses a NUL.
fn typed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_control())
}

impl ListState {
    fn read(base: String, asked: &Asked) -> Self {
        let size = asked.size.parse().ok().filter(|size| SIZES.contains(size)).unwrap_or(USUAL_SIZE);
        Self {
            base,
            view: asked.view.parse().unwrap_or(View::All),
            query: typed(asked.q.trim()).take(100).collect(),
            sort: asked.sort.parse().unwrap_or(Sort::Name),
            reversed: asked.order == "reversed",
            size,
        }
    }

    fn address(&self, view: View, sort: Sort, reversed: bool, size: i64, more: &[(&str, &str)]) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("view", view.word());
        if !self.query.is_empty() {
            query.append_pair("q", &self.query);
        }
        if sort != Sort::Name {
            query.append_pair("sort", sort.word());
        }
        if reversed {
            query.append_pair("order", "reversed");
        }
        if size != USUAL_SIZE {
            query.append_pair("size", &size.to_string());
        }
        query.extend_pairs(more);
        format!("{}?{}", self.base, query.finish())
    }

    fn in_view(&self, view: &View) -> String {
        self.address(*view, self.sort, self.reversed, self.size, &[])
    }

    /// Sorts by a column; by the same column the other way round.
    fn sorted(&self, sort: &str) -> String {
        let sort = sort.parse().unwrap_or(Sort::Name);
        let reversed = sort == self.sort && !self.reversed;
        self.address(self.view, sort, reversed, self.size, &[])
    }

    /// For `aria-sort`: names go up, times down, unless reversed.
    fn direction(&self, sort: &str) -> &'static str {
        if self.sort.word() != sort {
            return "none";
        }
        let descending = matches!(self.sort, Sort::SignIn | Sort::Reset) != self.reversed;
        if descending { "descending" } else { "ascending" }
    }

    fn sort_icon(&self, sort: &str) -> &'static str {
        match self.direction(sort) {
            "ascending" => "arrow-up",
            "descending" => "arrow-down",
            _ => "sort",
        }
    }

    fn with_size(&self, size: &i64) -> String {
        self.address(self.view, self.sort, self.reversed, *size, &[])
    }

    fn page(&self, cursor: &Cursor) -> String {
        let text = format!("{}.{}", cursor.id, cursor.key);
        let name = if cursor.back { "before" } else { "after" };
        self.address(self.view, self.sort, self.reversed, self.size, &[(name, &text)])
    }

    fn cleared(&self) -> String {
        format!("{}?view={}", self.base, View::All)
    }

    fn views(&self) -> &'static [View] {
        View::ALL
    }

    fn sizes(&self) -> [i64; 3] {
        SIZES
    }
}
