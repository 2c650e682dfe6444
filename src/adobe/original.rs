//! Answers as on the original platform: an application may want them, and the page that says so says
//! what they tell strangers. The rules are the same with and without.

use async_graphql::Result;

use crate::customers::{self, Customer};
use crate::db;
use crate::email::Email;
use crate::graphql::{Visit, of_database};
use crate::throttle::{self, Subject};

/// Addresses that one network may ask about in an hour.
const AN_HOUR: i64 = 60;
/// And one storefront that does not say for whom it asks.
const AN_HOUR_SHARED: i64 = 600;

/// Who has an address, where that may be told: never unless the application wants it, nor to who has
/// asked too often. Then the answer is the one that everybody gets.
///
/// # Errors
/// The database's.
pub async fn look(visit: &Visit, email: &Email) -> Result<Option<Option<Customer>>> {
    if !visit.answers_as_original {
        return Ok(None);
    }
    let (account, keys, network) = (visit.account.id, visit.keydesk.config.keys.clone(), visit.network.clone());
    let (email_key, now) = (email.key().to_owned(), visit.now());
    let found = visit.keydesk.db.write(move |conn| {
        let subject = Subject::new(&keys, &format!("who has it {account}"), "");
        let most = if network.is_shared() { AN_HOUR_SHARED } else { AN_HOUR };
        if !throttle::allow(conn, &subject, &network, most, now)? {
            return Ok(None);
        }
        Ok::<_, db::Failure>(Some(customers::store::by_email(conn, account, &email_key)?))
    });
    found.await.map_err(|failure| of_database(&failure))
}
