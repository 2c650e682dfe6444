//! `keydesk audit …`.

use clap::Subcommand;

use super::settings::{DatabaseSetting, block_on};
use super::{Stop, say, secret};
use crate::accounts::{self, AccountId};
use crate::db;
use crate::events::verify::{Report, verify};

#[derive(Subcommand)]
pub(super) enum Audit {
    /// Check that no line of the audit log was changed, removed or slipped in
    Verify {
        /// Id of the account; all of them if none is named
        #[arg(long)]
        account: Option<i64>,
        /// A head that was noted earlier: the log must still hold it, or its end was cut off
        #[arg(long, value_name = "SEAL", requires = "account")]
        head: Option<String>,
        /// As for serve, with the old keys that sealed older lines
        #[arg(long, env = "KEYDESK_SECRET", hide_env_values = true, value_name = "NEW,OLD")]
        secret: Option<String>,
        #[command(flatten)]
        database: DatabaseSetting,
    },
}

impl Audit {
    pub(super) fn run(self) -> Result<(), Stop> {
        let Self::Verify { account, head, secret, database } = self;
        let kept = head.unwrap_or_default();
        let keys = secret::keys(secret.as_deref(), &database.url()?)?;
        let db = database.open()?;
        let reports = block_on(async move {
            let read = db.read(move |conn| {
                let all = accounts::store::ids(conn)?;
                let wanted = all.into_iter().filter(|id| account.is_none_or(|account| *id == AccountId(account)));
                let reports = wanted.map(|id| verify(conn, &keys, id, &kept));
                reports.collect::<db::Result<Vec<Report>>>()
            });
            Ok(read.await?)
        })?;
        if reports.is_empty() {
            return Err(Stop::Setting("there is no such account".into()));
        }
        reports.iter().for_each(|report| say(&in_words(report)));
        let broken = reports.iter().filter(|report| report.broken.is_some() || !report.has_head).count();
        if broken > 0 { Err(Stop::Failed(format!("the log of {broken} account(s) is broken"))) } else { Ok(()) }
    }
}

fn in_words(report: &Report) -> String {
    let Report { head, unsealed, erased, broken, has_head } = report;
    let begin = format!("account {}:", head.account);
    if let Some((number, why)) = broken {
        return format!("{begin} BROKEN at line {number}: {why}; {} lines before it are good", head.number);
    }
    if !has_head {
        return format!(
            "{begin} BROKEN: lines are missing at its end, it does not hold the head that was named; {} lines are good",
            head.number
        );
    }
    let tail = format!("{unsealed} not sealed yet, {erased} erased");
    format!("{begin} {} lines are as they were written, {tail}; head {}", head.number, head.seal)
}
