//! The sealer: one in every process, of which one works at a time.

use std::collections::HashMap;
use std::time::Duration;

use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use super::seal::{self, Head};
use crate::accounts::AccountId;
use crate::clock::Clock;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Db};

/// How often it looks: a line is sealed within a second.
const LOOK: Duration = Duration::from_millis(500);
/// How often it tells an account's head to the server's log, which whoever changes the database
/// cannot change.
const TELL: TimeDelta = TimeDelta::minutes(1);

/// The sealer, before it is started.
#[derive(Clone)]
pub struct Sealer {
    /// The log's.
    pub db: Db,
    /// The server's.
    pub keys: Keys,
    /// What time it is.
    pub clock: Clock,
    /// Ends it.
    pub stop: CancellationToken,
}

/// The heads of this process, and what was last told of them.
#[derive(Default)]
struct Heads {
    latest: HashMap<AccountId, Head>,
    told: HashMap<AccountId, (i64, Time)>,
}

impl Sealer {
    /// Works until it is stopped, and seals what is left then.
    pub async fn run(self) {
        let mut heads = Heads::default();
        loop {
            let is_over = self.stop.is_cancelled();
            match self.seal_all().await {
                Ok(sealed) => heads.latest.extend(sealed.into_iter().map(|head| (head.account, head))),
                Err(error) => tracing::error!(%error, "sealing the log"),
            }
            heads.tell(self.clock.now(), is_over);
            if is_over {
                return;
            }
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Seals whatever waits now; gives the new heads.
    ///
    /// # Errors
    /// The database's.
    pub async fn seal_all(&self) -> db::Result<Vec<Head>> {
        let mut heads = HashMap::new();
        while self.db.read(seal::is_due).await? {
            let keys = self.keys.clone();
            let Some(head) = self.db.write(move |conn| seal::seal_next(conn, &keys)).await? else { break };
            heads.insert(head.account, head);
        }
        Ok(heads.into_values().collect())
    }
}

impl Heads {
    /// Tells what is new: each account once a minute, and at the end everything.
    fn tell(&mut self, now: Time, is_over: bool) {
        for (account, head) in &self.latest {
            let is_new = |(number, at): &(i64, Time)| *number < head.number && (is_over || *at + TELL <= now);
            if self.told.get(account).is_none_or(is_new) {
                self.told.insert(*account, (head.number, now));
                tracing::info!(account = account.0, number = head.number, seal = head.seal, "the log is sealed");
            }
        }
    }
}
