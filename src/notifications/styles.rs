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

/// Bytes of rules that stay in a sheet beside `@media`: mail programs read short ones only.
const KEPT: usize = 4 * 1024;
/// What mail programs put around a mail, or on its elements, once they have it: rules for that find nothing before.
const OF_PROGRAMS: [&str; 8] = [
    "#outlook",
    ".externalclass",
    ".readmsgbody",
    ".yshortcuts",
    "#messageviewbody",
    "[owa",
    "[data-ogs",
    "[data-outlook",
];

/// The rules of a document that cannot be put on its elements and stay in a sheet: those for what happens later, like
/// `:hover`, and those for what mail programs add. `None` if the others would be too much on its elements.
#[must_use]
pub fn rest_of_bearable(html: &str) -> Option<String> {
    let page = Html::parse_document(html);
    let elements = || page.root_element().descendent_elements();
    let sheet: String = elements().filter(is_sheet).map(|style| style.text().collect::<String>() + "\n").collect();
    let mut rules = Rules::default();
    StyleSheetParser::new(&mut Parser::new(&sheet), &mut rules).for_each(drop);
    // Layers within layers are read by calls within calls.
    if rules.layered || sheet.to_ascii_lowercase().contains("@layer") {
        return None;
    }
    let (mut bytes, mut comparisons) = (0_usize, 0_usize);
    for element in elements() {
        let (mut here, mut declarations) = (0_usize, 0_usize);
        for rule in rules.found.iter().filter(|rule| rule.is_for(&element)) {
            here = here.saturating_add(rule.block.len());
            declarations = declarations.saturating_add(rule.declarations);
        }
        bytes = bytes.saturating_add(here);
        comparisons = comparisons.saturating_add(declarations.saturating_mul(declarations));
    }
    (bytes <= BYTES && comparisons <= COMPARISONS).then(|| kept(&rules.found))
}

/// The first of those that stay, as many as have room.
fn kept(rules: &[Rule]) -> String {
    let mut kept = String::new();
    for Rule { selectors, block, .. } in rules.iter().filter(|rule| rule.stays()) {
        let block = important(block);
        if kept.len() + selectors.len() + block.len() + 3 > KEPT {
            break;
        }
        kept.extend([selectors.trim(), "{", &block, "}\n"]);
    }
    kept
}

/// Those that are left alone say so.
fn is_sheet(element: &ElementRef<'_>) -> bool {
    element.value().name() == "style" && element.attr("data-css-inline") != Some("ignore")
}

/// A rule that is for elements whatever the window.
struct Rule {
    selectors: String,
    /// None, if only a browser knows for which.
    selector: Option<Selector>,
    block: String,
    /// At most.
    declarations: usize,
}

impl Rule {
    fn is_for(&self, element: &ElementRef<'_>) -> bool {
        self.selector.as_ref().is_none_or(|selector| selector.matches(element))
    }

    fn stays(&self) -> bool {
        let selectors = self.selectors.to_ascii_lowercase();
        self.selector.is_none()
            || selectors.contains(':')
            || OF_PROGRAMS.iter().any(|added| selectors.contains(added))
            || is_beside_underline(&selectors)
    }
}

/// `u + .body`: Gmail puts a `<u>` before the mail.
fn is_beside_underline(selectors: &str) -> bool {
    let apart = selectors.replace('+', " + ").replace('~', " ~ ").replace(',', " , ");
    let words: Vec<&str> = apart.split_whitespace().collect();
    words.windows(2).any(|pair| matches!(pair, ["u", "+" | "~"]))
}

/// Declarations as they must be written to count beside those that stand on elements.
fn important(block: &str) -> String {
    let (mut all, mut one, mut quote, mut depth) = (String::new(), String::new(), None, 0_usize);
    for letter in block.chars().chain([';']) {
        match (quote, letter) {
            (None, ';') if depth == 0 => {
                let declaration = std::mem::take(&mut one);
                let (declaration, is_said) =
                    (declaration.trim(), declaration.to_ascii_lowercase().contains("!important"));
                if !declaration.is_empty() {
                    all.extend([declaration, if is_said { ";" } else { " !important;" }]);
                }
                continue;
            }
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        one.push(letter);
    }
    all
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
        let (selectors, declarations) = (selectors.to_owned(), block.matches(':').count());
        self.found.push(Rule { selectors, selector, block: block.to_owned(), declarations });
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
    #![allow(clippy::unwrap_used)]
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
            assert!(rest_of_bearable(&html).is_none(), "{}", rule.get(..40).unwrap_or_default());
        }
        let once = format!("<style>.once{{{long}}} @media (width < 500px){{ p {{{long}}} }}</style><p class=once>");
        assert!(rest_of_bearable(&format!("{once}{paragraphs}")).is_some());
        let ignored = format!("<style data-css-inline=ignore>p{{{long}}}</style>{paragraphs}");
        assert!(rest_of_bearable(&ignored).is_some());
    }

    #[test]
    fn rules_for_what_comes_later_stay_in_a_sheet_and_no_others() {
        let sheet = "p{a:b} a:hover { color: red } .unused{c:d} #outlook a,p{e:f} u + .body .x{g:h} a::before{content:';)';b:url(a;b)!important} [data-ogsc] p{k:l} b > u~div{m:n}";
        let rest = rest_of_bearable(&format!("<style>{sheet} @media print{{p{{a:b}}}}</style><p>")).unwrap();
        assert_eq!(
            rest,
            "a:hover{color: red !important;}\n#outlook a,p{e:f !important;}\nu + .body .x{g:h !important;}\n\
             a::before{content:';)' !important;b:url(a;b)!important;}\n[data-ogsc] p{k:l !important;}\nb > u~div{m:n !important;}\n"
        );
        let many = "a:hover{color:red}".repeat(1_000);
        let rest = rest_of_bearable(&format!("<style>{many}</style><p>")).unwrap();
        assert!(rest.len() <= KEPT && rest.len() > KEPT - 30);
    }
}
