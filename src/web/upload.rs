//! Reading forms with a file (RFC 7578): as [`super::form`], the token first.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use futures_util::{StreamExt, TryStreamExt};

use super::form::{self, is_urlencoded};
use super::{Error, body, visitor};
use crate::app::Keydesk;

/// A form of ours with at most one file.
pub struct Upload {
    fields: BTreeMap<String, String>,
    /// What was chosen, if anything was.
    pub file: Option<Vec<u8>>,
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let upload = if is_urlencoded(&request) {
                without_file(&request, &mut payload).await?
            } else {
                read(Multipart::new(request.headers(), payload)).await?
            };
            let keydesk = request.app_data::<Data<Keydesk>>().ok_or(Error::NotFound)?;
            if !visitor::is_own_form(&request, keydesk, upload.field("form")) {
                return Err(Error::Forged);
            }
            Ok(upload)
        })
    }
}

/// As programs send it that have no file to send.
async fn without_file(request: &HttpRequest, payload: &mut Payload) -> Result<Upload, Error> {
    let body = form::body(request, payload, form::LONGEST).await?;
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&body).ok().ok_or(Error::Forged)?;
    let mut fields = BTreeMap::new();
    for (name, value) in pairs {
        if fields.insert(name, value).is_some() {
            return Err(Error::Malformed);
        }
    }
    Ok(Upload { fields, file: None })
}

/// The fields of such a form that were typed, whatever else it holds.
pub(super) async fn typed_fields(headers: &HeaderMap, body: Bytes) -> Vec<(String, String)> {
    let body: Payload = Payload::from(body);
    read(Multipart::new(headers, body)).await.map(|upload| upload.fields.into_iter().collect()).unwrap_or_default()
}

async fn read(mut form: Multipart) -> Result<Upload, Error> {
    let mut upload = Upload { fields: BTreeMap::new(), file: None };
    while let Some(part) = form.next().await {
        // Anything but a form with files: no page of ours sent it.
        let part = part.ok().ok_or(Error::Forged)?;
        let name = part.name().ok_or(Error::Malformed)?.to_owned();
        let is_file = part.content_disposition().is_some_and(|known| known.get_filename().is_some());
        let content = part.map_err(|_| Error::Malformed).try_fold(Vec::new(), |mut all, piece| async move {
            all.extend_from_slice(&piece);
            if all.len() > body::LARGEST { Err(Error::TooLarge) } else { Ok(all) }
        });
        let content = content.await?;
        if is_file {
            upload.file = Some(content).filter(|content| !content.is_empty());
            continue;
        }
        let text = String::from_utf8(content).ok().filter(|text| !text.contains('\0')).ok_or(Error::Malformed)?;
        if upload.fields.insert(name, text).is_some() {
            return Err(Error::Malformed);
        }
    }
    Ok(upload)
}

impl Upload {
    /// A field as it was typed; `""` when it is not there.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }
}
