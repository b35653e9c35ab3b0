//! `/admin/attributes`: every attribute, searched, sorted and paged.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::page_of;
use crate::admin::administrator::Administrator;
use crate::admin::files::{self, Rows};
use crate::admin::lists::{Asked, Find, List};
use crate::admin::paging::Numbered;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::pages::console::sections::ATTRIBUTES;
use crate::pages::console::{AttributeList, AttributeRow, Hit};
use crate::people::AttributeRepresentation;
use crate::protocol::attribute::Attribute;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::writing::collation;

const PAGE: usize = 25;

/// The attributes.
pub(in crate::admin) static LIST: List = List {
    section: ATTRIBUTES,
    filters: &["q"],
    sorts: &["order", "name"],
    place: &["page"],
    file: "/admin/export/attributes",
    columns: &["name", "type", "several", "label", "seen_by_person", "changed_by", "required", "scope", "in_id_token", "position"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[Find {
        name: "attributes",
        title: "console-attributes",
        by: "q",
        hits: |admin, sought| Box::pin(async { Ok(hits(admin, sought)) }),
    }],
};

fn hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let found = snapshot.attributes.iter().filter(|attribute| matches(attribute, sought));
    let hit = |attribute: &Attribute| Hit {
        url: admin.local(&page_of(&attribute.name)),
        name: label(admin, attribute),
        detail: attribute.name.clone(),
        at: None,
    };
    found.map(hit).collect()
}

fn label(admin: &Administrator<'_>, attribute: &Attribute) -> String {
    attribute.label_in(admin.visitor.language().tag()).to_owned()
}

/// Whether an attribute is found by words, each a part of its name, a label or its scope, in any letter case.
fn matches(attribute: &Attribute, sought: &str) -> bool {
    let mut texts = vec![attribute.name.as_str(), attribute.label.as_str(), attribute.scope.as_deref().unwrap_or_default()];
    texts.extend(attribute.labels.values().map(String::as_str));
    collation::finds(sought, &texts)
}

/// The attributes that were asked for, in the order that was asked for.
async fn found(admin: &Administrator<'_>, asked: &Asked) -> Result<Vec<Attribute>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let snapshot = provider.snapshot();
    let mut found: Vec<Attribute> = snapshot.attributes.iter().filter(|one| matches(one, asked.text("q"))).cloned().collect();
    let (column, descending) = asked.order();
    if column == "name" {
        found.sort_by(|one, other| one.name.cmp(&other.name));
    }
    if descending {
        found.reverse();
    }
    Ok(found)
}

/// GET /admin/attributes.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let found = found(&admin, &asked).await?;
        let page = Numbered::of(&asked, PAGE, found.len());
        let row = |attribute: Attribute| AttributeRow {
            url: admin.local(&page_of(&attribute.name)),
            label: label(&admin, &attribute),
            kind: attribute.kind,
            several: attribute.several,
            required: attribute.required,
            scope: attribute.scope.clone(),
            name: attribute.name,
        };
        let view = AttributeList {
            frame: admin.frame(),
            search: asked.text("q").to_owned(),
            all: provider.snapshot().attributes.count(),
            paging: page.links(&admin, &asked),
            sorting: asked.sorting(&admin),
            exports: asked.exports(&admin),
            attributes: page.cut(found).map(row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/export/attributes.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let found = found(admin, &asked).await?;
    let row = |attribute: &Attribute| files::row(LIST.columns, &AttributeRepresentation::from(attribute), Value::Null);
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(asked.file(admin, async move || Ok(std::mem::take(&mut rows))))
}
