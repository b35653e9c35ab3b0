//! Two addresses held against each other, character by character.

/// A run of characters that both have, or that only this one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub changed: bool,
}

/// What is longer than this is compared at its ends only: the table would grow with the product of the lengths.
const LONGEST: usize = 300;

/// The pieces of both and in how many places they differ.
pub(super) fn pieces<'a>(left: &'a str, right: &'a str) -> (Vec<Piece<'a>>, Vec<Piece<'a>>, usize) {
    let left_chars: Vec<char> = left.chars().collect();
    let right_chars: Vec<char> = right.chars().collect();
    let common = if left_chars.len() <= LONGEST && right_chars.len() <= LONGEST {
        common_subsequence(&left_chars, &right_chars)
    } else {
        common_ends(&left_chars, &right_chars)
    };
    let left_kept: Vec<bool> = kept(left_chars.len(), common.iter().map(|pair| pair.0));
    let right_kept: Vec<bool> = kept(right_chars.len(), common.iter().map(|pair| pair.1));
    (runs(left, &left_kept), runs(right, &right_kept), gaps(&common, left_chars.len(), right_chars.len()))
}

/// The one of `candidates` that differs least from `received`.
pub fn nearest<'a>(received: &str, candidates: &'a [String]) -> Option<&'a str> {
    candidates.iter().map(String::as_str).min_by_key(|candidate| {
        let (left, right, _) = pieces(received, candidate);
        left.iter().chain(&right).filter(|piece| piece.changed).map(|piece| piece.text.len()).sum::<usize>()
    })
}

fn kept(length: usize, places: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut kept = vec![false; length];
    for place in places {
        if let Some(flag) = kept.get_mut(place) {
            *flag = true;
        }
    }
    kept
}

/// The pairs of places that both have in common, by the longest common subsequence.
fn common_subsequence(left: &[char], right: &[char]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut lengths = vec![0u16; (left.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, l) in left.iter().enumerate().rev() {
        for (j, r) in right.iter().enumerate().rev() {
            let length = if l == r { at(&lengths, i + 1, j + 1) + 1 } else { at(&lengths, i + 1, j).max(at(&lengths, i, j + 1)) };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while let (Some(l), Some(r)) = (left.get(i), right.get(j)) {
        if l == r {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The pairs of places of the common beginning and the common end.
fn common_ends(left: &[char], right: &[char]) -> Vec<(usize, usize)> {
    let start = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    let room = left.len().min(right.len()) - start;
    let end = left.iter().rev().zip(right.iter().rev()).take(room).take_while(|(l, r)| l == r).count();
    (0..start).map(|i| (i, i)).chain((0..end).rev().map(|back| (left.len() - 1 - back, right.len() - 1 - back))).collect()
}

/// How many times something stands between two common characters.
fn gaps(common: &[(usize, usize)], left: usize, right: usize) -> usize {
    let (mut next, mut gaps) = ((0, 0), 0);
    for &(i, j) in common.iter().chain(&[(left, right)]) {
        gaps += usize::from((i, j) != next);
        next = (i + 1, j + 1);
    }
    gaps
}

fn runs<'a>(text: &'a str, kept: &[bool]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut start, mut current) = (0, None);
    for ((place, _), keep) in text.char_indices().zip(kept) {
        if current != Some(*keep) {
            if let (Some(keep), Some(run)) = (current, text.get(start..place)) {
                pieces.push(Piece { text: run, changed: !keep });
            }
            (start, current) = (place, Some(*keep));
        }
    }
    if let (Some(keep), Some(run)) = (current, text.get(start..)) {
        pieces.push(Piece { text: run, changed: !keep });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_differs_is_marked_and_counted() {
        let (left, right, differences) = pieces("https://a/Latchkey/callback/", "https://a/latchkey/callback");
        let changed = |pieces: &[Piece<'_>]| pieces.iter().filter(|p| p.changed).map(|p| p.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(changed(&left), ["L", "/"]);
        assert_eq!(changed(&right), ["l"]);
        assert_eq!(differences, 2);
        assert_eq!(pieces("a", "a").2, 0);
    }

    #[test]
    fn the_nearest_address_is_the_one_with_the_least_change() {
        let registered = ["https://b.example/x".to_owned(), "https://a.example/callback".to_owned()];
        assert_eq!(nearest("https://a.example/callback/", &registered), Some("https://a.example/callback"));
        assert_eq!(nearest("x", &[]), None);
    }

    proptest! {
        #[test]
        fn the_pieces_make_up_the_whole(left in ".{0,40}", right in ".{0,40}") {
            let (l, r, differences) = pieces(&left, &right);
            prop_assert_eq!(l.iter().map(|p| p.text).collect::<String>(), left.clone());
            prop_assert_eq!(r.iter().map(|p| p.text).collect::<String>(), right.clone());
            prop_assert_eq!(differences == 0, left == right);
        }

        #[test]
        fn long_ones_are_compared_at_their_ends(middle in "[a-z]{300,400}", other in "[a-z]{0,20}") {
            let (left, right) = (format!("https://a/{middle}/end"), format!("https://a/{other}/end"));
            let (l, r, _) = pieces(&left, &right);
            prop_assert_eq!(l.iter().map(|p| p.text).collect::<String>(), left.clone());
            prop_assert_eq!(r.iter().map(|p| p.text).collect::<String>(), right.clone());
        }
    }
}
