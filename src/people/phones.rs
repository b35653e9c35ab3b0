//! The phone of a person: a number that they proved by a code sent to it. The claims `phone_number` and `phone_number_verified` say it to
//! apps ([OpenID Connect Core §5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims)); codes are sent to it while they do.
//!
//! Nobody is found by a number, so several people may have the same, and whoever adds one learns nothing of others.

use diesel::prelude::*;
use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::people::user::User;
use crate::store::schema::phones;
use crate::store::{Connection, StoreError, Writing};
use crate::writing::phone::PhoneNumber;

/// The claim that holds the number.
pub const NUMBER: &str = "phone_number";
/// The claim that says that it was proven.
pub const VERIFIED: &str = "phone_number_verified";

/// A phone that its person proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number.
    pub number: PhoneNumber,
    /// When it was added.
    pub added_at: Timestamp,
}

/// The phone of a person, while their claims say the same: an admin who gives them another number, or none, takes it from them. For nobody
/// the same is read.
///
/// # Errors
/// Where the store failed.
pub fn of(conn: &mut Connection, user_id: &str, person: Option<&User>) -> Result<Option<Phone>, StoreError> {
    let row: Option<(String, i64)> = phones::table.find(user_id).select((phones::number, phones::added_at)).first(conn).optional()?;
    let phone = row.map(|(number, at)| Phone { number: PhoneNumber::kept(number), added_at: Timestamp::from_millis(at) });
    Ok(phone.filter(|phone| person.is_some_and(|person| says(&person.claims, &phone.number))))
}

/// Whether claims say that this number was proven.
fn says(claims: &Map<String, Value>, number: &PhoneNumber) -> bool {
    let named = claims.get(NUMBER).and_then(Value::as_str);
    named == Some(number.as_str()) && claims.get(VERIFIED).and_then(Value::as_bool) == Some(true)
}

/// Keeps a phone in place of the one that the person had.
///
/// # Errors
/// Where the store failed.
pub fn keep(conn: &mut Writing<'_>, user_id: &str, number: &PhoneNumber, now: Timestamp) -> Result<(), StoreError> {
    forget(conn, user_id)?;
    let row = (phones::user_id.eq(user_id), phones::number.eq(number.as_str()), phones::added_at.eq(now.as_millis()));
    diesel::insert_into(phones::table).values(row).execute(conn.rows())?;
    Ok(())
}

/// Takes a person's phone away; false where they had none.
///
/// # Errors
/// Where the store failed.
pub fn forget(conn: &mut Writing<'_>, user_id: &str) -> Result<bool, StoreError> {
    Ok(diesel::delete(phones::table.find(user_id)).execute(conn.rows())? > 0)
}

/// The claims of a person with this phone, or with none.
#[must_use]
pub fn claimed(claims: &Map<String, Value>, number: Option<&PhoneNumber>) -> Map<String, Value> {
    let mut claims = claims.clone();
    match number {
        Some(number) => {
            claims.insert(NUMBER.to_owned(), number.as_str().into());
            claims.insert(VERIFIED.to_owned(), true.into());
        }
        None => {
            claims.shift_remove(NUMBER);
            claims.shift_remove(VERIFIED);
        }
    }
    claims
}
