//! A request of a storefront in GraphQL: for which shop, from whom, with which sign-in.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use async_graphql::Result;

use super::coded;
use crate::accounts::Account;
use crate::app::Keydesk;
use crate::applications::ApplicationId;
use crate::crypto::Token;
use crate::customers::Customer;
use crate::db;
use crate::db::types::Time;
use crate::events::{Actor, By};
use crate::resets::intake::Source;
use crate::throttle::Network;

/// Who asks.
pub struct Visit {
    /// The application.
    pub keydesk: Keydesk,
    /// The shop.
    pub account: Account,
    /// Whose links and brand; none is the account's own.
    pub application: Option<ApplicationId>,
    /// How requests for mails are counted.
    pub source: Source,
    /// For which visitor, if the storefront says so.
    pub visitor: Option<IpAddr>,
    /// What tries are counted by.
    pub network: Network,
    /// The sign-in that was sent, and whose it is, while it is good.
    pub holder: Option<(Token, Customer)>,
    /// Whether its application wants answers that tell strangers who is a customer.
    pub answers_as_original: bool,
    by: By,
    costly: AtomicBool,
}

impl Visit {
    /// Begins one. `by` says from where.
    #[must_use]
    pub fn new(
        keydesk: Keydesk,
        account: Account,
        application: Option<ApplicationId>,
        source: Source,
        (visitor, network): (Option<IpAddr>, Network),
        by: By,
    ) -> Self {
        let costly = AtomicBool::new(false);
        Self {
            keydesk,
            account,
            application,
            source,
            visitor,
            network,
            holder: None,
            answers_as_original: false,
            by,
            costly,
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        self.keydesk.clock.now()
    }

    /// For the log.
    #[must_use]
    pub fn by(&self, actor: Actor) -> By {
        By { actor, ..self.by.clone() }
    }

    /// Finds out whose sign-in a token is; gives whether it is good.
    ///
    /// # Errors
    /// The database's.
    pub async fn recognise(&mut self, token: &str) -> db::Result<bool> {
        let Some(token) = Token::parse(token) else { return Ok(false) };
        let (account, asked, now) = (self.account.id, token.clone(), self.now());
        let found = self.keydesk.db.read(move |conn| crate::access_tokens::holder(conn, account, &asked, now)).await?;
        self.holder = found.map(|customer| (token, customer));
        Ok(self.holder.is_some())
    }

    /// One document may sign in, set a password or ask for a link once, however often it names it:
    /// else a single request would try a hundred passwords (attack A-67).
    ///
    /// # Errors
    /// The second time.
    pub fn once(&self) -> Result<()> {
        if self.costly.swap(true, Ordering::SeqCst) {
            return Err(coded("One request may do this once.", "ONCE_A_REQUEST"));
        }
        Ok(())
    }
}
