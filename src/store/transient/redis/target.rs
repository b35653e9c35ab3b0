//! Which Redis: a server, a master that sentinels name, or a Cluster.

use ::redis::aio::MultiplexedConnection;
use ::redis::cluster::ClusterClientBuilder;
use ::redis::sentinel::{SentinelClient, SentinelNodeConnectionInfo, SentinelServerType};
use ::redis::{
    AsyncConnectionConfig, Client, ConnectionInfo, ErrorKind, IntoConnectionInfo as _, ProtocolVersion, PushInfo, RedisConnectionInfo,
    RedisError, RedisResult, TlsMode,
};
use tokio::sync::mpsc::UnboundedSender;

use super::super::Unavailable;
use super::Timeouts;
use super::link::Link;
use crate::secrets::ServerUrl;

const SENTINEL_PORT: u16 = 26379;

/// What a URL says; it holds credentials and so has no `Debug`.
#[derive(Clone)]
pub(super) enum Target {
    Single(ConnectionInfo),
    Sentinel { sentinels: Vec<ConnectionInfo>, master: String, redis: RedisConnectionInfo, tls: bool },
    Cluster(Vec<ConnectionInfo>),
}

impl Target {
    pub(super) fn parse(url: &str) -> Result<Self, Unavailable> {
        let refused = |why: &str| Unavailable(format!("the Redis URL is not understood: {why}"));
        // Before anything else reads it: what follows takes a piece of an unescaped password for a host or a port.
        if let Err(fault) = ServerUrl::parse_strictly(url) {
            return Err(refused(&fault.to_string()));
        }
        let (scheme, rest) = url.split_once("://").ok_or_else(|| refused("it has no scheme"))?;
        let (plain, kind) = scheme.split_once('+').unwrap_or((scheme, ""));
        if !matches!(plain, "redis" | "rediss") {
            return Err(refused("its scheme is neither redis nor rediss"));
        }
        // The crate's errors do not repeat the URL, whose password must reach no log.
        let info = |url: String| url.into_connection_info().map_err(|error| refused(&error.to_string()));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, hosts) = authority.rsplit_once('@').map_or(("", authority), |(user, hosts)| (user, hosts));
        let at = if user.is_empty() { String::new() } else { format!("{user}@") };
        match kind {
            "" => Ok(Self::Single(info(url.to_owned())?)),
            "cluster" => {
                let nodes = hosts.split(',').map(|host| info(format!("{plain}://{at}{host}"))).collect::<Result<_, _>>()?;
                Ok(Self::Cluster(nodes))
            }
            "sentinel" => {
                let (master, database) = path.split_once('/').unwrap_or((path, ""));
                if master.is_empty() {
                    return Err(refused("it does not name the master: redis+sentinel://host,host/master"));
                }
                let mut own = RedisConnectionInfo::default();
                for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
                    own = match name.as_ref() {
                        "sentinel_password" => own.set_password(value),
                        "sentinel_username" => own.set_username(value),
                        _ => return Err(refused("a sentinel URL takes sentinel_password and sentinel_username alone")),
                    };
                }
                let sentinels = hosts.split(',').map(|host| {
                    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
                    let port = if has_port { String::new() } else { format!(":{SENTINEL_PORT}") };
                    Ok(info(format!("{plain}://{host}{port}"))?.set_redis_settings(own.clone()))
                });
                let sentinels = sentinels.collect::<Result<_, Unavailable>>()?;
                let redis = info(format!("{plain}://{at}master/{database}"))?.redis_settings().clone();
                Ok(Self::Sentinel { sentinels, master: master.to_owned(), redis, tls: plain == "rediss" })
            }
            _ => Err(refused("it is neither sentinel nor cluster")),
        }
    }

    /// A connection that has answered; for a Sentinel, to whichever server is the master now.
    pub(super) async fn connect(&self, timeouts: Timeouts) -> RedisResult<Link> {
        let Self::Cluster(nodes) = self else {
            let mut connection = self.client().await?.get_multiplexed_async_connection_with_config(&config(timeouts)).await?;
            ::redis::cmd("PING").exec_async(&mut connection).await?;
            return Ok(Link::Single(connection));
        };
        let client = ClusterClientBuilder::new(nodes.iter().cloned())
            .connection_timeout(timeouts.connect)
            .response_timeout(timeouts.response)
            .overall_response_timeout(Some(timeouts.response.saturating_mul(2)))
            .retries(3)
            .build()?;
        Ok(Link::Cluster(client.get_async_connection().await?))
    }

    /// A connection of its own that hands what is pushed to it on to `pushed`. A Cluster passes notices to every node, so
    /// whichever node answers first will do.
    pub(super) async fn listen(&self, timeouts: Timeouts, pushed: UnboundedSender<PushInfo>) -> RedisResult<MultiplexedConnection> {
        let infos = match self {
            Self::Cluster(nodes) => nodes.clone(),
            _ => vec![self.client().await?.get_connection_info().clone()],
        };
        let mut failure = RedisError::from((ErrorKind::InvalidClientConfig, "no host is named"));
        for info in infos {
            let redis = info.redis_settings().clone().set_protocol(ProtocolVersion::RESP3);
            let client = Client::open(info.set_redis_settings(redis))?;
            let config = config(timeouts).set_push_sender(pushed.clone());
            match client.get_multiplexed_async_connection_with_config(&config).await {
                Ok(connection) => return Ok(connection),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    async fn client(&self) -> RedisResult<Client> {
        match self {
            Self::Single(info) => Client::open(info.clone()),
            Self::Sentinel { sentinels, master, redis, tls } => {
                let mut node = SentinelNodeConnectionInfo::default().set_redis_connection_info(redis.clone());
                if *tls {
                    node = node.set_tls_mode(TlsMode::Secure);
                }
                let mut client = SentinelClient::build(sentinels.clone(), master, Some(node), SentinelServerType::Master)?;
                client.async_get_client().await
            }
            Self::Cluster(_) => Err((ErrorKind::InvalidClientConfig, "a Cluster has no single server").into()),
        }
    }
}

fn config(timeouts: Timeouts) -> AsyncConnectionConfig {
    AsyncConnectionConfig::new().set_connection_timeout(Some(timeouts.connect)).set_response_timeout(Some(timeouts.response))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(infos: &[ConnectionInfo]) -> Vec<String> {
        infos.iter().map(|info| info.addr().to_string()).collect()
    }

    #[test]
    fn a_sentinel_url_names_hosts_the_master_and_both_passwords() {
        let url = "rediss+sentinel://me:p%40ss@a,b:5000/main/3?sentinel_password=s%20t";
        let Ok(Target::Sentinel { sentinels, master, redis, tls }) = Target::parse(url) else { panic!() };
        assert_eq!(hosts(&sentinels), ["a:26379", "b:5000"]);
        assert_eq!((master.as_str(), tls, redis.db()), ("main", true, 3));
        assert_eq!((redis.username(), redis.password()), (Some("me"), Some("p@ss")));
        assert_eq!(sentinels[0].redis_settings().password(), Some("s t"));
    }

    #[test]
    fn a_cluster_url_names_several_nodes() {
        let Ok(Target::Cluster(nodes)) = Target::parse("redis+cluster://:secret@a:7000,b:7001") else { panic!() };
        assert_eq!(hosts(&nodes), ["a:7000", "b:7001"]);
        assert_eq!(nodes[1].redis_settings().password(), Some("secret"));
    }

    #[test]
    fn what_is_no_redis_url_is_refused_without_repeating_it() {
        for url in [
            "postgres://a",
            "redis",
            "redis+ring://a",
            "redis+sentinel://u:hunter2@a",
            "redis://u:hunter2@:x",
            "redis://u:9/hunter2@a",
            "redis://:hunter2%@a",
            "redis+cluster://:hun@hunter2@a",
            "redis://:9?hunter2@a",
            "redis://:9#hunter2@a",
        ] {
            let Err(Unavailable(why)) = Target::parse(url) else { panic!("{url}") };
            assert!(!why.contains("hunter2"), "{why}");
        }
    }
}
