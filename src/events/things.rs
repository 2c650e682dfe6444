//! What a line is about, besides a customer, so that the log leads there.

use serde_json::Value;

use super::{Event, Kind};
use crate::i18n::Lang;
use crate::notifications::Notification;
use crate::staff::StaffId;

/// Something with a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An application, by the name that it had.
    Application(String),
    /// An API key, by its name; all of them have one page.
    Key(String),
    /// The words of a mail.
    Template {
        /// Which mail.
        notification: Notification,
        /// In which language.
        locale: Lang,
        /// The end of its address: `all`, or an application's id.
        of: String,
    },
    /// A colleague.
    Staff(StaffId),
    /// A mail.
    Message(i64),
    /// The account's settings.
    Settings,
}

impl Thing {
    /// What an event is about; none when that was erased, or has no page.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let text = |name: &str| Some(event.text(name)).filter(|text| !text.is_empty());
        let number = |name: &str| event.data.get(name).and_then(Value::as_i64);
        if event.kind == Kind::SettingsChanged {
            return Some(Self::Settings);
        }
        match event.kind.word().split('.').next()? {
            "application" => text("application").map(Self::Application),
            "key" => text("name").map(Self::Key),
            "template" => Some(Self::Template {
                notification: text("notification")?.parse().ok()?,
                locale: text("locale")?.parse().ok()?,
                of: text("application").unwrap_or_else(|| "all".into()),
            }),
            "staff" => number("staff").map(|id| Self::Staff(StaffId(id))),
            "message" => number("message").map(Self::Message),
            _ => None,
        }
    }
}
