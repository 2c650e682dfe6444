//! An application vouches for a customer with a signed token, and the customer is signed in: the
//! Customer Login API of BigCommerce (contract, section 2.4).
//!
//! A JSON Web Token (RFC 7519), signed with HMAC-SHA-256 and the application's secret. It is good for
//! half a minute and once.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use diesel::prelude::*;
use jwt_compact::alg::{Hs256, Hs256Key};
use jwt_compact::{AlgorithmExt, UntrustedToken};
use serde::{Deserialize, Serialize};

use super::{CustomerId, State, store};
use crate::access_tokens::{self, SignedIn};
use crate::accounts::Account;
use crate::applications::{Application, client};
use crate::crypto::{Keys, sha256_hex};
use crate::db::schema::used_login_tokens;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::By;

/// How old a token may be.
const LIFETIME: TimeDelta = TimeDelta::seconds(30);
/// How far ahead the clock of who made it may be.
const AHEAD: TimeDelta = TimeDelta::seconds(5);
/// Bytes of a token.
const LONGEST: usize = 4_096;
/// Bytes of what makes it unique.
const LONGEST_ID: usize = 200;

/// Why nobody was signed in. What of the token is wrong stands in the server's log only.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The token is not good.
    #[error("{0}")]
    Invalid(&'static str),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// What a token says. What else it says is not read.
#[derive(Clone, Deserialize, Serialize)]
struct Says {
    iss: String,
    jti: String,
    operation: String,
    customer_id: i64,
    #[serde(default)]
    redirect_to: Option<String>,
    #[serde(default)]
    request_ip: Option<String>,
}

/// Who was signed in, and where to.
pub struct Vouched {
    /// The customer and what they hold.
    pub signed_in: SignedIn,
    /// By which application.
    pub application: Application,
    /// A path of its storefront.
    pub redirect_to: Option<String>,
}

/// What is shown, and by whom.
pub struct Shown {
    /// The token.
    pub jwt: String,
    /// Where the browser is, if that is known.
    pub address: Option<IpAddr>,
    /// Whose tokens are taken; none is any application's of the account.
    pub application: Option<crate::applications::ApplicationId>,
}

/// Signs in with a token.
///
/// # Errors
/// [`Refused`].
pub fn sign_in(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    shown: &Shown,
    by: &By,
    now: Time,
) -> Result<Vouched, Refused> {
    if shown.jwt.len() > LONGEST {
        return Err(Refused::Invalid("too long"));
    }
    // Who must understand an extension, and does not, refuses (RFC 7515, 4.1.11).
    if header(&shown.jwt).is_some_and(|header| header.get("crit").is_some()) {
        return Err(Refused::Invalid("an extension that must be understood"));
    }
    let untrusted = UntrustedToken::new(&shown.jwt).ok().ok_or(Refused::Invalid("not a token"))?;
    let claimed =
        untrusted.deserialize_claims_unchecked::<Says>().ok().ok_or(Refused::Invalid("claims are missing"))?;
    let application = client::find(conn, account.id, &claimed.custom.iss)?.ok_or(Refused::Invalid("unknown issuer"))?;
    if shown.application.is_some_and(|only| only != application.id) {
        return Err(Refused::Invalid("another application's"));
    }
    let secret = client::secret(keys, &application).ok_or(Refused::Invalid("the secret cannot be opened"))?;
    let checked = Hs256.validator::<Says>(&Hs256Key::new(secret)).validate(&untrusted);
    let token = checked.ok().ok_or(Refused::Invalid("the signature is wrong"))?;
    let claims = token.claims();
    let issued = claims.issued_at.map(|at| at.timestamp()).ok_or(Refused::Invalid("iat is missing"))?;
    let is_over = claims.expiration.is_some_and(|at| at.timestamp() <= now.unix());
    if is_over || claims.not_before.is_some_and(|at| at.timestamp() > now.unix() + AHEAD.num_seconds()) {
        return Err(Refused::Invalid("over, or not yet"));
    }
    check(&claims.custom, issued, shown.address, now)?;
    use_up(conn, &application, &claims.custom.jti, now)?;
    let customer = store::hold(conn, account.id, CustomerId(claims.custom.customer_id))?;
    let customer = customer.filter(|customer| customer.state == State::Active);
    let customer = customer.ok_or(Refused::Invalid("no such customer, or not active"))?;
    let signed_in = access_tokens::begin(conn, account, customer, by, now)?;
    Ok(Vouched { signed_in, application, redirect_to: claims.custom.redirect_to.clone() })
}

fn check(says: &Says, issued: i64, address: Option<IpAddr>, now: Time) -> Result<(), Refused> {
    let age = now.unix().saturating_sub(issued);
    if age >= LIFETIME.num_seconds() || age < -AHEAD.num_seconds() {
        return Err(Refused::Invalid("too old, or from the future"));
    }
    if says.operation != "customer_login" {
        return Err(Refused::Invalid("not for signing in"));
    }
    if says.jti.is_empty() || says.jti.len() > LONGEST_ID {
        return Err(Refused::Invalid("jti is empty or too long"));
    }
    if let Some(wanted) = &says.request_ip {
        let wanted = wanted.parse::<IpAddr>().ok().map(|ip| ip.to_canonical());
        if wanted.is_none() || wanted != address {
            return Err(Refused::Invalid("from another address"));
        }
    }
    if says.redirect_to.as_deref().is_some_and(|path| !is_relative(path)) {
        return Err(Refused::Invalid("redirect_to leads elsewhere"));
    }
    Ok(())
}

/// Whether a browser stays on the host: browsers take a backslash for a slash and skip control
/// characters.
fn is_relative(path: &str) -> bool {
    // Also once its dots are followed, as browsers do.
    let followed = url::Url::parse("https://shop.invalid").and_then(|shop| shop.join(path));
    path.starts_with('/')
        && !path.starts_with("//")
        && followed.is_ok_and(|page| !page.path().starts_with("//"))
        && !path.contains(['\\', '<', '>'])
        && !path.chars().any(char::is_control)
}

/// The same token a second time, in any process, finds itself here.
fn use_up(conn: &mut Conn, application: &Application, jti: &str, now: Time) -> Result<(), Refused> {
    let row = (
        used_login_tokens::application_id.eq(application.id),
        used_login_tokens::jti_hash.eq(sha256_hex(jti.as_bytes())),
        used_login_tokens::until.eq(now + LIFETIME + AHEAD),
    );
    match diesel::insert_into(used_login_tokens::table).values(row).execute(conn).map_err(db::Failure::from) {
        Ok(_) => Ok(()),
        Err(failure) if failure.is_duplicate() => Err(Refused::Invalid("used before")),
        Err(failure) => Err(failure.into()),
    }
}

fn header(jwt: &str) -> Option<serde_json::Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jwt.split('.').next()?).ok()?).ok()
}

/// Throws away what is refused for its age.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    diesel::delete(used_login_tokens::table.filter(used_login_tokens::until.lt(now))).execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_same_host_are_followed() {
        for path in ["/", "/account/orders", "/account?tab=a%2Fb#x", "/a//b", "/:8080"] {
            assert!(is_relative(path), "{path}");
        }
        for path in [
            "",
            "account",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "/\t/evil.example",
            " /a",
        ] {
            assert!(!is_relative(path), "{path}");
        }
    }
}
