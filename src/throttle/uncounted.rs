//! Tries that are not looked at.

use super::{Network, Subject, crowd};
use crate::db::types::Time;
use crate::db::{self, Db};
use crate::passwords::{Hasher, HashingFailed, Password};

/// Why a try is not even looked at. What was counted for it before is to be undone: the transaction must fail.
#[derive(Debug, thiserror::Error)]
pub enum Uncounted {
    /// Who is tried waits, or is locked.
    #[error("paused")]
    Paused,
    /// Its network has had its tries.
    #[error("too many from one network")]
    Full,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl From<diesel::result::Error> for Uncounted {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Does the work of a try that is looked at, so that time does not tell whose address is paused. The network is counted, as
/// for other tries: else this would be work for whoever wants some.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn pretend<E>(
    db: &Db,
    hasher: &Hasher,
    subject: Subject,
    network: Network,
    password: Password,
    now: Time,
) -> Result<(), E>
where
    E: From<db::Failure> + From<HashingFailed> + Send + 'static,
{
    let may = db.write(move |conn| {
        let may = network.is_shared() || crowd::add_below(conn, &subject, &network, subject.of_network, now)?;
        Ok::<_, E>(may)
    });
    if may.await? {
        hasher.verify(None, password).await?;
    }
    Ok(())
}
