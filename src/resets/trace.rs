//! The trace: each link in one line that grows, in words that support can read aloud.

use chrono_tz::Tz;

use super::store::Named;
use super::{EndedBy, IdentityCheck, Purpose, Reset, ResetId, Standing};
use crate::db::types::Time;
use crate::i18n::Words;
use crate::messages::{Message, MessageId, State};

/// How a step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Happened.
    Done,
    /// Is what comes next.
    Waiting,
    /// May come later.
    Later,
    /// Went wrong.
    Failed,
    /// Cannot be seen from here.
    Unseen,
    /// Will not come any more.
    Over,
}

impl Mark {
    /// Its class.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Later => "later",
            Self::Failed => "failed",
            Self::Unseen => "unseen",
            Self::Over => "over",
        }
    }
}

impl Mark {
    /// The icon in its circle.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Done => "mark-done",
            Self::Waiting => "mark-waiting",
            Self::Later => "mark-later",
            Self::Failed => "mark-failed",
            Self::Unseen => "mark-unseen",
            Self::Over => "mark-over",
        }
    }
}

/// One step of a link's way.
#[derive(Clone, Debug)]
pub struct Step {
    /// How it is shown.
    pub mark: Mark,
    /// In a few words.
    pub title: String,
    /// When.
    pub at: Option<Time>,
    /// Who, or why; `""` when there is nothing to say.
    pub detail: String,
    /// The mail server's own words; `""` when there are none.
    pub reply: String,
}

/// The whole way of one link.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which.
    pub id: ResetId,
    /// Reset or invite, for which application.
    pub title: String,
    /// Since when it stands so.
    pub since: Time,
    /// How it stands, in words.
    pub standing: String,
    /// The colour of the standing's dot.
    pub tone: &'static str,
    /// Whether it can still be used, and so sent again or withdrawn.
    pub is_open: bool,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The last mail that carried it.
    pub mail: Option<MessageId>,
    /// How many mails have carried it.
    pub mails: usize,
}

/// What the words depend on.
pub struct Scene {
    /// The reader's words.
    pub t: Words,
    /// The zone in which they are told times.
    pub zone: Tz,
    /// Now.
    pub now: Time,
    /// The mail server's name; none: mails are collected.
    pub mail_server: Option<String>,
}

/// The line of a reset. `mails` holds those of other resets too.
#[must_use]
pub fn line(scene: &Scene, row: Named, mails: &[Message]) -> Line {
    let (reset, staff, application) = row;
    let mails: Vec<&Message> = mails.iter().filter(|mail| mail.reset_id == Some(reset.id)).collect();
    let standing = reset.standing(scene.now);
    let confirms = reset.purpose == Purpose::Confirm;
    let place = application.unwrap_or_else(|| scene.t.say("application-default"));
    let (tone, words) = standing_in_words(scene, &reset, standing);
    Line {
        id: reset.id,
        since: match standing {
            Standing::Open => reset.requested_at,
            Standing::Used => reset.used_at.unwrap_or(reset.requested_at),
            Standing::Expired => reset.expires_at,
            Standing::Ended(_) => reset.ended_at.unwrap_or(reset.requested_at),
        },
        title: scene.t.fill(&format!("trace-title-{}", reset.purpose), "application", place),
        standing: words,
        tone,
        is_open: standing == Standing::Open,
        steps: [
            Some(asked(scene, &reset, staff)),
            Some(mailed(scene, mails.last().copied(), standing)),
            Some(opened(scene, &reset, standing)),
            Some(used(scene, &reset, standing)),
            // Who confirms an address stays signed in.
            (!confirms).then(|| sign_ins(scene, &reset, standing)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        mail: mails.last().map(|mail| mail.id),
        mails: mails.len(),
    }
}

fn standing_in_words(scene: &Scene, reset: &Reset, standing: Standing) -> (&'static str, String) {
    let t = scene.t;
    match standing {
        Standing::Open => ("info", t.fill("standing-open", "until", t.moment(reset.expires_at, scene.zone, scene.now))),
        Standing::Used => ("good", t.say("standing-used")),
        Standing::Expired => ("neutral", t.say("standing-expired")),
        Standing::Ended(by) => ("neutral", t.say(&ended_key(by))),
    }
}

fn ended_key(by: EndedBy) -> String {
    format!("standing-{}", by.word().replace('_', "-"))
}

fn step(mark: Mark, title: String) -> Step {
    Step { mark, title, at: None, detail: String::new(), reply: String::new() }
}

fn asked(scene: &Scene, reset: &Reset, staff: Option<String>) -> Step {
    let t = scene.t;
    let who = match (staff, reset.staff_id) {
        (Some(name), _) => t.fill("trace-by-staff", "name", name),
        (None, Some(_)) => t.say("trace-by-former-staff"),
        (None, None) => t.say("trace-by-customer"),
    };
    let check = reset.identity_check.as_deref();
    let check = check.map(|check| t.fill("trace-identity", "how", IdentityCheck::in_words(t, check)));
    let note = Some(reset.identity_note.clone()).filter(|note| !note.is_empty());
    let detail = [Some(who), check, note].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Step { at: Some(reset.requested_at), detail, ..step(Mark::Done, t.say("trace-asked")) }
}

fn mailed(scene: &Scene, mail: Option<&Message>, standing: Standing) -> Step {
    let t = scene.t;
    let Some(mail) = mail else { return step(Mark::Over, t.say("trace-mail-none")) };
    let mark = match mail.state {
        State::Accepted | State::Collected => Mark::Done,
        State::Failed | State::Dropped => Mark::Failed,
        State::Queued | State::Sending | State::Retrying | State::Held if standing == Standing::Open => Mark::Waiting,
        State::Queued | State::Sending | State::Retrying | State::Held => Mark::Over,
    };
    let at = match mail.state {
        State::Accepted | State::Collected | State::Failed | State::Dropped => mail.finished_at,
        _ => Some(mail.created_at),
    };
    let queued = t.fill("trace-queued-at", "at", t.moment_here(mail.created_at, scene.zone, scene.now));
    let detail = match mail.state {
        State::Retrying => t.fill("trace-retry", "at", t.moment(mail.run_at, scene.zone, scene.now)),
        State::Dropped => t.say(&mail.reply),
        State::Accepted => [queued, scene.mail_server.clone().unwrap_or_default()].join(" · "),
        State::Collected => [queued, t.say("trace-collected-detail")].join(" · "),
        _ => String::new(),
    };
    let own_words = matches!(mail.state, State::Accepted | State::Retrying | State::Failed);
    let reply = if own_words { mail.reply.clone() } else { String::new() };
    Step { mark, title: t.say(&format!("trace-mail-{}", mail.state)), at, detail, reply }
}

fn opened(scene: &Scene, reset: &Reset, standing: Standing) -> Step {
    let t = scene.t;
    match reset.opened_at {
        Some(at) => Step { at: Some(at), ..step(Mark::Done, t.say("trace-opened")) },
        None if !reset.hosted => {
            Step { detail: t.say("trace-unseen-detail"), ..step(Mark::Unseen, t.say("trace-unseen")) }
        }
        None if standing == Standing::Open => step(Mark::Later, t.say("trace-not-opened")),
        None => step(Mark::Over, t.say("trace-never-opened")),
    }
}

fn used(scene: &Scene, reset: &Reset, standing: Standing) -> Step {
    let t = scene.t;
    let (used, not_used) = match reset.purpose {
        Purpose::Reset | Purpose::Invite => ("trace-used", "trace-not-used"),
        Purpose::Confirm => ("trace-confirmed", "trace-not-confirmed"),
    };
    match reset.used_at {
        Some(at) => Step { at: Some(at), ..step(Mark::Done, t.say(used)) },
        None => step(coming(standing), t.say(not_used)),
    }
}

fn sign_ins(scene: &Scene, reset: &Reset, standing: Standing) -> Step {
    let t = scene.t;
    match reset.ended_sign_ins {
        Some(ended) => Step { at: reset.used_at, ..step(Mark::Done, t.count("trace-sign-ins-ended", ended)) },
        None if standing == Standing::Open => step(Mark::Later, t.say("trace-sign-ins-later")),
        None => step(Mark::Over, t.say("trace-sign-ins-not")),
    }
}

fn coming(standing: Standing) -> Mark {
    if standing == Standing::Open { Mark::Later } else { Mark::Over }
}
