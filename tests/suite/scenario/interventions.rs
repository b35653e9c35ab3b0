//! What commands and admins do to a running provider while a story goes on. The provider knows of it when these return.

use latchkey::acts::any_act::any;
use latchkey::acts::client::{ChangeClient, MetadataChange, WhichClient};
use latchkey::acts::consent::WithdrawConsent;
use latchkey::acts::door::{Act, Door, Means};
use latchkey::acts::group::{ChangeGroup, WhichGroup};
use latchkey::acts::key::{RevokeKey, RotateKey};
use latchkey::acts::password::{NewPassword, SetPassword};
use latchkey::acts::person::{
    CreatePerson, DeletePerson, Description, DisablePerson, EnablePerson, EndAllOfPerson, MakeOwner, RemoveOwner, WhichPerson,
};
use latchkey::acts::resource::CreateResource;
use latchkey::acts::second_factor::{self, EnrolFactor, NewFactor};
use latchkey::acts::session::{EndSessions, Ending};
use latchkey::acts::{Acting, Standing};
use latchkey::audit::{Actor, EventType, Filter};
use latchkey::clients::registered::{self, Record};
use latchkey::clock::Timestamp;
use latchkey::factors::totp::{self, Seed};
use latchkey::factors::{password, recovery_code};
use latchkey::jose::Algorithm;
use latchkey::people::groups::Group;
use latchkey::protocol::client::{Client, ClientKind, ClientSettings};
use latchkey::protocol::resource::Resource;
use latchkey::protocol::scope::Scopes;
use latchkey::secrets::Secret;
use latchkey::store::{StoreError, Writing};
use serde_json::{Value, json};

use super::{Answer, Browser, PASSWORD, RelyingParty, Scenario};

impl Scenario {
    /// Writes rows as no act does: as an older release left them, or a fault.
    pub async fn rows<T, E>(&self, job: impl Fn(&mut Writing<'_>, Timestamp) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<StoreError> + std::fmt::Debug + Send + 'static,
    {
        let now = self.now();
        let done = self.provider.upkeep_database().write(move |conn| job(conn, now)).await.unwrap();
        self.provider.learn_changes().await.unwrap();
        self.provider.learn_revocations().await;
        done
    }

    /// Does an act as a command would. The provider knows of it, and has done what follows, when this returns.
    pub async fn perform<A: Act>(&self, act: A) -> A::Done
    where
        A::Refused: std::fmt::Debug,
    {
        self.provider.perform(self.provider.acting(Actor::Command), act).await.unwrap()
    }

    /// Does an act as a replica would that then went away: its rows are there, and the provider learns of them, but no record of a session
    /// that it ended is forgotten.
    pub async fn rows_of<A: Act>(&self, act: A) -> A::Done
    where
        A::Refused: std::fmt::Debug,
    {
        let settings = &self.provider.settings;
        let means = Means::new(settings, self.provider.keyring.clone());
        let door = Door::new(self.provider.upkeep_database().clone(), means);
        let (act, answer) = any(act);
        let (done, _) = answer.of(door.run(self.provider.acting(Actor::Command), act, None).await).unwrap();
        self.provider.learn_changes().await.unwrap();
        self.provider.learn_revocations().await;
        done
    }

    /// So many people, without a way to sign in.
    pub async fn crowd(&self, count: usize) {
        for number in 0..count {
            let person = Description { email: format!("p{number}@example.com"), email_verified: true, ..Description::default() };
            self.perform(CreatePerson { person, groups: Vec::new(), owner: false, password: None }).await;
        }
    }

    /// Disables a person.
    pub async fn disable(&self, sub: &str) {
        self.rows_of(DisablePerson { person: WhichPerson::Id(sub.to_owned()) }).await;
    }

    /// Enables a person again.
    pub async fn enable(&self, sub: &str) {
        self.perform(EnablePerson { person: WhichPerson::Id(sub.to_owned()) }).await;
    }

    /// Deletes a person.
    pub async fn delete_person(&self, sub: &str) {
        self.rows_of(DeletePerson { person: WhichPerson::Id(sub.to_owned()), confirmed_by: None }).await;
    }

    /// Lets a person use the console.
    pub async fn make_owner(&self, sub: &str) {
        self.perform(MakeOwner { person: WhichPerson::Id(sub.to_owned()) }).await;
    }

    /// Lets a person use the console no more.
    pub async fn remove_owner(&self, sub: &str) {
        self.perform(RemoveOwner { person: WhichPerson::Id(sub.to_owned()) }).await;
    }

    /// Ends every session and grant of a person.
    pub async fn end_all(&self, sub: &str) {
        self.rows_of(EndAllOfPerson { person: WhichPerson::Id(sub.to_owned()) }).await;
    }

    /// Sets a person's password in their place.
    pub async fn set_password(&self, sub: &str, phc: Secret, temporary: bool) {
        let password = NewPassword { phc, temporary };
        self.rows_of(SetPassword { person: WhichPerson::Id(sub.to_owned()), password }).await;
    }

    /// The same with the one they had, so that stories may go on.
    pub async fn reset_password(&self, sub: &str) {
        let phc =
            Secret::new(password::hash(&Secret::new(PASSWORD), self.provider.passwords.cost(), &self.provider.random).unwrap().expose());
        self.set_password(sub, phc, false).await;
    }

    /// Ends a session as `session revoke` does.
    pub async fn end_session(&self, sid: &str, sub: &str) {
        let ending = Ending { sid: sid.to_owned(), user_id: sub.to_owned() };
        self.rows_of(EndSessions { sessions: vec![ending] }).await;
    }

    /// What a session of a person's would stand for that began now.
    pub async fn standing(&self, sub: &str) -> Standing {
        let id = sub.to_owned();
        let person = self.provider.database.read(move |conn| latchkey::people::user::find(conn, &id)).await.unwrap().unwrap();
        Standing::of_session(sub, person.epoch)
    }

    /// A person takes back what they allowed an app.
    pub async fn withdraw_consent(&self, sub: &str, client_id: &str) {
        self.perform(WithdrawConsent { who: self.standing(sub).await, client_id: client_id.to_owned() }).await;
    }

    /// The same under a clock that says `now`.
    pub async fn withdraw_consent_at(&self, sub: &str, client_id: &str, now: Timestamp) {
        let act = WithdrawConsent { who: self.standing(sub).await, client_id: client_id.to_owned() };
        self.provider.perform(Acting { now, ..self.provider.acting(Actor::Command) }, act).await.unwrap();
    }

    /// Changes what is registered of a client, what an admin decided about it, and whether it is switched on.
    pub async fn change_client(&self, id: &str, change: impl FnOnce(&mut Client)) {
        let client_id = id.to_owned();
        let found = self.provider.database.read(move |conn| registered::find(conn, &client_id)).await.unwrap();
        let mut client = found.unwrap().client;
        change(&mut client);
        self.perform(ChangeClient {
            client: WhichClient::Id(client.client_id),
            metadata: Some(MetadataChange::To(Box::new(client.metadata))),
            settings: client.settings.into(),
            enabled: Some(client.enabled),
            seen: None,
        })
        .await;
    }

    /// Changes the row of a client by another way than an act: what no act says yet, and what an act would do beside it is not done.
    pub async fn change_row_of_client(&self, id: &str, change: impl Fn(&mut Record) + Send + 'static) {
        let id = id.to_owned();
        self.rows(move |conn, now| {
            let mut record = registered::find(conn, &id)?.unwrap();
            change(&mut record);
            registered::update(conn, &record, now).map(drop)
        })
        .await;
    }

    /// Sets up an app for codes of a person, with recovery codes where it is the first; no code of it counted yet.
    pub async fn second_factor(&self, sub: &str) -> (Seed, Vec<String>) {
        let (seed, codes) = (Seed::random(&self.provider.random), recovery_code::make(&self.provider.random));
        let hashes = recovery_code::hashes(&self.provider.keyring, sub, &codes);
        let new = NewFactor::new(&totp::Content::new(&seed, 0)).unwrap();
        let (who, name) = (self.standing(sub).await, String::new());
        self.perform(EnrolFactor { who, new, name, codes: hashes, must_be_first: false }).await;
        (seed, codes.iter().map(|code| code.expose().to_owned()).collect())
    }

    /// What a person has set up.
    pub async fn second_factors(&self, sub: &str) -> second_factor::SecondFactors {
        let (sub, ring) = (sub.to_owned(), self.provider.keyring.clone());
        self.provider.database.read(move |conn| second_factor::read(conn, &ring, &sub)).await.unwrap()
    }

    /// `group update --require-second-factor`.
    pub async fn require_of_group(&self, name: &str, required: bool) -> Group {
        let (group, requires_second_factor) = (WhichGroup::Name(name.to_owned()), Some(required));
        let change = ChangeGroup { group, name: None, requires_second_factor, email_codes: None, seen: None };
        self.perform(change).await
    }

    /// `key rotate`.
    pub async fn rotate_key(&self, algorithm: Algorithm) {
        self.perform(RotateKey { fresh: self.provider.fresh_key(algorithm).await.unwrap(), seen: None }).await;
    }

    /// `key revoke`.
    pub async fn revoke_key(&self, algorithm: Algorithm, kid: &str) {
        self.perform(RevokeKey { fresh: self.provider.fresh_key(algorithm).await.unwrap(), kid: kid.to_owned(), confirmed_by: None }).await;
    }

    /// A resource server that wants its tokens signed and bounded its own way.
    pub async fn resource_with(&self, identifier: &str, scopes: &str, signing_alg: Option<&str>, lifetime: Option<u64>) {
        let made = Resource {
            identifier: identifier.to_owned(),
            name: "An API".to_owned(),
            scopes: Scopes::parse(scopes).unwrap(),
            signing_alg: signing_alg.map(str::to_owned),
            lifetime,
            clients: Vec::new(),
        };
        self.perform(CreateResource { resource: made }).await;
    }

    /// A confidential client that acts for itself.
    pub async fn service(&self, id: &str, scope: &str) -> RelyingParty {
        let metadata = if scope.is_empty() { json!({}) } else { json!({ "scope": scope }) };
        self.client_with(id, ClientKind::Service, metadata, ClientSettings::default()).await
    }

    /// A confidential web client that was granted these scopes, those of resource servers among them.
    pub async fn client_for(&self, id: &str, scope: &str) -> RelyingParty {
        self.client_with(id, ClientKind::Web, json!({ "scope": scope }), ClientSettings::default()).await
    }

    /// A public client in the browser.
    pub async fn spa(&self, id: &str) -> RelyingParty {
        self.client_with(id, ClientKind::Spa, json!({}), ClientSettings::default()).await
    }

    /// A code for alice, who signs in and agrees where she must.
    pub async fn code(&self, browser: &Browser, app: &RelyingParty, scope: &str) -> String {
        self.code_for(browser, app, scope, &[]).await
    }

    /// The same with other request parameters.
    pub async fn code_for(&self, browser: &Browser, app: &RelyingParty, scope: &str, changes: &[(&str, &str)]) -> String {
        browser.authorize(&app.request(scope, changes), "alice@example.com", PASSWORD).await.code()
    }

    /// Tokens of an offline grant for alice.
    pub async fn offline_tokens(&self, browser: &Browser, app: &RelyingParty) -> Answer {
        let code = self.code_for(browser, app, "openid email offline_access", &[("prompt", "consent")]).await;
        app.redeem(&code).await.good()
    }

    /// Waits until every event that waits in memory is written.
    pub async fn noted(&self) {
        assert!(self.provider.audit.flush(super::waiting::NEVER).await, "the record is never written");
    }

    /// How many events of a type the audit holds; those that wait in memory are written first.
    pub async fn events(&self, kind: EventType) -> usize {
        self.noted().await;
        let filter = Filter { events: [kind].into(), ..Filter::default() };
        let found = self.provider.database.read(move |conn| latchkey::audit::list(conn, &filter, 1000)).await.unwrap();
        found.iter().map(|event| usize::try_from(event.count()).unwrap()).sum()
    }

    /// The details of the newest event of a type.
    pub async fn told(&self, kind: EventType) -> serde_json::Map<String, Value> {
        self.noted().await;
        let filter = Filter { events: [kind].into(), ..Filter::default() };
        let found = self.provider.database.read(move |conn| latchkey::audit::list(conn, &filter, 1)).await.unwrap();
        found.into_iter().next().unwrap().details
    }

    /// A document of the provider.
    pub async fn document(&self, path: &str) -> Value {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Answer::of(http.get(format!("{}{path}", self.issuer)).send().await.unwrap()).await.good().json
    }
}
