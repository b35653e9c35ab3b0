//! How the outside sees each object, member by member and in their order: scripts read it from commands and exported files.

use latchkey::acts::invitation::Invite;
use latchkey::acts::person::{DisablePerson, WhichPerson};
use latchkey::clients::{ClientRepresentation, ResourceRepresentation, registered, resources};
use latchkey::issued::{GrantRepresentation, grant};
use latchkey::keys::{self, KeyRepresentation};
use latchkey::people::invitations::{InvitationRepresentation, NewInvitation};
use latchkey::people::listing::{self, Listing};
use latchkey::people::{GroupRepresentation, GroupWithMembers, PersonRepresentation, groups};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::secrets::Secret;
use latchkey::sso::SessionRepresentation;
use latchkey::sso::sessions::Which;
use latchkey::store::StoreError;
use serde::Serialize;
use serde_json::{Value, json};

use crate::console::console;
use crate::scenario::on_each_pairing;

fn text(object: &impl Serialize) -> String {
    serde_json::to_value(object).unwrap().to_string()
}

fn members(object: &impl Serialize) -> String {
    let Value::Object(members) = serde_json::to_value(object).unwrap() else { panic!("no object") };
    members.keys().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn people_and_groups_have_these_members_alone_and_in_a_list() {
    on_each_pairing(async |given| {
        let claims = json!({"name": "Ann", "locale": "de"});
        let (ann, root) = (given.person_with("Ann@example.com", claims, &["staff"], false).await, given.admin("root@example.com").await);
        let (now, at) = (given.now(), given.now().to_string());
        let read = given.provider.database.read(move |conn| {
            let people = listing::list(conn, &Listing { limit: 10, ..Listing::default() })?;
            let each = PersonRepresentation::of_each(conn, &people, now)?;
            let alone: Vec<_> = people.iter().map(|person| PersonRepresentation::of(conn, person, now)).collect::<Result<_, _>>()?;
            let group = groups::find_by_name(conn, "staff")?.unwrap();
            Ok::<_, StoreError>((each, alone, GroupWithMembers::of(conn, &group, now)?, GroupRepresentation::from(&group)))
        });
        let (each, alone, staff, group) = read.await.unwrap();
        assert_eq!(each, alone, "the same whether they are read together or one by one");
        assert_eq!(
            text(&each[0]),
            format!(
                r#"{{"id":"{ann}","email":"Ann@example.com","email_verified":true,"username":null,"preferred_username":"Ann@example.com","name":"Ann","status":"active","admin":false,"groups":["staff"],"claims":{{"name":"Ann","locale":"de"}},"terms_accepted":{{}},"created_at":"{at}","updated_at":"{at}","last_sign_in_at":null}}"#
            )
        );
        assert_eq!((each[1].id.as_str(), each[1].admin, each[1].groups.len()), (root.as_str(), true, 0));
        let shown = format!(r#"{{"id":"{}","name":"staff","require_second_factor":false,"email_codes":"both","created_at":"{at}","updated_at":"{at}""#, group.id);
        assert_eq!(text(&group), format!("{shown}}}"));
        assert_eq!(text(&staff), format!(r#"{shown},"members":[{{"id":"{ann}","email":"Ann@example.com","until":null}}]}}"#));
    })
    .await;
}

#[tokio::test]
async fn invitations_have_these_members() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        let new = NewInvitation { email: "Ann@example.com".into(), groups: vec!["staff".into()], ..NewInvitation::default() };
        let invited = given.perform(Invite { invitation: new }).await;
        let (at, expires) = (given.now().to_string(), invited.invitation.expires_at.to_string());
        let shown = text(&InvitationRepresentation::of(&invited.invitation, given.now()));
        assert_eq!(
            shown,
            format!(
                r#"{{"id":"{}","email":"Ann@example.com","name":null,"state":"open","groups":["staff"],"groups_until":null,"admin":false,"language":"en","invited_by":null,"created_at":"{at}","sent_at":"{at}","expires_at":"{expires}","accepted_at":null,"accepted_by":null,"withdrawn_at":null}}"#,
                invited.invitation.id
            )
        );
        assert!(!shown.contains(invited.token.expose()), "nobody sees a link again");
        let admin = console(&given).await;
        let file = async |format: &str| admin.get(&format!("/admin/export/invitations?format={format}")).await.body;
        assert_eq!(file("jsonl").await, format!("{shown}\n"));
        assert!(file("csv").await.starts_with("\u{feff}id,email,name,state,groups,groups_until,admin,language,invited_by,"));
    })
    .await;
}

#[tokio::test]
async fn clients_resource_servers_and_keys_have_these_members() {
    on_each_pairing(async |given| {
        let (own, issuer) = (json!({"software_id": "x", "status": "odd"}), given.issuer.clone());
        given.client_with("app", ClientKind::Web, own, ClientSettings { access_token_lifetime: Some(60), ..Default::default() }).await;
        given.resource("https://api.example.com", "read write", &["app"]).await;
        let read = given.provider.database.read(move |conn| {
            Ok::<_, StoreError>((registered::find(conn, "app")?.unwrap(), resources::all(conn)?, keys::list(conn, &issuer)?))
        });
        let (client, apis, keys) = read.await.unwrap();
        let registered = "redirect_uris post_logout_redirect_uris response_types grant_types client_name";
        // A member that was registered under the name of one of ours keeps its place and loses its value.
        let decided = "software_id type provenance first_party trusted id_token_claims require_pkce access_token_lifetime \
                       id_token_lifetime require_second_factor rotates created_at updated_at";
        let shown = serde_json::to_value(ClientRepresentation::of(&client, None)).unwrap();
        let mut names: Vec<&str> = shown.as_object().unwrap().keys().map(String::as_str).collect();
        names.retain(|name| *name != "status");
        assert_eq!(names.join(" "), format!("client_id {registered} {decided}"));
        assert_eq!((&shown["type"], &shown["status"], &shown["access_token_lifetime"]), (&json!("web"), &json!("active"), &json!(60)));
        let made = ClientRepresentation::of(&client, Some(Secret::new("shown once")));
        assert!(text(&made).starts_with(r#"{"client_id":"app","client_secret":"shown once","redirect_uris":["#), "{}", text(&made));
        assert!(!format!("{made:?}").contains("shown once"));
        assert_eq!(
            text(&ResourceRepresentation::from(&apis[0])),
            r#"{"identifier":"https://api.example.com","name":"An API","scopes":["read","write"],"signing_alg":null,"lifetime":null,"clients":["app"]}"#
        );
        assert_eq!(members(&KeyRepresentation::from(&keys[0])), "kid alg state created_at activated_at retired_at");
        assert!(keys.iter().any(|key| text(&KeyRepresentation::from(key)).contains(r#""state":"active""#)));
    })
    .await;
}

#[tokio::test]
async fn sessions_and_grants_have_these_members() {
    on_each_pairing(async |given| {
        given.person("ann@example.com").await;
        let ours = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), ours).await;
        given.tokens(&given.browser(), &app, "openid offline_access", "ann@example.com").await;
        let session = given.provider.sessions().page(Which::All, 0, 1).await.unwrap().sessions.remove(0);
        let shown = SessionRepresentation::of(&session, given.provider.session_lifetimes());
        let at = given.now().to_string();
        let begins = format!(
            r#"{{"kind":"session","id":"{}","user_id":"{}","clients":["app"],"acr":"urn:latchkey:acr:1","amr":["pwd"],"auth_time":"{at}","created_at":"{at}","last_used_at":"{at}","expires_at":""#,
            session.sid, session.user_id
        );
        assert!(text(&shown).starts_with(&begins), "{}", text(&shown));
        assert!(members(&shown).ends_with("expires_at address user_agent"));
        let now = given.now();
        let whose = grant::Whose::Client { client_id: "app" };
        let read = given.provider.database.read(move |conn| grant::list_offline(conn, Some(whose), None, 1, now));
        let shown = GrantRepresentation::from(&read.await.unwrap()[0]);
        assert_eq!(members(&shown), "kind id user_id clients scopes acr amr auth_time created_at last_used_at expires_at");
        assert!(text(&shown).contains(r#""clients":["app"],"scopes":["offline_access","openid"],"acr":"urn:latchkey:acr:1","amr":["pwd"],"#));
    })
    .await;
}

#[tokio::test]
async fn files_of_lists_have_these_columns_and_values() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let ann = given.person_with("ann@example.com", json!({}), &["staff"], false).await;
        given.client_with("job", ClientKind::Service, json!({"scope": "read"}), ClientSettings::default()).await;
        given.resource("https://api.example.com", "read write", &["job"]).await;
        let file = async |list: &str, format: &str| admin.get(&format!("/admin/export/{list}format={format}")).await.body;
        let at = given.now().to_string();
        assert_eq!(
            file("people?q=ann&", "jsonl").await,
            format!(
                "{{\"id\":\"{ann}\",\"email\":\"ann@example.com\",\"email_verified\":true,\"username\":null,\"name\":null,\"status\":\"active\",\
                 \"admin\":false,\"terms_accepted\":{{}},\"created_at\":\"{at}\",\"last_sign_in_at\":null}}\n"
            )
        );
        assert_eq!(
            file("people?q=ann&", "csv").await,
            format!(
                "\u{feff}id,email,email_verified,username,name,status,admin,terms_accepted,created_at,last_sign_in_at\r\n\
                 \"{ann}\",\"ann@example.com\",\"true\",\"\",\"\",\"active\",\"false\",\"\",\"{at}\",\"\"\r\n"
            )
        );
        assert_eq!(
            file("apps?q=job&", "jsonl").await,
            "{\"client_id\":\"job\",\"name\":\"App job\",\"type\":\"service\",\"status\":\"active\",\"state\":\"healthy\",\
             \"redirect_uris\":[],\"sign_ins_7_days\":0,\"first_party\":false}\n"
        );
        assert_eq!(
            file("apps?q=job&", "csv").await,
            "\u{feff}client_id,name,type,status,state,redirect_uris,sign_ins_7_days,first_party\r\n\
             \"job\",\"App job\",\"service\",\"active\",\"healthy\",\"\",\"0\",\"false\"\r\n"
        );
        assert_eq!(
            file("apis?", "jsonl").await,
            "{\"identifier\":\"https://api.example.com\",\"name\":\"An API\",\"scopes\":[\"read\",\"write\"],\"signing_alg\":null,\
             \"lifetime\":null,\"introspecting_clients\":[\"job\"],\"apps\":1}\n"
        );
        let groups = file("groups?", "jsonl").await;
        let rest = format!("\"name\":\"staff\",\"members\":1,\"require_second_factor\":false,\"created_at\":\"{at}\"}}\n");
        assert!(groups.starts_with("{\"id\":\"") && groups.ends_with(&rest), "{groups}");
        let sessions = file("sessions?", "jsonl").await;
        let rest = format!("\"email\":\"root@example.com\",\"started_at\":\"{at}\",\"last_used_at\":\"{at}\",\"apps\":[],\"address\":");
        assert!(sessions.starts_with("{\"user_id\":\"") && sessions.contains(&rest) && !sessions.contains("sid"), "{sessions}");
        let columns = "\u{feff}user_id,email,started_at,last_used_at,apps,address,user_agent,kind,expires_at\r\n";
        assert!(file("sessions?", "csv").await.starts_with(columns));
    })
    .await;
}

#[tokio::test]
async fn a_file_calls_nobody_an_admin_who_is_disabled() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let other = given.admin("other@example.com").await;
        assert!(admin.get("/admin/export/people?q=other&format=jsonl").await.body.contains("\"admin\":true"));
        given.perform(DisablePerson { person: WhichPerson::Id(other) }).await;
        assert!(admin.get("/admin/export/people?q=other&format=jsonl").await.body.contains("\"admin\":false"));
    })
    .await;
}
