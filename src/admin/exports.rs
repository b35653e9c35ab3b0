//! `/admin/export/{list}`: one of [`LISTS`], what the filters of its page name, as a file. Which columns it has and how its rows
//! are read stands in the description of the list, beside its page.

use actix_web::{HttpRequest, HttpResponse, web};

use super::LISTS;
use super::administrator::{Administrator, Again};
use super::export::Format;
use super::lists::Asked;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// GET /admin/export/{list}. That somebody took a list along is itself an event.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, list: web::Path<String>) -> HttpResponse {
    let name = list.into_inner();
    let answered = async {
        let mut admin = Administrator::of(&provider, &request).await?;
        let Some(list) = LISTS.into_iter().find(|list| list.name == name) else {
            return Ok(admin.not_found("/admin"));
        };
        admin.prove_again(Again::Page(&format!("/admin/export/{name}?{}", request.query_string()))).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let event = admin.acting().event(EventType::ListExported).detail("list", list.name);
        provider.note(event.detail("format", Format::asked(&query).name())).await;
        (list.export)(&provider, &admin, Asked::of(list, query)).await
    };
    or_failed(&provider, &request, answered.await)
}
