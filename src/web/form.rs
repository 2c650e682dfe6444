//! Reading forms: the token first, then the fields.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Error, visitor};
use crate::app::Keydesk;

/// Bytes that a form may have, if it does not say otherwise.
pub const LONGEST: usize = 64 * 1024;

/// A form of ours, of at most `MOST` bytes. A form that does not bring its page's token is not
/// read.
pub struct Form<T, const MOST: usize = LONGEST>(pub T);

#[derive(Deserialize)]
struct Own {
    form: String,
}

impl<T: DeserializeOwned + 'static, const MOST: usize> FromRequest for Form<T, MOST> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is_urlencoded(&request) {
                return Err(Error::Forged);
            }
            let body = body(&request, &mut payload, MOST).await?;
            let own: Own = serde_html_form::from_bytes(&body).ok().ok_or(Error::Forged)?;
            let keydesk = request.app_data::<Data<Keydesk>>().ok_or(Error::NotFound)?;
            if !visitor::is_own_form(&request, keydesk, &own.form) {
                return Err(Error::Forged);
            }
            // A field that comes twice, or is missing, is no form of ours.
            serde_html_form::from_bytes(&body).map(Self).ok().ok_or(Error::Malformed)
        })
    }
}

/// Whether a form comes as browsers send one without a file.
pub(super) fn is_urlencoded(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.split(';').next() == Some("application/x-www-form-urlencoded"))
}

/// The body of such a form.
pub(super) async fn body(request: &HttpRequest, payload: &mut Payload, most: usize) -> Result<Bytes, Error> {
    let body = Bytes::from_request(request, payload).await.ok().ok_or(Error::TooLarge)?;
    if body.len() > most {
        return Err(Error::TooLarge);
    }
    // No keyboard types a NUL, and Postgres has no place for it.
    if body.contains(&0) || body.windows(3).any(|bytes| bytes == b"%00") {
        return Err(Error::Malformed);
    }
    Ok(body)
}

/// A form that has nothing but its token: a button.
#[derive(Deserialize)]
pub struct Press {}

/// What is wrong with a form, by field, in words; in the order in which it was looked at, which is that of the page.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    found: Vec<(&'static str, String)>,
    labels: Vec<(&'static str, String)>,
}

impl Problems {
    /// Notes what is wrong with a field, in words; the first note stays.
    pub fn note(&mut self, field: &'static str, words: String) {
        if self.of(field).is_none() {
            self.found.push((field, words));
        }
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.found.iter().find(|(known, _)| *known == field).map(|(_, words)| words.as_str())
    }

    /// All of it, for the summary: field and words.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.found.iter().map(|(field, words)| (*field, words.as_str()))
    }

    /// Tells what the fields are called, for the summary of a form where one could be taken for another.
    #[must_use]
    pub fn with_labels(mut self, label: impl Fn(&str) -> Option<String>) -> Self {
        self.labels = self.found.iter().filter_map(|(field, _)| Some((*field, label(field)?))).collect();
        self
    }

    /// What a field is called, if that was told.
    #[must_use]
    pub fn label(&self, field: &str) -> Option<&str> {
        self.labels.iter().find(|(known, _)| *known == field).map(|(_, label)| label.as_str())
    }
}
