//! An ordinary customer, and those that templates forget: each must get a mail that works.

use serde_json::{Value, json};

/// What they are, as a key of the words, and what is known of them.
#[must_use]
pub fn customers() -> Vec<(&'static str, Value)> {
    let of = |first: &str, last: &str, email: &str| json!({ "first_name": first, "last_name": last, "name": format!("{first} {last}").trim(), "email": email });
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(5);
    vec![
        ("nasty-nobody", of("Anna", "Kowalska", "anna.kowalska@example.com")), // first: what fails here fails for all
        ("nasty-no-name", of("", "", "nobody@example.com")),
        ("nasty-long", of(&long, &long, &format!("{}@example.com", "a".repeat(64)))),
        ("nasty-right-to-left", of("نور", "حدّاد", "noor@example.com")),
        ("nasty-quotes", of("\"Ann\" 'O'", "<b>&amp;</b>", "o'brien+x@example.com")),
        ("nasty-markup", of("</title></style><script>", "{{ shop.name }}{% raw %}", "x@example.com")),
        ("nasty-lines", of("Anna\r\nBcc: all@example.com", "\u{2028}X", "x@example.com")),
    ]
}
