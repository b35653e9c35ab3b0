//! The order of a list as its address names it: a column, with `-` before it where it is turned round.

use super::administrator::Administrator;
use super::links;
use crate::pages::console::{Exports, Sorting};
use crate::protocol::parameters::Parameters;

/// The order that was asked for, among `columns`; the first where none of them was.
pub(super) fn asked(query: &Parameters, columns: &[&'static str]) -> (&'static str, bool) {
    let typed = query.get("sort").unwrap_or_default();
    let (name, descending) = typed.strip_prefix('-').map_or((typed, false), |name| (name, true));
    let known = columns.iter().find(|column| **column == name);
    known.map_or_else(|| (columns.first().copied().unwrap_or_default(), false), |column| (column, descending))
}

/// As the address names it.
pub(super) fn named((column, descending): (&str, bool)) -> String {
    format!("{}{column}", if descending { "-" } else { "" })
}

/// The links in the heads of `columns`: the list at `path` with its filters, sorted so or, where it is already, turned round.
pub(super) fn links(
    admin: &Administrator<'_>,
    path: &str,
    filters: &[(&str, &str)],
    by: (&'static str, bool),
    columns: &[&'static str],
) -> Sorting {
    let link = |column: &&'static str| {
        let order = named((column, *column == by.0 && !by.1));
        let mut whole = filters.to_vec();
        whole.push(("sort", &order));
        (*column, admin.local(&links::with_query(path, &whole)))
    };
    Sorting { by: named(by), columns: columns.iter().map(link).collect() }
}

/// Where the list that `path` writes out, with these filters, is taken along.
pub(super) fn exports(admin: &Administrator<'_>, path: &str, filters: &[(&str, &str)]) -> Exports {
    let of = |format: &str| {
        let mut whole = filters.to_vec();
        whole.push(("format", format));
        admin.local(&links::with_query(path, &whole))
    };
    Exports { lines: of("jsonl"), csv: of("csv") }
}
