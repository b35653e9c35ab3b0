//! The forms of a journey, as they are posted.

use actix_web::{HttpRequest, HttpResponse, web};
use tracing::Instrument as _;

use super::find::find;
use super::{go_on, pause, stands_at};
use crate::endpoints::page_answers::{self, or_failed};
use crate::endpoints::sign_in::finishing;
use crate::endpoints::sign_in::step::{Moved, Page, Step};
use crate::endpoints::visitor::Visitor;
use crate::http::{FormBody, FormRefusal, Stop, answers};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journeys::KeptJourney;

/// POST of the form of `page`.
pub(super) async fn post(
    page: &'static Page,
    provider: web::Data<Provider>,
    request: HttpRequest,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let step = read(&mut visitor, page, body).await?;
        let kept = &step.kept;
        let what = (page.take)(&mut visitor, &step).await?;
        moved(&provider, &mut visitor, kept, what).await
    };
    or_failed(&provider, &request, answer.await)
}

/// What a step leads to.
pub(super) async fn moved(
    provider: &web::Data<Provider>,
    visitor: &mut Visitor<'_>,
    kept: &KeptJourney,
    what: Moved,
) -> Result<HttpResponse, Stop> {
    match what {
        Moved::On(journey) => go_on(visitor, Some(kept), journey).await,
        Moved::Paused(journey, page) => pause(visitor, kept, journey, page).await,
        Moved::Refused(refusal) => finishing::refuse(visitor, kept, *refusal).await,
        Moved::Unchanged => Ok(answers::see_other(&provider.settings.issuer.local(&stands_at(&kept.journey)))),
        Moved::Stays(answer) => Ok(answer),
        Moved::Answered(answer, behind) => {
            actix_web::rt::spawn(behind(provider.clone()).instrument(tracing::Span::current()));
            Ok(answer)
        }
    }
}

/// Reads the form of a step; an answer where it is none of ours, or its journey is over.
async fn read(visitor: &mut Visitor<'_>, page: &Page, body: Result<FormBody, FormRefusal>) -> Result<Step, Stop> {
    let body = body.map_err(|refusal| page_answers::refused_body(visitor, refusal))?.0.to_vec();
    let parameters = Parameters::typed(&body);
    let id = parameters.get("journey").unwrap_or_default().to_owned();
    visitor.comes_for(&id);
    if !visitor.form_is_ours(&parameters, &id) {
        return Err(page_answers::foreign_form(visitor, None).await.into());
    }
    let fault = page.repeated.map_or_else(|| parameters.fault(), |name| parameters.fault_beside_repeated(name));
    if let Some(fault) = fault {
        return Err(page_answers::malformed(visitor, fault).into());
    }
    match find(visitor, &id).await? {
        Some(kept) => Ok(Step { parameters, body, kept }),
        None => Err(finishing::where_it_stands(visitor, &id, &parameters).await?.into()),
    }
}
