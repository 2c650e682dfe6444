//! Lines of the log for other programs: CSV (RFC 4180) and JSON Lines.

use serde_json::json;

use super::list::Line;

crate::words! {
    /// In which form.
    Format {
        /// For spreadsheets.
        Csv = "csv",
        /// One object a line.
        Json = "jsonl",
    }
}

/// The columns of the CSV.
const COLUMNS: [&str; 14] = [
    "id",
    "at",
    "kind",
    "actor",
    "staff_id",
    "staff_name",
    "staff_email",
    "customer_id",
    "customer_email",
    "source",
    "request_id",
    "data",
    "seal_number",
    "erased_at",
];

impl Format {
    /// What it begins with.
    #[must_use]
    pub fn head(self) -> String {
        match self {
            Self::Csv => format!("{}\r\n", COLUMNS.join(",")),
            Self::Json => String::new(),
        }
    }

    /// One line.
    #[must_use]
    pub fn line(self, line: &Line) -> String {
        let event = &line.event;
        let (customer, email) = line.customer.clone().unzip();
        let (staff, staff_email) = line.staff.clone().unzip();
        let erased_at = line.erased_at.map(|at| at.rfc3339());
        match self {
            Self::Csv => {
                let or_empty = |id: Option<String>| id.unwrap_or_default();
                let cells = [
                    line.id.to_string(),
                    event.at.rfc3339(),
                    event.kind.to_string(),
                    event.actor.to_string(),
                    or_empty(staff.map(|id| id.to_string())),
                    event.staff_name.clone().unwrap_or_default(),
                    or_empty(staff_email),
                    or_empty(customer.map(|id| id.to_string())),
                    email.unwrap_or_default(),
                    event.source.clone(),
                    line.request_id.clone(),
                    event.data.to_string(),
                    or_empty(line.seal_number.map(|number| number.to_string())),
                    or_empty(erased_at),
                ];
                format!("{}\r\n", cells.map(|cell| quoted(&cell)).join(","))
            }
            Self::Json => {
                let object = json!({
                    "id": line.id, "at": event.at.rfc3339(), "kind": event.kind, "actor": event.actor,
                    "staff": staff, "staff_name": event.staff_name, "staff_email": staff_email, "customer": customer,
                    "customer_email": email, "source": event.source, "request_id": line.request_id,
                    "data": event.data, "seal_number": line.seal_number, "erased_at": erased_at,
                });
                format!("{object}\n")
            }
        }
    }
}

/// A cell that no spreadsheet takes for a formula (ASVS 1.2.10).
fn quoted(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len());
    let mut begins = true;
    for letter in cell.chars() {
        // Where cells are parted by semicolons, one begins behind each.
        if begins && matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0') {
            safe.push('\'');
        }
        safe.push(letter);
        begins = matches!(letter, ';' | ',' | '\t' | '\r' | '\n') || (begins && letter == ' ');
    }
    if safe.contains([',', ';', '"', '\r', '\n']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        for (cell, shown) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-x", "'-x"),
            ("@sum(a,b)", "\"'@sum(a,b)\""),
            ("\tx", "'\tx"),
            ("x;=cmd|' /C calc'!A0;y", "\"x;'=cmd|' /C calc'!A0;y\""),
            ("a, -b", "\"a, '-b\""),
            ("2026-11-23", "2026-11-23"),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), shown);
        }
    }
}
