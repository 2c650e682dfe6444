//! `keydesk demo`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::serve::{log, serve};
use super::settings::block_on;
use super::{Stop, say, secret};
use crate::config::{Config, PublicUrl};
use crate::db::{DatabaseUrl, Db};
use crate::demo::{self, SignIn};

#[derive(Args)]
pub(super) struct Demo {
    /// Folder for the database; a temporary one if none is named
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Port on this machine
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

impl Demo {
    pub(super) fn run(self) -> Result<(), Stop> {
        log("warn");
        let folder = match self.folder {
            Some(folder) => folder,
            None => {
                std::env::temp_dir().join(format!("keydesk-demo-{}", crate::crypto::hex(&crate::crypto::random::<4>())))
            }
        };
        std::fs::create_dir_all(&folder).map_err(|e| Stop::Failed(format!("cannot make {}: {e}", folder.display())))?;
        let database = DatabaseUrl::Sqlite(folder.join("keydesk.sqlite"));
        let is_new = database.file().is_none_or(|file| !file.exists());
        let keys = secret::keys(None, &database)?;
        let db = Db::create(&database)?;
        db.migrate()?;
        let sign_ins = if is_new { block_on(demo::fill(&db, &keys))? } else { Vec::new() };
        let listen = SocketAddr::from(([127, 0, 0, 1], self.port));
        let public_url: PublicUrl = format!("http://localhost:{}", self.port).parse().map_err(Stop::Setting)?;
        let config = Config {
            database,
            public_url: public_url.clone(),
            listen,
            keys,
            smtp: None,
            trusted_proxies: Vec::new(),
            check_networks: Vec::new(),
            introspection: true,
            demo: true,
        };
        serve(config, db, move |_| say(&welcome(&public_url, &folder, &sign_ins)))
    }
}

fn welcome(url: &PublicUrl, folder: &std::path::Path, sign_ins: &[SignIn]) -> String {
    let mut text = format!("\nKeydesk is at {url}\n\n");
    if sign_ins.is_empty() {
        text.push_str("The database was there already; the passwords are those printed when it was made.\n");
    }
    for sign_in in sign_ins {
        text.push_str(&format!("  {:<22} {:<32} {}\n", sign_in.who, sign_in.email, sign_in.password));
    }
    let customers = url.hosted(crate::accounts::AccountId(1), "sign-in");
    text.push_str(&format!(
        "\nTry: sign in as support, find \"kowalska\", press Reset password, then open the mail under\n\
         Messages, follow its link and set a new password. Customers sign in at\n{customers}\n\n\
         Everything is in {}. Ctrl-C ends it.\n",
        folder.display()
    ));
    text
}
