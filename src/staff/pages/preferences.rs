//! A person's language and look.

use serde::Deserialize;

use crate::staff::{Theme, store};
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
    here: String,
}

/// `POST /preferences`.
///
/// # Errors
/// The database's.
pub async fn choose(person: Person, Form(chosen): Form<Chosen>) -> Result {
    let locale = chosen.locale.filter(|locale| matches!(locale.as_str(), "" | "en" | "de"));
    let locale = locale.unwrap_or_else(|| person.staff.locale.clone());
    let theme = chosen.theme.unwrap_or(person.staff.theme);
    let id = person.staff.id;
    person.keydesk.db.write(move |conn| store::prefer(conn, id, &locale, theme)).await?;
    Ok(see_other(&super::sign_in::inside(&chosen.here)))
}
