DROP TABLE upstream_links;
DROP TABLE upstreams;
DELETE FROM credentials WHERE kind = 'upstream';
DELETE FROM revisions WHERE part = 'upstreams';
UPDATE schema_version SET version = 24;
