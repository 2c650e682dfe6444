//! The picture that stands for an application on its mails and pages.

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::ApplicationId;
use crate::accounts::AccountId;
use crate::crypto::hex;
use crate::db::schema::{applications, logos};
use crate::db::{self, Conn};

/// Bytes of a picture: it is fetched with every mail.
pub const LARGEST: usize = 200 * 1024;
/// Pixels of a side.
pub const WIDEST: usize = 2_000;
/// Pixels in which it is shown at most.
const SHOWN: (i32, i32) = (180, 60);

crate::words! {
    /// What mail programs show. No SVG: it can hold scripts, and no mail program shows it.
    Kind {
        /// PNG.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
        /// GIF.
        Gif = "gif",
        /// WebP.
        Webp = "webp",
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More than [`LARGEST`].
    #[error("too large")]
    TooLarge,
    /// None of [`Kind`].
    #[error("not a picture")]
    NoPicture,
    /// A side of more than [`WIDEST`], or of none.
    #[error("too wide")]
    TooWide,
}

/// A picture that may be taken.
#[derive(Clone)]
pub struct Picture {
    kind: Kind,
    width: i32,
    height: i32,
    content: Vec<u8>,
}

impl Picture {
    /// Looks at an uploaded file: what it says of itself counts, not its name.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn read(content: Vec<u8>) -> Result<Self, Refused> {
        use imagesize::ImageType;
        if content.len() > LARGEST {
            return Err(Refused::TooLarge);
        }
        let kind = match imagesize::image_type(&content) {
            Ok(ImageType::Png) => Kind::Png,
            Ok(ImageType::Jpeg) => Kind::Jpeg,
            Ok(ImageType::Gif) => Kind::Gif,
            Ok(ImageType::Webp) => Kind::Webp,
            _ => return Err(Refused::NoPicture),
        };
        if !is_whole(kind, &content) {
            return Err(Refused::NoPicture);
        }
        let size = imagesize::blob_size(&content).ok().ok_or(Refused::NoPicture)?;
        let side = |pixels: usize| i32::try_from(pixels).ok().filter(|_| (1..=WIDEST).contains(&pixels));
        let (Some(width), Some(height)) = (side(size.width), side(size.height)) else { return Err(Refused::TooWide) };
        Ok(Self { kind, width, height, content })
    }

    /// Its address holds this.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(Sha256::digest(&self.content).get(..12).unwrap_or_default())
    }
}

/// What pages and mails need to know of a logo.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = logos)]
pub struct Logo {
    /// Names it.
    pub hash: String,
    /// What it is.
    pub kind: Kind,
    width: i32,
    height: i32,
}

impl Logo {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.{}", self.hash, self.kind)
    }

    /// Width and height in which it is shown, in CSS pixels: of a sharp screen it uses all.
    #[must_use]
    pub fn shown(&self) -> (i32, i32) {
        let (most_wide, most_high) = SHOWN;
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let scale = (f64::from(most_wide) / width).min(f64::from(most_high) / height).min(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "at most 180")]
        let shown = |side: f64| ((side * scale).round() as i32).max(1);
        (shown(width), shown(height))
    }
}

/// An application's logo.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, application: ApplicationId) -> db::Result<Option<Logo>> {
    Ok(logos::table.find(application).select(Logo::as_select()).first(conn).optional()?)
}

/// The picture of an account's logo.
///
/// # Errors
/// The database's.
pub fn content(conn: &mut Conn, account: AccountId, hash: &str) -> db::Result<Option<(Kind, Vec<u8>)>> {
    Ok(logos::table
        .inner_join(applications::table)
        .filter(applications::account_id.eq(account).and(logos::hash.eq(hash)))
        .select((logos::kind, logos::content))
        .first(conn)
        .optional()?)
}

/// Puts a picture in the place of the one there was.
///
/// # Errors
/// The database's.
pub fn put(conn: &mut Conn, application: ApplicationId, picture: &Picture) -> db::Result<()> {
    remove(conn, application)?;
    diesel::insert_into(logos::table)
        .values((
            logos::application_id.eq(application),
            logos::hash.eq(picture.hash()),
            logos::kind.eq(picture.kind),
            logos::width.eq(picture.width),
            logos::height.eq(picture.height),
            logos::content.eq(&picture.content),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes it away.
///
/// # Errors
/// The database's.
pub fn remove(conn: &mut Conn, application: ApplicationId) -> db::Result<()> {
    diesel::delete(logos::table.find(application)).execute(conn)?;
    Ok(())
}
/// Whether a file ends where its format says: half a picture says of itself what a whole one does.
fn is_whole(kind: Kind, content: &[u8]) -> bool {
    match kind {
        Kind::Png => content.ends_with(b"IEND\xae\x42\x60\x82"),
        Kind::Jpeg => content.trim_ascii_end().ends_with(b"\xff\xd9"),
        Kind::Gif => content.ends_with(b";"),
        Kind::Webp => {
            let size = content.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
            usize::try_from(size).is_ok_and(|size| content.len() >= size + 8)
        }
    }
}
