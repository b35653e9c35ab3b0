use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

/// A list of these passwords, each with how often it was seen, in hexadecimal digits and in order.
fn list(passwords: &[(&str, u64)]) -> BTreeMap<String, u64> {
    let hex =
        |password: &str| digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    passwords.iter().map(|(password, seen)| (hex(password), *seen)).collect()
}

const STOLEN: &[(&str, u64)] = &[
    ("password", 9_000_000),
    ("violet otter rides 9", 3),
    ("Tr0ub4dor&3", 120),
    ("correct horse battery staple", 1),
    ("caf\u{e9} au lait", 7),
    ("never seen, filled up", 0),
];

fn one_file(folder: &Path, passwords: &[(&str, u64)]) -> PathBuf {
    let path = folder.join("ordered-by-hash.txt");
    let lines: String = list(passwords).iter().map(|(hash, seen)| format!("{hash}:{seen}\r\n")).collect();
    std::fs::write(&path, lines).unwrap();
    path
}

fn ranges(folder: &Path, passwords: &[(&str, u64)]) -> PathBuf {
    let path = folder.join("ranges");
    std::fs::create_dir(&path).unwrap();
    for (hash, seen) in list(passwords) {
        let (beginning, rest) = hash.split_at(5);
        let file = path.join(format!("{beginning}.txt"));
        let before = std::fs::read_to_string(&file).unwrap_or_default();
        std::fs::write(file, format!("{before}{rest}:{seen}\r\n")).unwrap();
    }
    path
}

fn built(source: &Path, at_least: u64) -> Result<(BreachedList, u64, tempfile::TempDir), UnfitSource> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("breached.bin");
    let count = build(source, at_least, &target, &mut |_| ())?;
    Ok((BreachedList::open(&target).unwrap(), count, folder))
}

#[test]
fn each_password_of_a_public_list_in_either_form_is_found_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    for source in [one_file(folder.path(), STOLEN), ranges(folder.path(), STOLEN)] {
        let (list, count, _folder) = built(&source, 1).unwrap();
        assert_eq!((count, list.count()), (5, 5), "what was never seen fills a range up");
        for (password, seen) in STOLEN {
            assert_eq!(list.holds(&Secret::new(*password)).unwrap(), *seen > 0, "{password}");
        }
        for other in ["", "Password", "violet otter rides 8", "x"] {
            assert!(!list.holds(&Secret::new(other)).unwrap(), "{other}");
        }
        let (list, count, _folder) = built(&source, 100).unwrap();
        assert_eq!(count, 2);
        assert!(list.holds(&Secret::new("Tr0ub4dor&3")).unwrap() && !list.holds(&Secret::new("violet otter rides 9")).unwrap());
    }
}

#[test]
fn the_first_and_the_last_beginning_are_found_and_many_in_one_are() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("list.txt");
    let zeros = "0".repeat(40);
    let many: String = (0..2000).map(|n| format!("ABCDE{n:06X}{}:1\n", "0".repeat(29))).collect();
    std::fs::write(&source, format!("{zeros}:1\n{many}{}:1\n", "f".repeat(40))).unwrap();
    let (list, count, _folder) = built(&source, 1).unwrap();
    assert_eq!(count, 2002);
    let range = |beginning: usize| {
        let mut numbers = [0; 8];
        list.file.read_exact_at(&mut numbers, (INDEX + (beginning - 1) * 4) as u64).unwrap();
        let [from, until] = [0, 4].map(|at| u32::from_be_bytes(numbers[at..at + 4].try_into().unwrap()));
        until - from
    };
    assert_eq!((range(0xABCDE), range(0xABCDF), range(0xFFFFF)), (2000, 0, 1));
}

#[test]
fn a_list_that_is_none_is_refused_with_its_line_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("list.txt"), folder.path().join("breached.bin"));
    let (a, b) = ("A".repeat(40), "B".repeat(40));
    for (text, told) in [
        (String::new(), "there are no hashes"),
        (format!("{a}:0\n"), "there are no hashes"),
        ("password\n".to_owned(), "list.txt, line 1: expected the SHA-1 hash"),
        (format!("{a}:1\n{a}\n"), "list.txt, line 2: expected the SHA-1 hash"),
        (format!("{a}:many\n"), "list.txt, line 1: expected the SHA-1 hash"),
        (format!("{}:1\n", "G".repeat(40)), "list.txt, line 1: expected the SHA-1 hash"),
        (format!("{}:1\n", "A".repeat(35)), "list.txt, line 1: expected the SHA-1 hash"),
        (format!("{a}:1\n{b}:1\n{a}:1\n"), "list.txt, line 3: the file is not ordered by hash"),
        (format!("{}:1\n", "A".repeat(32)), "NTLM"),
        (format!("{a}:1{}\n", "1".repeat(4000)), "list.txt, line 1: expected the SHA-1 hash"),
    ] {
        std::fs::write(&source, &text).unwrap();
        let refused = build(&source, 1, &target, &mut |_| ()).unwrap_err().to_string();
        assert!(refused.contains(told), "{text}: {refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing but the list");
    }
    assert!(build(&folder.path().join("nothing.txt"), 1, &target, &mut |_| ()).is_err());
    // A file that was there stays until the new one is whole.
    std::fs::write(&target, "before").unwrap();
    assert!(build(&source, 1, &target, &mut |_| ()).is_err());
    assert_eq!(std::fs::read(&target).unwrap(), b"before");
}

#[test]
fn a_file_that_is_damaged_or_none_is_told_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (one_file(folder.path(), STOLEN), folder.path().join("breached.bin"));
    build(&source, 1, &target, &mut |_| ()).unwrap();
    let whole = std::fs::read(&target).unwrap();
    let told = |bytes: &[u8]| {
        std::fs::write(&target, bytes).unwrap();
        BreachedList::open(&target).map(drop).unwrap_err().to_string()
    };
    assert!(told(&whole[..whole.len() - 1]).contains("damaged"), "cut off");
    assert!(told(&[whole.as_slice(), b"x"].concat()).contains("damaged"), "something behind it");
    assert!(told(&whole[..100]).contains("damaged"));
    for at in [20, 30, INDEX + 5] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(told(&changed).contains("damaged"), "{at}");
    }
    assert!(told(b"").contains("no list of breached passwords"));
    assert!(told(&std::fs::read(&source).unwrap()).contains("no list of breached passwords"), "the public list itself");
    std::fs::remove_file(&target).unwrap();
    assert!(BreachedList::open(&target).map(drop).unwrap_err().to_string().contains("cannot be read"));
    assert!(BreachedList::open(folder.path()).is_err());
}
