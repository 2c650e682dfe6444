//! A colour of a brand, and which letters can be read on it.

use std::str::FromStr;

/// sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Keydesk's own.
pub const OURS: Colour = Colour([0x00, 0x5b, 0x65]);
const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0x00; 3]);

/// Not `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour looks like #1a5fb4")]
pub struct NoColour;

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(NoColour)?;
        let part = |at: usize| {
            let pair = digits.get(at..at + 2).filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
            u8::from_str_radix(pair.ok_or(NoColour)?, 16).ok().ok_or(NoColour)
        };
        Ok(Self([part(0)?, part(2)?, part(4)?]))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    /// White or black, whichever is read better on it. One of both has a contrast of 4.5 to every
    /// colour (WCAG 2.2, 1.4.3).
    #[must_use]
    pub fn ink(self) -> Self {
        if contrast(self, WHITE) >= contrast(self, BLACK) { WHITE } else { BLACK }
    }
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(Colour([r, g, b]): Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!("#1A5fB4".parse::<Colour>().unwrap().to_string(), "#1a5fb4");
        for wrong in ["", "#fff", "1a5fb4", "#1a5fb4;", "#gggggg", "red", "#1a5f\u{e9}4", "#+1+1+1"] {
            assert_eq!(wrong.parse::<Colour>(), Err(NoColour), "{wrong}");
        }
        assert_eq!(OURS.ink(), WHITE);
    }

    proptest! {
        #[test]
        fn letters_can_be_read_on_every_colour(parts: [u8; 3]) {
            let colour = Colour(parts);
            prop_assert!(contrast(colour, colour.ink()) >= 4.5, "{colour}: {}", contrast(colour, colour.ink()));
        }
    }
}
