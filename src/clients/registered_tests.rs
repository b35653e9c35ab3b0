use serde_json::json;

use super::*;
use crate::clock::Random;
use crate::protocol::client::{ClientKind, samples};
use crate::store::KeyRing;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_000);

pub(crate) fn client(id: &str) -> Client {
    let mut client = samples::client(ClientKind::Web, &["https://app.example/cb"]);
    client.client_id = id.into();
    client.metadata.other.insert("client_name#de".into(), json!("Laden"));
    client
}

#[tokio::test]
async fn a_client_reads_back_as_it_was_registered() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let made = database.write(|conn| insert(conn, client("app"), Some("u1".into()), NOW)).await.unwrap();
        assert_eq!(made.client, client("app"));
        assert_eq!(database.read(|conn| find(conn, "app")).await.unwrap(), Some(made.clone()));
        let mut changed = made.clone();
        changed.client.enabled = false;
        changed.approved_by = Some("u2".into());
        let kept = database.write(move |conn| update(conn, &changed, NOW)).await.unwrap();
        assert!(kept.client.approved && !kept.client.enabled && kept.changed_revision > made.changed_revision);
        assert_eq!(database.read(|conn| find(conn, "app")).await.unwrap(), Some(kept));
        assert!(matches!(database.write(move |conn| update(conn, &made, NOW)).await, Err(ClientError::Stale)));
        assert_eq!(database.read(|conn| list(conn, None, 9)).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_client_id_is_nobody_elses_and_given_once() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let add = |id: &'static str| {
            let database = database.clone();
            async move { database.write(move |conn| insert(conn, client(id), None, NOW)).await }
        };
        database.write(|conn| identifiers::retire(conn, IdentifierKind::User, "mara", 0, NOW)).await.unwrap();
        assert!(matches!(add("mara").await, Err(ClientError::IdTaken)));
        assert!(matches!(add("a b").await, Err(ClientError::BadId)));
        add("app").await.unwrap();
        assert!(matches!(add("app").await, Err(ClientError::IdTaken)));
        database.write(|conn| delete(conn, "app", NOW)).await.unwrap();
        assert!(matches!(add("app").await, Err(ClientError::IdTaken)));
    }
}

#[tokio::test]
async fn a_snapshot_learns_what_changed_and_what_is_gone_and_nothing_else() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, ClientError>(|conn| {
                let random = Random::default();
                let ring = KeyRing::scratch(&random);
                for id in ["a", "b", "c"] {
                    insert(conn, client(id), None, NOW)?;
                }
                let all = changed_since(conn, -1)?;
                assert_eq!((all.changed.len(), all.gone.len()), (3, 0));
                assert!(changed_since(conn, all.revision)?.changed.is_empty());
                secrets::make(conn, &ring, &random, "b", None, NOW)?;
                delete(conn, "c", NOW)?;
                let news = changed_since(conn, all.revision)?;
                assert_eq!(news.gone, ["c"]);
                let ids: Vec<_> = news.changed.iter().map(|of| (of.record.client.client_id.as_str(), of.secrets.len())).collect();
                assert_eq!(ids, [("b", 1)]);
                assert!(matches!(secrets::make(conn, &ring, &random, "c", None, NOW), Err(ClientError::NotFound)));
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_client_that_a_later_release_protects_by_more_is_not_served_without() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let served = |changes: serde_json::Value| {
            let database = database.clone();
            async move {
                let written = database.write::<_, ClientError>(move |conn| {
                    let mut record = match find(conn, "app")? {
                        Some(record) => record,
                        None => insert(conn, client("app"), None, NOW)?,
                    };
                    record.client = client("app");
                    let serde_json::Value::Object(mut metadata) = serde_json::to_value(&record.client.metadata).unwrap() else { panic!() };
                    metadata.extend(changes.as_object().unwrap().clone());
                    record.client.metadata = serde_json::from_value(metadata.into()).unwrap();
                    update(conn, &record, NOW)
                });
                let revision = written.await.unwrap().changed_revision - 1;
                let news = database.read(move |conn| changed_since(conn, revision)).await.unwrap();
                assert_eq!(news.changed.len() + news.gone.len(), 1);
                assert!(database.read(|conn| find(conn, "app")).await.unwrap().is_some(), "admins still see it");
                news.gone.is_empty()
            }
        };
        for protection in [
            json!({"require_pushed_authorization_requests": true}),
            json!({"require_signed_request_object": true}),
            json!({"dpop_bound_access_tokens": true}),
            json!({"tls_client_certificate_bound_access_tokens": true}),
            json!({"id_token_encrypted_response_alg": "RSA-OAEP-256"}),
            json!({"id_token_signed_response_alg": "ML-DSA-44"}),
            json!({"userinfo_encrypted_response_alg": "RSA-OAEP"}),
            json!({"subject_type": "pairwise"}),
        ] {
            assert!(!served(protection.clone()).await, "{protection}");
        }
        for harmless in [
            json!({}),
            json!({"dpop_bound_access_tokens": false, "subject_type": "public", "id_token_signed_response_alg": "ES256"}),
            json!({"backchannel_logout_uri": "https://rp.example/out", "later": true}),
        ] {
            assert!(served(harmless.clone()).await, "{harmless}");
        }
    }
}
