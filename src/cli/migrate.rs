//! `latchkey migrate`

use clap::Args;
use serde_json::json;

use super::{CliError, Output};
use crate::clock::Random;
use crate::config::{DatabaseKind, Settings};
use crate::provider::{complete_listings, make_folder, open_database, prepare};
use crate::server;
use crate::store::Database;

/// Update the database schema to this version
///
/// `serve` does the same when it starts. Use this command to do it before an upgrade.
#[derive(Debug, Args)]
pub struct MigrateArgs {}

pub fn run(_: &MigrateArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    if settings.database() == DatabaseKind::Sqlite {
        make_folder(&settings.data_dir).map_err(CliError::failed)?;
    }
    super::beside::begin_log(settings)?;
    let database = open_database(settings)?;
    let applied = actix_web::rt::System::new().block_on(async {
        // A lock that another holds may be waited for long, and a process with the number 1 ends by this alone.
        tokio::select! {
            biased;
            () = server::asked_to_end() => Err(CliError::failed("stopped before the schema was up to date")),
            applied = migrated(settings, &database) => applied,
        }
    })?;
    let sentence = match applied.len() {
        0 => "the schema is up to date".to_owned(),
        count => format!("applied {count}: {}", applied.join(", ")),
    };
    out.done(&sentence, &json!({ "applied": applied }))
}

/// The names of what was applied; what commands need beside the schema is there when this returns.
async fn migrated(settings: &Settings, database: &Database) -> Result<Vec<String>, CliError> {
    let applied = database.migrate_and_grant().await?;
    complete_listings::all(database).await?;
    prepare(settings, database, &Random::default()).await.map_err(CliError::failed)?;
    Ok(applied)
}
