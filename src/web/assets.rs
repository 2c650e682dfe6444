//! Style sheets, scripts and icons: in the binary, under names that hold their hash, so that
//! browsers keep them for a year.
//!
//! The style sheets are joined to one when the program starts, and everything is compressed then.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::OnceLock;

use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::Error;
use crate::crypto::hex;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

struct Asset {
    kind: String,
    plain: Vec<u8>,
    brotli: Vec<u8>,
}

/// What pages link to.
pub struct Names {
    /// All style sheets in one.
    pub css: String,
    /// The entry of the scripts.
    pub js: String,
    /// The icons.
    pub icons: String,
    /// What stands in the browser's tab.
    pub favicon: String,
}

struct Assets {
    served: BTreeMap<String, Asset>,
    names: Names,
}

static ASSETS: OnceLock<Assets> = OnceLock::new();

/// Joins, hashes and compresses; at start, so that no request waits for it.
pub fn prepare() {
    assets();
}

/// The addresses of the assets.
#[must_use]
pub fn names() -> &'static Names {
    &assets().names
}

fn assets() -> &'static Assets {
    ASSETS.get_or_init(|| {
        let mut served = BTreeMap::new();
        let css = add(&mut served, "app.css", join_styles());
        let icons = add(&mut served, "icons.svg", bytes("icons.svg"));
        let favicon = add(&mut served, "favicon.svg", bytes("favicon.svg"));
        // Scripts import each other by relative names, so they share one hashed folder.
        let folder = scripts_hash();
        for name in Files::iter().filter(|name| name.starts_with("js/")) {
            let file = name.trim_start_matches("js/");
            insert(&mut served, format!("{folder}/{file}"), file, bytes(&name));
        }
        let names = Names { css, js: format!("/assets/{folder}/app.js"), icons, favicon };
        Assets { served, names }
    })
}

fn join_styles() -> Vec<u8> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with("css/")).collect();
    names.sort();
    names.iter().flat_map(|name| [bytes(name), b"\n".to_vec()].concat()).collect()
}

fn scripts_hash() -> String {
    let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with("js/")).collect();
    names.sort();
    let all: Vec<u8> = names.iter().flat_map(|name| bytes(name)).collect();
    short_hash(&all)
}

fn bytes(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

fn short_hash(content: &[u8]) -> String {
    hex(Sha256::digest(content).get(..6).unwrap_or_default())
}

/// Adds a file under `stem.hash.ending`; gives its address.
fn add(served: &mut BTreeMap<String, Asset>, name: &str, content: Vec<u8>) -> String {
    let hash = short_hash(&content);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let hashed = format!("{stem}.{hash}.{ending}");
    insert(served, hashed.clone(), name, content);
    format!("/assets/{hashed}")
}

fn insert(served: &mut BTreeMap<String, Asset>, path: String, name: &str, content: Vec<u8>) {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = if kind.type_() == "text" || name.ends_with(".svg") {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    };
    served.insert(path, Asset { kind, brotli: compress(&content), plain: content });
}

fn compress(content: &[u8]) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 7, 20);
    // Writing into memory does not fail; if it did, an empty result would not be served.
    if writer.write_all(content).is_err() {
        return Vec::new();
    }
    writer.into_inner()
}

/// `GET /assets/{path}`.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn serve(request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse, Error> {
    let asset = assets().served.get(path.as_str()).ok_or(Error::NotFound)?;
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let brotli = !asset.brotli.is_empty() && accepted.is_some_and(|list| list.split(',').any(|e| e.trim() == "br"));
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.kind.as_str())
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    if brotli {
        response.insert_header(ContentEncoding::Brotli);
        return Ok(response.body(asset.brotli.as_slice()));
    }
    response.insert_header(ContentEncoding::Identity);
    Ok(response.body(asset.plain.as_slice()))
}
