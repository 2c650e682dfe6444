//! The command as a process.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The command, with no settings but those that a test gives it.
pub fn keydesk(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keydesk"));
    command.current_dir(folder).env_remove("DATABASE_URL").env_remove("SMTP_URL").env_remove("KEYDESK_SECRET");
    command.env_remove("KEYDESK_PUBLIC_URL");
    command
}

/// A serving process.
pub struct Server {
    child: Child,
    pub address: String,
    pub log: std::sync::mpsc::Receiver<String>,
}

impl Server {
    pub fn start(folder: &Path, more: &[(&str, &str)]) -> Self {
        let mut child = keydesk(folder)
            .arg("serve")
            .envs([
                ("DATABASE_URL", "sqlite:k.sqlite"),
                ("KEYDESK_PUBLIC_URL", "http://localhost:9"),
                ("KEYDESK_LISTEN", "127.0.0.1:0"),
            ])
            .envs(more.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (sender, log) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut address = None;
        while let Ok(line) = log.recv_timeout(std::time::Duration::from_secs(20)) {
            let line: serde_json::Value = serde_json::from_str(&line).expect("a line of JSON");
            if line["fields"]["message"] == "listening" {
                address = line["fields"]["address"].as_str().map(str::to_owned);
                break;
            }
        }
        Self { child, address: address.expect("it listens"), log }
    }

    /// Waits for a line of the log that holds these words; gives the lines up to it.
    pub fn until(&self, words: &str) -> Vec<String> {
        let mut lines = Vec::new();
        while let Ok(line) = self.log.recv_timeout(std::time::Duration::from_secs(20)) {
            lines.push(line);
            if lines.last().is_some_and(|line| line.contains(words)) {
                return lines;
            }
        }
        panic!("no {words:?} in {lines:#?}");
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// Waits for its end; gives the code it ended with.
    pub fn ended(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// SIGTERM; gives the code it ended with.
    pub fn stop(&mut self) -> Option<i32> {
        self.terminate();
        self.ended()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
