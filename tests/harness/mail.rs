//! A mail as its reader sees it: headers unfolded, parts decoded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// What the mail server was given.
pub struct Mail {
    headers: Vec<(String, String)>,
    pub text: String,
    pub html: String,
}

impl Mail {
    /// Of the mail server's event.
    pub fn of(event: &Value) -> Self {
        let data = event["data"].as_str().expect("a mail").replace("\r\n", "\n");
        let (headers, body) = split(&data);
        let mut mail = Self { headers, text: String::new(), html: String::new() };
        let kind = mail.header("content-type").remove(0);
        let boundary = kind.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("parts");
        for part in body.split(&format!("--{boundary}")).skip(1) {
            let (headers, body) = split(part.trim_start_matches('\n'));
            let of = |name: &str| headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
            let decoded = decode(of("content-transfer-encoding"), body);
            match of("content-type") {
                kind if kind.starts_with("text/plain") => mail.text = decoded,
                kind if kind.starts_with("text/html") => mail.html = decoded,
                _ => {}
            }
        }
        mail
    }

    /// All headers of that name, in lower case.
    pub fn header(&self, name: &str) -> Vec<String> {
        self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    }

    /// Its subject, with encoded words decoded (RFC 2047).
    pub fn subject(&self) -> String {
        let (mut whole, mut after) = (String::new(), None::<bool>);
        for word in self.header("subject").remove(0).split(' ') {
            let encoded = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
            if after.is_some_and(|was_encoded| !was_encoded || encoded.is_none()) {
                whole.push(' ');
            }
            whole +=
                &encoded.map_or(word.to_owned(), |text| String::from_utf8(STANDARD.decode(text).unwrap()).unwrap());
            after = Some(encoded.is_some());
        }
        whole
    }

    /// The names of its headers, in lower case.
    pub fn names(&self) -> Vec<&str> {
        self.headers.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The link in its text.
    pub fn link(&self) -> String {
        let link = self.text.split_whitespace().find(|word| word.contains("token="));
        let link = link.unwrap_or_else(|| panic!("no link in {}", self.text));
        link.trim_start_matches('<').trim_end_matches('>').to_owned()
    }

    /// The link as a path on this host.
    pub fn path(&self) -> String {
        url::Url::parse(&self.link()).unwrap()[url::Position::BeforePath..].to_owned()
    }

    /// What makes the link work.
    pub fn token(&self) -> String {
        self.link().split("token=").nth(1).unwrap().split('&').next().unwrap().to_owned()
    }
}

fn split(text: &str) -> (Vec<(String, String)>, &str) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
    let headers = unfolded.lines().filter_map(|line| line.split_once(": "));
    (headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect(), body)
}

fn decode(encoding: &str, body: &str) -> String {
    let bytes = match encoding {
        "base64" => STANDARD.decode(body.split_whitespace().collect::<String>()).unwrap(),
        "quoted-printable" => quoted_printable(&body.replace("=\n", "")),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).unwrap()
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let mut pieces = text.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (hex, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).unwrap());
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}
