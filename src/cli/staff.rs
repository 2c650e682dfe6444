//! `keydesk staff …`.

use clap::Subcommand;

use super::settings::{DatabaseSetting, block_on};
use super::{Stop, say};
use crate::accounts::{self, AccountId};
use crate::clock::Clock;
use crate::db::{self, Db};
use crate::email::Email;
use crate::events::By;
use crate::one_line::tidy;
use crate::passwords::{self, Hasher, Password};
use crate::staff::StaffMember;
use crate::staff::create::{NewStaff, create, give_role};
use crate::staff::rescue;
use crate::staff::roles::Role;
use crate::staff::store;

#[derive(Subcommand)]
pub(super) enum Staff {
    /// Add a person, or give one a role in another account
    Create {
        /// To sign in with
        #[arg(long)]
        email: Email,
        /// For colleagues
        #[arg(long)]
        name: String,
        /// Id of the account
        #[arg(long)]
        account: i64,
        /// owner, manager, support or editor
        #[arg(long)]
        role: Role,
        #[command(flatten)]
        database: DatabaseSetting,
    },
    /// Let somebody in again who has lost password or second factor: a new password, printed once
    Rescue {
        /// With which they sign in
        #[arg(long)]
        email: Email,
        /// As for serve; opens the lock after wrong passwords
        #[arg(long, env = "KEYDESK_SECRET", hide_env_values = true, value_name = "NEW,OLD")]
        secret: Option<String>,
        #[command(flatten)]
        database: DatabaseSetting,
    },
}

impl Staff {
    pub(super) fn run(self) -> Result<(), Stop> {
        let (email, name, account, role, database) = match self {
            Self::Create { email, name, account, role, database } => (email, name, account, role, database),
            Self::Rescue { email, secret, database } => return rescue(&email, secret.as_deref(), &database),
        };
        if name.trim().is_empty() {
            return Err(Stop::Setting("--name must not be empty".into()));
        }
        let (db, account) = (database.open()?, AccountId(account));
        block_on(async move {
            let key = email.key().to_owned();
            let found = db.read(move |conn| {
                Ok::<_, db::Failure>((accounts::store::find(conn, account)?, store::by_email(conn, &key)?))
            });
            match found.await? {
                (None, _) => Err(Stop::Setting(format!("there is no account {account}"))),
                (Some(_), Some(known)) => add_role(&db, &known, account, role).await,
                (Some(_), None) => add(&db, name, email, account, role).await,
            }
        })
    }
}

fn rescue(email: &Email, secret: Option<&str>, database: &DatabaseSetting) -> Result<(), Stop> {
    let db = database.open()?;
    let keys = super::secret::keys(secret, &database.url()?)?;
    let plain = passwords::generate();
    let password = Password::typed(&plain).ok_or_else(|| Stop::Failed("no password could be made".into()))?;
    let (key, now) = (email.key().to_owned(), Clock::default().now());
    let rescued = block_on(async move {
        let hash = Hasher::new().hash(password).await?;
        Ok(db.write(move |conn| rescue::rescue(conn, &keys, &key, &hash, &By::operator(), now)).await?)
    })?;
    let Some(member) = rescued else { return Err(Stop::Setting(format!("nobody signs in with {}", email.typed()))) };
    let told = "A second factor, if there was one, is removed, and all sessions have ended.";
    say(&format!("{} can sign in again. New password, shown once: {plain}\n{told}", member.email));
    Ok(())
}

async fn add(db: &Db, name: String, email: Email, account: AccountId, role: Role) -> Result<(), Stop> {
    let plain = passwords::generate();
    let password = Password::typed(&plain).ok_or_else(|| Stop::Failed("no password could be made".into()))?;
    let password_hash = Hasher::new().hash(password).await?;
    let told = format!("Added {} as {role}. Password, shown once: {plain}", email.typed());
    let new = NewStaff { name: tidy(&name), email, password_hash };
    let now = Clock::default().now();
    db.write(move |conn| create(conn, &new, account, role, &By::operator(), now)).await?;
    say(&told);
    Ok(())
}

async fn add_role(db: &Db, known: &StaffMember, account: AccountId, role: Role) -> Result<(), Stop> {
    let (id, now) = (known.id, Clock::default().now());
    match db.write(move |conn| give_role(conn, id, account, role, &By::operator(), now)).await {
        Ok(()) => {
            say(&format!("{} is now {role} of account {account} too; the password stays.", known.email));
            Ok(())
        }
        Err(failure) if failure.is_duplicate() => {
            Err(Stop::Failed(format!("{} has a role in account {account} already", known.email)))
        }
        Err(failure) => Err(failure.into()),
    }
}
