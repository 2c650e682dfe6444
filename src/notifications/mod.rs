//! A notification: a kind of e-mail that Keydesk sends.

pub mod built_in;
pub mod facts;
pub mod letter;
pub mod links;
pub mod mail_html;
pub mod mails;
pub mod plain_text;
pub mod shopify;
pub mod styles;
pub mod to_staff;
pub mod weight;

use crate::resets::Purpose;

crate::words! {
    /// What a mail is about.
    Notification {
        /// A link to set a new password.
        Reset = "reset",
        /// A link to set the first password.
        Invite = "invite",
        /// A link to say that the address is one's own.
        ConfirmAddress = "confirm_address",
        /// The invite was used.
        Welcome = "welcome",
        /// The password was set with a link.
        PasswordChanged = "password_changed",
        /// To the old address: it is no longer used.
        AddressChanged = "address_changed",
        /// They erased themselves: the last one.
        AccountErased = "account_erased",
        /// To staff, about Keydesk itself; written when it is queued, and nobody's to edit.
        StaffNotice = "staff_notice",
    }
}

impl Notification {
    /// What its link is for, without which the mail is of no use.
    #[must_use]
    pub const fn purpose(self) -> Option<Purpose> {
        match self {
            Self::Reset => Some(Purpose::Reset),
            Self::Invite => Some(Purpose::Invite),
            Self::ConfirmAddress => Some(Purpose::Confirm),
            Self::Welcome | Self::PasswordChanged | Self::AddressChanged | Self::AccountErased | Self::StaffNotice => {
                None
            }
        }
    }

    /// Whether the mail is of no use without its link.
    #[must_use]
    pub const fn has_link(self) -> bool {
        self.purpose().is_some()
    }

    /// Those that go to customers, whose words an account may change.
    pub fn to_customers() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|notification| *notification != Self::StaffNotice)
    }

    /// Its name in the words of a page.
    #[must_use]
    pub fn key(self) -> String {
        format!("notification-{}", self.word().replace('_', "-"))
    }
}
