//! Environment variables that begin with our name and are none of ours.
//!
//! Kubernetes gives every container the [addresses of the services](https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables)
//! of its namespace, in the shape of Docker's [container links](https://docs.docker.com/engine/network/links/#environment-variables):
//! a service `latchkey-postgresql` becomes `LATCHKEY_POSTGRESQL_SERVICE_HOST`, `LATCHKEY_POSTGRESQL_PORT=tcp://...` and so on.

/// Whether a variable is the place of the settings file, or has the shape of a link to a service that is named like us.
pub(super) fn is_foreign(name: &str, value: &str) -> bool {
    name == "LATCHKEY_CONFIG" || name.strip_prefix("LATCHKEY_").is_some_and(|rest| is_link(rest, value))
}

/// `rest` begins with the rest of the service's name, or at once with what is said of it. A plain number as `..._PORT` is no
/// link: somebody meant a setting.
fn is_link(rest: &str, value: &str) -> bool {
    let words: Vec<&str> = rest.split('_').collect();
    (0..words.len()).filter_map(|from| words.get(from..)).any(|said| match said {
        ["SERVICE", "HOST"] | ["SERVICE", "PORT", ..] => true,
        ["PORT", number, "TCP" | "UDP" | "SCTP"] => is_number(number),
        ["PORT", number, "TCP" | "UDP" | "SCTP", "PROTO" | "PORT" | "ADDR" | "START" | "END"] => is_number(number),
        // Docker passes on the environment of what is linked.
        ["ENV", _, ..] => true,
        ["PORT"] => ["tcp://", "udp://", "sctp://"].iter().any(|scheme| value.starts_with(scheme)),
        ["NAME"] => value.starts_with('/'),
        _ => false,
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_services_are_told_from_settings() {
        let url = "tcp://10.0.0.1:5432";
        for (name, value) in [
            ("LATCHKEY_CONFIG", "/etc/latchkey/latchkey.toml"),
            ("LATCHKEY_PORT", url),
            ("LATCHKEY_PORT_8080_TCP", url),
            ("LATCHKEY_PORT_8080_TCP_ADDR", "10.0.0.1"),
            ("LATCHKEY_PORT_53_UDP_PROTO", "udp"),
            ("LATCHKEY_SERVICE_HOST", "10.0.0.1"),
            ("LATCHKEY_SERVICE_PORT", "8080"),
            ("LATCHKEY_SERVICE_PORT_HTTP", "8080"),
            ("LATCHKEY_POSTGRESQL_SERVICE_HOST", "10.0.0.1"),
            ("LATCHKEY_POSTGRESQL_SERVICE_PORT_TCP_POSTGRESQL", "5432"),
            ("LATCHKEY_REDIS_MASTER_PORT", url),
            ("LATCHKEY_REDIS_MASTER_PORT_6379_TCP_PORT", "6379"),
            ("LATCHKEY_DB_NAME", "/web/db"),
            ("LATCHKEY_DB_ENV_POSTGRES_PASSWORD", "x"),
        ] {
            assert!(is_foreign(name, value), "{name}");
        }
        for (name, value) in [
            ("LATCHKEY_PORT", "8080"),
            ("LATCHKEY_LISTEN", "127.0.0.1:1"),
            ("LATCHKEY_NAME", "x"),
            ("LATCHKEY_ISSUER_HOST", "x"),
            ("LATCHKEY_PORT_HTTP_TCP", "x"),
            ("LATCHKEY_ENV", "production"),
            ("LATCHKEY_", "x"),
        ] {
            assert!(!is_foreign(name, value), "{name}");
        }
        for setting in super::super::SETTINGS {
            assert!(!is_foreign(&setting.variable(), url) && !is_foreign(&format!("{}_FILE", setting.variable()), url), "{}", setting.name);
        }
    }
}
