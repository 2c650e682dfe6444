//! An API key: a secret with which a storefront or a program speaks for an account, within its scopes.
//!
//! `kd_PREFIX_SECRET`: the prefix is public and finds the row, of the secret only a hash is kept. It
//! is shown once. A key ends by its time, by being revoked, or some time after another took its place;
//! every request looks, so that it ends in every process at once.

pub mod admit;
pub mod make;
pub mod pages;
pub mod repeat;
pub mod revoke;
pub mod store;

use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::applications::ApplicationId;
use crate::crypto::Token;
use crate::db::schema::api_keys;
use crate::db::types::Time;

crate::id! {
    /// Names an API key.
    ApiKeyId
}

crate::words! {
    /// What a key may be used for.
    Scope {
        /// Read customers and their addresses.
        CustomersRead = "customers:read",
        /// Add and change them, set passwords with links.
        CustomersWrite = "customers:write",
        /// Have resets and invites sent.
        NotificationsSend = "notifications:send",
        /// What a storefront does for a customer: sign in, set a password with a link.
        Storefront = "storefront",
        /// Read applications and templates.
        ApplicationsRead = "applications:read",
    }
}

impl Scope {
    /// Its words on pages: `scope-customers-read`.
    #[must_use]
    pub fn key(self) -> String {
        format!("scope-{}", self.word().replace(':', "-"))
    }
}

/// One key, without its secret.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = api_keys)]
pub struct ApiKey {
    /// In URLs of the backoffice.
    pub id: ApiKeyId,
    /// For whose account it speaks.
    pub account_id: AccountId,
    /// For which application only.
    pub application_id: Option<ApplicationId>,
    /// For people.
    pub name: String,
    /// Public.
    pub prefix: String,
    secret_hash: String,
    scopes: String,
    /// When it was made.
    pub created_at: Time,
    /// When it ends by itself.
    pub expires_at: Option<Time>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Time>,
    /// When staff ended it.
    pub revoked_at: Option<Time>,
    /// Which took its place.
    pub replaced_by: Option<ApiKeyId>,
}

/// What can be done with a key now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be used.
    Good,
    /// Another took its place; until then both can be used.
    Replaced(Time),
    /// Its time is over.
    Expired,
    /// Staff ended it.
    Revoked,
}

impl ApiKey {
    /// What the log calls it: by its name, and by what is public of it, since names are given again.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{} (kd_{}_…)", self.name, self.prefix)
    }

    /// How it stands.
    #[must_use]
    pub fn standing(&self, now: Time) -> Standing {
        match (self.revoked_at, self.expires_at) {
            (Some(_), _) => Standing::Revoked,
            (None, Some(end)) if end <= now => Standing::Expired,
            (None, Some(end)) if self.replaced_by.is_some() => Standing::Replaced(end),
            (None, _) => Standing::Good,
        }
    }

    /// Whether it opens anything.
    #[must_use]
    pub fn is_good(&self, now: Time) -> bool {
        matches!(self.standing(now), Standing::Good | Standing::Replaced(_))
    }

    /// What it may be used for.
    pub fn scopes(&self) -> impl Iterator<Item = Scope> {
        self.scopes.split(' ').filter_map(|word| word.parse().ok())
    }

    /// Whether it may be used for this.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes().any(|known| known == scope)
    }
}

/// A key whole, as it is shown once and sent with each request.
#[derive(Clone)]
pub struct Secret {
    prefix: String,
    token: Token,
}

impl Secret {
    /// Letters and digits of a prefix.
    const PREFIX: usize = 12;

    fn new() -> Self {
        const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
        let letter = |byte: u8| char::from(LETTERS.get(usize::from(byte) % LETTERS.len()).copied().unwrap_or(b'a'));
        let prefix = crate::crypto::random::<{ Self::PREFIX }>().map(letter).iter().collect();
        Self { prefix, token: Token::random() }
    }

    /// What somebody sent, if it has the form of a key at all.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (prefix, token) = text.strip_prefix("kd_")?.split_once('_')?;
        let plain = prefix.len() == Self::PREFIX && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Some(Self { prefix: prefix.to_owned(), token: Token::parse(token).filter(|_| plain)? })
    }

    /// The key itself.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("kd_{}_{}", self.prefix, self.token.reveal())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({})", self.prefix)
    }
}

/// Lifetimes that the form offers, in days; none is for ever.
pub const LIFETIMES: [Option<i64>; 4] = [Some(30), Some(90), Some(365), None];
/// How long the old key goes on when another takes its place, in hours.
pub const OVERLAPS: [i64; 4] = [0, 1, 24, 168];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_form_of_a_key_is_taken_and_it_shows_itself_to_nobody_by_accident() {
        let secret = Secret::new();
        let text = secret.reveal();
        assert_eq!(Secret::parse(&text).unwrap().reveal(), text);
        assert!(!format!("{secret:?}").contains(secret.token.reveal()));
        for wrong in
            ["", "kd_", "kd__", &text[3..], &text[..text.len() - 1], &format!("{text}="), &text.replace("kd_", "KD_")]
        {
            assert!(Secret::parse(wrong).is_none(), "{wrong}");
        }
    }
}
