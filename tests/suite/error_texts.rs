//! What the page for developers of applications quotes is what people see.

#[test]
fn every_page_title_that_the_documentation_quotes_is_one_that_a_page_shows() {
    let documentation = include_str!("../../docs/relying-parties.md");
    let texts = include_str!("../../src/languages/en.ftl");
    let quoted: Vec<String> = documentation
        .split('\u{201c}')
        .skip(1)
        .filter_map(|rest| rest.split_once('\u{201d}'))
        .map(|(title, _)| title.replace('\u{2026}', "{ $app }"))
        .collect();
    assert!(quoted.len() >= 4, "{quoted:?}");
    for title in quoted {
        assert!(texts.lines().any(|line| line.ends_with(&format!(" = {title}"))), "no page shows {title:?}");
    }
}
