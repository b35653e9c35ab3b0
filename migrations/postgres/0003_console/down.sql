DROP INDEX audit_events_refused_by_client_id_at;
DROP INDEX audit_events_refused_by_at;
DROP INDEX audit_events_by_request_id;
DROP INDEX audit_events_by_actor_id_at;
DROP INDEX audit_events_by_event_at_client_id;
UPDATE schema_version SET version = 2;
