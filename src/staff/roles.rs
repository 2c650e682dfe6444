//! Who may do what: the one table, checked on the server, shown in `docs/roles.md`.

crate::words! {
    /// What a staff member is in an account.
    Role {
        /// May do everything in the account.
        Owner = "owner",
        /// Looks after customers and the shop's set-up.
        Manager = "manager",
        /// Helps customers on the phone.
        Support = "support",
        /// Writes the mails.
        Editor = "editor",
    }
}

crate::words! {
    /// Something that not everybody may do.
    Right {
        /// Find and view customers, their timeline and messages.
        ViewCustomers = "view-customers",
        /// Send a reset or an invite, unlock, sign out everywhere.
        HelpCustomers = "help-customers",
        /// Edit, enable, disable customers; import, export.
        EditCustomers = "edit-customers",
        /// View applications, endpoints, API keys.
        ViewApplications = "view-applications",
        /// Change them.
        EditApplications = "edit-applications",
        /// View notification templates.
        ViewTemplates = "view-templates",
        /// Edit, preview with sample data, publish.
        EditTemplates = "edit-templates",
        /// Preview a template with a real customer.
        PreviewCustomers = "preview-customers",
        /// Staff, roles, settings, mail server, retention.
        RunAccount = "run-account",
        /// The account's whole audit log; everybody sees their own acts.
        ViewAudit = "view-audit",
        /// Links of collected mails in clear.
        ShowLinks = "show-links",
    }
}

impl Role {
    /// The table.
    #[must_use]
    pub const fn may(self, right: Right) -> bool {
        use Right::{
            EditApplications, EditCustomers, EditTemplates, HelpCustomers, PreviewCustomers, RunAccount, ShowLinks,
            ViewApplications, ViewAudit, ViewCustomers, ViewTemplates,
        };
        match self {
            Self::Owner => true,
            Self::Manager => !matches!(right, RunAccount | ShowLinks),
            Self::Support => matches!(right, ViewCustomers | HelpCustomers | ViewApplications | ViewTemplates),
            Self::Editor => match right {
                ViewTemplates | EditTemplates => true,
                ViewCustomers | HelpCustomers | EditCustomers | ViewApplications | EditApplications
                | PreviewCustomers | RunAccount | ViewAudit | ShowLinks => false,
            },
        }
    }
}

/// The table as Markdown, as it stands in the docs.
#[must_use]
pub fn markdown() -> String {
    let words = crate::i18n::Lang::En.words();
    let mut table = String::from("| may |");
    for role in Role::ALL {
        table.push_str(&format!(" {role} |"));
    }
    table.push_str("\n| --- |");
    table.push_str(&" --- |".repeat(Role::ALL.len()));
    for right in Right::ALL {
        table.push_str(&format!("\n| {} |", words.say(&format!("right-{right}"))));
        for role in Role::ALL {
            table.push_str(if role.may(*right) { " yes |" } else { " no |" });
        }
    }
    table.push('\n');
    table
}
