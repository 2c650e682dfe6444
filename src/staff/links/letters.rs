//! What the mails with links, and those about what was done with them, say.

use super::{RESET_LIFETIME, StaffLink};
use crate::accounts::Account;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::By;
use crate::i18n::{Lang, Words};
use crate::messages::queue;
use crate::notifications::letter::Rendered;
use crate::notifications::to_staff::{LINK, Notice, letter};
use crate::staff::StaffMember;
use crate::staff::roles::Role;

type Made = Result<Rendered, String>;

/// The invite, in the account's language: the person's is not known.
///
/// # Errors
/// When the mail cannot be made.
pub fn invite(account: &Account, inviter: &StaffMember, role: Role, until: Time, now: Time) -> Made {
    let t = Lang::for_staff([&account.locale]).words();
    let until = t.moment(until, crate::i18n::time::zone(&account.time_zone), now);
    let role = t.of("role", role);
    let notice = Notice {
        subject: t.fill("staff-mail-invite-subject", "shop", &account.name),
        paragraphs: vec![
            t.fill_all(
                "staff-mail-invite-text",
                &[("name", &inviter.name), ("email", &inviter.email), ("shop", &account.name), ("role", &role)],
            ),
            t.fill("staff-mail-invite-until", "until", until),
        ],
        button: Some((t.say("staff-mail-invite-button"), LINK.into())),
    };
    letter(t, &notice)
}

/// The link for a new password.
///
/// # Errors
/// When the mail cannot be made.
pub fn reset(account: &Account, member: &StaffMember, link: &StaffLink, now: Time) -> Made {
    let t = words(account, member);
    let until = t.moment(link.expires_at, crate::i18n::time::zone(&account.time_zone), now);
    let notice = Notice {
        subject: t.say("staff-mail-reset-subject"),
        paragraphs: vec![
            t.fill2("staff-mail-reset-text", "name", &member.name, "email", &member.email),
            t.fill2("staff-mail-reset-until", "until", until, "lifetime", t.length(RESET_LIFETIME)),
            t.say("staff-mail-reset-ignore"),
        ],
        button: Some((t.say("staff-mail-reset-button"), LINK.into())),
    };
    letter(t, &notice)
}

/// Tells a person that something about their sign-in was changed: `what` names the words.
///
/// # Errors
/// When the mail cannot be made.
pub fn changed(account: &Account, member: &StaffMember, what: &str, source: &str, now: Time) -> Made {
    let t = words(account, member);
    let at = t.moment(now, crate::i18n::time::zone(&account.time_zone), now);
    let source = if source.is_empty() { String::new() } else { t.fill("staff-mail-changed-source", "source", source) };
    let text =
        t.fill_all(&format!("staff-mail-{what}-text"), &[("name", &member.name), ("at", &at), ("shop", &account.name)]);
    let notice = Notice {
        subject: t.fill(&format!("staff-mail-{what}-subject"), "shop", &account.name),
        paragraphs: vec![format!("{text} {source}").trim().to_owned(), t.say("staff-mail-changed-not-you")],
        button: None,
    };
    letter(t, &notice)
}

/// Queues that mail. One that cannot be made keeps nothing from being done.
///
/// # Errors
/// The database's.
pub fn tell(
    conn: &mut Conn,
    account: &Account,
    member: &StaffMember,
    what: &str,
    by: &By,
    now: Time,
) -> db::Result<()> {
    match changed(account, member, what, &by.source, now) {
        Ok(letter) => queue::to_staff(conn, account, &member.email, &letter, now),
        Err(fault) => {
            tracing::error!(fault, "cannot write the mail");
            Ok(())
        }
    }
}

fn words(account: &Account, member: &StaffMember) -> Words {
    Lang::for_staff([&member.locale, &account.locale]).words()
}
