//! How deep the brackets of a document go, before anybody parses it: the parser limits how deep
//! selections are, and goes down into values and types as deep as they are written (attack A-69).

/// Brackets within each other. A document of twenty levels whose arguments are objects in lists needs
/// half of it.
const DEEPEST: usize = 64;

/// Whether they go too deep. What stands in strings and comments is none.
#[must_use]
pub fn is_too_deep(document: &str) -> bool {
    let (mut depth, mut rest) = (0usize, document.as_bytes());
    while let Some((byte, after)) = rest.split_first() {
        rest = match byte {
            b'"' => behind_string(rest),
            b'#' => {
                after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(&[], |end| after.split_at(end).1)
            }
            b'[' | b'{' | b'(' => {
                depth += 1;
                after
            }
            b']' | b'}' | b')' => {
                depth = depth.saturating_sub(1);
                after
            }
            _ => after,
        };
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// What follows the string that begins here; nothing, if it does not end.
fn behind_string(text: &[u8]) -> &[u8] {
    let (quote, escape): (&[u8], &[u8]) =
        if text.starts_with(b"\"\"\"") { (b"\"\"\"", b"\\\"\"\"") } else { (b"\"", b"\\") };
    let mut rest = text.get(quote.len()..).unwrap_or_default();
    while !rest.is_empty() {
        if rest.starts_with(escape) {
            // A backslash takes the next letter with it.
            let taken = if quote.len() == 1 { 2 } else { escape.len() };
            rest = rest.get(taken..).unwrap_or_default();
        } else if let Some(after) = rest.strip_prefix(quote) {
            return after;
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn brackets_count_where_the_parser_goes_down() {
        let nested = |n: usize, open: &str, close: &str| format!("{{ a(b: {}{}) }}", open.repeat(n), close.repeat(n));
        assert!(!is_too_deep(&nested(60, "[", "]")) && is_too_deep(&nested(63, "[", "]")));
        assert!(is_too_deep(&nested(70, "{c:", "}")) && is_too_deep(&"[".repeat(30_000)));
        assert!(is_too_deep(&format!("query($a: {}Int{}) {{ b }}", "[".repeat(70), "]".repeat(70))));
    }

    #[test]
    fn strings_and_comments_hold_none() {
        let many = "[".repeat(100);
        for innocent in [
            format!("{{ a(b: \"{many}\") }}"),
            format!("{{ a(b: \"\\\"{many}\") }}"),
            format!("{{ a(b: \"\"\"{many}\"\"\") }}"),
            format!("{{ a(b: \"\"\"\\\"\"\"{many}\"\"\") }}"),
            format!("# {many}\n{{ a }}"),
        ] {
            assert!(!is_too_deep(&innocent), "{innocent}");
        }
        for hidden in [
            format!("{{ a(b: \"x\" {many}"),
            format!("# x\n{many}"),
            format!("\"\" {many}"),
            format!("\"\\\\\" {many}"),
        ] {
            assert!(is_too_deep(&hidden), "{hidden}");
        }
    }

    proptest! {
        /// What passes, the parser reads or refuses, on a small stack.
        #[test]
        fn what_passes_can_be_parsed(text in "[\\[\\]{}()a:\"# \n\\\\$,]{0,400}") {
            if !is_too_deep(&text) {
                let parse = move || { let _ = async_graphql::parser::parse_query(text); };
                std::thread::Builder::new().stack_size(512 * 1024).spawn(parse).unwrap().join().unwrap();
            }
        }
    }
}
