//! `keydesk key …`.

use chrono::TimeDelta;
use clap::Subcommand;

use super::settings::{DatabaseSetting, block_on};
use super::{Stop, say};
use crate::accounts::{self, AccountId};
use crate::api_keys::Scope;
use crate::api_keys::make::{Refused, Wanted, make};
use crate::applications::ApplicationId;
use crate::clock::Clock;
use crate::events::By;
use crate::one_line::tidy;

/// A hundred years: longer than any program lasts.
const MOST_DAYS: i64 = 36_500;

#[derive(Subcommand)]
pub(super) enum Key {
    /// Make an API key for a program; it is printed once
    Create {
        /// Id of the account
        #[arg(long)]
        account: i64,
        /// What will use it
        #[arg(long)]
        name: String,
        /// What it may do, each with a --scope of its own: customers:read, customers:write,
        /// notifications:send, storefront, applications:read
        #[arg(long = "scope", required = true, value_name = "SCOPE")]
        scopes: Vec<Scope>,
        /// Id of the one application that it is for
        #[arg(long)]
        application: Option<i64>,
        /// Days after which it ends by itself; without this never
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=MOST_DAYS))]
        days: Option<i64>,
        #[command(flatten)]
        database: DatabaseSetting,
    },
}

impl Key {
    pub(super) fn run(self) -> Result<(), Stop> {
        let Self::Create { account, name, mut scopes, application, days, database } = self;
        let name = tidy(&name);
        if name.is_empty() {
            return Err(Stop::Setting("--name must not be empty".into()));
        }
        // One that is named twice is one, in the order in which the form has them.
        scopes = Scope::ALL.iter().copied().filter(|scope| scopes.contains(scope)).collect();
        let (db, account, now) = (database.open()?, AccountId(account), Clock::default().now());
        let expires_at = days.map(|days| now + TimeDelta::days(days));
        let wanted = Wanted { name, scopes, application: application.map(ApplicationId), expires_at };
        let made = block_on(async move {
            let made = db.write(move |conn| {
                if accounts::store::find(conn, account)?.is_none() {
                    return Ok::<_, Refused>(None);
                }
                Ok(Some(make(conn, account, &wanted, &By::operator(), now)?))
            });
            match made.await {
                Ok(made) => Ok(made),
                Err(Refused::UnknownApplication) => Err(Stop::Setting("there is no such application".into())),
                Err(Refused::NameTaken) => Err(Stop::Setting("there is a key of this name already".into())),
                Err(Refused::Db(failure)) => Err(failure.into()),
                Err(other @ Refused::Over(_)) => Err(other.into()),
            }
        })?;
        let (_, secret) = made.ok_or_else(|| Stop::Setting(format!("there is no account {account}")))?;
        say(&format!("Made a key for account {account}. It is shown once: {}", secret.reveal()));
        Ok(())
    }
}
