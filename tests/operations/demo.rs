//! The demo, as somebody tries it for the first time.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::harness::Browser;
use crate::harness::server::keydesk;

use super::shop::free_address;

struct Demo {
    child: Child,
    said: Vec<String>,
}

impl Demo {
    fn start(folder: &std::path::Path, port: u16) -> Self {
        let mut command = keydesk(folder);
        command.args(["demo", "--folder", "demo", "--port", &port.to_string()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            said.push(line.unwrap());
            if said.last().is_some_and(|line| line.contains("Ctrl-C")) {
                break;
            }
        }
        Self { child, said }
    }

    /// Addresses and passwords, as they were printed.
    fn sign_ins(&self) -> Vec<(String, String)> {
        let words = self.said.iter().map(|line| line.split_whitespace().rev().take(2).collect::<Vec<_>>());
        words
            .filter(|words| words.len() == 2 && words[1].contains('@'))
            .map(|words| (words[1].into(), words[0].into()))
            .collect()
    }

    fn interrupt(&mut self) -> Option<i32> {
        assert!(Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[actix_web::test]
async fn what_it_prints_works_on_this_machine_only_and_the_folder_can_be_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let address = free_address();
    let mut demo = Demo::start(folder.path(), address.port());
    assert_eq!(listeners(address.port()), ["0100007F"], "on 127.0.0.1 and nowhere else");
    let sign_ins = demo.sign_ins();
    let staff: Vec<_> = sign_ins.iter().filter(|(email, _)| email.ends_with("@northwind.example")).collect();
    assert_eq!((staff.len(), sign_ins.len()), (4, 7), "{:?}", demo.said);
    for (email, password) in &sign_ins {
        let page = if staff.iter().any(|(known, _)| known == email) { "/sign-in" } else { "/hosted/1/sign-in" };
        let browser = Browser::new(address);
        let form = browser.get(page).await;
        let answer = browser.submit(&form, "/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, 303, "{email}");
    }
    let support = Browser::new(address);
    let form = support.get("/sign-in").await;
    support.finish(&form, "/sign-in", &[("email", &staff[0].0), ("password", &staff[0].1)]).await;
    assert!(support.get("/admin/1/customers?view=all").await.all("tbody tr").len() > 10);
    assert_eq!(demo.interrupt(), Some(0));

    let mut again = Demo::start(folder.path(), address.port());
    assert!(again.sign_ins().is_empty(), "passwords are printed once: {:?}", again.said);
    let support = Browser::new(address);
    let form = support.get("/sign-in").await;
    let old = [("email", staff[0].0.as_str()), ("password", staff[0].1.as_str())];
    assert_eq!(support.submit(&form, "/sign-in", &old).await.status, 303, "and go on working");
    assert_eq!(again.interrupt(), Some(0));
}

/// The addresses at which somebody listens on a port, as the system writes them.
fn listeners(port: u16) -> Vec<String> {
    let mut found = Vec::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        for line in std::fs::read_to_string(table).unwrap_or_default().lines().skip(1) {
            let columns: Vec<_> = line.split_whitespace().collect();
            let (host, at) = columns[1].split_once(':').unwrap();
            if columns[3] == "0A" && at == format!("{port:04X}") {
                found.push(host.to_owned());
            }
        }
    }
    found
}
