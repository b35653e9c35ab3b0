//! The connection that the rest of the crate holds. It forgets the type of a query before it runs it, so that what diesel does to
//! run one is compiled once for each backend, and not once for each of the hundreds of queries.

use diesel::connection::{
    CacheSize, ConnectionSealed, Instrumentation, LoadConnection, SimpleConnection, TransactionManager, TransactionManagerStatus,
};
use diesel::expression::QueryMetadata;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::Untyped;
use diesel::{ConnectionResult, QueryResult};

use super::either::{EitherConnection, MultiBackend};

/// A connection to either backend.
pub struct Connection(EitherConnection);

impl Connection {
    /// The connection of its backend, for a statement that only one of them knows.
    pub fn either(&mut self) -> &mut EitherConnection {
        &mut self.0
    }
}

impl From<EitherConnection> for Connection {
    fn from(connection: EitherConnection) -> Self {
        Self(connection)
    }
}

/// A query of any type. Its statement is found among the prepared ones by its SQL.
struct AnyQuery<'q>(Box<dyn QueryFragment<MultiBackend> + 'q>);

impl Query for AnyQuery<'_> {
    type SqlType = Untyped;
}

impl QueryId for AnyQuery<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<MultiBackend> for AnyQuery<'_> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }
}

impl SimpleConnection for Connection {
    fn batch_execute(&mut self, query: &str) -> QueryResult<()> {
        self.0.batch_execute(query)
    }
}

impl ConnectionSealed for Connection {}

impl diesel::Connection for Connection {
    type Backend = MultiBackend;
    type TransactionManager = Self;

    fn establish(database_url: &str) -> ConnectionResult<Self> {
        EitherConnection::establish(database_url).map(Self)
    }

    fn execute_returning_count<T: QueryFragment<MultiBackend> + QueryId>(&mut self, source: &T) -> QueryResult<usize> {
        self.0.execute_returning_count(&AnyQuery(Box::new(source)))
    }

    fn transaction_state(&mut self) -> &mut Self {
        self
    }

    fn instrumentation(&mut self) -> &mut dyn Instrumentation {
        self.0.instrumentation()
    }

    fn set_instrumentation(&mut self, instrumentation: impl Instrumentation) {
        self.0.set_instrumentation(instrumentation);
    }

    fn set_prepared_statement_cache_size(&mut self, size: CacheSize) {
        self.0.set_prepared_statement_cache_size(size);
    }
}

impl LoadConnection for Connection {
    type Cursor<'conn, 'query> = Cursor<'conn, 'query>;
    type Row<'conn, 'query> = <EitherConnection as LoadConnection>::Row<'conn, 'query>;

    fn load<'conn, 'query, T>(&'conn mut self, source: T) -> QueryResult<Self::Cursor<'conn, 'query>>
    where
        T: Query + QueryFragment<MultiBackend> + QueryId + 'query,
        MultiBackend: QueryMetadata<T::SqlType>,
    {
        load(&mut self.0, AnyQuery(Box::new(source)))
    }
}

type Cursor<'conn, 'query> = <EitherConnection as LoadConnection>::Cursor<'conn, 'query>;

/// Apart from its only caller, whose bounds on another SQL type the compiler would take for those that are meant.
fn load<'conn, 'query>(conn: &'conn mut EitherConnection, query: AnyQuery<'query>) -> QueryResult<Cursor<'conn, 'query>> {
    conn.load(query)
}

impl TransactionManager<Self> for Connection {
    type TransactionStateData = Self;

    fn begin_transaction(conn: &mut Self) -> QueryResult<()> {
        EitherConnection::begin_transaction(&mut conn.0)
    }

    fn rollback_transaction(conn: &mut Self) -> QueryResult<()> {
        EitherConnection::rollback_transaction(&mut conn.0)
    }

    fn commit_transaction(conn: &mut Self) -> QueryResult<()> {
        EitherConnection::commit_transaction(&mut conn.0)
    }

    fn transaction_manager_status_mut(conn: &mut Self) -> &mut TransactionManagerStatus {
        EitherConnection::transaction_manager_status_mut(&mut conn.0)
    }

    fn is_broken_transaction_manager(conn: &mut Self) -> bool {
        EitherConnection::is_broken_transaction_manager(&mut conn.0)
    }
}
