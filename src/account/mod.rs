//! A person's own pages. Floor 7.

use actix_web::web;

/// Mounts the pages of a person's own.
pub fn mount(_config: &mut web::ServiceConfig) {}
