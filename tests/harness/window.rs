//! A real Chromium window, driven through chromedriver.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How the window is set up.
pub struct Setting {
    pub scripts: bool,
    pub language: &'static str,
    pub width: u32,
    pub height: u32,
    /// As the system of somebody who likes it dark.
    pub dark: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self { scripts: true, language: "en", width: 1440, height: 900, dark: false }
    }
}

pub struct Window {
    pub client: Client,
    base: String,
    driver: Child,
    _profile: tempfile::TempDir,
}

fn program(name: &str, usual: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| usual.into())
}

impl Window {
    pub async fn open(base: String, setting: Setting) -> Self {
        let mut driver = Command::new(program("KEYDESK_TEST_CHROMEDRIVER", "/usr/bin/chromedriver"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver; scripts/test installs it");
        let port = port_of(&mut driver);
        let profile = tempfile::tempdir().unwrap();
        let capabilities = capabilities(&setting, profile.path().to_str().unwrap());
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        let patience = Some(Duration::from_secs(60));
        let timeouts = TimeoutConfiguration::new(patience, patience, Some(Duration::ZERO));
        client.update_timeouts(timeouts).await.unwrap();
        Self { client, base, driver, _profile: profile }
    }

    pub async fn go(&self, path: &str) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.client.goto(&url).await.unwrap();
    }

    /// The element, as soon as it is there. What goes wrong while one page gives way to the next is not
    /// the end of it.
    pub async fn find(&self, css: &str) -> Element {
        for _ in 0..300 {
            if let Ok(element) = self.client.find(Locator::Css(css)).await {
                return element;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no {css} at {}", self.where_it_is().await);
    }

    /// Looks for the element anew when the page it was on has just given way to the next.
    pub async fn click(&self, css: &str) {
        for _ in 0..5 {
            match self.find(css).await.click().await {
                Ok(()) => return,
                Err(e) if e.is_stale_element_reference() => {}
                Err(e) => panic!("cannot click {css}: {e}"),
            }
        }
        panic!("{css} is replaced again and again");
    }

    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Keys, to whatever has the focus, once the page's scripts listen to them.
    pub async fn press(&self, keys: &str) {
        self.is_loaded().await;
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// A key with Alt held, as a keyboard sends it.
    pub async fn press_alt(&self, key: char) {
        self.is_loaded().await;
        let alt = Key::Alt.into();
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: alt })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: alt });
        self.client.perform_actions(keys).await.unwrap();
    }

    /// The words in the element, as soon as it is there, with one blank between any two.
    pub async fn text(&self, css: &str) -> String {
        for _ in 0..5 {
            match self.find(css).await.text().await {
                Ok(text) => return text.split_whitespace().collect::<Vec<_>>().join(" "),
                Err(e) if e.is_stale_element_reference() => {}
                Err(e) => panic!("cannot read {css}: {e}"),
            }
        }
        panic!("{css} is replaced again and again");
    }

    /// Address and body, for the words of a test that fails.
    async fn where_it_is(&self) -> String {
        let body = self.client.execute("return document.body?.innerText", Vec::new()).await;
        format!("{}: {body:?}", self.url().await)
    }

    pub async fn url(&self) -> String {
        self.client.current_url().await.unwrap().to_string()
    }

    /// Waits until the address ends so and the page is loaded. A form that leads back to the page it is
    /// on has arrived before it is sent: there, wait for what the answer shows.
    pub async fn arrives(&self, end: &str) {
        for _ in 0..300 {
            if self.url().await.ends_with(end) {
                return self.is_loaded().await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("not at {end} but at {}", self.where_it_is().await);
    }

    async fn is_loaded(&self) {
        self.until("return document.readyState === 'complete'").await;
    }

    /// Waits until the script gives true; one that is cut off by the next page has not.
    pub async fn until(&self, script: &str) {
        for _ in 0..300 {
            if matches!(self.client.execute(script, Vec::new()).await, Ok(Value::Bool(true))) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never: {script}");
    }

    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until the first frame of the page shows these words.
    pub async fn until_frame_shows(&self, words: &str) {
        let mut shown = String::new();
        for _ in 0..300 {
            if self.client.enter_frame(0).await.is_ok() {
                if let Ok(body) = self.client.find(Locator::Css("body")).await {
                    shown = body.text().await.unwrap_or_default();
                }
                self.client.enter_parent_frame().await.unwrap();
                if shown.contains(words) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the frame never shows {words:?}, but {shown:?}");
    }

    /// What axe-core finds wrong with the page; nothing, if all is well.
    pub async fn axe(&self) -> Vec<String> {
        let path = std::env::var("KEYDESK_TEST_AXE").expect("KEYDESK_TEST_AXE is set by scripts/test");
        self.client.execute(&std::fs::read_to_string(path).unwrap(), Vec::new()).await.unwrap();
        let script = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { iframes: false }).then(r => done(r.violations.map(v => \
            v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | '))));";
        let found = self.client.execute_async(script, Vec::new()).await.unwrap();
        found.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
    }

    pub async fn close(self) {
        let _ = self.client.clone().close().await;
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn port_of(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("started successfully on port")).expect("chromedriver starts");
    std::thread::spawn(move || lines.for_each(drop));
    line.trim_end_matches('.').rsplit(' ').next().unwrap().parse().unwrap()
}

fn capabilities(setting: &Setting, profile: &str) -> Capabilities {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--lang={}", setting.language),
        &format!("--user-data-dir={profile}"),
        &format!("--window-size={},{}", setting.width, setting.height),
    ]
    .map(str::to_owned);
    let mut options = json!({
        "binary": program("KEYDESK_TEST_CHROMIUM", "/usr/bin/chromium"),
        "args": arguments,
        "prefs": { "intl.accept_languages": setting.language },
    });
    if setting.dark {
        options["args"].as_array_mut().unwrap().push(json!("--blink-settings=preferredColorScheme=0"));
    }
    if !setting.scripts {
        options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    if setting.width < 600 {
        // A window cannot be that narrow; a phone can.
        let metrics = json!({ "width": setting.width, "height": setting.height, "pixelRatio": 1.0, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    let Value::Object(capabilities) = json!({ "browserName": "chrome", "goog:chromeOptions": options }) else {
        unreachable!()
    };
    capabilities
}
