//! The question before something is lost, or reaches customers: what it would do.

use super::asked::Found;
use crate::web::Problems;
use crate::web::frame::Frame;

#[derive(askama::Template)]
#[template(path = "templates/ask.html")]
pub(super) struct AskPage {
    pub frame: Frame,
    pub found: Found,
    /// Where the deed is posted to.
    pub to: String,
    /// The key of what it is called.
    pub deed: &'static str,
    /// What it would do, in words.
    pub text: String,
    /// Whether it takes the password again.
    pub reaches_far: bool,
    pub problems: Problems,
}

impl AskPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }
}
