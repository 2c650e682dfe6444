//! A real mail server (aiosmtpd) as a child process, told by the test how to behave.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use keydesk::config::Smtp;
use serde_json::Value;

pub struct MailServer {
    child: Child,
    stdin: ChildStdin,
    events: Receiver<Value>,
    pub port: u16,
}

impl MailServer {
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// With a certificate, say.
    pub fn with(arguments: &[&str]) -> Self {
        let python = std::env::var("KEYDESK_TEST_SMTP_PYTHON").unwrap_or_else(|_| "/usr/bin/python3".into());
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/harness/smtp_server.py");
        let mut child = Command::new(python)
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 with aiosmtpd; scripts/test installs it");
        let stdin = child.stdin.take().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the mail server starts").unwrap();
        let port = first.strip_prefix("PORT ").unwrap().parse().unwrap();
        let (sender, events) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str(&line).unwrap());
            }
        });
        Self { child, stdin, events, port }
    }

    pub fn setting(&self) -> Smtp {
        Smtp { url: format!("smtp://127.0.0.1:{}", self.port).parse().unwrap(), extra_root: None }
    }

    /// Tells it how to behave, and waits until it does.
    pub fn behave(&mut self, command: Value) {
        writeln!(self.stdin, "{command}").unwrap();
        self.event("set");
    }

    /// The next event of this kind; the others before it are passed over.
    pub fn event(&self, kind: &str) -> Value {
        loop {
            let event = self.events.recv_timeout(Duration::from_secs(20)).unwrap_or_else(|_| panic!("no {kind}"));
            if event["event"] == kind {
                return event;
            }
        }
    }

    /// The next mail that arrived.
    pub fn mail(&self) -> Value {
        self.event("mail")
    }

    /// All events so far: those that it tells before it answers a question asked now.
    pub fn so_far(&self) -> Vec<Value> {
        writeln!(&self.stdin, "{{}}").unwrap();
        let next = || self.events.recv_timeout(Duration::from_secs(20)).expect("the mail server answers");
        std::iter::repeat_with(next).take_while(|event| event["event"] != "set").collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
