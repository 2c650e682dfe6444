//! Changes that are prepared once on each connection.

use diesel::QueryResult;
use diesel::RunQueryDsl;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};

/// A change that is made so often that reading and planning it anew would cost more than making it. diesel does
/// so with every update and upsert, since their words may depend on what is set. They are kept by their
/// words, so this is for those of which there are few.
///
/// The change must give something back (`returning`, and `get_result`): where only rows are counted, diesel asks a
/// reference to this, which answers for what is inside.
pub fn prepared<Q>(change: Q) -> Prepared<Q> {
    Prepared(change)
}

/// See [`prepared`].
pub struct Prepared<Q>(Q);

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Prepared<Q> {}
