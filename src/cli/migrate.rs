//! `latchkey migrate`

use clap::Args;
use serde_json::json;

use super::{CliError, Output};
use crate::config::{DatabaseKind, Settings};
use crate::store::{Database, Options};

/// `serve` does the same when it starts; this is for those who want to do it before.
#[derive(Debug, Args)]
pub struct MigrateArgs {}

pub fn run(_: &MigrateArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    if settings.database() == DatabaseKind::Sqlite {
        std::fs::create_dir_all(&settings.data_dir).map_err(|e| CliError::Failed(format!("{}: {e}", settings.data_dir.display())))?;
    }
    let database = Database::open(settings.database_url.expose(), Options::default())?;
    let applied = actix_web::rt::System::new().block_on(async { database.migrate().await })?;
    let sentence = match applied.len() {
        0 => "the schema is up to date".to_owned(),
        count => format!("applied {count}: {}", applied.join(", ")),
    };
    out.done(&sentence, &json!({ "applied": applied }))
}
