//! A reset: one permission to set a new password. An invite is the same for the first one, and a
//! confirmation one to say that an address is one's own.
//!
//! Asked for, mailed, opened, used exactly once; or ended before by a newer one, by staff, or by
//! what it was made for having changed. Opening a link changes nothing but the note that it was
//! opened: mail scanners open links.

pub mod again;
pub mod confirm;
pub mod intake;
pub mod own;
pub mod pages;
pub mod place;
pub mod redeem;
pub mod request;
pub mod store;
pub mod trace;
pub mod withdraw;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{Account, AccountId};
use crate::applications::ApplicationId;
use crate::applications::link::{Action, MaskedLink};
use crate::crypto::{Keys, Token};
use crate::customers::CustomerId;
use crate::db::schema::resets;
use crate::db::types::Time;
use crate::i18n::Words;
use crate::staff::StaffId;

crate::id! {
    /// Names a reset.
    ResetId
}

crate::words! {
    /// What the permission is for. Part of the token: one purpose's token is no good for another.
    Purpose {
        /// A new password for an active customer.
        Reset = "reset",
        /// The first password of an invited one.
        Invite = "invite",
        /// That the address is an active one's own.
        Confirm = "confirm",
    }
}

impl Purpose {
    /// What links of it say.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Reset => Action::Reset,
            Self::Invite => Action::Activate,
            Self::Confirm => Action::VerifyEmail,
        }
    }

    /// The page of Keydesk that its links lead to.
    #[must_use]
    pub fn page(self) -> &'static str {
        match self {
            Self::Reset | Self::Invite => "password",
            Self::Confirm => "confirm",
        }
    }

    /// How long its links live.
    #[must_use]
    pub fn lifetime(self, account: &Account) -> TimeDelta {
        match self {
            Self::Reset => account.reset_lifetime(),
            Self::Invite | Self::Confirm => account.invite_lifetime(),
        }
    }

    /// Those whose open link a new one of this purpose ends.
    #[must_use]
    pub fn rivals(self) -> &'static [Self] {
        match self {
            Self::Reset | Self::Invite => &[Self::Reset, Self::Invite],
            Self::Confirm => &[Self::Confirm],
        }
    }
}

crate::words! {
    /// Why a link ended without being used.
    EndedBy {
        /// A newer one was asked for.
        Superseded = "superseded",
        /// Staff ended it.
        Withdrawn = "withdrawn",
        /// The password was set by other means.
        PasswordChanged = "password_changed",
        /// The address was confirmed by a link that sets a password.
        AddressConfirmed = "address_confirmed",
        /// It went to an address that is no longer theirs.
        AddressChanged = "address_changed",
        /// The customer was switched off.
        Disabled = "disabled",
    }
}

crate::words! {
    /// How staff made sure of the caller.
    IdentityCheck {
        /// Number or content of an order.
        Order = "order",
        /// Date of birth and postal address.
        Birthday = "birthday",
        /// Called back on the number on file.
        CallBack = "call_back",
        /// Stood in front of them with a document.
        InPerson = "in_person",
        /// As the note says.
        Other = "other",
    }
}

impl IdentityCheck {
    /// What staff of an account choose from: its own words, else ours; and always another way, which
    /// must be noted.
    pub fn choices(account: &Account) -> Vec<String> {
        let own: Vec<String> = account.identity_checks.lines().map(str::to_owned).collect();
        if own.is_empty() {
            return Self::ALL.iter().map(|check| check.word().to_owned()).collect();
        }
        own.into_iter().chain([Self::Other.word().to_owned()]).collect()
    }

    /// A choice in the words of a page.
    #[must_use]
    pub fn in_words(t: Words, choice: &str) -> String {
        match choice.parse::<Self>() {
            Ok(check) => t.say(&format!("identity-{}", check.word().replace('_', "-"))),
            Err(_) => choice.to_owned(),
        }
    }
}

/// One permission.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Reset {
    /// Names it.
    pub id: ResetId,
    /// Whose customer.
    pub account_id: AccountId,
    /// For whom.
    pub customer_id: CustomerId,
    /// For what.
    pub purpose: Purpose,
    /// For which application; none is the account's default.
    pub application_id: Option<ApplicationId>,
    /// See [`MaskedLink`].
    pub link: String,
    /// Whether the link leads to a page of Keydesk.
    pub hosted: bool,
    /// What the token is derived from.
    pub nonce: String,
    /// With which key.
    pub key_id: String,
    /// Which staff member asked; none: the customer did.
    pub staff_id: Option<StaffId>,
    /// How they made sure of the caller.
    /// A word of [`IdentityCheck`], or the account's own words.
    pub identity_check: Option<String>,
    /// In their words.
    pub identity_note: String,
    /// When it was asked for.
    pub requested_at: Time,
    /// Until when it can be used.
    pub expires_at: Time,
    /// When its page was first opened.
    pub opened_at: Option<Time>,
    /// When the password was set with it.
    pub used_at: Option<Time>,
    /// How many sign-ins that ended.
    pub ended_sign_ins: Option<i64>,
    /// When it ended without being used.
    pub ended_at: Option<Time>,
    /// Why.
    pub ended_by: Option<EndedBy>,
}

/// What can be done with a link now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be used.
    Open,
    /// It has been used.
    Used,
    /// Its time is over.
    Expired,
    /// It was ended.
    Ended(EndedBy),
}

impl Reset {
    /// How it stands.
    #[must_use]
    pub fn standing(&self, now: Time) -> Standing {
        match (self.used_at, self.ended_by) {
            (Some(_), _) => Standing::Used,
            (None, Some(by)) => Standing::Ended(by),
            (None, None) if self.expires_at <= now => Standing::Expired,
            (None, None) => Standing::Open,
        }
    }

    /// The token, made anew; none when its key is no longer in use.
    #[must_use]
    pub fn token(&self, keys: &Keys) -> Option<Token> {
        keys.find(&self.key_id).map(|key| Token::derive(key, self.purpose.word(), &self.nonce))
    }

    /// The link without its token.
    #[must_use]
    pub fn masked_link(&self) -> MaskedLink {
        MaskedLink::stored(self.link.clone())
    }
}
