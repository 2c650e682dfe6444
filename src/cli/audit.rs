//! `keydesk audit …`.

use clap::Subcommand;

use super::settings::{DatabaseSetting, block_on};
use super::{Stop, say, secret};
use crate::accounts::{self, AccountId};
use crate::db;
use crate::events::seal;
use crate::events::verify::{Broken, BrokenLine, Found, Report, verify};

#[derive(Subcommand)]
pub(super) enum Audit {
    /// Check that no line of the audit log was changed, removed or slipped in
    Verify {
        /// Id of the account; all of them if none is named
        #[arg(long)]
        account: Option<i64>,
        /// A head that was noted earlier: the log must still hold it, or its end was cut off
        #[arg(long, value_name = "SEAL", requires = "account", value_parser = a_head)]
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
        let reports = look(account, head, secret.as_deref(), &database).map_err(could_not_look)?;
        if reports.is_empty() {
            return Err(Stop::Setting("there is no such account".into()));
        }
        reports.iter().for_each(|report| say(&in_words(report)));
        let broken = reports.iter().filter(|report| report.broken.is_some() || !report.has_head).count();
        if broken > 0 { Err(Stop::Failed(format!("the log of {broken} account(s) is broken"))) } else { Ok(()) }
    }
}

/// Goes through the logs. In this order: a proof makes neither a database nor a secret.
fn look(
    account: Option<i64>,
    head: Option<String>,
    secret: Option<&str>,
    database: &DatabaseSetting,
) -> Result<Vec<Report>, Stop> {
    let db = database.open()?;
    let keys = secret::existing(secret, &database.url()?)?;
    let kept = head.unwrap_or_default();
    block_on(async move {
        let read = db.read(move |conn| {
            let all = accounts::store::ids(conn)?;
            let wanted = all.into_iter().filter(|id| account.is_none_or(|account| *id == AccountId(account)));
            let reports = wanted.map(|id| verify(conn, &keys, id, &kept));
            reports.collect::<db::Result<Vec<Report>>>()
        });
        Ok(read.await?)
    })
}

/// Whatever it was: it says nothing about the log, and must not have the code of a broken one.
fn could_not_look(stop: Stop) -> Stop {
    match stop {
        Stop::Failed(words) | Stop::Setting(words) => Stop::Setting(words),
    }
}

/// Something else, also nothing at all from an empty variable, must not be taken for a log that is broken or good.
fn a_head(text: &str) -> Result<String, String> {
    if seal::is_seal(text) { Ok(text.to_owned()) } else { Err("not a head, as this command prints one".into()) }
}

fn in_words(report: &Report) -> String {
    let Report { head, unsealed, erased, broken, has_head } = report;
    let begin = format!("account {}:", head.account);
    if let Some(broken) = broken {
        return format!("{begin} {}", broken_in_words(broken));
    }
    if !has_head {
        return format!(
            "{begin} BROKEN: lines are missing at its end, it does not hold the head that was named; {} lines are good",
            head.number
        );
    }
    let tail = format!("{unsealed} not sealed yet, {erased} erased");
    let head_words = if head.seal.is_empty() { "no head yet".into() } else { format!("head {}", head.seal) };
    format!("{begin} {} lines are as they were written, {tail}; {head_words}", head.number)
}

fn broken_in_words(BrokenLine { number, why, found }: &BrokenLine) -> String {
    if *why == Broken::Emptied {
        return format!("BROKEN: {why}");
    }
    let place = found.as_ref().map(|Found { id, request_id }| {
        let before = if *why == Broken::Missing { "before " } else { "" };
        let request = if request_id.is_empty() { String::new() } else { format!(", request {request_id}") };
        format!(" ({before}id {id} in exports{request})")
    });
    format!("BROKEN at line {number}{}: {why}; {} lines before it are good", place.unwrap_or_default(), number - 1)
}
