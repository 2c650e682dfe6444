//! Folding: names and search words are compared in lower case and without marks, folded here and
//! not by the database, so that both databases find the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::CustomerId;

/// Lower case, no marks, one space between words: `Müller-Łuczak` is `muller-luczak`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().map(plain).nfkd().map(plain); // what is taken apart may have an apostrophe in it
    for c in letters.filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            // Letters that Unicode does not take apart.
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            c if is_combining_mark(c) => {} // lower-casing İ leaves a dot behind
            c if c.is_whitespace() || c.is_control() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Apostrophes and dashes as a keyboard has them; telephones write others.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        c => c,
    }
}

/// What a customer is sorted by: last name, first name, address.
#[must_use]
pub fn name_key(first_name: &str, last_name: &str, email_key: &str) -> String {
    fold(&format!("{last_name} {first_name} {email_key}"))
}

/// What a customer is found by: names, address, phone digits, number, id.
#[must_use]
pub fn search_key(id: CustomerId, names: [&str; 2], email_key: &str, phone: &str, number: Option<&str>) -> String {
    let [first, last] = names;
    let digits = digits(phone);
    let number = number.unwrap_or_default();
    // `NW-10003` is also found as `nw10003`.
    let plain: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = if plain == number { "" } else { &plain };
    fold(&format!("{first} {last} {email_key} {digits} {number} {plain} #{id}"))
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// Words that are looked for: each is a condition of its own, and a database takes only so many.
const MOST_WORDS: usize = 20;

/// The patterns that must all match a search key. A word of digits and the usual separators is
/// taken for a phone number, in which a leading 0 or 00 stands for a country's code.
#[must_use]
pub fn patterns(query: &str) -> Vec<String> {
    let phone_like = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    if query.chars().all(phone_like) && digits(query).len() >= 4 {
        let digits = digits(query);
        return vec![format!("%{}%", digits.trim_start_matches('0'))];
    }
    fold(query)
        .split([' ', ',', ';', '<', '>'])
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(|word| format!("%{}%", escape(word)))
        .collect()
}

/// `LIKE` must find `%`, `_` and `\` as they are typed.
fn escape(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("Müller", "muller"),
            ("Łukasz  Żółć", "lukasz zolc"),
            ("STRASSE ß", "strasse ss"),
            ("Zoë", "zoe"),
            ("İstanbul ığdır", "istanbul igdir"),
            ("نور حدّاد", "نور حداد"),
            ("Ｆｕｌｌ", "full"),
            ("O’Brien–Smith", "o'brien-smith"),
            ("ﬁ", "fi"),
            ("ŉ", "'n"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn phones_are_found_as_they_are_typed() {
        let key = search_key(CustomerId(9), ["Anna", "K"], "a@example.com", "+49 (30) 901-820", Some("NW-10"));
        assert_eq!(key, "anna k a@example.com 4930901820 nw-10 nw10 #9");
        for typed in ["030 901820", "+49 30 901820", "30/901-820", "1820"] {
            let pattern = patterns(typed).concat();
            assert!(key.contains(pattern.trim_matches('%')), "{typed} as {pattern}");
        }
        assert_eq!(patterns("#9"), ["%#9%"]);
    }

    #[test]
    fn wildcards_are_letters() {
        assert_eq!(patterns("50%_a\\b"), ["%50\\%\\_a\\\\b%"]);
        assert!(patterns("  ").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
