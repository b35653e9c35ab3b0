//! `/admin/export/{list}`: people, apps, APIs, groups or sessions, those that the filters of the page name, as a file. Which
//! columns it has stands in the description of the list, and how its rows are read beside its page.

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::export::Format;
use super::lists::{Asked, List};
use super::recent::Act;
use super::{apis, apps, groups, people, sessions};
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

const LISTS: [&List; 5] = [&people::LIST, &apps::LIST, &apis::LIST, &groups::LIST, &sessions::LIST];

/// GET /admin/export/{list}. That somebody took a list along is itself an event.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, list: web::Path<String>) -> HttpResponse {
    let name = list.into_inner();
    let answered = async {
        let mut admin = Administrator::of(&provider, &request).await?;
        let Some(list) = LISTS.into_iter().find(|list| list.name == name) else {
            return Ok(admin.not_found("/admin"));
        };
        admin.prove_again(Act::Export, &format!("/admin/export/{name}?{}", request.query_string())).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let event = admin.acting().event(EventType::ListExported).detail("list", list.name);
        provider.note(event.detail("format", Format::asked(&query).name())).await;
        let asked = Asked::of(list, query);
        match list.name {
            "people" => people::export(&admin, asked).await,
            "apps" => apps::export(&admin, asked).await,
            "apis" => apis::export(&admin, asked).await,
            "groups" => Ok(groups::export(&admin, asked)),
            _ => sessions::export(&provider, &admin, asked).await,
        }
    };
    or_failed(&provider, &request, answered.await)
}
