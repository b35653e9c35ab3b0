//! The handle of one write: what row writers take, so that rows change inside a write alone.

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use super::Connection;

/// A connection inside the transaction of a write. [`super::Database::write`] alone makes one. Whoever reads takes it for a
/// [`Connection`].
pub struct Writing<'c> {
    conn: &'c mut Connection,
    raised: BTreeSet<&'static str>,
}

impl<'c> Writing<'c> {
    pub(super) fn on(conn: &'c mut Connection) -> Self {
        Self { conn, raised: BTreeSet::new() }
    }

    /// The connection, for a statement.
    pub fn rows(&mut self) -> &mut Connection {
        self.conn
    }

    /// The revision of `part` is raised by this write.
    pub(in crate::store) fn note_raised(&mut self, part: &'static str) {
        self.raised.insert(part);
    }

    /// The parts whose revision this write raised: every replica is told of them once it is committed.
    pub fn raised(&self) -> BTreeSet<&'static str> {
        self.raised.clone()
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.conn
    }
}
