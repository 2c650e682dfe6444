//! The worker: makes the resets that the forgot-password page took in, writes down who looked at
//! whom, and empties the outbox.
//!
//! One in every process. It is woken after a request has queued something and looks by itself
//! every few seconds, so that what another process queued, or a clock has made due, is found too.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::deliver::{PostOffice, deliver};
use super::smtp::{CONNECTIONS, PATIENCE_IN_ALL};
use super::store;
use crate::accounts;
use crate::api_keys::repeat;
use crate::compatibility::{self, Notebook};
use crate::crypto::{hex, random};
use crate::customers::{erase, sign_in_by_token};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::looks::Looks;
use crate::events::warnings::Warnings;
use crate::resets::intake;
use crate::resets::request::LinkMaker;
use crate::staff;
use crate::throttle;

/// How often it looks without being woken.
const LOOK: Duration = Duration::from_secs(5);
/// How often it throws away what is no longer needed, in looks.
const SWEEP: u32 = 120;
/// Batches of requests that it works on before mails have their turn.
const BATCHES: u32 = 5;
/// What it has left at shutdown for mails in flight.
const SHUTDOWN: Duration = Duration::from_secs(20);

/// What is thrown away in time.
const SWEEPS: [fn(&mut Conn, Time) -> db::Result<()>; 9] = [
    intake::sweep,
    throttle::sweep,
    sign_in_by_token::sweep,
    repeat::sweep,
    staff::links::forgot::sweep,
    accounts::retention::sweep,
    erase::sweep,
    compatibility::store::sweep,
    staff::sessions::sweep,
];

/// The worker, before it is started.
pub struct Worker {
    /// Delivers.
    pub office: PostOffice,
    /// Makes resets.
    pub maker: LinkMaker,
    /// Who looked at whom, to be written.
    pub looks: Looks,
    /// What owners should know of, to be written.
    pub warnings: Warnings,
    /// What storefronts missed, to be written.
    pub notebook: Notebook,
    /// Wakes it.
    pub wake: Arc<Notify>,
    /// Ends it.
    pub stop: CancellationToken,
}

impl Worker {
    /// Works until it is stopped; then waits for the mails in flight, but not for ever.
    pub async fn run(self) {
        let in_flight = TaskTracker::new();
        let connections = Arc::new(Semaphore::new(CONNECTIONS as usize));
        let mut looks = 0u32;
        while !self.stop.is_cancelled() {
            self.told("intake", self.work_intakes().await);
            self.told("staff links", self.work_staff_links().await);
            self.told("looks", self.looks.write(&self.office.db).await);
            self.told("warnings", self.warnings.write(&self.office.db).await);
            self.told("misses", self.notebook.write(&self.office.db).await);
            self.told("outbox", self.empty_outbox(&in_flight, &connections).await);
            if looks.is_multiple_of(SWEEP) {
                self.told("sweep", self.sweep().await);
            }
            looks = looks.wrapping_add(1);
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = self.wake.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
        in_flight.close();
        if tokio::time::timeout(SHUTDOWN, in_flight.wait()).await.is_err() {
            tracing::warn!("mails were still in flight; they are tried again and may arrive twice");
        }
        self.told("looks", self.looks.write(&self.office.db).await);
        self.told("warnings", self.warnings.write(&self.office.db).await);
        self.told("misses", self.notebook.write(&self.office.db).await);
        if let Some(server) = &self.office.server {
            server.close().await;
        }
    }

    /// Does what is due now and waits until it is done: what tests do instead of waiting.
    ///
    /// # Errors
    /// The database's.
    pub async fn work_once(&self) -> db::Result<()> {
        let (in_flight, connections) = (TaskTracker::new(), Arc::new(Semaphore::new(CONNECTIONS as usize)));
        self.work_intakes().await?;
        self.work_staff_links().await?;
        self.looks.write(&self.office.db).await?;
        self.warnings.write(&self.office.db).await?;
        self.notebook.write(&self.office.db).await?;
        self.empty_outbox(&in_flight, &connections).await?;
        in_flight.close();
        in_flight.wait().await;
        Ok(())
    }

    fn told(&self, what: &str, outcome: db::Result<()>) {
        if let Err(error) = outcome {
            tracing::error!(what, %error, "worker");
        }
    }

    async fn work_intakes(&self) -> db::Result<()> {
        for _ in 0..BATCHES {
            let now = self.office.clock.now();
            let claimed = self.office.db.write(move |conn| intake::claim(conn, now)).await?;
            if claimed.is_empty() {
                return Ok(());
            }
            for row in claimed {
                let maker = self.maker.clone();
                self.office.db.write(move |conn| intake::work(conn, &maker, &row, now)).await?;
            }
        }
        // The mails have their turn, and then it goes on.
        self.wake.notify_one();
        Ok(())
    }

    async fn work_staff_links(&self) -> db::Result<()> {
        let now = self.office.clock.now();
        // Mostly there is nothing to do, which needs no writing.
        while self.office.db.read(staff::links::forgot::is_due).await? {
            self.office.db.write(move |conn| staff::links::forgot::work(conn, now)).await?;
        }
        Ok(())
    }

    async fn empty_outbox(&self, in_flight: &TaskTracker, connections: &Arc<Semaphore>) -> db::Result<()> {
        let lease_length = TimeDelta::from_std(PATIENCE_IN_ALL).unwrap_or_default() + TimeDelta::seconds(30);
        while !self.stop.is_cancelled() && !self.office.health.is_paused(self.office.clock.now()) {
            let free = tokio::select! {
                () = self.stop.cancelled() => return Ok(()),
                free = Arc::clone(connections).acquire_owned() => free,
            };
            let Ok(first) = free else { return Ok(()) };
            let limit = i64::try_from(connections.available_permits()).unwrap_or(0) + 1;
            let (lease, now) = (hex(&random::<16>()), self.office.clock.now());
            let claimed =
                self.office.db.write(move |conn| store::claim(conn, &lease, lease_length, limit, now)).await?;
            if claimed.is_empty() {
                return Ok(());
            }
            let mut permit = Some(first);
            for message in claimed {
                // The first permit is at hand; the others were free a moment ago and only this
                // worker takes them.
                let Some(permit) = permit.take().or_else(|| Arc::clone(connections).try_acquire_owned().ok()) else {
                    continue;
                };
                let office = self.office.clone();
                let wake = Arc::clone(&self.wake);
                in_flight.spawn(async move {
                    if let Err(error) = deliver(&office, message).await {
                        tracing::error!(%error, "delivering");
                    }
                    drop(permit);
                    wake.notify_one();
                });
            }
        }
        Ok(())
    }

    /// Throws away what is no longer needed, or no longer wanted; each kind by itself, so that nobody waits
    /// for the whole of it and one that fails keeps none of the others.
    ///
    /// # Errors
    /// The database's: the first one.
    pub async fn sweep(&self) -> db::Result<()> {
        let now = self.office.clock.now();
        let mut outcome = Ok(());
        for sweep in SWEEPS {
            outcome = outcome.and(self.office.db.write(move |conn| sweep(conn, now)).await);
        }
        outcome
    }
}
