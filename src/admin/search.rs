//! `/admin/search`: what the lists of the console find by one word, each by what it says ([`LISTS`]). A few of each, with the way to the
//! list that has all. Whoever may not see a list finds nothing of it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::{LISTS, paging};
use crate::endpoints::page_answers::or_failed;
use crate::http::Failure;
use crate::pages::console::{Found, Frame, Search};
use crate::pages::paths::with_query;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::writing::collation;

/// So many of each sort are shown.
const MOST: usize = 5;
/// Characters that are looked for at most.
const LONGEST: usize = 254;

/// GET /admin/search.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let sought: String = query.get("for").unwrap_or_default().trim().chars().take(LONGEST).collect();
        let found = if collation::searched(&sought).is_empty() { Vec::new() } else { find(&admin, &sought).await? };
        let view = Search { frame: Frame { sought, ..admin.frame() }, found };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

async fn find(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    for list in LISTS.into_iter().filter(|list| admin.rights.has(list.section.right)) {
        for find in list.finds {
            let mut hits = (find.hits)(admin, sought).await?;
            let more = paging::cut(&mut hits, MOST, false);
            let all = more.then(|| admin.local(&with_query(list.section.path, &[(find.by, sought)])));
            found.push(Found { name: find.name, title: find.title, hits, all });
        }
    }
    found.retain(|found| !found.hits.is_empty());
    Ok(found)
}
