//! Pages of lists. Of a list in the database one row more than a page holds is read, to know whether there is a page beyond; a
//! list that was found whole has numbered pages.

use super::administrator::Administrator;
use super::lists::Asked;
use crate::pages::console::Paging;

/// One page of a list that was found whole: `page` of the query, from 1 on.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    page: usize,
    /// How many rows a page holds.
    size: usize,
    /// How many rows were found.
    pub found: usize,
}

impl Numbered {
    /// The page that was asked for, the first where none was.
    pub fn of(asked: &Asked, size: usize, found: usize) -> Self {
        let page = asked.get("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).max(1);
        Self { page, size, found }
    }

    /// How many rows stand before this page.
    pub fn before(self) -> usize {
        (self.page - 1).saturating_mul(self.size)
    }

    /// The rows of this page.
    pub fn cut<T>(self, found: Vec<T>) -> impl Iterator<Item = T> {
        found.into_iter().skip(self.before()).take(self.size)
    }

    /// The links to the pages beside this one.
    pub fn links(self, admin: &Administrator<'_>, asked: &Asked) -> Paging {
        let beside = |page: usize| admin.local(&asked.at(&[("page", &page.to_string())]));
        let more = self.found > self.before().saturating_add(self.size);
        Paging { previous: (self.page > 1).then(|| beside(self.page - 1)), next: more.then(|| beside(self.page + 1)) }
    }
}

/// A page of at most `most` rows, read with one row too many: cuts that and says whether it was there. It stands at the far end
/// of the way one came.
pub(super) fn cut<T>(rows: &mut Vec<T>, most: usize, backwards: bool) -> bool {
    let more = rows.len() > most;
    if more {
        if backwards {
            rows.drain(..rows.len() - most);
        } else {
            rows.truncate(most);
        }
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_too_many_goes_from_the_far_end() {
        let cut_of = |length: usize, backwards| {
            let mut rows: Vec<usize> = (0..length).collect();
            (cut(&mut rows, 3, backwards), rows)
        };
        assert_eq!(cut_of(4, false), (true, vec![0, 1, 2]));
        assert_eq!(cut_of(4, true), (true, vec![1, 2, 3]));
        assert_eq!(cut_of(3, true), (false, vec![0, 1, 2]));
        assert_eq!(cut_of(0, false), (false, vec![]));
    }
}
