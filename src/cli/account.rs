//! `keydesk account …`.

use clap::Subcommand;

use super::settings::{DatabaseSetting, block_on};
use super::{Stop, say};
use crate::accounts::create::{NewAccount, create};
use crate::clock::Clock;
use crate::email::Email;
use crate::events::By;
use crate::one_line::tidy;

#[derive(Subcommand)]
pub(super) enum Account {
    /// Add a shop
    Create {
        /// As customers know it
        #[arg(long)]
        name: String,
        /// Sender of its mails, for example service@shop.example
        #[arg(long)]
        sender: Email,
        /// The language of customers who have none: en, de, es, fr, it, nl, pl or pt
        #[arg(long, default_value = "en")]
        locale: crate::i18n::Lang,
        /// IANA name
        #[arg(long, default_value = "UTC")]
        time_zone: chrono_tz::Tz,
        #[command(flatten)]
        database: DatabaseSetting,
    },
}

impl Account {
    pub(super) fn run(self) -> Result<(), Stop> {
        let Self::Create { name, sender, locale, time_zone, database } = self;
        if name.trim().is_empty() {
            return Err(Stop::Setting("--name must not be empty".into()));
        }
        let db = database.open()?;
        let new = NewAccount { name: tidy(&name), locale: locale.word().to_owned(), time_zone, sender };
        let now = Clock::default().now();
        let id = block_on(async { Ok(db.write(move |conn| create(conn, &new, &By::operator(), now)).await?) })?;
        say(&format!("Added account {id}. Next: keydesk staff create --account {id} --role owner --email … --name …"));
        Ok(())
    }
}
