//! How a storefront asks for a reset of an application, ready to be copied.

use url::form_urlencoded::byte_serialize;

use crate::applications::Application;

fn address(public_url: &str, application: &Application) -> String {
    let name: String = byte_serialize(application.name.as_bytes()).collect();
    format!("{public_url}/notifications/customers/reset?appName={name}")
}

/// For a shell, in which the key is in a variable.
pub(super) fn curl(public_url: &str, application: &Application) -> String {
    // Inside quotes a shell still looks for these; encoded, a name holds none of them.
    format!("curl -X POST -H \"X-API-KEY: $KEY\" \\\n  \"{}&email=anna@example.com\"", address(public_url, application))
}

/// For the server of a storefront: the key is nothing for browsers.
pub(super) fn javascript(public_url: &str, application: &Application) -> String {
    format!(
        "const url = new URL(\"{}\");\nurl.searchParams.set(\"email\", email);\nconst answer = await fetch(url, {{\n  \
         method: \"POST\",\n  headers: {{ \"X-API-KEY\": process.env.KEY }},\n}});\nif (!answer.ok) throw new \
         Error(`Keydesk: ${{answer.status}} ${{await answer.text()}}`);",
        address(public_url, application)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_inside_its_quotes() {
        let nasty = Application {
            client_id: None,
            client_secret: String::new(),
            api_host: None,
            answers_as_original: false,
            id: crate::applications::ApplicationId(1),
            account_id: crate::accounts::AccountId(1),
            name: "\"; rm -rf $HOME `x` & 'y'".into(),
            endpoint: String::new(),
            link_format: crate::applications::LinkFormat::Default,
            adds_identity: false,
            mail_mode: crate::applications::MailMode::Live,
            version: 0,
            created_at: crate::db::types::Time::EPOCH,
            mail_domains: String::new(),
            brand_name: String::new(),
            colour: String::new(),
            support_email: String::new(),
        };
        let curl = curl("https://desk.example", &nasty);
        assert_eq!(curl.matches('"').count(), 4, "{curl}");
        assert_eq!((curl.matches('$').count(), curl.matches('`').count()), (1, 0), "only the key's");
        assert_eq!(javascript("https://desk.example", &nasty).matches("rm -rf").count(), 0);
    }
}
