//! The password again, before what reaches far: roles, keys, the sender, endpoints. A form asks for
//! it in a field of its own, and only when it was last typed more than [`FRESH`] ago, so that
//! nothing that was typed beside it is lost (ASVS 7.5.3).

use chrono::TimeDelta;

use super::{Desk, Error, Problems, Result, visitor};
use crate::events::Kind;
use crate::events::warnings::Whom;
use crate::passwords::Password;
use crate::staff::sessions;
use crate::staff::sign_in::{self, Refused};

/// How long a password that was typed is good for.
pub const FRESH: TimeDelta = TimeDelta::minutes(5);
/// The name of the field.
pub const FIELD: &str = "your_password";

/// In the session's state: when the password was last typed, in Unix seconds.
pub(super) const CONFIRMED: &str = "confirmed";

impl Desk {
    /// Whether the person has typed their password within [`FRESH`].
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        let at: Option<i64> = self.session().get(CONFIRMED).ok().flatten();
        at.is_some_and(|at| self.now().unix() - at < FRESH.num_seconds())
    }

    /// Looks at the field, if it is needed, and notes what is wrong with it. Wrong passwords count
    /// as those of the sign-in page do; a right one begins a new session key (ASVS 7.2.4).
    ///
    /// # Errors
    /// Too much to do, or the database's.
    pub async fn confirm(&self, typed: &str, problems: &mut Problems) -> Result<()> {
        if self.is_confirmed() {
            return Ok(());
        }
        let t = self.words();
        let Some(password) = Password::typed(typed).filter(|_| !typed.is_empty()) else {
            problems.note(FIELD, t.say("confirm-needed"));
            return Ok(());
        };
        let network = visitor::network(&self.request, &self.keydesk);
        let (desk, now) = (&self.keydesk, self.now());
        let checked =
            sign_in::check(&desk.db, &desk.hasher, &desk.config.keys, &self.staff, password, network, now).await;
        match checked {
            Ok(()) => {
                let fault = |e: actix_session::SessionInsertError| Error::Fault(e.to_string());
                self.session().insert(sessions::REKEY, true).map_err(fault)?;
                self.session().insert(CONFIRMED, now.unix()).map_err(fault)
            }
            Err(Refused::No) => {
                let whom = Whom::Person(self.staff.id);
                desk.warnings.note(Kind::StaffSignInFailed, whom, self.by(), now);
                problems.note(FIELD, t.say("confirm-wrong"));
                Ok(())
            }
            Err(Refused::Db(failure)) => Err(failure.into()),
            Err(Refused::Hashing(failed)) => Err(failed.into()),
        }
    }
}
