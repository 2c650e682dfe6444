//! The page of an application's brand.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::form::named;
use super::typed::LONGEST_NAME;
use crate::accounts::AccountId;
use crate::applications::brand::{Brand, NewLogo, Wanted, change};
use crate::applications::colour::{Colour, OURS};
use crate::applications::logo::{self, Picture};
use crate::applications::save::Refused;
use crate::applications::{Application, ApplicationId};
use crate::email::Email;
use crate::i18n::Words;
use crate::one_line::tidy;
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Problems, Result, Tone, Upload};

/// What was typed.
struct Typed {
    brand_name: String,
    colour: String,
    support_email: String,
    remove_logo: bool,
    version: i64,
}

#[derive(Template)]
#[template(path = "applications/brand.html")]
struct BrandPage {
    frame: Frame,
    application: Application,
    brand: Brand,
    typed: Typed,
    problems: Problems,
    may_edit: bool,
}

/// `GET /admin/{account}/applications/{id}/brand`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn form(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::ViewApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let typed = Typed::of(&application);
    show(&desk, StatusCode::OK, application, typed, Problems::default()).await
}

/// `POST` of the same.
///
/// # Errors
/// As [`form`].
pub async fn save(desk: Desk, path: Path<(AccountId, ApplicationId)>, upload: Upload) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let mut typed = Typed::sent(&upload);
    let wanted = parse(t, &typed, upload.file.clone(), &mut problems);
    if wanted.as_ref().is_some_and(|wanted| wanted.support_email != application.support_email) {
        desk.confirm(upload.field("your_password"), &mut problems).await?;
    }
    let Some(wanted) = wanted.filter(|_| problems.is_empty()) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, application, typed, problems).await;
    };
    let (before, version, by, now) = (application.clone(), typed.version, desk.by(), desk.now());
    match desk.keydesk.db.write(move |conn| change(conn, &before, &wanted, version, &by, now)).await {
        Ok(()) => {
            let text = t.fill("done-brand", "name", &application.name);
            return desk.tell(&format!("/applications/{}/brand", application.id), Tone::Good, text);
        }
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Changed | Refused::NameTaken | Refused::HostTaken) => {
            typed.version = application.version;
            problems.note("version", t.say("problem-changed"));
        }
    }
    show(&desk, StatusCode::CONFLICT, application, typed, problems).await
}

async fn show(desk: &Desk, status: StatusCode, application: Application, typed: Typed, problems: Problems) -> Result {
    let (account, id) = (desk.account.clone(), application.id);
    let brand = desk.keydesk.db.read(move |conn| Brand::find(conn, &account, Some(id))).await?;
    let frame = desk.frame(Section::Applications);
    let may_edit = frame.may(Right::EditApplications);
    page_with(status, &BrandPage { frame, application, brand, typed, problems, may_edit })
}

fn parse(t: Words, typed: &Typed, file: Option<Vec<u8>>, problems: &mut Problems) -> Option<Wanted> {
    let name = tidy(&typed.brand_name);
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note("brand_name", t.fill("problem-text", "most", LONGEST_NAME));
    }
    let colour = match typed.colour.trim() {
        "" => None,
        text => text.parse::<Colour>().map_err(|_no_colour| problems.note("colour", t.say("problem-colour"))).ok(),
    };
    let support_email = match typed.support_email.trim() {
        "" => String::new(),
        text => match text.parse::<Email>() {
            Ok(email) => email.typed().to_owned(),
            Err(_) => {
                problems.note("support_email", t.say("problem-email"));
                String::new()
            }
        },
    };
    let logo = match file {
        Some(content) => match Picture::read(content) {
            Ok(picture) => NewLogo::Picture(picture),
            Err(refused) => {
                problems.note("logo", refusal(t, refused));
                NewLogo::Same
            }
        },
        None if typed.remove_logo => NewLogo::None,
        None => NewLogo::Same,
    };
    // Keydesk's own is no choice.
    let colour = colour.filter(|colour| *colour != OURS);
    problems.is_empty().then(|| Wanted { name: name.to_owned(), support_email, colour, logo })
}

fn refusal(t: Words, refused: logo::Refused) -> String {
    match refused {
        logo::Refused::TooLarge => t.fill("problem-logo-large", "most", logo::LARGEST / 1024),
        logo::Refused::NoPicture => t.say("problem-logo-kind"),
        logo::Refused::TooWide => t.fill("problem-logo-wide", "most", logo::WIDEST),
    }
}

impl Typed {
    fn of(application: &Application) -> Self {
        Self {
            brand_name: application.brand_name.clone(),
            colour: application.colour.clone(),
            support_email: application.support_email.clone(),
            remove_logo: false,
            version: application.version,
        }
    }

    fn sent(upload: &Upload) -> Self {
        Self {
            brand_name: upload.field("brand_name").to_owned(),
            colour: upload.field("colour").to_owned(),
            support_email: upload.field("support_email").to_owned(),
            remove_logo: !upload.field("remove_logo").is_empty(),
            version: upload.field("version").parse().unwrap_or(-1),
        }
    }
}

impl BrandPage {
    /// Of buttons and of what stands on them: as typed, else as they look now.
    fn colours(&self) -> (Colour, Colour) {
        let ground = match self.typed.colour.trim() {
            "" => OURS,
            text => text.parse().unwrap_or(self.brand.colour),
        };
        (ground, ground.ink())
    }

    fn file(&self, name: &str) -> String {
        format!("/hosted/{}/brand/{name}", self.frame.account.id)
    }

    /// The hosted page as it looks now.
    fn sample(&self) -> String {
        format!("/hosted/{}/forgot?app={}", self.frame.account.id, self.application.id)
    }
}
