//! What no browser sends: requests written by hand, cookies taken out and put in.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::{Browser, Page};

/// Sends this text as it stands; gives all that comes back. Ask for `Connection: close`.
pub async fn say(address: SocketAddr, text: &str) -> String {
    let text = text.to_owned();
    let talk = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // A server that has refused may hang up before everything is read.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    };
    tokio::task::spawn_blocking(talk).await.unwrap()
}

/// A request whose body waits until something else is done.
pub struct HeldBack(TcpStream);

impl HeldBack {
    /// Sends the head, which must say `Expect: 100-continue`, and waits until the server has it.
    pub async fn head(address: SocketAddr, head: &str) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let wait = move || {
            let mut answer = [0; 25];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
            stream
        };
        Self(tokio::task::spawn_blocking(wait).await.unwrap())
    }

    /// Sends the body; gives all that comes back.
    pub async fn body(mut self, body: &str) -> String {
        let body = body.to_owned();
        let talk = move || {
            self.0.write_all(body.as_bytes()).unwrap();
            let mut answer = Vec::new();
            let _ = self.0.read_to_end(&mut answer);
            String::from_utf8_lossy(&answer).into_owned()
        };
        tokio::task::spawn_blocking(talk).await.unwrap()
    }
}

impl Browser {
    /// A page, asked for with these cookies and no others.
    pub async fn get_with(&self, cookies: &str, path: &str) -> Page {
        self.send(self.raw("GET", path).header("cookie", cookies)).await
    }
}

impl Page {
    /// The cookies that the answer sets, whole.
    pub fn set_cookies(&self) -> Vec<String> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect()
    }

    /// `name=value` of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let pair = |cookie: String| cookie.split(';').next().unwrap().to_owned();
        self.set_cookies().into_iter().map(pair).find(|pair| pair.starts_with(&format!("{name}=")))
    }

    /// The token of the page's forms.
    pub fn form_token(&self) -> String {
        let tokens = self.attributes("form[method=post] input[name=form]", "value");
        tokens.into_iter().next().unwrap_or_else(|| panic!("no form in {} {}", self.status, self.text()))
    }
}
