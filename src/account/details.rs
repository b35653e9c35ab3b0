//! `/account/details`: what is declared of people and theirs to change.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

use super::member::Member;
use crate::acts::attribute::{FillIn, NotFilledIn};
use crate::acts::door::NotDone;
use crate::endpoints::attributes;
use crate::endpoints::page_answers::{self, or_failed};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{AccountDetails, AttributeInput, Done, Notice, ShownAttribute};
use crate::protocol::attribute::value::Fault;
use crate::protocol::attribute::{Attribute, Attributes};
use crate::provider::Provider;

const HERE: &str = "/account/details";
const PROFILE: &str = "/account";

/// Those that a person may change.
fn theirs(declared: &Attributes) -> impl Iterator<Item = &Attribute> {
    declared.iter().filter(|attribute| attribute.is_changed_by_person())
}

/// Whether there is anything that a person may change.
pub(super) fn are_any(declared: &Attributes) -> bool {
    theirs(declared).next().is_some()
}

/// What a person sees of their own: what they can change, and what has a value.
pub(super) fn shown(declared: &Attributes, claims: &Map<String, Value>, language: &str) -> Vec<ShownAttribute> {
    let seen = declared.iter().filter(|attribute| attribute.seen_by_person);
    let shown = seen.map(|attribute| {
        let values = attribute.written(claims.get(&attribute.name));
        (attribute, ShownAttribute { label: attribute.label_in(language).to_owned(), kind: attribute.kind, values })
    });
    shown.filter(|(attribute, shown)| attribute.is_changed_by_person() || !shown.values.is_empty()).map(|(_, shown)| shown).collect()
}

/// What people must have said stays said.
fn required(declared: &Attributes, mut inputs: Vec<AttributeInput>) -> Vec<AttributeInput> {
    for input in &mut inputs {
        input.required = declared.find(&input.name).is_some_and(Attribute::is_required);
    }
    inputs
}

fn show(member: &Member<'_>, inputs: Vec<AttributeInput>, too_long: bool, notice: Option<Notice>) -> HttpResponse {
    let is_wrong = too_long || inputs.iter().any(|input| input.fault.is_some());
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = AccountDetails { account: member.card(), action: member.local(HERE), inputs, too_long };
    member.show_at(HERE, status, notice, |context| view.render(context))
}

/// GET /account/details.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, HERE).await?;
        let declared = provider.snapshot().attributes.clone();
        if !are_any(&declared) {
            return Ok(member.go(PROFILE));
        }
        let inputs = attributes::kept(theirs(&declared), &member.known.user.claims, member.visitor.language().tag());
        let notice = member.notice(&request).await;
        Ok(show(&member, required(&declared, inputs), false, notice))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /account/details.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::of_typed_form(&provider, &request, body, HERE).await?;
        provider.learn_changes().await?;
        let declared = provider.snapshot().attributes.clone();
        let mut inputs = required(&declared, attributes::typed(&form, theirs(&declared), member.visitor.language().tag()));
        // What cannot be read is no value that was taken away.
        if let Some(fault) = form.fault() {
            let at_fault =
                inputs.iter_mut().find(|input| fault.name.as_deref().is_some_and(|name| attributes::is_field_of(name, &input.name)));
            let Some(input) = at_fault else { return Err(page_answers::malformed(&member.visitor, fault).into()) };
            input.fault = Some(Fault::Unseen);
            return Ok(show(&member, inputs, false, None));
        }
        let values = match attributes::changes(inputs.clone(), |name| declared.find(name), &member.known.user.claims) {
            Ok(values) => values,
            Err(wrong) => return Ok(show(&member, wrong, false, None)),
        };
        keep(&provider, &member, values, inputs).await
    };
    or_failed(&provider, &request, answer.await)
}

async fn keep(
    provider: &Provider,
    member: &Member<'_>,
    values: Map<String, Value>,
    mut inputs: Vec<AttributeInput>,
) -> Result<HttpResponse, Stop> {
    match provider.perform(member.acting(), FillIn { who: member.standing(), values }).await {
        Ok(_) => member.done(PROFILE, Done::SAVED.into()).await,
        Err(NotDone::NoStanding) => member.done(HERE, Notice::StalePage).await,
        Err(other) => match Failure::unless_refused(other)? {
            // What is declared changed at this moment.
            NotFilledIn::NotTheirs(_) => member.done(HERE, Notice::StalePage).await,
            NotFilledIn::Unfit(name, fault) => {
                if let Some(input) = inputs.iter_mut().find(|input| input.name == name) {
                    input.fault = Some(fault);
                }
                Ok(show(member, inputs, false, None))
            }
            NotFilledIn::TooLong => Ok(show(member, inputs, true, None)),
        },
    }
}
