//! What a page that is looked at makes browsers do, and how much of it was seen.

use super::shop::{HERE, Shop, check, with_endpoint};

async fn told(html: &str) -> String {
    let shop = Shop::page(html);
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &HERE).await;
    check(&app, &bob).await.all(".timeline .event").join("|")
}

#[actix_web::test]
async fn hosts_that_scripts_of_the_page_name_are_told_apart_from_those_that_it_asks() {
    let told = told(
        "<script>j.src='https://www.googletagmanager.com/gtm.js'</script><script type=module>import \"https://mod.example/m\"\
         </script><svg><image href='https://svg.example/x'/></svg>",
    );
    let told = told.await;
    assert!(told.contains("name other hosts") && told.contains("mod.example, www.googletagmanager.com"), "{told}");
    assert!(told.contains("makes browsers ask other hosts") && told.contains("svg.example"), "{told}");
    assert!(!told.contains("asks no other host"), "{told}");
}

#[actix_web::test]
async fn what_was_looked_at_is_always_said() {
    let short = told("<h1>New password</h1>").await;
    assert!(short.contains("asks no other host") && short.contains("All of the page was read: 1"), "{short}");
    assert!(short.contains("cannot be seen"), "{short}");
    let long = told(&format!("<h1>New password</h1>{}<img src=//late.example/x>", "<p>x</p>".repeat(40_000))).await;
    assert!(long.contains("Only the first 256") && long.contains("it is longer"), "{long}");
    assert!(!long.contains("late.example"), "{long}");
}

#[actix_web::test]
async fn a_page_that_leads_on_by_itself_is_told_as_a_redirect_is() {
    let told = told("<meta http-equiv=refresh content='0;url=/login'>").await;
    assert!(told.contains("loses the link’s parameters") && told.contains("refresh"), "{told}");
}

#[actix_web::test]
async fn what_is_no_page_is_not_looked_into() {
    let answer =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
    let shop = Shop::that_says(answer.into());
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &HERE).await;
    let told = check(&app, &bob).await.all(".timeline .event").join("|");
    assert!(told.contains("no HTML page") && told.contains("application/json"), "{told}");
    assert!(!told.contains("asks no other host"), "{told}");
}
