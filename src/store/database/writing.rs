//! The handle of one write: what row writers take, so that rows change inside a write alone.

use std::ops::{Deref, DerefMut};

use super::Connection;

/// A connection inside the transaction of a write. [`super::Database::write`] alone makes one. Whoever reads takes it for a
/// [`Connection`].
pub struct Writing<'c>(&'c mut Connection);

impl<'c> Writing<'c> {
    pub(super) fn on(conn: &'c mut Connection) -> Self {
        Self(conn)
    }

    /// The connection, for a statement.
    pub fn rows(&mut self) -> &mut Connection {
        self.0
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.0
    }
}
