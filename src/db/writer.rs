//! One writer for SQLite, and what a transaction is on both.
//!
//! SQLite lets one connection write at a time. Instead of letting requests fight for the lock,
//! they hand their closures to one thread, which runs each in a savepoint of one transaction and
//! commits when nobody is waiting any more: under load many changes share one `fsync`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::{Connection, SqliteConnection};
use tokio::sync::oneshot;

use super::{Conn, Failure};

/// Changes that may share a commit, so that the first of them does not wait for ever.
const SHARE: usize = 64;

/// Runs the change in a savepoint; gives what tells its caller once the commit is through.
type Job = Box<dyn FnOnce(&mut Conn) -> Told + Send>;
type Told = Box<dyn FnOnce(Result<(), String>) + Send>;

/// The way to the writer thread, which ends when the last clone is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: Sender<Job>,
}

impl Writer {
    pub(super) fn start(conn: Conn) -> Self {
        let (jobs, queue) = channel();
        std::thread::spawn(move || work(conn, &queue));
        Self { jobs }
    }

    pub(super) async fn run<T, E, F>(&self, change: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Failure> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let outcome = in_transaction(conn, change);
            Box::new(move |committed| {
                let outcome = match (outcome, committed) {
                    (Ok(Ok(value)), Ok(())) => Ok(value),
                    (Ok(Ok(_)), Err(reason)) => Err(Failure::Unavailable(reason).into()),
                    (Ok(Err(refused)), _) => Err(refused),
                    (Err(failure), _) => Err(failure.into()),
                };
                // A caller that has gone away needs no answer.
                let _ = tell.send(outcome);
            })
        });
        let gone = || Failure::Unavailable("the writer has stopped".into());
        self.jobs.send(job).ok().ok_or_else(gone)?;
        told.await.ok().ok_or_else(gone)?
    }
}

fn work(mut conn: Conn, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        if let Err(error) = begin(&mut conn) {
            let reason = error.to_string();
            tracing::error!(reason, "cannot begin a write transaction");
            drop(first); // its caller sees the channel close
            continue;
        }
        let mut waiting = vec![first(&mut conn)];
        while waiting.len() < SHARE {
            let Ok(next) = queue.try_recv() else { break };
            waiting.push(next(&mut conn));
        }
        let committed = commit(&mut conn).map_err(|error| error.to_string());
        if let Err(reason) = &committed {
            tracing::error!(reason, "cannot commit");
        }
        for tell in waiting {
            tell(committed.clone());
        }
    }
}

/// `BEGIN IMMEDIATE` takes the write lock at once: a transaction that reads first and then writes
/// cannot be refused half way.
fn begin(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        Conn::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres),
    }
}

fn commit(conn: &mut Conn) -> diesel::QueryResult<()> {
    type Manager = <Conn as Connection>::TransactionManager;
    let committed = Manager::commit_transaction(conn);
    if committed.is_err()
        && let Conn::Sqlite(sqlite) = conn
    {
        let _ = <SqliteConnection as Connection>::TransactionManager::rollback_transaction(sqlite);
    }
    committed
}

/// Runs a change in a transaction, or in a savepoint of the one that is open; rolls back on an
/// error and on a panic. The outer error is the database's, the inner the change's own.
pub(super) fn in_transaction<T, E, F>(conn: &mut Conn, change: F) -> Result<Result<T, E>, Failure>
where
    F: FnOnce(&mut Conn) -> Result<T, E>,
{
    let mut outcome = None;
    let ended = conn.transaction(|conn| {
        match catch_unwind(AssertUnwindSafe(|| change(conn))) {
            Ok(Ok(value)) => {
                outcome = Some(Ok(Ok(value)));
                return Ok(());
            }
            Ok(Err(refused)) => outcome = Some(Ok(Err(refused))),
            Err(panic) => outcome = Some(Err(Failure::Panicked(words_of(panic.as_ref())))),
        }
        Err(diesel::result::Error::RollbackTransaction)
    });
    match (outcome, ended) {
        (Some(Ok(Ok(_))), Err(not_committed)) => Err(not_committed.into()),
        (Some(outcome), _) => outcome,
        (None, ended) => Err(ended.map_or_else(Failure::from, |()| Failure::Unavailable("not run".into()))),
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".into())
}
