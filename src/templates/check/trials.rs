//! Mails that are made before customers get any: for those whom templates forget, whoever asks, in each
//! look.

use scraper::Html;

use super::{Finding, Trial, What, made, origin};
use crate::liquid::html::escape;
use crate::liquid::{Fault, Problem};
use crate::notifications::letter::{Field, Letter, Rendered, Source};
use crate::notifications::links;
use crate::templates::{nasty, samples, variables};

/// In the links of trial mails, to find it again.
const TOKEN: &str = "TRIALtoken-TRIALtoken-TRIALtoken-TRIALtoken"; // as long as one is
/// Looks that are tried, and those of them that are tried with every customer.
const LOOKS: usize = 20;
const FULL_LOOKS: usize = 4;
/// The customers of the others.
const FEW: usize = 2;

/// A fault, and in which of the mails it was.
struct Seen {
    finding: Finding,
    /// For whom, and whether staff asked.
    cases: Vec<(&'static str, bool)>,
}

/// What is wrong with the mails, each kind of fault once. After one that takes too much no other is made.
pub(super) fn of_mails(trial: &Trial<'_>, letter: &Letter, source: &Source) -> Vec<Finding> {
    let (mut seen, mut made): (Vec<Seen>, usize) = (Vec::new(), 0);
    'looks: for (number, look) in trial.looks.iter().take(LOOKS).enumerate() {
        let link = look.link.replace("<token>", TOKEN);
        let customers = nasty::customers().into_iter().take(if number < FULL_LOOKS { usize::MAX } else { FEW });
        for ((who, customer), by_staff) in customers.flat_map(|some| [(some.clone(), true), (some, false)]) {
            let sample = samples::Sample::of_nobody(trial.account, customer, by_staff);
            let facts = samples::facts(trial.account, &look.brand, trial.place, sample, trial.public_url, trial.now);
            let found = match letter.fill(&facts, Some(&link)) {
                Ok(mail) => of_mail(trial, source, &mail, &link, who),
                Err((field, Problem { line, column, fault })) => {
                    vec![Finding { field, line, column, what: What::Fails(who, fault) }]
                }
            };
            made += 1;
            let is_too_much = found.iter().any(takes_too_much);
            found.into_iter().for_each(|finding| note(&mut seen, finding, (who, by_staff)));
            if is_too_much {
                break 'looks;
            }
        }
    }
    let mut findings: Vec<Finding> = seen.into_iter().map(|seen| told(seen, made, source)).collect();
    findings.dedup();
    findings
}

fn takes_too_much(finding: &Finding) -> bool {
    matches!(finding.what, What::Fails(_, Fault::TooMuchWork | Fault::TooMuchText))
}

fn note(seen: &mut Vec<Seen>, finding: Finding, case: (&'static str, bool)) {
    let key = finding.told_once();
    match seen.iter_mut().find(|seen| seen.finding.told_once() == key) {
        Some(seen) => {
            if seen.cases.last() != Some(&case) {
                seen.cases.push(case);
            }
        }
        None => seen.push(Seen { finding, cases: vec![case] }),
    }
}

/// With whom it is about; what is wrong with a text that was made of the HTML is wrong with the HTML.
fn told(Seen { finding, cases }: Seen, made: usize, source: &Source) -> Finding {
    let of_html = finding.field == Field::Text && source.text.is_none();
    let field = if of_html { Field::Html } else { finding.field };
    Finding { field, what: finding.what.of(whom(&cases, made)), ..finding }
}

/// A message of `locales/`: all customers, those for whom staff asked, or the first of some.
fn whom(cases: &[(&'static str, bool)], made: usize) -> &'static str {
    let is_half = cases.len() * 2 == made;
    match cases.first() {
        _ if cases.len() == made => "nasty-nobody",
        Some((_, true)) if is_half && cases.iter().all(|(_, by_staff)| *by_staff) => "nasty-by-staff",
        Some((_, false)) if is_half && cases.iter().all(|(_, by_staff)| !by_staff) => "nasty-by-customer",
        Some(("nasty-nobody", _)) | None => "nasty-ordinary",
        Some((who, _)) => who,
    }
}

fn of_mail(trial: &Trial<'_>, source: &Source, mail: &Rendered, link: &str, who: &'static str) -> Vec<Finding> {
    let mut findings = made::forbidden(mail);
    if mail.subject.is_empty() {
        findings.push((Field::Subject, What::NoSubject(who)));
    }
    if mail.text.trim().is_empty() {
        findings.push((Field::Text, What::NoWords(who)));
    }
    if variables::link(trial.place.notification).is_some() && findings.is_empty() && extends_link(mail, link) {
        findings.push((Field::Html, What::LinkExtended));
    }
    if let Some(variable) = variables::link(trial.place.notification) {
        findings.extend(
            of_link(mail, link)
                .into_iter()
                .map(|(field, is_there)| (field, if is_there { What::LinkLeaks } else { What::NoLink(who, variable) })),
        );
    }
    let placed = |(field, what)| {
        let (line, column) = origin::of(source, field, &what);
        Finding { field, line, column, what }
    };
    findings.into_iter().map(placed).collect()
}

/// The texts in which the link is missing, and those in which it is told to others.
fn of_link(mail: &Rendered, link: &str) -> Vec<(Field, bool)> {
    // Within another address, the token would be told to whoever that belongs to.
    let elsewhere = |text: &str| text.matches(TOKEN).count() > text.matches(link).count();
    let in_html = || {
        let page = Html::parse_document(&mail.html);
        strings(&page).any(|text| elsewhere(&text.replace(&escape(link), link)))
    };
    let found = [
        (mail.subject.contains(TOKEN), Field::Subject, true),
        (!links::can_be_clicked(&mail.html, link), Field::Html, false),
        (!links::can_be_read(&mail.text, link), Field::Text, false),
        (in_html(), Field::Html, true),
        (elsewhere(&mail.text), Field::Text, true),
    ];
    found.into_iter().filter(|(is_so, ..)| *is_so).map(|(_, field, is_there)| (field, is_there)).collect()
}

/// Whether an address holds more than the link.
fn extends_link(mail: &Rendered, link: &str) -> bool {
    let page = Html::parse_document(&mail.html);
    let mut elements = page.tree.nodes().filter_map(|node| node.value().as_element());
    elements.any(|element| element.attr("href").is_some_and(|href| href.contains(TOKEN) && href.trim() != link))
}

/// What stands in a document besides its tags, as mail programs read it: words, comments, the values of attributes.
fn strings(page: &Html) -> impl Iterator<Item = &str> {
    page.tree.nodes().flat_map(|node| {
        let words = node.value().as_text().map(|text| &**text);
        let comment = node.value().as_comment().map(|comment| &**comment);
        let values = node.value().as_element().into_iter().flat_map(|element| element.attrs().map(|(_, value)| value));
        words.into_iter().chain(comment).chain(values)
    })
}
