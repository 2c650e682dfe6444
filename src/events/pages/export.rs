//! All lines that a filter lets through, for other programs.

use std::rc::Rc;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::{Bytes, Path, Query};
use futures_util::stream;
use serde_json::json;

use super::asked::{Asked, filter, query, unreadable};
use super::{people, shown};
use crate::accounts::AccountId;
use crate::db;
use crate::events::export::Format;
use crate::events::list::{Filter, page as lines};
use crate::events::{Kind, record};
use crate::staff::StaffId;
use crate::web::{Desk, Error, Result};

/// Lines that are read at once.
const BATCH: i64 = 1_000;

/// `GET /admin/{account}/log.csv` and `/log.jsonl`: all lines that the filter lets through, as they
/// are read; what is exported is itself in the log.
///
/// # Errors
/// The database's.
pub async fn export(desk: Desk, path: Path<(AccountId, String)>, Query(asked): Query<Asked>) -> Result {
    let format: Format = path.into_inner().1.parse().ok().ok_or(Error::NotFound)?;
    if !unreadable(desk.words(), &asked).is_empty() {
        return Err(Error::Malformed);
    }
    let (account, filter, by, now) = (desk.account.id, filter(&desk, &asked), desk.by(), desk.now());
    let (t, asked_for, named) = (desk.words(), query(&asked, None), asked.who.parse().ok().map(StaffId));
    let noted = desk.keydesk.db.write(move |conn| {
        // By name, for who reads the log later; of this account's people only, whatever the address says.
        let who = people(conn, account, t)?.into_iter().find(|whose| Some(whose.id) == named).map(|whose| whose.name);
        let data = json!({ "format": format, "filter": asked_for, "who": who.unwrap_or_default() });
        record(conn, account, None, Kind::LogExported, &data, &by, now)
    });
    noted.await?;
    let desk = Rc::new(desk);
    let parts = stream::unfold((Some(i64::MAX), true), move |(before, is_first)| {
        batch(desk.clone(), filter.clone(), format, before, is_first)
    });
    let kind = if format == Format::Csv { "text/csv; charset=utf-8" } else { "application/jsonl; charset=utf-8" };
    let name = format!("attachment; filename=\"keydesk-log-{account}.{format}\"");
    Ok(HttpResponse::Ok().content_type(kind).insert_header((CONTENT_DISPOSITION, name)).streaming(Box::pin(parts)))
}

type Part = (std::result::Result<Bytes, db::Failure>, (Option<i64>, bool));

/// The next lines of an export, and from where to go on.
async fn batch(desk: Rc<Desk>, filter: Filter, format: Format, before: Option<i64>, is_first: bool) -> Option<Part> {
    let before = before?;
    let account = desk.account.id;
    let read = desk.keydesk.db.read(move |conn| lines(conn, account, &filter, Some(before), BATCH)).await;
    let rows = match read {
        Ok(rows) => shown(&desk, rows),
        // The connection is broken off, so that nobody takes half of it for all.
        Err(failure) => return Some((Err(failure), (None, false))),
    };
    let mut text = if is_first { format.head() } else { String::new() };
    rows.iter().for_each(|line| text.push_str(&format.line(line)));
    let next = rows.last().filter(|_| rows.len() as i64 == BATCH).map(|line| line.id);
    Some((Ok(Bytes::from(text)), (next, false)))
}
