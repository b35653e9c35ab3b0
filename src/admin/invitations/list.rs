//! `/admin/invitations`: every invitation, searched, sorted and paged.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::{HERE, MANY, NEW};
use crate::admin::administrator::Administrator;
use crate::admin::files;
use crate::admin::lists::{AT_MOST, Asked, Find, List};
use crate::admin::paging;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::pages::Notice;
use crate::pages::console::sections::INVITATIONS;
use crate::pages::console::{Hit, InvitationRow, Invitations, Paging};
use crate::people::invitations::{self, Invitation, InvitationRepresentation, Listing, Sort, State};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// Invitations on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: i64 = 51;

/// The invitations.
pub(in crate::admin) static LIST: List = List {
    section: INVITATIONS,
    filters: &["q", "state"],
    sorts: &["age", "address", "expires"],
    place: &["after"],
    file: "/admin/export/invitations",
    columns: &[
        "id",
        "email",
        "name",
        "state",
        "groups",
        "groups_until",
        "admin",
        "language",
        "invited_by",
        "created_at",
        "sent_at",
        "expires_at",
        "accepted_at",
        "accepted_by",
        "withdrawn_at",
    ],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(async move { Ok(export(admin, &asked)) }),
    finds: &[Find { name: "invitations", title: "console-invitations", by: "q", hits: |admin, sought| Box::pin(hits(admin, sought)) }],
};

/// GET /admin/invitations.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        list(&admin, &asked, admin.notice(&request).await).await
    };
    or_failed(&provider, &request, shown.await)
}

/// What was asked for: one invitation more than a page holds.
fn listing(asked: &Asked) -> Listing {
    let (column, descending) = asked.order();
    Listing {
        search: asked.text("q").to_owned(),
        state: State::parse(asked.text("state")),
        sort: match column {
            "address" => Sort::Address,
            "expires" => Sort::Expires,
            _ => Sort::Age,
        },
        descending,
        after: asked.get("after").map(str::to_owned),
        limit: READ,
    }
}

async fn list(admin: &Administrator<'_>, asked: &Asked, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let (wanted, now) = (listing(asked), provider.now());
    let is_first = wanted.after.is_none();
    let mut found = provider.database.read(move |conn| invitations::list(conn, &wanted, now)).await?;
    let more = paging::cut(&mut found, PAGE, false);
    let beside = |after: &str| admin.local(&asked.at(&[("after", after)]));
    let row = |invitation: &Invitation| InvitationRow {
        url: admin.local(&INVITATIONS.one(&invitation.id)),
        email: invitation.email.as_str().to_owned(),
        name: invitation.name.clone(),
        state: invitation.state(now).as_str(),
        groups: invitation.groups.iter().map(|group| group.name.clone()).collect(),
        admin: invitation.owner,
        created_at: invitation.created_at.as_seconds(),
        expires_at: invitation.expires_at.as_seconds(),
    };
    let text = |name: &str| asked.text(name).to_owned();
    let view = Invitations {
        frame: admin.frame(),
        url: admin.local(HERE),
        new_url: admin.local(NEW),
        many_url: admin.local(MANY),
        search: text("q"),
        state: text("state"),
        sorting: asked.sorting(admin),
        exports: asked.exports(admin),
        paging: Paging { previous: (!is_first).then(|| beside("")), next: found.last().filter(|_| more).map(|last| beside(&last.id)) },
        invitations: found.iter().map(row).collect(),
        now: now.as_seconds(),
    };
    Ok(admin.show_at(HERE, actix_web::http::StatusCode::OK, notice, |context| view.render(context)))
}

/// The first few invitations that are found by the address, the name or the id.
async fn hits(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let (wanted, now) = (sought.to_owned(), admin.provider().now());
    let read = admin.provider().database.read(move |conn| {
        let listing = Listing { search: wanted.clone(), limit: i64::from(AT_MOST), ..Listing::default() };
        invitations::list(conn, &listing, now)
    });
    let hit = |invitation: Invitation| Hit {
        url: admin.local(&INVITATIONS.one(&invitation.id)),
        name: invitation.email.as_str().to_owned(),
        detail: invitation.name,
        at: Some(invitation.created_at.as_seconds()),
    };
    Ok(read.await?.into_iter().map(hit).collect())
}

/// GET /admin/export/invitations.
fn export(admin: &Administrator<'_>, asked: &Asked) -> HttpResponse {
    let (database, now) = (admin.provider().database.clone(), admin.provider().now());
    let mut listing = Listing { after: None, limit: i64::from(files::AT_ONCE), ..listing(asked) };
    let next = async move || {
        let wanted = listing.clone();
        let page = database.read(move |conn| invitations::list(conn, &wanted, now)).await?;
        listing.after = page.last().map(|last| last.id.clone()).or_else(|| listing.after.take());
        let row = |invitation: &Invitation| files::row(LIST.columns, &InvitationRepresentation::of(invitation, now), Value::Null);
        Ok(page.iter().map(row).collect())
    };
    asked.file(admin, next)
}
