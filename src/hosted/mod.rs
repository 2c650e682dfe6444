//! The pages that customers see: forgot password, set a new one, confirm an address, sign in. In the shop's name and
//! the customer's language.
//!
//! They tell strangers nothing: the answers for a known and an unknown address are the same.

pub mod brand;
pub mod confirm;
pub mod forgot;
pub mod login_token;
pub mod password;
pub mod sign_in;

use crate::resets::redeem::Open;
use crate::resets::store;
use crate::web::Result;
use crate::web::hosted::Shop;

/// Notes that a link's page was opened, the first time.
async fn note_opened(shop: &Shop, open: &Open) -> Result<()> {
    if open.reset.opened_at.is_some() {
        return Ok(());
    }
    let (id, now) = (open.reset.id, shop.now());
    Ok(shop.keydesk.db.write(move |conn| store::note_opened(conn, id, now)).await?)
}
