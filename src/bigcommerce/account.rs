//! What a customer does with their account: `mutation { customer { … } }`.

use async_graphql::{Context, Object, Result};

use super::addresses::{AddCustomerAddressResult, DeleteCustomerAddressResult, UpdateCustomerAddressResult};
use super::customer::Customer;
use super::errors::{
    ChangeCustomerPasswordError, ChangePasswordError, CustomerDoesNotExistError, CustomerPasswordError,
    EmailAlreadyInUseError, RegisterCustomerError, RequestResetPasswordError, ResetPasswordError,
    UnexpectedUpdateCustomerError, UpdateCustomerError, ValidationError, not_signed_in,
};
use super::inputs::{
    AddCustomerAddressInput, ChangePasswordInput, DeleteCustomerAddressInput, ReCaptchaV2Input, RegisterCustomerInput,
    RequestResetPasswordInput, ResetPasswordInput, UpdateCustomerAddressInput, UpdateCustomerInput,
};
use super::results::{
    ChangePasswordResult, RegisterCustomerResult, RequestResetPasswordResult, ResetPasswordResult, UpdateCustomerResult,
};
use super::{addresses, profile};
use crate::applications::link::LinkPath;
use crate::crypto::Token;
use crate::customers::CustomerId;
use crate::customers::change_password::{self, Change};
use crate::customers::edit;
use crate::customers::edit_own::{self, Edit};
use crate::customers::register;
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database, of_hashing, too_many};
use crate::i18n::Lang;
use crate::passwords::{Password, Weakness};
use crate::resets::intake::{self, Asked};
use crate::resets::redeem::{self, Shown};

/// Everything that is about one customer.
pub struct CustomerMutations;

#[Object]
impl CustomerMutations {
    /// Somebody becomes a customer. That an address is taken is told.
    async fn register_customer(
        &self,
        ctx: &Context<'_>,
        input: RegisterCustomerInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<RegisterCustomerResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), re_captcha_v2);
        visit.once()?;
        let refused = |error| Ok(RegisterCustomerResult { customer: None, errors: vec![error] });
        let wanted = match profile::registration(&input, visit) {
            Ok(wanted) => wanted,
            Err(wrong) => return refused(RegisterCustomerError::ValidationError(wrong)),
        };
        let desk = visit.keydesk.password_desk();
        let made = register::register(&desk, visit.account.clone(), wanted, visit.by(Actor::Customer), visit.now());
        match made.await {
            Ok(customer) => {
                visit.keydesk.wake();
                Ok(RegisterCustomerResult { customer: Some(Customer(customer)), errors: Vec::new() })
            }
            Err(register::Refused::AddressTaken | register::Refused::NumberTaken) => {
                let error = EmailAlreadyInUseError::from("The email address is already in use.");
                refused(RegisterCustomerError::EmailAlreadyInUseError(error))
            }
            Err(register::Refused::Weak(weakness)) => {
                refused(RegisterCustomerError::ValidationError(weak("password", weakness)))
            }
            Err(register::Refused::TooMany) => Err(Trouble::TooMany.error()),
            Err(register::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(register::Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }

    /// Changes what is sent of name, address and the like; no password.
    async fn update_customer(
        &self,
        ctx: &Context<'_>,
        input: UpdateCustomerInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<UpdateCustomerResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), re_captcha_v2);
        let refused = |error| Ok(UpdateCustomerResult { customer: None, errors: vec![error] });
        let Some((_, customer)) = &visit.holder else {
            return refused(UpdateCustomerError::CustomerNotLoggedInError(not_signed_in()));
        };
        let changes = match profile::changes(&input) {
            Ok(changes) => changes,
            Err(wrong) => return refused(UpdateCustomerError::ValidationError(wrong)),
        };
        if changes.email.is_some() {
            visit.once()?;
        }
        let edit = Edit { customer: customer.clone(), password: None, changes, network: visit.network.clone() };
        let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
        let saved = edit_own::edit(&desk, visit.account.clone(), edit, by, visit.now()).await;
        let saved = match saved {
            Ok(customer) => Ok(customer),
            Err(edit_own::Refused::Edit(refused)) => Err(refused),
            Err(edit_own::Refused::TooMany | edit_own::Refused::Wrong) => return Err(Trouble::TooMany.error()),
            Err(edit_own::Refused::Hashing(failed)) => return Err(of_hashing(&failed)),
            Err(edit_own::Refused::Db(failure)) => return Err(of_database(&failure)),
        };
        refused(match saved {
            Ok(customer) => {
                visit.keydesk.wake();
                return Ok(UpdateCustomerResult { customer: Some(Customer(customer)), errors: Vec::new() });
            }
            Err(edit::Refused::Unknown) => {
                let error = CustomerDoesNotExistError::from("There is no such customer.");
                UpdateCustomerError::CustomerDoesNotExistError(error)
            }
            Err(edit::Refused::AddressTaken) => {
                let error = EmailAlreadyInUseError::from("The email address is already in use.");
                UpdateCustomerError::EmailAlreadyInUseError(error)
            }
            Err(edit::Refused::Changed | edit::Refused::NumberTaken) => {
                let error = UnexpectedUpdateCustomerError::from("Nothing was changed. Try again.");
                UpdateCustomerError::UnexpectedUpdateCustomerError(error)
            }
            Err(edit::Refused::Db(failure)) => return Err(of_database(&failure)),
        })
    }

    /// Sets another password, with the one there is.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        input: ChangePasswordInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<ChangePasswordResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), re_captcha_v2);
        visit.once()?;
        let refused = |error| Ok(ChangePasswordResult { errors: vec![error] });
        let wrong = || {
            let error = CustomerPasswordError::from("The current password is another, or signing in is paused.");
            ChangeCustomerPasswordError::CustomerPasswordError(error)
        };
        let Some((held, customer)) = visit.holder.clone() else {
            return refused(ChangeCustomerPasswordError::CustomerNotLoggedInError(not_signed_in()));
        };
        let Some(current) = Password::typed(&input.current_password) else { return refused(wrong()) };
        let weak = |weakness| ChangeCustomerPasswordError::ValidationError(weak("newPassword", weakness));
        let Some(new) = Password::typed(&input.new_password) else { return refused(weak(Weakness::TooLong)) };
        let (network, application) = (visit.network.clone(), visit.application);
        let change = Change { customer, held, current, new, network, application };
        let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
        match change_password::change_password(&desk, visit.account.clone(), change, by, visit.now()).await {
            Ok(_) => {
                visit.keydesk.wake();
                Ok(ChangePasswordResult { errors: Vec::new() })
            }
            Err(change_password::Refused::Wrong) => refused(wrong()),
            Err(change_password::Refused::Weak(weakness)) => refused(weak(weakness)),
            Err(change_password::Refused::TooMany) => Err(Trouble::TooMany.error()),
            Err(change_password::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(change_password::Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }

    /// Has a link for a new password sent; the answer is the same whoever it is for.
    async fn request_reset_password(
        &self,
        ctx: &Context<'_>,
        input: RequestResetPasswordInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<RequestResetPasswordResult> {
        let _ = re_captcha_v2;
        ask_for_reset(ctx.data_unchecked::<Visit>(), &input).await
    }

    /// The same, under the name that some lessons teach.
    async fn request_password_reset(
        &self,
        ctx: &Context<'_>,
        input: RequestResetPasswordInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<RequestResetPasswordResult> {
        let _ = re_captcha_v2;
        ask_for_reset(ctx.data_unchecked::<Visit>(), &input).await
    }

    /// Sets a password with the token of a link.
    async fn reset_password(
        &self,
        ctx: &Context<'_>,
        input: ResetPasswordInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<ResetPasswordResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), re_captcha_v2);
        visit.once()?;
        let over = || {
            let error = ChangePasswordError::from("The link is not, or no longer, good. Ask for a new one.");
            ResetPasswordError::ChangePasswordError(error)
        };
        let refused = |error| Ok(ResetPasswordResult { errors: vec![error] });
        let weak = |weakness| ResetPasswordError::ValidationError(weak("newPassword", weakness));
        let Some(token) = Token::parse(&input.token) else { return refused(over()) };
        let Some(password) = Password::typed(&input.new_password) else { return refused(weak(Weakness::TooLong)) };
        let shown = Shown { customer: Some(CustomerId(input.customer_entity_id)), ..Shown::alone(token) };
        let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
        match redeem::set_password(&desk, visit.account.clone(), shown, password, by, visit.now()).await {
            Ok(_) => {
                visit.keydesk.wake();
                Ok(ResetPasswordResult { errors: Vec::new() })
            }
            Err(redeem::Refused::Unknown | redeem::Refused::Over(_)) => refused(over()),
            Err(redeem::Refused::Weak(weakness)) => refused(weak(weakness)),
            Err(redeem::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(redeem::Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }

    async fn add_customer_address(
        &self,
        ctx: &Context<'_>,
        input: AddCustomerAddressInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<AddCustomerAddressResult> {
        let _ = re_captcha_v2;
        addresses::add(ctx.data_unchecked::<Visit>(), &input.into()).await
    }

    /// What is not sent of it stays.
    async fn update_customer_address(
        &self,
        ctx: &Context<'_>,
        input: UpdateCustomerAddressInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<UpdateCustomerAddressResult> {
        let _ = re_captcha_v2;
        addresses::update(ctx.data_unchecked::<Visit>(), input).await
    }

    async fn delete_customer_address(
        &self,
        ctx: &Context<'_>,
        input: DeleteCustomerAddressInput,
        re_captcha_v2: Option<ReCaptchaV2Input>,
    ) -> Result<DeleteCustomerAddressResult> {
        let _ = re_captcha_v2;
        addresses::delete(ctx.data_unchecked::<Visit>(), &input).await
    }
}

async fn ask_for_reset(visit: &Visit, input: &RequestResetPasswordInput) -> Result<RequestResetPasswordResult> {
    visit.once()?;
    let refused =
        |error| Ok(RequestResetPasswordResult { errors: vec![RequestResetPasswordError::ValidationError(error)] });
    let Ok(email) = input.email.parse::<Email>() else {
        return refused(ValidationError::of("email", "The email address is not valid."));
    };
    let path = match input.path.as_deref().filter(|path| !path.is_empty()) {
        None => None,
        // An address here would send tokens to whoever wrote it (attack A-07).
        Some(text) => match LinkPath::parse(text) {
            Some(path) => Some(path),
            None => return refused(ValidationError::of("path", "The path is not a path of the storefront.")),
        },
    };
    let (account, now) = (visit.account.id, visit.now());
    let source = visit.source.clone();
    let email_key = email.key().to_owned();
    let asked = Asked::Storefront { email_key, application: visit.application, only: None, path, lang: None };
    let taken = visit.keydesk.db.write(move |conn| intake::take_in(conn, account, &asked, &source, now)).await;
    taken.map_err(|failure| of_database(&failure))?.map_err(|many| too_many(many.0))?;
    visit.keydesk.wake();
    Ok(RequestResetPasswordResult { errors: Vec::new() })
}

fn weak(field: &str, weakness: Weakness) -> ValidationError {
    ValidationError::of(field, weakness.in_words(Lang::En.words()))
}
