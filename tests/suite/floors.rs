//! The floors of the house: no arrow points up, and arrows between rooms of one floor are those that lib.rs lists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use latchkey::FLOORS;
use syn::visit::Visit;

/// The paths of one file that begin with `crate` or `super`, with their lines.
#[derive(Default)]
struct Arrows {
    found: Vec<(Vec<String>, usize)>,
    /// How many modules within the file are around what is visited.
    inner: usize,
}

impl Arrows {
    fn found(&mut self, path: Vec<String>, line: usize) {
        let ups = path.iter().take(self.inner).take_while(|part| *part == "super").count();
        let path = path[ups..].to_vec();
        // From a module within the file that leads to the file itself.
        if ups == 0 || path.first().is_some_and(|part| part == "super") {
            self.found.push((path, line));
        }
    }

    fn tree(&mut self, prefix: Vec<String>, tree: &syn::UseTree, line: usize) {
        match tree {
            syn::UseTree::Path(path) => {
                let mut prefix = prefix;
                prefix.push(path.ident.to_string());
                self.tree(prefix, &path.tree, line);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(prefix.clone(), tree, line)),
            syn::UseTree::Name(name) => self.found([prefix, vec![name.ident.to_string()]].concat(), line),
            syn::UseTree::Rename(name) => self.found([prefix, vec![name.ident.to_string()]].concat(), line),
            syn::UseTree::Glob(_) => self.found(prefix, line),
        }
    }
}

impl<'ast> Visit<'ast> for Arrows {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(Vec::new(), &item.tree, line_of(item));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.found(path.segments.iter().map(|segment| segment.ident.to_string()).collect(), line_of(path));
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.inner += 1;
        syn::visit::visit_item_mod(self, item);
        self.inner -= 1;
    }

    /// Who may see a thing is no use of theirs.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        // Macro bodies are tokens, not syntax: a `crate :: room` in them is found as text.
        let text = item.tokens.to_string();
        for after in text.split("crate :: ").skip(1) {
            let room: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            self.found(vec!["crate".into(), room], line_of(&item.path));
        }
        syn::visit::visit_macro(self, item);
    }
}

fn line_of(node: &impl syn::spanned::Spanned) -> usize {
    node.span().start().line
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The module path of a file below src: `a/b/mod.rs` and `a/b.rs` are `a::b`.
fn module(file: &Path, src: &Path) -> Vec<String> {
    let mut parts: Vec<String> = file.strip_prefix(src).unwrap().iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let last = parts.pop().unwrap();
    if last != "mod.rs" {
        parts.push(last.trim_end_matches(".rs").to_owned());
    }
    parts
}

/// What a path leads to from `module`, below the crate, where it leads to one of ours.
fn resolved(path: &[String], module: &[String]) -> Option<Vec<String>> {
    match path.first().map(String::as_str) {
        Some("crate") => Some(path[1..].to_vec()),
        Some("super") => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let kept = module.len().checked_sub(ups)?;
            Some(module.iter().take(kept).chain(path.iter().skip(ups)).cloned().collect())
        }
        _ => None,
    }
}

/// The arrows of a file: what it uses of ours, below the crate, with the line.
fn arrows(file: &Path, module: &[String]) -> Vec<(Vec<String>, usize)> {
    let mut arrows = Arrows::default();
    arrows.visit_file(&syn::parse_file(&std::fs::read_to_string(file).unwrap()).unwrap());
    arrows.found.into_iter().filter_map(|(path, line)| Some((resolved(&path, module)?, line))).collect()
}

#[test]
fn no_arrow_points_up() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let floors: BTreeMap<&str, (u8, &[&str])> = FLOORS.iter().map(|(room, floor, beside)| (*room, (*floor, *beside))).collect();
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    files(&src, &mut all);
    for file in &all {
        let module = module(file, &src);
        let Some(&(floor, beside)) = module.first().and_then(|room| floors.get(room.as_str())) else {
            assert!(matches!(module.first().map(String::as_str), Some("lib" | "main")), "{} is in no room of FLOORS", file.display());
            continue;
        };
        for (path, line) in arrows(file, &module) {
            let Some(other) = path.into_iter().next() else { continue };
            if other == module[0] {
                continue;
            }
            if let Some(&(other_floor, _)) = floors.get(other.as_str())
                && (other_floor > floor || (other_floor == floor && !beside.contains(&other.as_str())))
            {
                wrong.push(format!("{}:{line}: {} (floor {floor}) uses {other} (floor {other_floor})", file.display(), module[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point up or aside:\n{}", wrong.join("\n"));
}

#[test]
fn the_protocol_is_pure() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src.join("protocol"), &mut all);
    for file in all {
        let text = std::fs::read_to_string(&file).unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for foreign in ["actix", "diesel", "askama", "async fn", "crate::store", "crate::config", "crate::languages"] {
            assert!(!code.contains(foreign), "{} holds {foreign}", file.display());
        }
    }
}

/// Rooms, and which of those below them each uses.
type Rooms = &'static [(&'static str, &'static [&'static str])];

/// Which of `rooms` a path leads to that begins within them.
fn leads_to(rooms: Rooms, path: &[String]) -> Option<&'static str> {
    let leads_to = |room: &str| room.split("::").eq(path.iter().take(room.split("::").count()));
    rooms.iter().map(|(room, _)| *room).find(|room| leads_to(room))
}

/// Holds every file of `room` against the list of its rooms: each uses those below it that the list names.
fn uses_those_below(room: &str, rooms: Rooms) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    files(&src.join(room), &mut all);
    let place = |name: &str| rooms.iter().position(|(other, _)| *other == name).unwrap();
    for file in &all {
        let module = module(file, &src);
        let Some(inner) = leads_to(rooms, &module[1..]) else {
            // What lists rooms uses any of them.
            let lists_rooms =
                module.len() == 1 || rooms.iter().any(|(other, _)| other.starts_with(&format!("{}::", module[1..].join("::"))));
            assert!(lists_rooms, "{} is in no room of {room}::ROOMS", file.display());
            continue;
        };
        for (path, line) in arrows(file, &module).into_iter().filter(|(path, _)| path.first().is_some_and(|first| first == room)) {
            let other = leads_to(rooms, &path[1..]);
            let (_, may_use) = rooms[place(inner)];
            // What stands in the file that lists the rooms belongs to all of them.
            let is_of_all = other.is_none() && room != "endpoints";
            if !is_of_all && !other.is_some_and(|other| other == inner || (may_use.contains(&other) && place(inner) < place(other))) {
                wrong.push(format!("{}:{line}: {inner} uses {}", file.display(), path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that {room}::ROOMS has not, or that point up:\n{}", wrong.join("\n"));
}

#[test]
fn rooms_within_a_room_use_those_below_them_alone() {
    uses_those_below("endpoints", latchkey::endpoints::ROOMS);
    uses_those_below("acts", latchkey::acts::ROOMS);
    uses_those_below("admin", latchkey::admin::ROOMS);
}

#[test]
fn rooms_of_one_floor_have_no_cycle() {
    let beside: BTreeMap<&str, &[&str]> = FLOORS.iter().map(|(room, _, beside)| (*room, *beside)).collect();
    for start in beside.keys() {
        let mut ahead: Vec<&str> = beside[start].to_vec();
        let mut seen = Vec::new();
        while let Some(room) = ahead.pop() {
            assert_ne!(room, *start, "{start} reaches itself");
            if !seen.contains(&room) {
                seen.push(room);
                ahead.extend(beside[room]);
            }
        }
    }
}

#[test]
fn durable_rows_of_people_and_clients_change_only_in_acts() {
    // Rooms of rows hold the statements; from above them only acts may call those that change something.
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    for room in ["cli", "endpoints", "account", "sign_in", "http", "pages"] {
        files(&src.join(room), &mut all);
    }
    for file in all {
        let text = std::fs::read_to_string(&file).unwrap();
        for statement in ["diesel::insert_into", "diesel::update", "diesel::delete", "sql_query"] {
            assert!(!text.contains(statement), "{} writes rows by itself: {statement}", file.display());
        }
    }
}

#[test]
fn no_request_of_a_stranger_counts_a_whole_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("src"), &mut found);
    // The console's overview, and the look at a database without a master key.
    let may = |file: &Path| file.starts_with(root.join("src/admin")) || file.starts_with(root.join("src/store"));
    for file in found.iter().filter(|file| !may(file)) {
        let text = std::fs::read_to_string(file).unwrap();
        for counted in ["user::count(", "registered::count(", "users::table.count()"] {
            let defined = counted == "users::table.count()" && file.ends_with("people/user.rs");
            assert!(defined || !text.contains(counted), "{} has {counted}: people may be a million", file.display());
        }
    }
}
