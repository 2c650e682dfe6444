//! Which changes of an application reach so far that the password is asked for again.

use super::save::Wanted;
use super::{Application, MailMode};

/// Whether customers' links would lead where they do not lead now or be read otherwise, strangers be told
/// more, requests to another host be answered, or mails leave that stay here now.
#[must_use]
pub fn is_far(known: Option<&Application>, wanted: &Wanted) -> bool {
    let endpoint = wanted.endpoint.as_ref().map_or("", |endpoint| endpoint.url().as_str());
    let leads_elsewhere = endpoint != known.map_or("", |known| known.endpoint.as_str());
    let tells_more = wanted.answers_as_original && !known.is_some_and(|known| known.answers_as_original);
    let host = wanted.api_host.as_deref();
    let answers_elsewhere = host.is_some() && host != known.and_then(|known| known.api_host.as_deref());
    let reads_otherwise = known.is_some_and(|known| known.link_format != wanted.link_format);
    let sends_more = known.is_some_and(|known| sends_more(known, wanted));
    leads_elsewhere || tells_more || answers_elsewhere || reads_otherwise || sends_more
}

/// Whether mails could leave that stay here now.
fn sends_more(known: &Application, wanted: &Wanted) -> bool {
    if wanted.mail_mode == MailMode::Collect {
        return false;
    }
    let was_everywhere = known.mail_domains.is_empty();
    let is_everywhere = wanted.mail_domains.is_empty();
    let is_known = |domain: &str| known.mail_domains.lines().any(|other| other == domain);
    let is_wider = !was_everywhere && (is_everywhere || !wanted.mail_domains.lines().all(is_known));
    known.mail_mode == MailMode::Collect || is_wider
}
