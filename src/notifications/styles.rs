//! What it costs to put the rules of `<style>` on the elements that they are for.
//!
//! A rule of 40 KB for every paragraph is short, and so are the paragraphs; the mail in which each
//! paragraph has it is not. So what each element would get is added up first, with the same reader
//! of rules as the one that puts them there.

use cssparser::{
    AtRuleParser, CowRcStr, ParseError, Parser, ParserState, QualifiedRuleParser, StyleSheetParser,
    match_ignore_ascii_case,
};
use scraper::{ElementRef, Html, Selector};

/// Bytes of declarations, on all elements together. Of two for the same property one stays, so it
/// may be more than a mail may have.
const BYTES: usize = 1024 * 1024;
/// Declarations of one element are compared with each other; so many times in all.
const COMPARISONS: usize = 20_000_000;

/// Whether the rules of a document can be put on its elements.
#[must_use]
pub fn are_bearable(html: &str) -> bool {
    let page = Html::parse_document(html);
    let elements = || page.root_element().descendent_elements();
    let sheet: String = elements().filter(is_sheet).map(|style| style.text().collect::<String>() + "\n").collect();
    let mut rules = Rules::default();
    StyleSheetParser::new(&mut Parser::new(&sheet), &mut rules).for_each(drop);
    // Layers within layers are read by calls within calls.
    if rules.layered || sheet.to_ascii_lowercase().contains("@layer") {
        return false;
    }
    let (mut bytes, mut comparisons) = (0_usize, 0_usize);
    for element in elements() {
        let (mut here, mut declarations) = (0_usize, 0_usize);
        for rule in rules.found.iter().filter(|rule| rule.is_for(&element)) {
            here = here.saturating_add(rule.bytes);
            declarations = declarations.saturating_add(rule.declarations);
        }
        bytes = bytes.saturating_add(here);
        comparisons = comparisons.saturating_add(declarations.saturating_mul(declarations));
    }
    bytes <= BYTES && comparisons <= COMPARISONS
}

/// Those that are left alone say so.
fn is_sheet(element: &ElementRef<'_>) -> bool {
    element.value().name() == "style" && element.attr("data-css-inline") != Some("ignore")
}

/// A rule that is for elements whatever the window.
struct Rule {
    /// None, if only a browser knows for which.
    selector: Option<Selector>,
    bytes: usize,
    /// At most.
    declarations: usize,
}

impl Rule {
    fn is_for(&self, element: &ElementRef<'_>) -> bool {
        self.selector.as_ref().is_none_or(|selector| selector.matches(element))
    }
}

#[derive(Default)]
struct Rules {
    found: Vec<Rule>,
    layered: bool,
}

/// What stands there, up to its end.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

impl<'i> QualifiedRuleParser<'i> for Rules {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<&'i str, ParseError<()>> {
        Ok(rest(input))
    }

    fn parse_block(
        &mut self,
        selectors: &'i str,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let block = rest(input);
        let selector = Selector::parse(selectors).ok();
        self.found.push(Rule { selector, bytes: block.len(), declarations: block.matches(':').count() });
        Ok(())
    }
}

/// `@media` and the like stay where they are.
impl<'i> AtRuleParser<'i> for Rules {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, _: &mut Parser<'i>) -> Result<(), ParseError<()>> {
        match_ignore_ascii_case! { &name,
            "layer" => self.layered = true,
            _ => {},
        }
        Err(ParseError::custom(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_element_would_get_is_added_up() {
        let paragraphs = "<p>".repeat(1_500);
        let long = format!("font-family:\"{}\"", "x".repeat(40_000));
        let many = (0..2_000).map(|i| format!("a{i}:b;")).collect::<String>();
        for rule in [
            format!("p{{{long}}}"),
            format!("p {{{many}}}"),
            format!("\\70 {{{long}}}"),
            format!("p:hover{{{long}}}"),
            format!("@import 'x'; p {{{long}}}"),
            format!("@media (}}){{{{}}}} p {{{long}}}"),
            "@layer{".repeat(5_000),
            "@L\\61yer{".repeat(3_000),
        ] {
            let html = format!("<style>{rule}</style>{paragraphs}");
            assert!(!are_bearable(&html), "{}", rule.get(..40).unwrap_or_default());
        }
        let once = format!("<style>.once{{{long}}} @media (width < 500px){{ p {{{long}}} }}</style><p class=once>");
        assert!(are_bearable(&format!("{once}{paragraphs}")));
        assert!(are_bearable(&format!("<style data-css-inline=ignore>p{{{long}}}</style>{paragraphs}")));
    }
}
