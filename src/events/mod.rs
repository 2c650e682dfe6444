//! What happened, to whom, by whom: written in the transaction of the act, so that there is no act
//! without its line.

pub mod export;
pub mod list;
pub mod looks;
pub mod once;
pub mod pages;
pub mod seal;
pub mod sealer;
pub mod store;
pub mod things;
pub mod verify;
pub mod warnings;
pub mod words;

use crate::db::types::Time;
use crate::staff::StaffId;

pub use store::record;

/// What was, and what is, of the facts that differ.
#[must_use]
pub fn differences(before: &serde_json::Value, after: &serde_json::Value) -> serde_json::Value {
    type Facts = serde_json::Value;
    let only = |of: &Facts, other: &Facts| -> Facts {
        let fields = of.as_object().into_iter().flatten().filter(|(name, value)| other.get(name) != Some(value));
        fields.map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    serde_json::json!({ "before": only(before, after), "after": only(after, before) })
}

crate::words! {
    /// Everything that can happen.
    Kind {
        /// A customer was added.
        CustomerCreated = "customer.created",
        /// Staff looked at a customer's page; once in ten minutes for each of both.
        CustomerViewed = "customer.viewed",
        /// Name, phone or the like were changed; `fields` names them, `before`, `after`.
        CustomerEdited = "customer.edited",
        /// The address was changed; `before` and `after`.
        AddressChanged = "customer.address_changed",
        /// The address book was changed; `deed`.
        AddressBookChanged = "customer.address_book_changed",
        /// They erased themselves: what was known of them is gone.
        CustomerErased = "customer.erased",
        /// The shop told of orders; `count`.
        OrdersImported = "orders.imported",
        /// Switched off by staff.
        CustomerDisabled = "customer.disabled",
        /// Switched on by staff.
        CustomerEnabled = "customer.enabled",
        /// The lock after wrong passwords was taken off by staff.
        CustomerUnlocked = "customer.unlocked",
        /// Staff ended the sign-ins; `count`.
        SignedOutEverywhere = "customer.signed_out_everywhere",
        /// The customer signed in.
        SignedIn = "customer.signed_in",
        /// The customer signed out.
        SignedOut = "customer.signed_out",
        /// A reset link was asked for; `reset`, `application`, `identity`.
        ResetRequested = "reset.requested",
        /// An invite was sent; `reset`.
        InviteRequested = "invite.requested",
        /// A link to confirm the address was sent; `reset`.
        ConfirmationRequested = "confirmation.requested",
        /// The customer confirmed the address with a link; `reset`.
        AddressConfirmed = "customer.address_confirmed",
        /// The same link was mailed again; `reset`.
        LinkSentAgain = "link.sent_again",
        /// Staff ended an open link; `reset`.
        LinkWithdrawn = "link.withdrawn",
        /// A reset link was used; `reset`, `ended` sign-ins.
        PasswordSet = "password.set",
        /// The customer set another password, with the one they had; `ended` sign-ins.
        PasswordChanged = "password.changed",
        /// An invite was used; `reset`.
        Activated = "customer.activated",
        /// A reset was asked for without staff and not made; `reason`.
        RequestDropped = "reset.dropped",
        /// Staff looked at a message's links in clear.
        CollectedMailOpened = "message.links_shown",
        /// A message was put back into the queue by staff; `message`.
        MessageSentAgain = "message.sent_again",
        /// The mail server was tried with a mail to oneself.
        MailServerTried = "message.server_tried",
        /// What came of it; `taken`, `answer`.
        MailServerAnswered = "message.server_answered",
        /// An application was added or changed; `application`, `before`, `after`.
        ApplicationSaved = "application.saved",
        /// An application may vouch for its customers from now on; `application`, `client`.
        ClientMade = "application.client_made",
        /// It may no longer; `application`, `client`.
        ClientRemoved = "application.client_removed",
        /// An endpoint was looked at; `application`, `endpoint`.
        EndpointChecked = "application.checked",
        /// An API key was made; `key`, `name`, `prefix`, `scopes`, `application`, `until`.
        ApiKeyMade = "key.made",
        /// Another took its place; `key`, `name`, `prefix`, `by`, `until`.
        ApiKeyReplaced = "key.replaced",
        /// An API key was ended; `key`, `name`, `prefix`.
        ApiKeyRevoked = "key.revoked",
        /// A storefront named an application that there is none of; `name`. Once an hour.
        UnknownApplication = "application.unknown",
        /// What storefronts missed was taken out of its list; `count`.
        CompatibilityEmptied = "application.misses_emptied",
        /// An application was removed; `application`, `endpoint`.
        ApplicationRemoved = "application.removed",
        /// A draft of a template was saved; `notification`, `locale`, `application`.
        TemplateSaved = "template.saved",
        /// It was given up; the same.
        TemplateDiscarded = "template.discarded",
        /// A template's draft was put in force; the same, `number`, and `earlier`, which was in force.
        TemplatePublished = "template.published",
        /// The built-in text is in force again; the same.
        TemplateReset = "template.reset",
        /// No mail could be made of a template, and the built-in text went out; the same.
        TemplateFailed = "template.failed",
        /// A template was looked at with a customer's own data; the same.
        TemplatePreviewed = "template.previewed",
        /// An editor sent a template to themselves; the same.
        TemplateTested = "template.tested",
        /// A staff member signed in.
        StaffSignedIn = "staff.signed_in",
        /// A wrong password, of somebody who has one here; `staff`, `name`. Once an hour.
        StaffSignInFailed = "staff.sign_in_failed",
        /// The right password, and a wrong code; `staff`, `name`. Once an hour.
        StaffCodeFailed = "staff.code_failed",
        /// Somebody asked for what their role does not allow; `staff`, `name`, `right`. Each once an hour.
        StaffRefused = "staff.refused",
        /// A staff member signed out.
        StaffSignedOut = "staff.signed_out",
        /// An account's settings were changed; `before`, `after`.
        SettingsChanged = "account.settings_changed",
        /// Lines of this log were exported; `format`, `filter`, and `who` it names.
        LogExported = "log.exported",
        /// What older lines say was erased, as the account's settings want it; `before`.
        LogErased = "log.erased",
        /// An account was added on the command line.
        AccountCreated = "account.created",
        /// A staff member was given a role, by taking an invite or on the command line; `staff`, `role`.
        StaffCreated = "staff.created",
        /// Somebody was invited to the account; `email`, `role`.
        StaffInvited = "staff.invited",
        /// An invite was ended; `email`, `role`.
        StaffInviteWithdrawn = "staff.invite_withdrawn",
        /// A staff member's role was changed; `staff`, `name`, `before`, `after`.
        StaffRoleChanged = "staff.role_changed",
        /// A staff member was taken out of the account; `staff`, `name`, `role`.
        StaffRemoved = "staff.removed",
        /// A staff member has another name; `staff`, `before`, `after`.
        StaffRenamed = "staff.renamed",
        /// A link for a new password was sent to a staff member; `staff`.
        StaffResetRequested = "staff.reset_requested",
        /// A staff member has a new password; `staff`.
        StaffPasswordSet = "staff.password_set",
        /// A staff member has a second factor from now on.
        SecondFactorOn = "staff.second_factor_on",
        /// A staff member's second factor was taken away, by themselves, an owner or on the command
        /// line; `staff`.
        SecondFactorOff = "staff.second_factor_off",
        /// A staff member has new recovery codes; the old ones are void.
        RecoveryCodesMade = "staff.recovery_codes_made",
        /// A staff member signed in with a recovery code; `left`.
        RecoveryCodeUsed = "staff.recovery_code_used",
        /// A staff member's sessions were ended; `staff`, `count`.
        StaffSignedOutEverywhere = "staff.signed_out_everywhere",
        /// Something that this version has no word for: a newer one wrote the line.
        Unknown = "unknown",
    }
}

impl Kind {
    /// The kind of a line, whoever wrote it.
    #[must_use]
    pub fn stored(word: &str) -> Self {
        word.parse().unwrap_or(Self::Unknown)
    }
}

crate::words! {
    /// What kind of person or thing acts.
    Actor {
        /// A staff member.
        Staff = "staff",
        /// A storefront or program, with an API key.
        Key = "key",
        /// The customer, signed in or with a valid link.
        Customer = "customer",
        /// Somebody on a public page.
        Stranger = "stranger",
        /// Keydesk itself.
        System = "system",
        /// Whoever runs the server, on its command line.
        Operator = "operator",
    }
}

/// Who acts, from where, in which request.
#[derive(Clone, Debug)]
pub struct By {
    /// What kind.
    pub actor: Actor,
    /// Which staff member.
    pub staff: Option<StaffId>,
    /// With which API key, as [`ApiKey::called`](crate::api_keys::ApiKey::called); `""` is with none.
    pub key: String,
    /// Network address, `""` when there is none.
    pub source: String,
    /// As in the log and on error pages, `""` when there is none.
    pub request_id: String,
}

impl By {
    /// Keydesk itself.
    #[must_use]
    pub fn system() -> Self {
        let [key, source, request_id] = Default::default();
        Self { actor: Actor::System, staff: None, key, source, request_id }
    }

    /// The command line.
    #[must_use]
    pub fn operator() -> Self {
        Self { actor: Actor::Operator, ..Self::system() }
    }
}

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Event {
    /// What.
    pub kind: Kind,
    /// What kind of actor.
    pub actor: Actor,
    /// The staff member's name, if it was one and is still there.
    pub staff_name: Option<String>,
    /// Particulars.
    pub data: serde_json::Value,
    /// Network address.
    pub source: String,
    /// When.
    pub at: Time,
}

impl Event {
    /// A particular as text; `""` when it is not there.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        match self.data.get(key) {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(serde_json::Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }
}
