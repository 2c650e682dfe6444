//! What keeps a text from being put in force is told where it stands.

use super::{Desk, RESET};

#[actix_web::test]
async fn all_faults_are_told_at_their_lines_in_both_languages_and_nothing_is_lost() {
    let mut desk = Desk::open().await;
    let html = "<h1>{{ shop.nmae }}</h1>\n{% iff x %}\n<script src=x></script>\n{{ 'a' | money }}";
    for (language, unknown, meant) in [("en", "Nothing fills", "Did you mean"), ("de", "Nichts füllt", "Meinten Sie")]
    {
        desk.emil.language = language.into();
        let answer = desk.press(RESET, "/publish", &[("subject", "Hi {{ x"), ("html", html)]).await;
        assert_eq!(answer.status, 422);
        let told = answer.all(".problem-list li");
        assert_eq!(told.len(), 5, "{told:#?}");
        assert!(told[2].contains("2") && told[2].contains(meant), "{told:#?}");
        assert_eq!(answer.attributes(".problem-list a", "href"), ["#subject", "#html", "#html", "#html", "#html"]);
        assert_eq!(answer.attributes(".problem-list a", "data-line"), ["1", "1", "2", "3", "4"]);
        assert_eq!(answer.attributes("[aria-invalid]", "id"), ["subject", "html"]);
        assert_eq!(answer.attributes("#html", "aria-describedby"), ["html-error"]);
        assert!(answer.one("#html-error").contains("3"), "and so many more: {}", answer.one("#html-error"));
        assert_eq!(answer.attributes("#subject", "value"), ["Hi {{ x"]);
        let (_, fields) = answer.form(RESET, &[]);
        assert!(fields.contains(&("html".into(), html.replace('\n', "\r\n"))), "{fields:?}");
        let answer = desk.press(RESET, "/publish", &[("subject", "x"), ("html", &html[..23])]).await;
        assert!(answer.one(".problem-list li").contains(unknown), "{}", answer.text());
    }
}

#[actix_web::test]
async fn what_keeps_a_draft_from_being_published_is_told_with_it() {
    let desk = Desk::open().await;
    desk.press(RESET, "", &[("subject", "Hi {{ custmer.name }}"), ("html", "<p>{{ 'a' | json }}</p>")]).await;
    let form = desk.emil.get(&desk.at(RESET)).await;
    assert_eq!(form.status, 200);
    let told = form.all(".problem-list li");
    assert!(told.len() == 2 && told[0].contains("customer.name") && told[1].contains("json"), "{told:#?}");
    assert!(!form.has("[aria-invalid]") && !form.has(".summary"), "nothing was refused");
}
