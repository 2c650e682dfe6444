//! The command line.
//!
//! A wrong setting is one line and exit code 2, before anything is touched; what goes wrong later
//! is one line and exit code 1.

mod account;
mod audit;
mod demo;
mod key;
mod migrate;
pub mod secret;
mod serve;
mod settings;
mod staff;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use settings::DatabaseSetting;

/// Keydesk: a self-hosted backoffice for customer accounts.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try it: a made-up shop with 500 customers, on this machine only
    Demo(demo::Demo),
    /// Serve the pages and send the mails
    Serve(serve::Serve),
    /// Make the database, or bring its tables up to date
    Migrate(DatabaseSetting),
    /// Shops
    #[command(subcommand)]
    Account(account::Account),
    /// People of the backoffice
    #[command(subcommand)]
    Staff(staff::Staff),
    /// API keys
    #[command(subcommand)]
    Key(key::Key),
    /// The audit log
    #[command(subcommand)]
    Audit(audit::Audit),
}

/// Why a command did not do what it should.
pub enum Stop {
    /// A setting is wrong; nothing was touched.
    Setting(String),
    /// Something went wrong.
    Failed(String),
}

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Runs the command that was typed.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Migrate(database) => migrate::run(&database),
        Command::Account(account) => account.run(),
        Command::Staff(staff) => staff.run(),
        Command::Key(key) => key.run(),
        Command::Audit(audit) => audit.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Setting(words)) => say_and_stop(&words, 2),
        Err(Stop::Failed(words)) => say_and_stop(&words, 1),
    }
}

#[expect(clippy::print_stderr, reason = "a command talks to who typed it")]
fn say_and_stop(words: &str, code: u8) -> ExitCode {
    // Database servers answer in several lines; this is one.
    eprintln!("keydesk: {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
    ExitCode::from(code)
}

/// Whoever has closed the other end is not told, and that is no fault.
fn say(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
