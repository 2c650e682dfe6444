//! A finished letter as a mail: sender, recipient, headers.

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::email::on_the_wire;
use crate::notifications::letter::{Rendered, one_line};

/// Puts a letter of an account into its envelope.
///
/// # Errors
/// In words, when an address is none.
pub(super) fn envelope(
    account: &Account,
    brand: &Brand,
    recipient: &str,
    message_id: String,
    letter: Rendered,
) -> Result<lettre::Message, String> {
    let address = |text: &str| on_the_wire(text).parse::<lettre::Address>().map_err(|e| e.to_string());
    let mut mail = lettre::Message::builder()
        .from(Mailbox::new(Some(one_line(&sender_name(account, brand))), address(&account.sender_email)?))
        .to(Mailbox::new(None, address(recipient)?))
        .subject(letter.subject)
        .message_id(Some(message_id))
        .date_now()
        // RFC 3834: no out-of-office answers to this.
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()));
    if let Some(answers) = answers_to(account, brand) {
        let name = Some(one_line(&account.reply_to_name)).filter(|name| !name.is_empty());
        mail = mail.reply_to(Mailbox::new(name, address(answers)?));
    }
    mail.multipart(MultiPart::alternative_plain_html(letter.text, letter.html)).map_err(|e| e.to_string())
}

/// An application that has a name of its own signs with it.
fn sender_name(account: &Account, brand: &Brand) -> String {
    if brand.name == account.name { account.sender_name().to_owned() } else { brand.name.clone() }
}

/// An application that has an address of its own gets its answers there.
fn answers_to<'a>(account: &'a Account, brand: &'a Brand) -> Option<&'a str> {
    if brand.support_email == account.support_email {
        return account.reply_to();
    }
    Some(brand.support_email.as_str()).filter(|own| *own != account.sender_email)
}
