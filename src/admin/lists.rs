//! The lists of the console. Each is described once, beside its page: which part of the console it is, how it is narrowed, sorted and
//! paged, what its file holds, and what of it the box finds that looks in everything. The addresses of a list and of its file are drawn
//! from that, with the right that opens them. What a request asks of a list is read here, and the links that keep it are made here.

use std::pin::Pin;

use actix_web::{HttpResponse, web};

use super::administrator::Administrator;
use super::files::{self, Format, Rows};
use crate::audit::EventType;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, Stop};
use crate::pages::console::sections::Section;
use crate::pages::console::{Exports, Hit, Sorting};
use crate::pages::paths::with_query;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// A list of the console.
pub(super) struct List {
    /// The part of the console that it is: the address of its page, what its file is called, and the right without which nothing of
    /// it is seen.
    pub section: Section,
    /// The parameters that narrow it, by the names of the fields beside the search box.
    pub filters: &'static [&'static str],
    /// The columns that it is sorted by, the first where nothing else is asked for. Empty where it has one order alone.
    pub sorts: &'static [&'static str],
    /// The parameters that say where a page of it begins.
    pub place: &'static [&'static str],
    /// The address of its file.
    pub file: &'static str,
    /// The columns of its file: members of what represents the object, or of what [`row`](super::export::row) is given beside it.
    pub columns: &'static [&'static str],
    /// What is told where it was taken along.
    pub exported: EventType,
    /// Whether a filter holds what cannot be looked for: then nothing is taken along, and the page says which.
    pub is_unclear: fn(&Asked) -> bool,
    /// Answers with its file, to an admin who may have it.
    pub export: for<'a> fn(&'a web::Data<Provider>, &'a Administrator<'_>, Asked) -> Exported<'a>,
    /// What of it is found by one word.
    pub finds: &'static [Find],
}

/// Things that are found by one word.
pub(super) struct Find {
    /// What they are called in the page.
    pub name: &'static str,
    /// The text of their heading.
    pub title: &'static str,
    /// The parameter by which the list has all of them.
    pub by: &'static str,
    /// The first few, [`AT_MOST`].
    pub hits: for<'a> fn(&'a Administrator<'_>, &'a str) -> Hits<'a>,
}

/// So many of each are looked for by one word: one more than the page shows.
pub(super) const AT_MOST: u32 = 6;

/// What is being looked for.
pub(super) type Hits<'a> = Pin<Box<dyn Future<Output = Result<Vec<Hit>, Failure>> + 'a>>;

impl List {
    /// The address of its page.
    pub fn page(&self) -> Address {
        let page = console(self.section.path, self.section.right).query(self.filters).query(self.place);
        if self.sorts.is_empty() { page } else { page.query(&["sort"]) }
    }

    /// The address of its file.
    pub fn file(&self) -> Address {
        let file = console(self.file, self.section.right).query(self.filters).query(&["format"]);
        if self.sorts.is_empty() { file } else { file.query(&["sort"]) }
    }
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

    /// The query.
    pub fn query(&self) -> &Parameters {
        &self.query
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
        with_query(self.list.section.path, &whole)
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
        files::answer(admin, self.list.section.name, self.list.columns, Format::asked(&self.query), next)
    }

    /// Where the list, with its filters, is taken along.
    pub fn exports(&self, admin: &Administrator<'_>) -> Exports {
        let of = |format: &str| {
            let mut whole = self.filters();
            whole.push(("format", format));
            admin.local(&with_query(self.list.file, &whole))
        };
        Exports { lines: of("jsonl"), csv: of("csv") }
    }
}

/// An order as the address names it.
fn named((column, descending): (&str, bool)) -> String {
    format!("{}{column}", if descending { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::console::sections::PEOPLE;

    const LIST: List = List {
        section: PEOPLE,
        filters: &["q", "kind"],
        sorts: &["name", "made"],
        place: &["page"],
        file: "/admin/export/people",
        columns: &["id"],
        exported: EventType::ListExported,
        is_unclear: |_| false,
        export: |_, admin, _| Box::pin(async { Ok(admin.not_found("/admin")) }),
        finds: &[],
    };
    static THINGS: List = LIST;
    static UNSORTED: List = List { sorts: &[], ..LIST };

    #[test]
    fn links_keep_filters_and_order_and_no_more() {
        let asked = |query: &str| Asked::of(&THINGS, Parameters::read(query.as_bytes()));
        assert_eq!(asked("q=+a+&other=1").at(&[("page", "2")]), "/admin/people?q=a&sort=name&page=2");
        assert_eq!(asked("kind=b&sort=-made&page=3").at(&[]), "/admin/people?kind=b&sort=-made");
        for unknown in ["sort=-", "sort=odd", "sort=-odd", ""] {
            assert_eq!(asked(unknown).order(), ("name", false), "{unknown}");
        }
        assert_eq!(Asked::of(&UNSORTED, Parameters::read(b"sort=name")).at(&[]), "/admin/people");
    }
}
