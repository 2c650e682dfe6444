//! Words of the pages: both languages have all of them, none is missing, none is left over.

use std::collections::{BTreeMap, BTreeSet};

use keydesk::i18n::Lang;

use super::files;

/// Sets of which the program makes the key: `state-` and the state. Each with where.
const MADE: &[&str] = &[
    "actor-",          // customers/pages/show: who did it
    "already-disable", // customers/pages/switch
    "already-enable",  // the same
    "already-unlock",  // the same
    "ask-confirm-",    // resets/pages/ask: title, for, button
    "ask-disable-",    // customers/pages/switch: title, text, button
    "ask-enable-",     // the same
    "ask-invite-",     // resets/pages/ask
    "ask-reset-",      // the same
    "ask-sign-out-",   // the same
    "ask-unlock-",     // the same
    "confirm-done-",   // hosted/confirm
    "confirm-over-",   // the same
    "confirm-used-",   // the same
    "done-confirm",    // resets/pages/ask
    "done-disable",    // customers/pages/switch
    "done-enable",     // the same
    "done-invite",     // resets/pages/ask
    "done-reset",      // the same
    "done-sign-out",   // the same
    "done-unlock",     // the same
    "error-",          // web/errors: title, text
    "event-",          // events/words: events::Kind
    "identity-",       // resets::IdentityCheck
    "key-replace-",    // api_keys/pages/deed: title, text, button
    "key-revoke-",     // the same
    "mail-",           // notifications/mails
    "month-",          // i18n/time
    "no-confirm-",     // resets/pages/ask: why not
    "no-invite-",      // resets/pages/ask: why not, by state
    "no-reset-",       // the same
    "notification-",   // notifications::Notification
    "scope-",          // api_keys::Scope
    "standing-",       // resets/trace
    "time-",           // i18n/time: direction and unit
    "trace-mail-",     // resets/trace
    "trace-title-",    // the same
    "staff-mail-",     // staff/links/letters
    "variable-",       // templates/variables
];

/// Message by key, with everything below it.
fn messages(language: &str) -> BTreeMap<String, String> {
    let found = some_messages(language);
    assert!(found.len() > 200);
    found
}

fn some_messages(language: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in files(&format!("locales/{language}"), ".ftl") {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =") {
                Some((name, value)) if !line.starts_with(' ') => {
                    key = name.to_owned();
                    let twice = found.insert(key.clone(), value.to_owned());
                    assert!(twice.is_none(), "{path}: {key} twice");
                }
                _ if !line.trim().is_empty() => found.get_mut(&key).unwrap().push_str(&format!("\n{line}")),
                _ => {}
            }
        }
    }
    found
}

fn gaps(message: &str) -> BTreeSet<&str> {
    message.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap()).collect()
}

/// Templates and source, without the words themselves.
fn text() -> String {
    let source = files("src", ".rs").into_iter().map(|(_, text)| super::code(&text));
    source.chain(files("templates", ".html").into_iter().map(|(_, text)| text)).collect::<Vec<_>>().join("\n")
}

/// What stands between `before` and the next quotation mark, wherever it occurs.
fn quoted<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap())
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_gaps() {
    let (english, german) = (messages("en"), messages("de"));
    let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&german));
    for (key, words) in &english {
        assert_eq!(gaps(words), gaps(&german[key]), "{key}");
        assert!(!words.trim().is_empty() && !german[key].trim().is_empty(), "{key} says nothing");
    }
}

#[test]
fn each_language_of_customers_has_all_their_words_with_the_same_gaps() {
    let whole = ["mails.ftl", "hosted.ftl"].map(|name| files("locales/en", name).remove(0).1).concat();
    let sets = ["moment-", "date-", "month-", "length-", "error-"];
    let shared = ["product", "skip", "problems-title", "password-show", "password-hide", "problem-email"];
    let mut english = messages("en");
    english.retain(|key, _| {
        whole.contains(&format!("\n{key} = "))
            || whole.starts_with(&format!("{key} = "))
            || sets.iter().any(|set| key.starts_with(set))
            || shared.contains(&key.as_str())
    });
    // What those pages and mails are made of asks for nothing else.
    let asked = ["templates/hosted", "templates/mail", "src/hosted"].map(|place| files(place, ""));
    for (path, text) in asked.iter().flatten().map(|(path, text)| (path, text)) {
        for key in ["say(\"", "fill(\"", "fill2(\"", "reach(\""].iter().flat_map(|call| quoted(text, call)) {
            assert!(english.contains_key(key), "{path} asks for {key}");
        }
    }
    for lang in Lang::ALL.iter().filter(|lang| !lang.is_of_staff()) {
        let theirs = some_messages(lang.word());
        let keys = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&english), keys(&theirs), "{lang}");
        for (key, words) in &english {
            assert_eq!(gaps(words), gaps(&theirs[key]), "{key} in {lang}");
            assert!(
                !key.starts_with("mail-") || !theirs[key].contains(['<', '>', '&', '"', '\'']),
                "{key} in {lang} is put into HTML as it is"
            );
        }
    }
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let (english, text) = (messages("en"), text());
    let mut asked = 0;
    for call in ["say(\"", "fill(\"", "fill2(\"", "fill_all(\"", "count(\""] {
        for key in quoted(&text, call).filter(|key| !key.is_empty()) {
            assert!(english.contains_key(key), "{call}{key}\")");
            asked += 1;
        }
    }
    assert!(asked > 150, "only {asked} were found");
    for set in quoted(&text, "t.of(\"") {
        assert!(english.keys().any(|key| key.starts_with(&format!("{set}-"))), "of(\"{set}\", …)");
    }
}

#[test]
fn the_labels_of_fields_exist() {
    let (english, text) = (messages("en"), text());
    for call in ["field::text(", "field::lines("].iter().flat_map(|call| text.split(call).skip(1)) {
        let words: Vec<_> = call.split(')').next().unwrap().split('"').skip(1).step_by(2).collect();
        // Field, label, hint, …
        for key in words.iter().skip(1).take(2).filter(|key| !key.is_empty()) {
            assert!(english.contains_key(*key), "{key} of {words:?}");
        }
    }
}

#[test]
fn every_member_of_a_set_has_its_words() {
    use keydesk::staff::roles::{Right, Role};
    let english = messages("en");
    let mut wanted: Vec<String> = Vec::new();
    wanted.extend(Role::ALL.iter().map(|role| format!("role-{role}")));
    wanted.extend(Right::ALL.iter().map(|right| format!("right-{right}")));
    wanted.extend(
        keydesk::events::Kind::ALL.iter().map(|kind| format!("event-{}", kind.word().replace(['.', '_'], "-"))),
    );
    wanted
        .extend(keydesk::resets::IdentityCheck::ALL.iter().map(|c| format!("identity-{}", c.word().replace('_', "-"))));
    wanted.extend(keydesk::customers::list::View::ALL.iter().map(|view| format!("view-{view}")));
    wanted.extend(keydesk::events::list::Topic::ALL.iter().map(|topic| format!("topic-{topic}")));
    wanted.extend(keydesk::messages::State::ALL.iter().map(|state| format!("message-state-{state}")));
    wanted.extend(keydesk::messages::pages::list::View::ALL.iter().map(|view| format!("messages-view-{view}")));
    wanted.extend(keydesk::applications::LinkFormat::ALL.iter().map(|format| format!("format-{format}")));
    wanted.extend(keydesk::applications::MailMode::ALL.iter().map(|mode| format!("mail-{mode}")));
    wanted.extend(keydesk::customers::pages::switch::Deed::ALL.iter().flat_map(|deed| {
        ["title", "text", "button"].map(|part| format!("ask-{deed}-{part}")).into_iter().chain([format!("done-{deed}")])
    }));
    let worded = keydesk::notifications::Notification::to_customers();
    wanted.extend(worded.flat_map(|one| [one.key(), format!("{}-when", one.key())]));
    for error in ["forged", "not-allowed", "not-found", "method", "busy", "malformed", "fault"] {
        wanted.extend([format!("error-{error}-title"), format!("error-{error}-text")]);
    }
    let missing: Vec<_> = wanted.into_iter().filter(|key| !english.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_message_is_left_over() {
    let text = text();
    let sets: BTreeSet<String> = quoted(&text, "t.of(\"").map(|set| format!("{set}-")).collect();
    let used = |key: &&String| {
        text.contains(&format!("\"{key}\""))
            || sets.iter().any(|set| key.starts_with(set))
            || MADE.iter().any(|start| key.starts_with(start))
    };
    let english = messages("en");
    let left: Vec<_> = english.keys().filter(|key| !used(key)).collect();
    assert!(left.is_empty(), "{left:?}");
    for start in MADE {
        assert!(english.keys().any(|key| key.starts_with(start)), "nothing begins with {start}");
    }
}
