//! A person's browser, without scripts: pages, links and forms.

use std::net::SocketAddr;

use reqwest::header::{HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};

/// A browser with its own cookies. It follows no redirect by itself.
#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    base: String,
    pub language: String,
}

/// What was answered.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

/// The client wants to know whose TLS it could use, though nothing here does.
pub fn crypto() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        crypto();
        let client = reqwest::Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
        Self { client, base: format!("http://{address}"), language: "en".into() }
    }

    /// A request that is not what a browser would do.
    pub fn raw(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.client.request(method.parse().unwrap(), url)
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Page {
        let response = request.header("accept-language", &self.language).send().await.unwrap();
        let path = response.url()[url::Position::BeforePath..].to_owned();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Page { status, path, headers, body: response.text().await.unwrap() }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.raw("GET", path)).await
    }

    /// As `get`, and on to where it leads.
    pub async fn open(&self, path: &str) -> Page {
        let mut page = self.get(path).await;
        for _ in 0..5 {
            let Some(location) = page.location() else { return page };
            page = self.get(&location).await;
        }
        panic!("{path} leads on and on");
    }

    /// Sends the form of a page whose action ends so, with these fields changed.
    pub async fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let (action, filled) = page.form(action, fields);
        self.send(self.raw("POST", &action).form(&filled)).await
    }

    /// As `submit`, and on to where it leads.
    pub async fn finish(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.submit(page, action, fields).await;
        let location = answer.location().unwrap_or_else(|| panic!("{} {}", answer.status, answer.text()));
        self.open(&location).await
    }
}

impl Page {
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    pub fn location(&self) -> Option<String> {
        self.headers.get(LOCATION).map(|value| value.to_str().unwrap().to_owned())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Everything that can be read on it, with single spaces.
    pub fn text(&self) -> String {
        let html = self.html();
        let text: String = html.root_element().text().collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text of the first element that matches.
    pub fn one(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector} in {}", self.text()))
    }

    /// The texts of all elements that match.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let text = |element: scraper::ElementRef<'_>| {
            element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.html().select(&selector).map(text).collect()
    }

    /// An attribute of all elements that match.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.html().select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The form whose action ends so: its full action, and its fields as a browser would send
    /// them, changed as wished.
    pub fn form(&self, action: &str, changes: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        let html = self.html();
        let forms = Selector::parse("form[method=post]").unwrap();
        let form = html
            .select(&forms)
            .find(|form| form.attr("action").is_some_and(|found| found.ends_with(action)))
            .unwrap_or_else(|| panic!("no form {action:?} in {} {}", self.status, self.text()));
        let fields = Selector::parse("input, select, textarea").unwrap();
        let mut filled: Vec<(String, String)> = Vec::new();
        for field in form.select(&fields) {
            let Some(name) = field.attr("name").filter(|_| field.attr("form").is_none()) else { continue };
            let kind = field.attr("type").unwrap_or_default();
            if matches!(kind, "radio" | "checkbox") && field.attr("checked").is_none() {
                continue;
            }
            filled.push((name.to_owned(), value_of(field)));
        }
        for (name, value) in changes {
            filled.retain(|(known, _)| known != name);
            filled.push(((*name).to_owned(), (*value).to_owned()));
        }
        (form.attr("action").unwrap().to_owned(), filled)
    }
}

fn value_of(field: scraper::ElementRef<'_>) -> String {
    if field.value().name() == "textarea" {
        // Browsers end lines with both in what they send.
        return field.text().collect::<String>().replace('\n', "\r\n");
    }
    if field.value().name() != "select" {
        return field.attr("value").unwrap_or_default().to_owned();
    }
    let chosen = Selector::parse("option[selected]").unwrap();
    let any = Selector::parse("option").unwrap();
    let option = field.select(&chosen).next().or_else(|| field.select(&any).next());
    let value =
        |option: scraper::ElementRef<'_>| option.attr("value").map_or_else(|| option.text().collect(), str::to_owned);
    option.map(value).unwrap_or_default()
}
