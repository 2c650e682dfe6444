//! What is wrong, in the words and categories that clients of Adobe Commerce tell apart (contract,
//! section 1.3).

use async_graphql::{Error, ErrorExtensions, Result};

use crate::crypto::Token;
use crate::customers::Customer;
use crate::graphql::Visit;
use crate::i18n::Lang;
use crate::passwords::Weakness;

/// What kind of mistake; clients read it, and the first one of an answer makes its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Of what was sent.
    Input,
    /// Of who is signed in, or wants to be.
    Authentication,
    /// Of what they may do.
    Authorization,
    /// Of what is not there.
    NoSuchEntity,
    /// Of a document that the schema does not know.
    Document,
}

impl Category {
    /// As clients read it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Input => "graphql-input",
            Self::Authentication => "graphql-authentication",
            Self::Authorization => "graphql-authorization",
            Self::NoSuchEntity => "graphql-no-such-entity",
            Self::Document => "graphql",
        }
    }
}

/// An error of a category.
pub fn of(category: Category, message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("category", category.word()))
}

/// An error of what was sent.
pub fn input(message: impl Into<String>) -> Error {
    of(Category::Input, message)
}

/// What a password is refused with, under the platform's own message: with the reason beside it, which
/// people who write storefronts look for.
pub fn weak(message: impl Into<String>, weakness: Weakness) -> Error {
    let reason = weakness.in_words(Lang::En.words());
    input(message).extend_with(|_, extensions| extensions.set("reason", reason))
}

/// What is told where the platform counts kinds of characters; here one kind is enough, and something
/// else was wrong.
pub fn too_weak(weakness: Weakness) -> Error {
    let reason = weakness.in_words(Lang::En.words());
    input(format!("Minimum of different classes of characters in password is 1. {reason}"))
}

/// What guests are told.
pub fn guest() -> Error {
    of(Category::Authorization, "The current customer isn't authorized.")
}

/// What is told of a password that is another, or a sign-in that is paused.
pub fn wrong_password() -> Error {
    of(Category::Authentication, "Invalid login or password.")
}

/// What is told of an address that somebody has.
pub fn taken() -> Error {
    input("A customer with the same email address already exists in an associated website.")
}

/// What is told of something that is no address.
pub fn no_address(typed: &str) -> Error {
    input(format!("\"{typed}\" is not a valid email address."))
}

/// Who is signed in, with what they hold.
///
/// # Errors
/// [`guest`].
pub fn holder(visit: &Visit) -> Result<(Token, Customer)> {
    visit.holder.clone().ok_or_else(guest)
}

/// The same for what the original platform refuses to who is locked.
///
/// # Errors
/// [`guest`], and [`locked`] where the application is answered as there.
pub fn signed_in(visit: &Visit) -> Result<(Token, Customer)> {
    let (held, customer) = holder(visit)?;
    if visit.answers_as_original && is_locked(visit, &customer) { Err(locked()) } else { Ok((held, customer)) }
}

/// Whether somebody may not sign in for a while.
pub fn is_locked(visit: &Visit, customer: &Customer) -> bool {
    customer.lock(visit.now()).is_some()
}

/// What the original platform tells a locked customer who is signed in.
pub fn locked() -> Error {
    of(Category::Authentication, "The account is locked.")
}
