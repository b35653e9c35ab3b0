//! The files of the lists ([`LISTS`]): what the filters of a page name, as a file. Which columns it has and how its rows are read stands in
//! the description of the list, beside its page.

use actix_web::{HttpRequest, HttpResponse, web};

use super::LISTS;
use super::administrator::{Administrator, Again};
use super::files::Format;
use super::lists::Asked;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// GET of the address of a file. That somebody took a list along is itself an event.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let mut admin = Administrator::of(&provider, &request).await?;
        let is_asked = |file: &str| request.match_pattern().is_some_and(|path| path.ends_with(file));
        let Some(list) = LISTS.into_iter().find(|list| is_asked(list.file)) else {
            return Ok(admin.not_found("/admin"));
        };
        let asked = Asked::of(list, Parameters::read(request.query_string().as_bytes()));
        // More than was meant must not leave the house: the page says which field says nothing.
        if (list.is_unclear)(&asked) {
            return Ok(admin.go(&asked.at(&[])));
        }
        admin.prove_again(Again::Page(&format!("{}?{}", list.file, request.query_string()))).await?;
        let event = admin.acting().event(list.exported);
        let event = if list.exported == EventType::ListExported { event.detail("list", list.section.name) } else { event };
        provider.note(event.detail("format", Format::asked(asked.query()).name())).await;
        (list.export)(&provider, &admin, asked).await
    };
    or_failed(&provider, &request, answered.await)
}
