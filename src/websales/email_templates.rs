//! The account's own texts of mails, for reading.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{params, schemas, told};
use crate::api_keys::Scope;
use crate::i18n::Lang;
use crate::notifications::Notification;
use crate::notifications::letter::Source;
use crate::templates::{Template, TemplateId, Version, store};
use crate::web::api::{Answer, ApiError, Refusal};
use crate::web::caller::Caller;

/// A template, without its texts. Of one that is in force, what is in force; else the draft.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EmailTemplate {
    /// Names the template.
    #[serde(rename = "_id")]
    #[schema(schema_with = schemas::id)]
    id: String,
    /// For people.
    name: String,
    /// What the mail is about.
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::notification)]
    kind: Notification,
    #[schema(schema_with = schemas::mail_language)]
    lang: Lang,
    /// For which application's mails; none is all that have no template of their own.
    #[schema(schema_with = schemas::id_or_none, required)]
    application_id: Option<String>,
    /// In Liquid.
    subject: String,
    #[schema(schema_with = schemas::template_status)]
    status: &'static str,
    /// Counts what was put in force, from 1; none of a draft that never was.
    #[schema(required, minimum = 1)]
    version: Option<i64>,
}

/// A template with its texts.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WholeEmailTemplate {
    #[serde(flatten)]
    template: EmailTemplate,
    /// In Liquid.
    html_template: String,
    /// The same as plain text; empty is made of the HTML.
    txt_template: String,
}

/// Several.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EmailTemplateList {
    email_templates: Vec<EmailTemplate>,
}

/// One.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EmailTemplateAnswer {
    email_template: WholeEmailTemplate,
}

/// `GET /accounts/email-templates`: what the account has made of its mails. What it has not is built in.
///
/// # Errors
/// Without the scope, or the database's.
#[utoipa::path(
    get, path = "/accounts/email-templates", tag = "Applications", operation_id = "listEmailTemplates",
    summary = "List the account's own mail templates",
    description = "Without their texts. Mails that the account has no template for have a built-in text. \
        A key for one application sees its templates and those for all.",
    responses(told::Any, (status = 200, body = EmailTemplateList, description = "The templates.")),
    security(("key" = ["applications:read"])),
)]
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let account = caller.account.id;
    let all = caller.keydesk.db.read(move |conn| store::all_with_version(conn, account)).await?;
    let seen = all.iter().filter(|(template, _)| may_see(&caller, template));
    let email_templates = seen.filter_map(|(template, version)| Some(shape(template, version.as_ref())?.0)).collect();
    Ok(HttpResponse::Ok().json(EmailTemplateList { email_templates }))
}

/// A kind of mail.
#[derive(Serialize, ToSchema)]
struct MailType {
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::notification)]
    kind: Notification,
    /// For people.
    name: String,
}

/// Kinds of mails.
#[derive(Serialize, ToSchema)]
struct MailTypeList {
    types: Vec<MailType>,
}

/// `GET /accounts/email-templates/types`: the mails that can have a template.
///
/// # Errors
/// Without the scope.
#[utoipa::path(
    get, path = "/accounts/email-templates/types", tag = "Applications", operation_id = "listEmailTypes",
    summary = "List the mails that can have a template", description = "Every `type` of a template, with its name.",
    responses(told::Any, (status = 200, body = MailTypeList, description = "The mails.")),
    security(("key" = ["applications:read"])),
)]
pub async fn types(caller: Caller) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let words = Lang::En.words();
    let types = Notification::to_customers().map(|kind| MailType { kind, name: words.say(&kind.key()) });
    Ok(HttpResponse::Ok().json(MailTypeList { types: types.collect() }))
}

/// `GET /accounts/email-templates/{id}`: one, with its texts.
///
/// # Errors
/// Without the scope, or for no template that the key may see.
#[utoipa::path(
    get, path = "/accounts/email-templates/{template}", tag = "Applications", operation_id = "readEmailTemplate",
    summary = "Read a mail template", description = "With its texts, in Liquid.", params(params::Template),
    responses(
        told::Any, (status = 200, body = EmailTemplateAnswer, description = "The template."),
        (status = 404, body = Refusal, description = "`TEMPLATE_NOT_FOUND`: none that the key may see."),
    ),
    security(("key" = ["applications:read"])),
)]
pub async fn read(caller: Caller) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let (account, id) = (caller.account.id, TemplateId(caller.number("template")));
    let found = caller.keydesk.db.read(move |conn| store::one_with_version(conn, account, id)).await?;
    let found = found.filter(|(template, _)| may_see(&caller, template));
    let shaped = found.and_then(|(template, version)| shape(&template, version.as_ref()));
    let (template, source) = shaped
        .ok_or_else(|| ApiError::refused(StatusCode::NOT_FOUND, "TEMPLATE_NOT_FOUND", "There is no such template."))?;
    let (html_template, txt_template) = (source.html, source.text.unwrap_or_default());
    let email_template = WholeEmailTemplate { template, html_template, txt_template };
    Ok(HttpResponse::Ok().json(EmailTemplateAnswer { email_template }))
}

fn may_see(caller: &Caller, template: &Template) -> bool {
    caller.key.application_id.is_none_or(|own| template.application_id.is_none_or(|of| of == own))
}

/// How words of a status look there.
pub(super) const STATUSES: [&str; 2] = ["draft", "published"];

/// The template and its texts; none of what is built in again.
fn shape(template: &Template, version: Option<&Version>) -> Option<(EmailTemplate, Source)> {
    let [draft, published] = STATUSES;
    let (status, source) = match version {
        Some(version) => (published, version.source()?),
        None => (draft, template.draft()?),
    };
    let words = Lang::En.words();
    let shape = EmailTemplate {
        id: template.id.to_string(),
        name: words.say(&template.notification.key()),
        kind: template.notification,
        lang: template.locale,
        application_id: template.application_id.map(|id| id.to_string()),
        subject: source.subject.clone(),
        status,
        version: version.map(|version| version.number),
    };
    Some((shape, source))
}
