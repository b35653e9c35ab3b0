//! Pages of lists: one row more than a page holds is read, to know whether there is a page beyond.

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
