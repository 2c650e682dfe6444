//! Addresses that a script holds. What it makes of them is not known: it is read, and not run.

/// Schemes of addresses that lead to a host.
const SCHEMES: [&str; 4] = ["https:", "http:", "wss:", "ws:"];

/// Whole addresses, and those that leave out nothing but the scheme, each down to its host.
pub(super) fn addresses(script: &str) -> Vec<String> {
    // Inside of strings, slashes may be written otherwise.
    let script = script.replace("\\/", "/").replace("\\u002f", "/").replace("\\u002F", "/");
    let named = script.match_indices("//").filter_map(|(at, _)| {
        let (before, after) = (script.get(..at)?, script.get(at + 2..)?);
        let host = after.split(|c: char| !(c.is_alphanumeric() || "-.:@_".contains(c))).next()?;
        let is_whole = SCHEMES.iter().any(|scheme| ends_with(before, scheme));
        let is_quoted = before.ends_with(['"', '\'', '`']) && host.contains('.');
        (is_whole || is_quoted).then(|| format!("https://{host}"))
    });
    named.collect()
}

fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_names_is_found_however_it_is_written() {
        let script = "// comments.example are none\nfetch(\"https://xhr.example/a\"); import 'HTTPS://mod.example/m.js';\
                      s.src = '//cdn.example:8443/t'; new WebSocket(`wss://live.example/`); x = \"https:\\/\\/json.example\\/\";\
                      y = 4 //nothing.example\n; z = \"//\"; w = 'https://' + host; é//é";
        let hosts = ["xhr.example", "mod.example", "cdn.example:8443", "live.example", "json.example", ""];
        assert_eq!(addresses(script), hosts.map(|host| format!("https://{host}")));
    }
}
