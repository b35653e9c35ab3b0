//! `/admin/connect`: an app is connected. The choice and the place are asked by GET, so that one can go back; the app is
//! made by one POST, whose id is drawn with the form: posted twice, it makes one app.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::presets::{self, Preset};
use super::{form, one, set_up};
use crate::acts::client::{ClientNotCreated, CreateClient};
use crate::admin::administrator::{Administrator, Again};
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::pages::console::{AppFault, AppForm, AppProblem, AppSetUp, ConnectDetails, ConnectKind, ConnectPlace, KnownApp, NewSecret};
use crate::pages::paths::with_query;
use crate::protocol::client::{ClientKind, Provenance};
use crate::protocol::parameters::Parameters;
use crate::protocol::redirect_uri::check_registration;
use crate::protocol::registration::Registration;
use crate::provider::Provider;

const HERE: &str = "/admin/connect";

/// What is connected: a known app, or one of a kind.
enum What {
    Known(&'static Preset),
    Kind(ClientKind),
}

impl What {
    fn read(parameters: &Parameters) -> Option<Self> {
        let what = parameters.get("what")?;
        presets::find(what).map(Self::Known).or_else(|| what.parse().ok().map(Self::Kind))
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Known(preset) => preset.id,
            Self::Kind(kind) => kind.as_str(),
        }
    }

    fn kind(&self) -> ClientKind {
        match self {
            Self::Known(preset) => preset.kind,
            Self::Kind(kind) => *kind,
        }
    }

    fn known(&self) -> Option<&'static Preset> {
        match self {
            Self::Known(preset) => Some(preset),
            Self::Kind(_) => None,
        }
    }
}

/// GET /admin/connect.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        if let Some(posted) = admin.kept(&request).await?
            && let Some(what) = What::read(&posted)
        {
            return Ok(details(&admin, &what, form::read(&posted, what.kind(), None), Vec::new()));
        }
        let asked = Parameters::read(request.query_string().as_bytes());
        let Some(what) = What::read(&asked) else {
            let known = presets::ALL.iter().map(known_app).collect();
            // A form that was sent without a choice has its question mark.
            let missing = request.uri().query().is_some();
            let view = ConnectKind { frame: admin.frame(), action: admin.local(HERE), known, missing };
            return Ok(admin.show(None, |context| view.render(context)));
        };
        let back = admin.local(HERE);
        let client_id = what.id().to_owned() + "-" + &provider.random.uuid().simple().to_string().chars().take(8).collect::<String>();
        let form = match &what {
            What::Kind(kind) => AppForm { client_id: Some(client_id), ..AppForm::empty(*kind) },
            What::Known(preset) => {
                // An app without a place of its own leaves the field empty.
                let typed = asked.get("address").map(str::trim).filter(|_| preset.has_place);
                let place = typed.map_or(Ok(String::new()), |typed| place(typed, preset.kind));
                match place {
                    Ok(place) if !preset.has_place || typed.is_some() => AppForm { client_id: Some(client_id), ..preset.form(&place) },
                    other => {
                        let view = ConnectPlace {
                            frame: admin.frame(),
                            action: admin.local(HERE),
                            back,
                            known: (preset.id.to_owned(), preset.name.to_owned()),
                            address: typed.unwrap_or_default().to_owned(),
                            wrong: other.is_err(),
                        };
                        return Ok(admin.show_at(&asked_at(&what), StatusCode::OK, None, |context| view.render(context)));
                    }
                }
            }
        };
        Ok(details(&admin, &what, form, Vec::new()))
    };
    or_failed(&provider, &request, answer.await)
}

/// A known app as the first step offers it.
fn known_app(preset: &Preset) -> KnownApp {
    KnownApp { id: preset.id.to_owned(), name: preset.name.to_owned(), has_place: preset.has_place }
}

/// Where what is connected is asked for.
fn asked_at(what: &What) -> String {
    with_query(HERE, &[("what", what.id())])
}

/// The address of a known app, without a slash at its end; one that could not be registered is none.
fn place(typed: &str, kind: ClientKind) -> Result<String, ()> {
    let address = typed.trim_end_matches('/');
    let plain = !address.contains(['?', '#']);
    if plain && check_registration(&format!("{address}/x"), kind).is_ok() { Ok(address.to_owned()) } else { Err(()) }
}

fn details(admin: &Administrator<'_>, what: &What, form: AppForm, problems: Vec<AppProblem>) -> HttpResponse {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = ConnectDetails {
        frame: admin.frame(),
        action: admin.local(HERE),
        back: admin.local(HERE),
        what: what.id().to_owned(),
        example: presets::example(what.kind(), what.known()),
        apis: form::apis(admin.provider()),
        form: form::with_room(form),
        problems,
    };
    admin.show_at(&asked_at(what), status, None, |context| view.render(context))
}

/// POST /admin/connect.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, HERE).await?;
        let Some(what) = What::read(&posted) else { return Ok(admin.go(HERE)) };
        admin.form_stands_at(&request, &asked_at(&what));
        let mut typed = form::read(&posted, what.kind(), None);
        typed.client_id.get_or_insert_with(String::new);
        if posted.get("add").is_some() {
            return Ok(details(&admin, &what, typed, Vec::new()));
        }
        let (mut metadata, settings) = match form::check(&provider, &typed, None) {
            Ok(checked) => checked,
            Err(problems) => return Ok(details(&admin, &what, typed, problems)),
        };
        if let What::Known(preset) = what {
            metadata.other.insert(presets::KNOWN_APP.to_owned(), format!("latchkey:{}", preset.id).into());
        }
        let create = CreateClient {
            client_id: typed.client_id.clone(),
            registration: Registration { kind: what.kind(), metadata },
            settings,
            provenance: Provenance::Admin,
        };
        let made = match admin.perform(create, Again::Form(HERE, &posted)).await? {
            Ok(made) => made,
            Err(why) => {
                let fault = match why {
                    ClientNotCreated::IdTaken => AppFault::ClientIdTaken,
                    ClientNotCreated::Id(_) => AppFault::ClientId,
                };
                return Ok(details(&admin, &what, typed, vec![AppProblem { field: "client_id".to_owned(), fault }]));
            }
        };
        let secret = made.secret.map(|secret| NewSecret { text: secret.expose().to_owned(), old_until: None });
        let one = one::find(&admin, &made.record.client.client_id).await?;
        let view = AppSetUp { connecting: true, ..set_up::page(&admin, &one, secret) };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}
