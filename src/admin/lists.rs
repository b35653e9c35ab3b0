//! The lists of the console. Each is described once, beside its page: how it is narrowed and sorted, and what its file holds.
//! What a request asks of a list is read here, and the links that keep it are made here.

use std::pin::Pin;

use actix_web::{HttpResponse, web};

use super::administrator::Administrator;
use super::export::{self, Format, Rows};
use super::links;
use crate::http::{Failure, Stop};
use crate::pages::console::{Exports, Sorting};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// A list of the console.
pub(super) struct List {
    /// The address of its page.
    pub path: &'static str,
    /// The parameters that narrow it, by the names of the fields beside the search box.
    pub filters: &'static [&'static str],
    /// The columns that it is sorted by, the first where nothing else is asked for. Empty where it has one order alone.
    pub sorts: &'static [&'static str],
    /// What its file is called, also in the address of the file and in the event of its export.
    pub name: &'static str,
    /// The columns of its file: members of what represents the object, or of what [`row`](super::export::row) is given beside it.
    pub columns: &'static [&'static str],
    /// Answers with its file, to an admin who may have it.
    pub export: for<'a> fn(&'a web::Data<Provider>, &'a Administrator<'a>, Asked) -> Exported<'a>,
}

/// A file that is being begun.
pub(super) type Exported<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, Stop>> + 'a>>;

/// What is asked of a list.
#[derive(Clone)]
pub(super) struct Asked {
    list: &'static List,
    query: Parameters,
}

impl Asked {
    /// What the query of an address, or a form, asks of `list`.
    pub fn of(list: &'static List, query: Parameters) -> Self {
        Self { list, query }
    }

    /// The value of a parameter, where it is given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.get(name)
    }

    /// What was typed or chosen in a field, without spaces around it.
    pub fn text(&self, name: &str) -> &str {
        self.query.get(name).unwrap_or_default().trim()
    }

    /// The column that the list is sorted by, and whether it is turned round: as `sort` says, with `-` before it where it is turned.
    pub fn order(&self) -> (&'static str, bool) {
        let typed = self.get("sort").unwrap_or_default();
        let (name, descending) = typed.strip_prefix('-').map_or((typed, false), |name| (name, true));
        let known = self.list.sorts.iter().find(|column| **column == name);
        known.map_or_else(|| (self.list.sorts.first().copied().unwrap_or_default(), false), |column| (column, descending))
    }

    fn filters(&self) -> Vec<(&'static str, &str)> {
        self.list.filters.iter().map(|name| (*name, self.text(name))).collect()
    }

    fn sorted(&self, order: (&str, bool), place: &[(&str, &str)]) -> String {
        let order = named(order);
        let mut whole = self.filters();
        whole.push(("sort", &order));
        whole.extend_from_slice(place);
        links::with_query(self.list.path, &whole)
    }

    /// The path of the list with its filters and its order, at `place`: the parameters that say where a page begins.
    pub fn at(&self, place: &[(&str, &str)]) -> String {
        self.sorted(self.order(), place)
    }

    /// The links in the heads of the columns: the list sorted so or, where it is already, turned round.
    pub fn sorting(&self, admin: &Administrator<'_>) -> Sorting {
        let by = self.order();
        let link = |column: &&'static str| (*column, admin.local(&self.sorted((column, *column == by.0 && !by.1), &[])));
        Sorting { by: named(by), columns: self.list.sorts.iter().map(link).collect() }
    }

    /// The list as a file, of the rows that `next` gives page by page until there are none.
    pub fn file(&self, admin: &Administrator<'_>, next: impl AsyncFnMut() -> Result<Rows, Failure> + 'static) -> HttpResponse {
        export::answer(admin, self.list.name, self.list.columns, Format::asked(&self.query), next)
    }

    /// Where the list, with its filters, is taken along.
    pub fn exports(&self, admin: &Administrator<'_>) -> Exports {
        exports(admin, &format!("/admin/export/{}", self.list.name), &self.filters())
    }
}

/// An order as the address names it.
fn named((column, descending): (&str, bool)) -> String {
    format!("{}{column}", if descending { "-" } else { "" })
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: List = List {
        path: "/admin/things",
        filters: &["q", "kind"],
        sorts: &["name", "made"],
        name: "things",
        columns: &["id"],
        export: |_, admin, _| Box::pin(async { Ok(admin.not_found("/admin")) }),
    };
    static THINGS: List = LIST;
    static UNSORTED: List = List { sorts: &[], ..LIST };

    #[test]
    fn links_keep_filters_and_order_and_no_more() {
        let asked = |query: &str| Asked::of(&THINGS, Parameters::read(query.as_bytes()));
        assert_eq!(asked("q=+a+&other=1").at(&[("page", "2")]), "/admin/things?q=a&sort=name&page=2");
        assert_eq!(asked("kind=b&sort=-made&page=3").at(&[]), "/admin/things?kind=b&sort=-made");
        for unknown in ["sort=-", "sort=odd", "sort=-odd", ""] {
            assert_eq!(asked(unknown).order(), ("name", false), "{unknown}");
        }
        assert_eq!(Asked::of(&UNSORTED, Parameters::read(b"sort=name")).at(&[]), "/admin/things");
    }
}
