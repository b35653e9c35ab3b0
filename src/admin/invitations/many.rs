//! `/admin/new-invitations`: invites everybody whom a file names, or nobody.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, MANY, NEW, problem_of, problem_of_file};
use crate::acts::invitation::{InviteMany, ManyInvited, ManyNotInvited};
use crate::admin::administrator::{Administrator, Again};
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::pages::Done;
use crate::pages::console::{InvitePeople, InviteProblem};
use crate::people::invitations::file;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// What is wrong, each with its line; `None` is the file as a whole.
type Problems = Vec<(Option<u64>, InviteProblem)>;

/// What the form holds.
struct Typed {
    rows: String,
    skip_known: bool,
}

impl Typed {
    fn of(posted: &Parameters) -> Self {
        let rows = posted.get("rows").unwrap_or_default().replace("\r\n", "\n");
        Self { rows, skip_known: posted.get("skip_known").is_some() }
    }
}

/// The form; `checked` says how many a good file invites.
fn form_page(admin: &Administrator<'_>, typed: Typed, problems: Problems, checked: Option<ManyInvited>) -> HttpResponse {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let settings = &admin.provider().settings;
    let view = InvitePeople {
        frame: admin.frame(),
        action: admin.local(MANY),
        one_url: admin.local(NEW),
        folder: settings.mails_are_files().then(|| settings.mails_folder().display().to_string()),
        rows: typed.rows,
        skip_known: typed.skip_known,
        problems,
        checked: checked.map(|checked| (checked.good, checked.known)),
    };
    admin.show_at(MANY, status, None, |context| view.render(context))
}

/// GET /admin/new-invitations.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let kept = admin.kept(&request).await?.unwrap_or_default();
        Ok(form_page(&admin, Typed::of(&kept), Vec::new(), None))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/new-invitations: with `check` it is only looked whether the file is good.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_typed_form(&provider, &request, body, MANY).await?;
        let typed = Typed::of(&form);
        if let Some(fault) = form.fault() {
            return Ok(form_page(&admin, typed, vec![(None, InviteProblem::Malformed(fault.name.clone()))], None));
        }
        let lines = match file::read(&typed.rows) {
            Ok(lines) => lines,
            Err(faults) => {
                let problems = faults.iter().map(|fault| (Some(fault.line), problem_of_file(&fault.what))).collect();
                return Ok(form_page(&admin, typed, problems, None));
            }
        };
        let (dry_run, skip_known) = (form.get("check").is_some(), typed.skip_known);
        match admin.perform(InviteMany { lines, dry_run, skip_known }, Again::Form(MANY, &form)).await? {
            Ok(checked) if dry_run => Ok(form_page(&admin, typed, Vec::new(), Some(checked))),
            Ok(_) => admin.done(HERE, Done::of("notice-invitations-sent").into()).await,
            Err(ManyNotInvited::TooMany) => Ok(form_page(&admin, typed, vec![(None, InviteProblem::TooMany)], None)),
            Err(ManyNotInvited::Lines(lines)) => {
                let problems = lines.iter().map(|at| (Some(at.line), problem_of(&at.what))).collect();
                Ok(form_page(&admin, typed, problems, None))
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}
