//! Every address of the product.

use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{PayloadConfig, ServiceConfig, delete, get, method, patch, post, put, resource, route, scope};
use actix_web::{Handler, Responder, Route};

use crate::accounts::pages as accounts;
use crate::adobe;
use crate::api_keys::pages as api_keys;
use crate::app::{Keydesk, session_cookie};
use crate::applications::pages as applications;
use crate::bigcommerce;
use crate::compatibility::pages as compatibility;
use crate::customers::pages as customers;
use crate::events::pages as events;
use crate::hosted::{brand, confirm, forgot, login_token, password, sign_in as hosted_sign_in};
use crate::messages::pages as messages;
use crate::resets::pages as resets;
use crate::staff::pages as staff;
use crate::templates::pages as templates;
use crate::web::{assets, body, framed, health, kept};
use crate::websales;

/// A page: also for `HEAD`, with which mail scanners look at links.
fn page<F, Args>(handler: F) -> Route
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    route().guard(Any(Get()).or(Head())).to(handler)
}

/// All of it.
pub fn configure(config: &mut ServiceConfig, keydesk: &Keydesk) {
    config.configure(machines).configure(programs).configure(hosted).configure(|config| backoffice(config, keydesk));
}

fn machines(config: &mut ServiceConfig) {
    config
        .service(resource("/healthz").route(page(health::live)))
        .service(resource("/readyz").route(page(health::ready)))
        .service(resource("/assets/{path:.*}").route(page(assets::serve)))
        .service(resource("/openapi.json").route(page(websales::openapi::serve)))
        .service(resource("/openapi").route(page(websales::openapi::page::show)));
}

/// What storefronts and programs ask, with a key: it names the account, and the address may.
fn programs(config: &mut ServiceConfig) {
    config
        .configure(websales)
        .service(scope("/websales/{account}").configure(websales))
        .service(scope("/bigcommerce/{account}").configure(bigcommerce))
        .service(scope("/adobe/{account}").configure(adobe));
}

/// BigCommerce's, and the token with which a storefront sends a browser here: once, so not for `HEAD`.
fn bigcommerce(config: &mut ServiceConfig) {
    config
        .service(resource("/graphql").route(post().to(bigcommerce::door::ask)))
        .service(resource("/login/token/{jwt}").route(get().to(login_token::sign_in_by_token)));
}

/// Adobe Commerce's.
fn adobe(config: &mut ServiceConfig) {
    config.service(
        resource("/graphql")
            .route(get().to(adobe::door::ask_by_get))
            .route(post().to(adobe::door::ask))
            .route(method(Method::OPTIONS).to(adobe::door::options)),
    );
}

fn websales(config: &mut ServiceConfig) {
    config
        .service(resource("/notifications/customers/reset").route(post().to(websales::notifications::reset)))
        .service(resource("/notifications/customers/activation").route(post().to(websales::notifications::activation)))
        .service(
            resource("/accounts/customers")
                .route(page(websales::customers::list))
                .route(post().to(websales::customers::sign_in)),
        )
        .service(
            resource("/accounts/customers/{customer}")
                .route(page(websales::customers::read))
                .route(put().to(websales::edit::update))
                .route(patch().to(websales::passwords::patch)),
        )
        .service(resource("/accounts/customer").route(post().to(websales::edit::create)))
        .service(
            resource("/accounts/customers/{customer}/addresses")
                .route(page(websales::addresses::list))
                .route(post().to(websales::addresses::add)),
        )
        .service(
            resource("/accounts/customers/{customer}/addresses/{address}")
                .route(put().to(websales::addresses::change))
                .route(delete().to(websales::addresses::remove)),
        )
        .service(
            resource("/accounts/customers/{customer}/orders")
                .route(page(websales::orders::list))
                .route(put().to(websales::orders::bring_in)),
        )
        .service(resource("/accounts/customers/{customer}/password").route(put().to(websales::passwords::put)))
        .service(resource("/accounts/application-settings").route(page(websales::applications::list)))
        .service(resource("/accounts/application-settings/{application}").route(page(websales::applications::read)))
        .service(resource("/accounts/applications/name/{name}").route(page(websales::applications::read_by_name)))
        .service(resource("/accounts/email-templates").route(page(websales::email_templates::list)))
        .service(resource("/accounts/email-templates/types").route(page(websales::email_templates::types)))
        .service(resource("/accounts/email-templates/{template}").route(page(websales::email_templates::read)));
}

/// What customers see.
fn hosted(config: &mut ServiceConfig) {
    config.service(
        scope("/hosted/{account}")
            .service(resource("").route(page(hosted_sign_in::front)))
            .service(resource("/").route(page(hosted_sign_in::front)))
            .service(resource("/forgot").route(page(forgot::form)).route(post().to(forgot::ask)))
            .service(resource("/forgot/sent").route(page(forgot::sent)))
            .service(resource("/brand/{file}").route(page(brand::serve)))
            .service(resource("/confirm").route(page(confirm::form)).route(post().to(confirm::act)))
            .service(resource("/confirm/done").route(page(confirm::done)))
            .service(resource("/password").route(page(password::form)).route(post().to(password::set)))
            .service(resource("/password/renew").route(post().to(password::renew)))
            .service(resource("/password/done").route(page(password::done)))
            .service(resource("/sign-in").route(page(hosted_sign_in::form)).route(post().to(hosted_sign_in::sign_in)))
            .service(resource("/signed-in").route(page(hosted_sign_in::signed_in)))
            .service(resource("/sign-out").route(post().to(hosted_sign_in::sign_out))),
    );
}

/// What staff see; the only part with sessions.
fn backoffice(config: &mut ServiceConfig, keydesk: &Keydesk) {
    config.service(
        scope("")
            .wrap(from_fn(kept::keep))
            .wrap(session_cookie(keydesk))
            .service(resource("/").route(page(staff::home::home)))
            .service(resource("/sign-in").route(page(staff::sign_in::form)).route(post().to(staff::sign_in::sign_in)))
            .service(resource("/sign-in/code").route(page(staff::code::form)).route(post().to(staff::code::check)))
            .service(resource("/sign-out").route(post().to(staff::sign_in::sign_out)))
            .service(resource("/forgot").route(page(staff::forgot::form)).route(post().to(staff::forgot::ask)))
            .service(resource("/forgot/sent").route(page(staff::forgot::sent)))
            .service(resource("/staff/link").route(page(staff::link::form)).route(post().to(staff::link::act)))
            .service(resource("/preferences").route(post().to(staff::preferences::choose)))
            .service(resource("/admin").route(page(staff::home::choose)))
            .service(scope("/admin/{account}").wrap(from_fn(framed::keep_frame)).configure(account)),
    );
}

/// Everything in one account.
fn account(config: &mut ServiceConfig) {
    config
        .service(resource("").route(page(staff::home::account)))
        .service(resource("/customers").route(page(customers::list::list)))
        .service(resource("/customers/{id}").route(page(customers::show::show)))
        .service(
            resource("/customers/{id}/edit").route(page(customers::edit::form)).route(post().to(customers::edit::save)),
        )
        .service(
            resource("/customers/{id}/{purpose:reset|invite|confirm}")
                .route(page(resets::ask::form))
                .route(post().to(resets::ask::send)),
        )
        .service(
            resource("/customers/{id}/{deed:disable|enable|unlock|sign-out}")
                .route(page(customers::switch::ask))
                .route(post().to(customers::switch::act)),
        )
        .service(resource("/resets/{id}/again").route(post().to(resets::again::send_again)))
        .service(resource("/resets/{id}/withdraw").route(post().to(resets::again::withdraw)))
        .service(resource("/messages").route(page(messages::list::list)))
        .service(resource("/messages/{id}").route(page(messages::show::show)))
        .service(resource("/messages/{id}/html").route(page(messages::show::html)))
        .service(resource("/messages/{id}/again").route(post().to(messages::show::send_again)))
        .service(
            resource("/applications/{id}/remove")
                .route(page(applications::remove::ask))
                .route(post().to(applications::remove::act)),
        )
        .service(
            resource("/applications/{id}/brand")
                .route(page(applications::brand::form))
                .route(post().to(applications::brand::save)),
        )
        .service(
            resource("/applications/{id}/check")
                .route(page(applications::check::ask))
                .route(post().to(applications::check::act)),
        )
        .service(
            resource("/applications/{id}/client")
                .route(page(applications::client::ask))
                .route(post().to(applications::client::act)),
        )
        .configure(keys)
        .configure(notifications)
        .configure(people)
        .service(resource("/mail-server").route(page(messages::server::show)).route(post().to(messages::server::test)))
        .service(resource("/log").route(page(events::list)))
        .service(resource("/log.{format:csv|jsonl}").route(page(events::export::export)))
        .service(
            resource("/settings")
                .app_data(PayloadConfig::new(body::LARGEST))
                .route(page(accounts::settings::form))
                .route(post().to(accounts::settings::save)),
        )
        .service(
            resource("/settings/limits").route(page(accounts::limits::form)).route(post().to(accounts::limits::save)),
        )
        .service(
            resource("/applications")
                .route(page(applications::form::list))
                .route(post().to(applications::form::create)),
        )
        .service(resource("/applications/new").route(page(applications::form::new)))
        .service(
            resource("/applications/{id}")
                .route(page(applications::form::edit))
                .route(post().to(applications::form::change)),
        )
        .service(resource("/administration").route(page(staff::administration::menu)))
        .service(resource("/roles").route(page(staff::administration::roles)))
        .service(resource("/shortcuts").route(page(staff::administration::shortcuts)));
}

/// What speaks for the account, and what it misses.
fn keys(config: &mut ServiceConfig) {
    config
        .service(
            resource("/compatibility")
                .route(page(compatibility::list::list))
                .route(post().to(compatibility::list::begin_anew)),
        )
        .service(resource("/keys").route(page(api_keys::list::list)).route(post().to(api_keys::new::create)))
        .service(resource("/keys/new").route(page(api_keys::new::form)))
        .service(
            resource("/keys/{id}/{deed:revoke|replace}")
                .route(page(api_keys::deed::ask))
                .route(post().to(api_keys::deed::act)),
        );
}

/// Who works in the account.
fn people(config: &mut ServiceConfig) {
    config
        .service(resource("/you").route(page(staff::you::form)).route(post().to(staff::you::rename)))
        .service(resource("/you/password").route(post().to(staff::you::set_password)))
        .service(resource("/you/browsers").route(post().to(staff::you::end)))
        .service(
            resource("/you/second-factor")
                .route(page(staff::second_factor::form))
                .route(post().to(staff::second_factor::set_up)),
        )
        .service(resource("/you/second-factor/codes").route(post().to(staff::second_factor::renew_codes)))
        .service(resource("/you/second-factor/off").route(post().to(staff::second_factor::remove)))
        .service(resource("/staff").route(page(staff::people::list)))
        .service(resource("/staff/invite").route(page(staff::people::form)).route(post().to(staff::people::send)))
        .service(resource("/staff/{id}").route(page(staff::person::form)).route(post().to(staff::person::change)))
        .service(
            resource("/staff/{id}/{deed:remove|sign-out|password|second-factor}")
                .route(page(staff::person::ask))
                .route(post().to(staff::person::act)),
        )
        .service(resource("/invites/{id}/again").route(post().to(staff::people::again)))
        .service(resource("/invites/{id}/withdraw").route(post().to(staff::people::withdraw)));
}

/// The words of the account's mails.
fn notifications(config: &mut ServiceConfig) {
    // Two texts of 64 KiB need more room than other forms.
    let room = PayloadConfig::new(templates::LONGEST_FORM);
    let texts_of_one = scope("/notifications/{notification}/{locale}/{application}").app_data(room).configure(texts);
    config.service(resource("/notifications").route(page(templates::list::list))).service(texts_of_one);
}

/// Of one notification, in one language, for one application or all.
fn texts(config: &mut ServiceConfig) {
    config
        .service(resource("").route(page(templates::edit::edit)).route(post().to(templates::edit::save)))
        .service(resource("/publish").route(page(templates::edit::back)).route(post().to(templates::publish::act)))
        .service(
            resource("/preview").route(page(templates::preview::saved)).route(post().to(templates::preview::typed)),
        )
        .service(resource("/test").route(page(templates::edit::back)).route(post().to(templates::test::send)))
        .service(resource("/discard").route(page(templates::discard::ask)).route(post().to(templates::discard::act)))
        .service(resource("/built-in").route(page(templates::built_in::ask)).route(post().to(templates::built_in::act)))
        .service(resource("/versions").route(page(templates::versions::list)))
        .service(
            resource("/versions/{number}")
                .route(page(templates::versions::compare))
                .route(post().to(templates::restore::act)),
        )
        .service(resource("/versions/{number}/restore").route(page(templates::restore::ask)));
}
