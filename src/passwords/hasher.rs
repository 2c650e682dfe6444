//! argon2id, off the event loop, only so many at once.
//!
//! The permit lives in the blocking task, not in the request: a client that hangs up does not free
//! a place while its hash is still being worked on.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Password;

/// Memory (KiB), passes and lanes: OWASP's password storage advice.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Stored parameters beyond these are not worked on, whoever stored them.
const MEMORY_CEILING_KIB: u32 = 262_144;
const PASSES_CEILING: u32 = 16;

/// How long a request waits for a permit, and how many may wait.
const WAIT: Duration = Duration::from_secs(2);
const QUEUE: usize = 64;

/// No hash could be made or checked.
#[derive(Debug, thiserror::Error)]
pub enum HashingFailed {
    /// Too many at once: to be answered 503, try again.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// A fault.
    #[error("hashing: {0}")]
    Fault(String),
}

/// Makes and checks password hashes; cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    worked: Arc<AtomicU64>,
    dummy: Arc<Dummy>,
}

/// What a password is checked against when there is nobody: made with today's parameters, so that
/// it costs the same.
#[derive(Default)]
struct Dummy(OnceLock<Option<String>>);

impl Dummy {
    fn get(&self) -> Result<&str, HashingFailed> {
        let made = self.0.get_or_init(|| hash(&crate::crypto::hex(&crate::crypto::random::<16>())).ok());
        made.as_deref().ok_or_else(|| HashingFailed::Fault("no dummy hash".into()))
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

impl Hasher {
    /// With as many permits as there are cores. The dummy is made beside, so that start-up does
    /// not wait for it and the first stranger does not pay for it.
    #[must_use]
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let dummy = Arc::<Dummy>::default();
        let made = Arc::clone(&dummy);
        std::thread::spawn(move || made.get().map(drop));
        Self { permits: Arc::new(Semaphore::new(cores)), waiting: Arc::default(), worked: Arc::default(), dummy }
    }

    /// The PHC string to store.
    ///
    /// # Errors
    /// [`HashingFailed::Busy`] under load.
    pub async fn hash(&self, password: Password) -> Result<String, HashingFailed> {
        self.work(move || hash(password.reveal())).await
    }

    /// Whether the password is the one that was stored. Without a stored one the answer is no,
    /// after the same work.
    ///
    /// # Errors
    /// [`HashingFailed::Busy`] under load.
    pub async fn verify(&self, stored: Option<String>, password: Password) -> Result<bool, HashingFailed> {
        let dummy = Arc::clone(&self.dummy);
        self.work(move || {
            let known = stored.is_some();
            let against = match &stored {
                Some(stored) => stored.as_str(),
                None => dummy.get()?,
            };
            let right = verify(against, password.reveal())?;
            Ok(known && right)
        })
        .await
    }

    /// Hashes worked on so far. Tests count with it that strangers and customers cost the same.
    #[must_use]
    pub fn worked(&self) -> u64 {
        self.worked.load(Ordering::Relaxed)
    }

    async fn work<T, F>(&self, work: F) -> Result<T, HashingFailed>
    where
        F: FnOnce() -> Result<T, HashingFailed> + Send + 'static,
        T: Send + 'static,
    {
        let permit = self.permit().await?;
        let worked = Arc::clone(&self.worked);
        let done = tokio::task::spawn_blocking(move || {
            let _until_the_work_is_done = permit;
            worked.fetch_add(1, Ordering::Relaxed);
            work()
        });
        done.await.map_err(|e| HashingFailed::Fault(e.to_string()))?
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, HashingFailed> {
        let place = InQueue::enter(&self.waiting)?;
        let permit = tokio::time::timeout(WAIT, Arc::clone(&self.permits).acquire_owned()).await;
        drop(place);
        match permit {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(HashingFailed::Busy),
        }
    }
}

/// A place in the queue, given back also when the request is dropped while it waits.
struct InQueue<'a>(&'a AtomicUsize);

impl<'a> InQueue<'a> {
    fn enter(waiting: &'a AtomicUsize) -> Result<Self, HashingFailed> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::Relaxed) >= QUEUE { Err(HashingFailed::Busy) } else { Ok(place) }
    }
}

impl Drop for InQueue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn argon2() -> Result<Argon2<'static>, HashingFailed> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str) -> Result<String, HashingFailed> {
    Ok(argon2()?.hash_password(password.as_bytes()).map_err(fault)?.to_string())
}

fn verify(stored: &str, password: &str) -> Result<bool, HashingFailed> {
    let stored = PasswordHash::new(stored).map_err(fault)?;
    let params = Params::try_from(&stored).map_err(fault)?;
    if params.m_cost() > MEMORY_CEILING_KIB || params.t_cost() > PASSES_CEILING {
        return Err(HashingFailed::Fault("stored parameters are above the ceiling".into()));
    }
    Ok(argon2()?.verify_password(password.as_bytes(), &stored).is_ok())
}

fn fault(error: impl std::fmt::Display) -> HashingFailed {
    HashingFailed::Fault(error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn typed(text: &str) -> Password {
        Password::typed(text).unwrap()
    }

    #[actix_web::test]
    async fn only_the_exact_password_is_right() {
        let hasher = Hasher::new();
        let stored = hasher.hash(typed("Plum tractor 90")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hasher.verify(Some(stored.clone()), typed("Plum tractor 90")).await.unwrap());
        for near in ["plum tractor 90", "Plum tractor 90 ", "Plum tractor 9", ""] {
            assert!(!hasher.verify(Some(stored.clone()), typed(near)).await.unwrap());
        }
    }

    #[actix_web::test]
    async fn nobody_costs_the_same_as_somebody() {
        let hasher = Hasher::new();
        assert!(!hasher.verify(None, typed("x")).await.unwrap());
        assert_eq!(hasher.worked(), 1);
    }

    #[actix_web::test]
    async fn a_hostile_stored_hash_is_refused_before_it_costs_memory() {
        let hasher = Hasher::new();
        for hostile in [
            "$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$argon2id$v=19$m=19456,t=1000000,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "not a hash",
        ] {
            assert!(matches!(hasher.verify(Some(hostile.into()), typed("x")).await, Err(HashingFailed::Fault(_))));
        }
    }
}
