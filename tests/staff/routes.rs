//! Every address of the product, who may use it, and what it answers then. A route that is not
//! here fails the tests that go through this table.

use crate::harness::{Scene, routes};

pub struct Row {
    /// `GET /admin/{account}/customers`.
    pub route: &'static str,
    pub who: Who,
    /// What is answered to those who may.
    pub answer: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    SignedIn,
    /// Initials of owner, manager, support, editor.
    In(&'static str),
}

const ALL: Who = Who::In("omse");
const VIEW: Who = Who::In("oms");
const EDIT: Who = Who::In("om");
const RUN: Who = Who::In("o");
const WRITE: Who = Who::In("ome");

const fn row(route: &'static str, who: Who, answer: u16) -> Row {
    Row { route, who, answer }
}

/// Pages first, then deeds, in an order in which each finds what it needs.
pub const ROUTES: &[Row] = &[
    row("GET /healthz", Who::Anyone, 200),
    row("GET /readyz", Who::Anyone, 200),
    row("GET /assets/{path}", Who::Anyone, 200),
    row("GET /openapi", Who::Anyone, 200),
    row("GET /openapi.json", Who::Anyone, 200),
    row("GET /hosted/{account}/brand/{file}", Who::Anyone, 404),
    row("GET /hosted/{account}/confirm", Who::Anyone, 410),
    row("GET /hosted/{account}/confirm/done", Who::Anyone, 200),
    row("GET /hosted/{account}/forgot", Who::Anyone, 200),
    row("GET /hosted/{account}/forgot/sent", Who::Anyone, 200),
    row("GET /hosted/{account}/password", Who::Anyone, 410),
    row("GET /hosted/{account}/password/done", Who::Anyone, 200),
    row("GET /hosted/{account}", Who::Anyone, 303),
    row("GET /hosted/{account}/", Who::Anyone, 303),
    row("GET /hosted/{account}/sign-in", Who::Anyone, 200),
    row("GET /hosted/{account}/signed-in", Who::Anyone, 303),
    row("GET /", Who::Anyone, 303),
    row("GET /sign-in", Who::Anyone, 200),
    row("GET /sign-in/code", Who::Anyone, 303),
    row("GET /forgot", Who::Anyone, 200),
    row("GET /forgot/sent", Who::Anyone, 200),
    row("GET /staff/link", Who::Anyone, 410),
    row("GET /admin", Who::SignedIn, 303),
    row("GET /admin/{account}", ALL, 303),
    row("GET /admin/{account}/customers", VIEW, 200),
    row("GET /admin/{account}/customers/{id}", VIEW, 200),
    row("GET /admin/{account}/customers/{id}/edit", EDIT, 200),
    row("GET /admin/{account}/customers/{id}/reset", VIEW, 200),
    row("GET /admin/{account}/customers/{id}/invite", VIEW, 409),
    row("GET /admin/{account}/customers/{id}/confirm", VIEW, 409),
    row("GET /admin/{account}/customers/{id}/disable", EDIT, 200),
    row("GET /admin/{account}/customers/{id}/enable", EDIT, 200),
    row("GET /admin/{account}/customers/{id}/unlock", VIEW, 200),
    row("GET /admin/{account}/customers/{id}/sign-out", VIEW, 200),
    row("GET /admin/{account}/messages", VIEW, 200),
    row("GET /admin/{account}/messages/{id}", VIEW, 200),
    row("GET /admin/{account}/messages/{id}/html", VIEW, 200),
    row("GET /admin/{account}/applications", VIEW, 200),
    row("GET /admin/{account}/applications/new", EDIT, 200),
    row("GET /admin/{account}/applications/{id}", VIEW, 200),
    row("GET /admin/{account}/applications/{id}/brand", VIEW, 200),
    row("GET /admin/{account}/applications/{id}/check", EDIT, 200),
    row("GET /admin/{account}/applications/{id}/client", EDIT, 200),
    row("GET /admin/{account}/keys", VIEW, 200),
    row("GET /admin/{account}/compatibility", VIEW, 200),
    row("GET /admin/{account}/keys/new", EDIT, 200),
    row("GET /admin/{account}/keys/{id}/revoke", EDIT, 200),
    row("GET /admin/{account}/keys/{id}/replace", EDIT, 200),
    row("GET /admin/{account}/applications/{id}/remove", EDIT, 200),
    row("GET /admin/{account}/notifications", ALL, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}", ALL, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/preview", ALL, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/versions", ALL, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/versions/{number}", ALL, 200),
    row(
        "GET /admin/{account}/notifications/{notification}/{locale}/{application}/versions/{number}/restore",
        WRITE,
        200,
    ),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/built-in", WRITE, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/discard", WRITE, 200),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/publish", ALL, 303),
    row("GET /admin/{account}/notifications/{notification}/{locale}/{application}/test", ALL, 303),
    row("GET /admin/{account}/settings", RUN, 200),
    row("GET /admin/{account}/settings/limits", RUN, 200),
    row("GET /admin/{account}/mail-server", RUN, 200),
    row("GET /admin/{account}/log", ALL, 200),
    row("GET /admin/{account}/log.csv", ALL, 200),
    row("GET /admin/{account}/log.jsonl", ALL, 200),
    row("GET /admin/{account}/staff", RUN, 200),
    row("GET /admin/{account}/staff/invite", RUN, 200),
    row("GET /admin/{account}/staff/{id}", RUN, 200),
    row("GET /admin/{account}/staff/{id}/password", RUN, 200),
    row("GET /admin/{account}/staff/{id}/sign-out", RUN, 200),
    row("GET /admin/{account}/staff/{id}/remove", RUN, 200),
    row("GET /admin/{account}/staff/{id}/second-factor", RUN, 200),
    row("GET /admin/{account}/you", ALL, 200),
    row("GET /admin/{account}/you/second-factor", ALL, 200),
    row("GET /admin/{account}/administration", ALL, 200),
    row("GET /admin/{account}/roles", ALL, 200),
    row("GET /admin/{account}/shortcuts", ALL, 200),
    row("POST /hosted/{account}/confirm", Who::Anyone, 410),
    row("POST /hosted/{account}/forgot", Who::Anyone, 303),
    row("POST /hosted/{account}/password", Who::Anyone, 410),
    row("POST /hosted/{account}/password/renew", Who::Anyone, 303),
    row("POST /hosted/{account}/sign-in", Who::Anyone, 422),
    row("POST /hosted/{account}/sign-out", Who::Anyone, 303),
    row("POST /admin/{account}/resets/{id}/again", VIEW, 303),
    row("POST /admin/{account}/resets/{id}/withdraw", VIEW, 303),
    row("POST /admin/{account}/messages/{id}/again", VIEW, 303),
    row("POST /admin/{account}/customers/{id}/edit", EDIT, 422),
    row("POST /admin/{account}/customers/{id}/reset", VIEW, 303),
    row("POST /admin/{account}/customers/{id}/invite", VIEW, 422),
    row("POST /admin/{account}/customers/{id}/confirm", VIEW, 422),
    row("POST /admin/{account}/customers/{id}/disable", EDIT, 303),
    row("POST /admin/{account}/customers/{id}/enable", EDIT, 303),
    row("POST /admin/{account}/customers/{id}/unlock", VIEW, 303),
    row("POST /admin/{account}/customers/{id}/sign-out", VIEW, 303),
    row("POST /admin/{account}/applications", EDIT, 303),
    row("POST /admin/{account}/applications/{id}", EDIT, 422),
    row("POST /admin/{account}/applications/{id}/brand", EDIT, 409),
    row("POST /admin/{account}/applications/{id}/check", EDIT, 303),
    row("POST /admin/{account}/applications/{id}/client", EDIT, 200),
    row("POST /admin/{account}/keys", EDIT, 422),
    row("POST /admin/{account}/compatibility", EDIT, 303),
    row("POST /admin/{account}/keys/{id}/replace", EDIT, 422),
    row("POST /admin/{account}/keys/{id}/revoke", EDIT, 303),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}", WRITE, 409),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/publish", WRITE, 422),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/preview", WRITE, 200),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/test", WRITE, 409),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/discard", WRITE, 409),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/built-in", WRITE, 409),
    row("POST /admin/{account}/notifications/{notification}/{locale}/{application}/versions/{number}", WRITE, 409),
    row("POST /admin/{account}/settings", RUN, 422),
    row("POST /admin/{account}/settings/limits", RUN, 422),
    row("POST /admin/{account}/mail-server", RUN, 409),
    row("POST /admin/{account}/applications/{id}/remove", EDIT, 303),
    row("POST /forgot", Who::Anyone, 303),
    row("POST /staff/link", Who::Anyone, 410),
    row("POST /admin/{account}/staff/invite", RUN, 422),
    row("POST /admin/{account}/invites/{id}/again", RUN, 303),
    row("POST /admin/{account}/invites/{id}/withdraw", RUN, 303),
    row("POST /admin/{account}/staff/{id}", RUN, 303),
    row("POST /admin/{account}/staff/{id}/password", RUN, 303),
    row("POST /admin/{account}/staff/{id}/sign-out", RUN, 303),
    row("POST /admin/{account}/staff/{id}/second-factor", RUN, 303),
    row("POST /admin/{account}/staff/{id}/remove", RUN, 303),
    row("POST /admin/{account}/you", ALL, 422),
    row("POST /admin/{account}/you/password", ALL, 422),
    row("POST /admin/{account}/you/browsers", ALL, 303),
    row("POST /admin/{account}/you/second-factor", ALL, 422),
    row("POST /admin/{account}/you/second-factor/codes", ALL, 422),
    row("POST /admin/{account}/you/second-factor/off", ALL, 422),
    row("POST /sign-in/code", Who::Anyone, 303),
    row("POST /preferences", Who::SignedIn, 303),
    row("POST /sign-in", Who::Anyone, 422),
    row("POST /sign-out", Who::SignedIn, 303),
];

impl Row {
    pub fn method(&self) -> &'static str {
        self.route.split_once(' ').unwrap().0
    }

    pub fn pattern(&self) -> &'static str {
        self.route.split_once(' ').unwrap().1
    }

    pub fn is_post(&self) -> bool {
        self.method() == "POST"
    }

    /// Takes the texts of a mail.
    fn is_of_texts(&self) -> bool {
        ["/publish", "/preview", "/test"].iter().any(|end| self.pattern().ends_with(end))
    }

    /// Bytes that its form may have.
    pub fn most(&self) -> usize {
        let has_words = self.pattern() == "/admin/{account}/settings";
        let has_texts =
            self.is_post() && (has_words || self.pattern().ends_with("{application}") || self.is_of_texts());
        if has_texts { keydesk::templates::pages::LONGEST_FORM } else { keydesk::web::form::LONGEST }
    }

    pub fn is_hosted(&self) -> bool {
        self.pattern().starts_with("/hosted/")
    }

    pub fn at(&self, scene: &Scene) -> String {
        scene.at(self.pattern())
    }

    /// The fields that its form has, besides the token. The version is one that is long past.
    pub fn fields(&self) -> Vec<(&'static str, &'static str)> {
        match self.pattern() {
            "/sign-in" | "/hosted/{account}/sign-in" => {
                vec![("email", "nobody@example.org"), ("password", "no such password")]
            }
            "/sign-in/code" | "/admin/{account}/you/second-factor" => vec![("code", "00000")],
            "/forgot" => vec![("email", "nobody@example.org")],
            "/staff/link" => vec![("name", "Nobody"), ("password", "a password of their own")],
            "/admin/{account}/staff/invite" => vec![("email", ""), ("role", "owner")],
            "/admin/{account}/staff/{id}" => vec![("role", "manager")],
            "/admin/{account}/you" => vec![("name", "")],
            "/admin/{account}/you/password" => vec![("old", ""), ("password", "a password of their own")],
            "/admin/{account}/you/browsers" => vec![("browser", "others")],
            "/preferences" => vec![("theme", "dark"), ("here", "/admin/1/roles")],
            "/hosted/{account}/forgot" => vec![("email", "carla@example.com")],
            "/hosted/{account}/password" => vec![("password", "a password of her own")],
            "/admin/{account}/customers/{id}/edit" => vec![
                ("email", "else@example.org"),
                ("first_name", "Somebody"),
                ("last_name", "Else"),
                ("phone", ""),
                ("number", ""),
                ("locale", ""),
                ("time_zone", ""),
                ("version", "-1"),
            ],
            "/admin/{account}/customers/{id}/reset"
            | "/admin/{account}/customers/{id}/invite"
            | "/admin/{account}/customers/{id}/confirm" => {
                vec![("application", ""), ("identity", "order"), ("note", "")]
            }
            "/admin/{account}/applications" | "/admin/{account}/applications/{id}" => vec![
                ("name", "Another shop"),
                ("endpoint", "https://shop.example/reset"),
                ("link_format", "default"),
                ("mail_mode", "live"),
                ("version", "-1"),
            ],
            path if path.ends_with("{application}") || self.is_of_texts() => {
                vec![("subject", "Hello"), ("html", "<p>Hello</p>"), ("text", "Hello"), ("version", "-1")]
            }
            path if ["/discard", "/built-in", "/versions/{number}"].iter().any(|end| path.ends_with(end)) => {
                vec![("version", "-1")]
            }
            "/admin/{account}/settings/limits" => vec![
                ("links_a_day", "0"),
                ("requests_an_hour", "20"),
                ("requests_a_minute", "600"),
                ("registrations_an_hour", "30"),
                ("failures_an_hour", "300"),
            ],
            "/admin/{account}/settings" => vec![
                ("name", ""),
                ("sender_email", "service@northwind.example"),
                ("sender_name", ""),
                ("reply_to_email", ""),
                ("reply_to_name", ""),
                ("identity_checks", ""),
                ("support_email", ""),
                ("default_url", ""),
                ("locale", "en"),
                ("time_zone", "UTC"),
                ("reset_minutes", "60"),
                ("invite_days", "7"),
                ("sign_in_hours", "12"),
                ("password_minimum", "8"),
                ("blocked_words", ""),
                ("message_days", "0"),
                ("event_days", "0"),
                ("version", "-1"),
            ],
            _ => Vec::new(),
        }
    }
}

#[test]
fn the_table_has_every_route_and_no_other() {
    let told: std::collections::BTreeSet<_> = ROUTES.iter().map(|row| row.route.to_owned()).collect();
    assert_eq!(told.len(), ROUTES.len(), "a route twice");
    assert_eq!(told, routes::all());
}
