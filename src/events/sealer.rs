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

impl Sealer {
    /// Works until it is stopped, and seals what is left then.
    pub async fn run(self) {
        let mut told = HashMap::new();
        loop {
            let is_over = self.stop.is_cancelled();
            match self.seal_all().await {
                Ok(heads) => heads.iter().for_each(|head| self.tell(head, &mut told, is_over)),
                Err(error) => tracing::error!(%error, "sealing the log"),
            }
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

    fn tell(&self, head: &Head, told: &mut HashMap<AccountId, Time>, always: bool) {
        let now = self.clock.now();
        if always || told.get(&head.account).is_none_or(|at| *at + TELL <= now) {
            told.insert(head.account, now);
            tracing::info!(account = head.account.0, number = head.number, seal = head.seal, "the log is sealed");
        }
    }
}
