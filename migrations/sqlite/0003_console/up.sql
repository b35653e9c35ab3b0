CREATE INDEX audit_events_by_event_at_client_id ON audit_events (event, at, client_id);
CREATE INDEX audit_events_by_actor_id_at ON audit_events (actor_id, at);
CREATE INDEX audit_events_by_request_id ON audit_events (request_id);
CREATE INDEX audit_events_refused_by_at ON audit_events (at, client_id) WHERE outcome = 'refused';
CREATE INDEX audit_events_refused_by_client_id_at ON audit_events (client_id, at) WHERE outcome = 'refused';
UPDATE schema_version SET version = 3;
