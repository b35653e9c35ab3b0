//! A person ends from a session of theirs that somebody gets in without their second factor: whoever is signed in has it.

use std::convert::Infallible;

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use super::second_factor::HERE;
use crate::acts::loss::CancelOwnLoss;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal};
use crate::pages::Notice;
use crate::provider::Provider;

/// POST /account/lost-factors/cancel.
pub async fn cancel(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, _) = Member::of_form(&provider, &request, body, HERE).await?;
        match provider.perform(member.acting(), CancelOwnLoss { who: member.standing() }).await {
            Ok(_) => Ok(member.done(HERE, Notice::LossCancelled).await?),
            Err(refused) => match Failure::unless_refused::<Infallible>(refused)? {},
        }
    };
    or_failed(&provider, &request, answer.await)
}
