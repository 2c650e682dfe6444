//! One line that somebody typed or pasted: a name, an address.

/// As people see it: without what is invisible, with plain spaces, none at the ends. `""` if there is
/// nothing to see. Joiners stay within words, since scripts and emoji need them; whoever compares
/// names compares these.
#[must_use]
pub fn tidy(typed: &str) -> String {
    let kept: String = typed.trim().chars().filter(|c| !is_invisible(*c)).map(plain_space).collect();
    let kept = kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if kept.chars().all(shows_nothing) { String::new() } else { kept }
}

/// Marks that nobody sees: of direction and width (general category Cf), left behind by copying. One
/// that turns the direction also turns round what stands beside it.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// Line ends and other control characters are no spaces: they are refused where a line is wanted.
fn plain_space(c: char) -> char {
    if c.is_whitespace() && !c.is_control() { ' ' } else { c }
}

/// Spaces, joiners, and letters that stand for none (Hangul fillers, the empty Braille pattern).
fn shows_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn what_is_seen_is_kept_and_nothing_else() {
        for (typed, kept) in [
            ("  Anna  ", "Anna"),
            ("Shop\u{a0}ES", "Shop ES"),
            ("Shop \u{3000} ES", "Shop ES"),
            ("\u{200b}\u{200b}", ""),
            ("\u{200b}\n\u{200b}", ""),
            ("\u{200b} \u{3164}", ""),
            ("\u{202e}evil", "evil"),
            ("\u{feff}Jos\u{e9}\u{ad}", "Jos\u{e9}"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("a\nb", "a\nb"),
        ] {
            assert_eq!(tidy(typed), kept, "{typed:?}");
        }
    }
}
