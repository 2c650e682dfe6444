//! A person's language, look and keys.

use serde::Deserialize;

use crate::staff::Theme;
use crate::staff::store::{self, Preferences};
use crate::web::desk::{Person, see_other};
use crate::web::{Form, Result};

/// What was chosen; what is not there stays as it is.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    theme: Option<Theme>,
    #[serde(default)]
    single_keys: Option<bool>,
    #[serde(default)]
    here: String,
}

/// `POST /preferences`.
///
/// # Errors
/// The database's.
pub async fn choose(person: Person, Form(chosen): Form<Chosen>) -> Result {
    let locale = chosen.locale.filter(|locale| matches!(locale.as_str(), "" | "en" | "de"));
    let preferences = Preferences { locale, theme: chosen.theme, single_keys: chosen.single_keys };
    let id = person.staff.id;
    person.keydesk.db.write(move |conn| store::prefer(conn, id, &preferences)).await?;
    Ok(see_other(&super::sign_in::inside(&chosen.here)))
}
