//! What was missed and is not written yet: gathered in memory, so that a request costs no write.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Request;

use super::served::Served;
use super::{Api, document, store};
use crate::accounts::AccountId;
use crate::db::types::Time;
use crate::db::{self, Db};

/// Entries that wait at most. Whoever makes up more names than that between two writes learns nothing
/// from it, and neither does anybody else.
const MOST: usize = 500;
/// Characters of what was asked for, of a client's name and of a sample.
const LONGEST: (usize, usize, usize) = (120, 80, 400);

/// Where something was missed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Where {
    /// Whose shop.
    pub account: AccountId,
    /// In which dialect.
    pub api: Api,
    /// The key or application by whose name it was asked for.
    pub client: String,
}

/// How often, and how the last time.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Times since the last write.
    pub asked: i64,
    /// See [`super::Miss::agent`].
    pub agent: String,
    /// See [`super::Miss::sample`].
    pub sample: String,
    /// The last time.
    pub at: Time,
}

type Entries = HashMap<(Where, String), Noted>;

/// Of this process.
#[derive(Clone, Default)]
pub struct Notebook(Arc<Mutex<Entries>>);

impl Notebook {
    /// Notes what was missed in one request.
    pub fn note(&self, place: &Where, agent: &str, missed: impl IntoIterator<Item = String>, sample: &str, now: Time) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Where { client: cut(&place.client, LONGEST.1), ..place.clone() };
        for what in missed {
            let key = (place.clone(), cut(&what, LONGEST.0));
            let is_new = !entries.contains_key(&key);
            if is_new && entries.len() >= MOST {
                return;
            }
            let fresh = || Noted { asked: 0, agent: String::new(), sample: String::new(), at: now };
            let noted = entries.entry(key).or_insert_with(fresh);
            noted.asked += 1;
            noted.agent = cut(agent, LONGEST.1);
            noted.sample = cut(sample, LONGEST.2);
            noted.at = now;
        }
    }

    /// Notes what a document of GraphQL misses.
    pub fn note_document(&self, served: &Served, place: &Where, agent: &str, asked: &mut Request, now: Time) {
        let variables = asked.variables.clone();
        let Ok(document) = asked.parsed_query() else { return };
        let missed = document::missed(served, document, &variables);
        if !missed.is_empty() {
            self.note(place, agent, missed, &document::outline(document), now);
        }
    }

    /// Writes what has gathered, all in one transaction.
    ///
    /// # Errors
    /// The database's; then what has gathered is lost: it will be asked for again.
    pub async fn write(&self, db: &Db) -> db::Result<()> {
        let entries = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if entries.is_empty() {
            return Ok(());
        }
        // In one order everywhere, so that two processes do not wait for each other in a circle.
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|((a, what_a), _), ((b, what_b), _)| {
            (a.account, a.api.word(), what_a, &a.client).cmp(&(b.account, b.api.word(), what_b, &b.client))
        });
        db.write(move |conn| {
            for ((place, what), noted) in &entries {
                store::add(conn, place, what, noted)?;
            }
            Ok::<_, db::Failure>(())
        })
        .await
    }
}

/// The first characters, without those that no page shows.
fn cut(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_names_is_cut_off_and_nothing_long_is_kept() {
        let book = Notebook::default();
        let place = Where { account: AccountId(1), api: Api::Adobe, client: "c\u{0}".repeat(100) };
        for n in 0..2_000 {
            book.note(&place, "", [format!("Query.a{n}")], &"x".repeat(2_000), Time::EPOCH);
        }
        book.note(&place, "", ["Query.a0".into()], "", Time::EPOCH);
        let entries = book.0.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(entries.len(), MOST);
        assert!(entries.iter().any(|((_, what), noted)| what == "Query.a0" && noted.asked == 2));
        assert!(entries.iter().all(|((place, _), noted)| place.client == "c".repeat(80) && noted.sample.len() <= 400));
    }
}
