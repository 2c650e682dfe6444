//! Hashing off the event loop, as many at once as there are cores.
//!
//! Each core has a thread that hashes one password after the other. What waits is in one queue, with an end;
//! whoever hangs up or has waited too long is passed over, and costs nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded};
use tokio::sync::oneshot;

use super::Password;
use super::argon2id::{self, Memory};

/// How long a request waits for its turn, and how many may wait.
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

/// Makes and checks password hashes; cheap to clone. Its threads end with the last clone.
#[derive(Clone)]
pub struct Hasher {
    jobs: Sender<Job>,
    worked: Arc<AtomicU64>,
    dummy: Arc<Dummy>,
}

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// What a password is checked against when there is nobody: made with today's parameters, so that
/// it costs the same.
#[derive(Default)]
struct Dummy(OnceLock<String>);

impl Dummy {
    fn get(&self, memory: &mut Memory) -> Result<&str, HashingFailed> {
        if let Some(made) = self.0.get() {
            return Ok(made);
        }
        // Only what was made is kept: a failure is for this time, else it would tell strangers apart till the end.
        let made = argon2id::hash(&crate::crypto::hex(&crate::crypto::random::<16>()), memory)?;
        Ok(self.0.get_or_init(|| made))
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

impl Hasher {
    /// With a thread a core. The first makes the dummy, so that start-up does not wait for it and the first
    /// stranger does not pay for it.
    #[must_use]
    pub fn new() -> Self {
        let (jobs, queue) = bounded::<Job>(QUEUE);
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            let queue = queue.clone();
            std::thread::spawn(move || hash_on(&queue));
        }
        let dummy = Arc::<Dummy>::default();
        let made = Arc::clone(&dummy);
        let first = jobs.try_send(Box::new(move |memory| drop(made.get(memory).map(drop))));
        debug_assert!(first.is_ok(), "the queue was empty");
        Self { jobs, worked: Arc::default(), dummy }
    }

    /// The PHC string to store.
    ///
    /// # Errors
    /// [`HashingFailed::Busy`] under load.
    pub async fn hash(&self, password: Password) -> Result<String, HashingFailed> {
        self.work(move |memory| argon2id::hash(password.reveal(), memory)).await
    }

    /// Whether the password is the one that was stored. Without a stored one the answer is no,
    /// after the same work.
    ///
    /// # Errors
    /// [`HashingFailed::Busy`] under load.
    pub async fn verify(&self, stored: Option<String>, password: Password) -> Result<bool, HashingFailed> {
        let dummy = Arc::clone(&self.dummy);
        self.work(move |memory| {
            let known = stored.is_some();
            let against = match &stored {
                Some(stored) => stored.as_str(),
                None => dummy.get(memory)?,
            };
            let right = argon2id::verify(against, password.reveal(), memory)?;
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
        F: FnOnce(&mut Memory) -> Result<T, HashingFailed> + Send + 'static,
        T: Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let (worked, asked) = (Arc::clone(&self.worked), Instant::now());
        let job: Job = Box::new(move |memory| {
            if tell.is_closed() || asked.elapsed() > WAIT {
                return;
            }
            worked.fetch_add(1, Ordering::Relaxed);
            let done = catch_unwind(AssertUnwindSafe(|| work(memory)));
            let _ = tell.send(done.unwrap_or_else(|_| Err(HashingFailed::Fault("it panicked".into()))));
        });
        self.jobs.try_send(job).ok().ok_or(HashingFailed::Busy)?;
        told.await.unwrap_or(Err(HashingFailed::Busy))
    }
}

/// Works on what is in the queue until nobody can put anything there. When nothing waits, the memory goes back
/// to the allocator.
fn hash_on(queue: &Receiver<Job>) {
    let mut memory = Memory::new();
    loop {
        let job = queue.try_recv().or_else(|_| {
            memory = Memory::new();
            queue.recv()
        });
        let Ok(job) = job else { return };
        let _ = catch_unwind(AssertUnwindSafe(|| job(&mut memory))); // also of the first, for which nobody waits
    }
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
    async fn what_is_too_much_is_refused_at_once_and_who_hangs_up_costs_nothing() {
        let hasher = Hasher::new();
        let cores = std::thread::available_parallelism().unwrap().get();
        // All threads wait for this one's word.
        let (go, gate) = bounded::<()>(0);
        let held: Vec<_> = (0..cores).map(|_| gate.clone()).map(|gate| hasher.work(move |_| Ok(gate.recv()))).collect();
        let mut held = Box::pin(futures_util::future::join_all(held));
        assert!(futures_util::poll!(&mut held).is_pending());
        while !hasher.jobs.is_empty() {
            tokio::task::yield_now().await;
        }
        let mut waiting: Vec<_> = (0..QUEUE).map(|_| Box::pin(hasher.hash(typed("x")))).collect();
        for one in &mut waiting {
            assert!(futures_util::poll!(one).is_pending());
        }
        assert!(matches!(hasher.hash(typed("x")).await, Err(HashingFailed::Busy)));
        waiting.truncate(1); // the others hang up
        drop(go);
        held.await.into_iter().for_each(|done| assert!(done.is_ok()));
        assert!(waiting.remove(0).await.is_ok());
        hasher.hash(typed("x")).await.unwrap();
        assert_eq!(hasher.worked(), cores as u64 + 2);
    }

    #[actix_web::test]
    async fn a_panic_is_a_fault_and_the_threads_go_on() {
        let hasher = Hasher::new();
        for _ in 0..std::thread::available_parallelism().unwrap().get() * 2 {
            let done = hasher.work::<(), _>(|_| panic!("on purpose")).await;
            assert!(matches!(done, Err(HashingFailed::Fault(_))));
        }
        assert!(hasher.hash(typed("x")).await.is_ok());
    }
}
