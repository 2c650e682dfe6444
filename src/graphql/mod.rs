//! What the GraphQL dialects of other platforms share: who asks, what a request may cost, and how
//! failures are told. The dialects translate; every rule lives where the backoffice has it too.

pub mod empty;
pub mod ignored;
pub mod introspection;
pub mod nesting;
pub mod nulls;
mod selected;
pub mod twice;
pub mod variables;
pub mod visit;
pub mod weight;

use async_graphql::{
    EmptySubscription, Error, ErrorExtensions, ObjectType, Request, Response, Schema, SchemaBuilder, SubscriptionType,
};
use chrono::TimeDelta;

use crate::compatibility::served::Served;
use crate::db;
use crate::passwords::HashingFailed;

pub use visit::Visit;

/// Levels of a document (attack A-69).
const DEPTH: usize = 20;
/// Fields of it, with all fragments spread.
const COMPLEXITY: usize = 300;
/// Directives of a field.
const DIRECTIVES: usize = 10;

/// What goes wrong without anybody's fault, as clients read it in `extensions.code`. The transport
/// makes a status of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Asked too often.
    TooMany,
    /// Too much to do; try again.
    Busy,
    /// Nobody expected this.
    Fault,
}

impl Trouble {
    /// As clients read it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooMany => "TOO_MANY_REQUESTS",
            Self::Busy => "BUSY",
            Self::Fault => "INTERNAL_ERROR",
        }
    }

    /// The error of a document.
    #[must_use]
    pub fn error(self) -> Error {
        let message = match self {
            Self::TooMany => "Too many requests. Try again in a while.",
            Self::Busy => "Too much to do. Nothing was changed; try again in a few seconds.",
            Self::Fault => "Something went wrong.",
        };
        coded(message, self.code())
    }
}

/// [`Trouble::TooMany`], and how long to wait.
#[must_use]
pub fn too_many(wait: TimeDelta) -> Error {
    Trouble::TooMany.error().extend_with(|_, extensions| {
        extensions.set("code", Trouble::TooMany.code());
        extensions.set("retryAfter", wait.num_seconds() + 1);
    })
}

/// An error with a code.
#[must_use]
pub fn coded(message: &str, code: &'static str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// What the database's failure means to a document.
#[must_use]
pub fn of_database(failure: &db::Failure) -> Error {
    if let db::Failure::Unavailable(reason) = failure {
        tracing::error!(reason, "database unavailable");
        return Trouble::Busy.error();
    }
    tracing::error!(%failure, "fault");
    Trouble::Fault.error()
}

/// What a hash that could not be made means to a document.
#[must_use]
pub fn of_hashing(failed: &HashingFailed) -> Error {
    match failed {
        HashingFailed::Busy => Trouble::Busy.error(),
        HashingFailed::Fault(what) => {
            tracing::error!(what, "fault");
            Trouble::Fault.error()
        }
    }
}

/// A schema, and what it serves by name.
pub struct Dialect<Q, M> {
    /// Answers.
    pub schema: Schema<Q, M, EmptySubscription>,
    /// So that what it does not serve is noted.
    pub served: Served,
}

impl<Q: ObjectType + 'static, M: ObjectType + 'static> Dialect<Q, M> {
    /// Does what a document asks.
    pub async fn execute(&self, mut asked: Request, visit: Visit) -> Response {
        let (operation, sent) = (asked.operation_name.clone(), asked.variables.clone());
        let document = match asked.parsed_query() {
            Ok(document) => document.clone(),
            Err(what) => return Response::from_errors(vec![what]),
        };
        let wrong = variables::wrong(&self.served, &document, operation.as_deref(), &sent);
        let is_open = visit.keydesk.config.introspection;
        let refused = || introspection::refused(&document, operation.as_deref()).filter(|_| !is_open);
        if let Some(wrong) = wrong.or_else(refused) {
            return Response::from_errors(vec![wrong]);
        }
        let mut asked = if is_open { asked } else { asked.disable_introspection() };
        variables::complete(&document, &mut asked);
        let mut filled = document.clone();
        empty::fill(&mut filled);
        asked.set_parsed_query(filled);
        let mut response = self.schema.execute(asked.data(visit)).await;
        nulls::put(&self.served, &document, operation.as_deref(), &mut response);
        empty::take_out(&mut response.data);
        response
    }
}

/// Puts the limits on a schema.
#[must_use]
pub fn limited<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> Schema<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let builder = builder.limit_depth(DEPTH).limit_complexity(COMPLEXITY).limit_directives(DIRECTIVES);
    // A mistyped field is no reason to tell what there is (attack A-70).
    builder.disable_suggestions().finish()
}
