//! What making one mail costs, of hostile templates too: at most 250 ms and 32 MB each.
//!
//! `cargo bench --bench mails` prints Markdown for docs/performance.md and fails beyond a limit.
//! Memory is what the process had at its peak while it was at work, above what it had before.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::time::{Duration, Instant};

use keydesk::i18n::Lang;
use keydesk::notifications::letter::{Letter, Source};
use keydesk::notifications::{Notification, built_in};
use peak_alloc::PeakAlloc;
use serde_json::json;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MILLIS: u128 = 250;
const MEGABYTES: f32 = 32.0;

fn main() {
    let facts = json!({
        "customer": { "first_name": "Anna", "name": "Anna Kowalska", "email": "anna@example.com" },
        "shop": { "name": "Northwind" },
    });
    let link = Some("https://shop.example/reset?accountId=1&customerId=2&token=0123456789abcdef&action=resetPwd");
    let mut beyond = Vec::new();
    println!("| template | outcome | time | memory | limit |\n| --- | --- | --- | --- | --- |");
    for (name, source) in sources() {
        // The slowest of five: the first also reads what is read once.
        let runs = (0..5).map(|_| run(&source, &facts, link)).collect::<Vec<_>>();
        let (_, time, memory) = runs.iter().max_by_key(|(_, time, _)| *time).expect("five runs");
        let memory = runs.iter().map(|(_, _, memory)| *memory).fold(*memory, f32::max);
        println!(
            "| {name} | {} | {:.1} ms | {memory:.1} MB | {MILLIS} ms, {MEGABYTES} MB |",
            runs[0].0,
            time.as_secs_f64() * 1000.0
        );
        if time.as_millis() > MILLIS || memory > MEGABYTES {
            beyond.push(name);
        }
    }
    assert!(beyond.is_empty(), "beyond the limit: {beyond:?}");
}

fn run(source: &Source, facts: &serde_json::Value, link: Option<&str>) -> (&'static str, Duration, f32) {
    let before = MEMORY.current_usage_as_mb();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let outcome = match Letter::read(source) {
        Err(_) => "refused",
        Ok(letter) => match letter.fill(facts, link) {
            Ok(_) => "made",
            Err(_) => "stopped",
        },
    };
    (outcome, begun.elapsed(), MEMORY.peak_usage_as_mb() - before)
}

fn sources() -> Vec<(&'static str, Source)> {
    let html = |html: String| Source { subject: "x".into(), html, text: None };
    let fill = |piece: &str| piece.repeat(64 * 1024 / piece.len());
    let formats = "<b><i><u><s><em><tt><code><big><small><font><strong><strike>";
    let rules = (0..90).map(|i| format!(".c{i} .d{i} {{ color: red }}")).collect::<String>();
    vec![
        ("built-in reset, its own text", built_in::source(Notification::Reset, Lang::En)),
        ("built-in reset, text made of the HTML", html(built_in::source(Notification::Reset, Lang::De).html)),
        ("a range of a thousand million", html("{% for i in (1..999999999) %}{% endfor %}".into())),
        ("the same with output", html("{% for i in (1..999999999) %}some words {% endfor %}".into())),
        ("six loops of a hundred", html(format!("{}x{}", "{% for i in (1..100) %}".repeat(6), "{% endfor %}".repeat(6)))),
        ("doubling by append", html(format!("{{% assign a = 'xxxxxxxx' %}}{}", "{% assign a = a | append: a %}".repeat(60)))),
        ("doubling by capture", html(format!("{{% assign a = 'xxxxxxxx' %}}{}", "{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(60)))),
        ("doubling by concat", html(format!("{{% assign a = 'x y' | split: ' ' %}}{}", "{% assign a = a | concat: a %}".repeat(60)))),
        ("replace by itself", html(format!("{{% assign a = 'xxxxxxxxxxxxxxxx' %}}{}", "{% assign a = a | replace: 'x', a %}".repeat(20)))),
        (
            "many large values",
            html(format!(
                "{{% assign a = 'xxxxxxxxxxxxxxxx' %}}{}{{% for i in (1..9999) %}}{{% capture b %}}{{{{ a }}}}{{% endcapture %}}{{% endfor %}}",
                "{% assign a = a | append: a %}".repeat(13)
            )),
        ),
        ("sorting in a loop", html("{% assign a = 'q w e r t y u i o p' | split: ' ' %}{% for i in (1..9999) %}{% assign b = a | sort | reverse | join %}{% endfor %}".into())),
        ("2,000 blocks within each other", html("{% if true %}".repeat(2_000))),
        ("64 KiB of open braces", html(fill("{{"))),
        ("64 KiB of a[a[a[", html(format!("{{{{ {} }}}}", "a[".repeat(30_000)))),
        ("64 KiB of small outputs", html(fill("{{a}}"))),
        ("64 KiB of faults", html(fill("{%x%}"))),
        ("deep HTML", html("<div>".repeat(13_000))),
        ("as deep as allowed", html(format!("{}x{}", "<div>".repeat(199), "</div>".repeat(199)))),
        ("thirty thousand attributes", html("<p{% for i in (1..30000) %} a{{ i }}{% endfor %}>x</p>".into())),
        ("as many attributes as allowed", html(format!("{{% for i in (1..200) %}}<p {}>{{% endfor %}}", (0..250).map(|i| format!("a{i} ")).collect::<String>()))),
        ("as many elements as allowed", html("{% for i in (1..5990) %}<br>{% endfor %}".into())),
        ("formats opened again in every cell", html(format!("<table>{}</table>", format!("<tr><td>{formats}x").repeat(400)))),
        ("formats opened again in every paragraph", html(format!("{formats}{}", "{% for i in (1..5000) %}</p><p>x{% endfor %}"))),
        ("many rules on many elements", html(format!("<style>{rules}</style>{{% for i in (1..3000) %}}<p class='c1 d2'>{{% endfor %}}"))),
        (
            "a long rule on many elements",
            html(format!("<style>p{{font-family:\"{}\"}}</style>{{% for i in (1..1500) %}}<p>{{% endfor %}}", "x".repeat(40_000))),
        ),
        (
            "many declarations on many elements",
            html(format!(
                "<style>p{{{}}}</style>{{% for i in (1..3000) %}}<p>{{% endfor %}}",
                (0..5_000).map(|i| format!("a{i}:b;")).collect::<String>()
            )),
        ),
        (
            "as many declarations as allowed",
            html(format!(
                "<style>p{{{}}}</style>{{% for i in (1..200) %}}<p>{{% endfor %}}",
                (0..140).map(|i| format!("a{i}:b;")).collect::<String>()
            )),
        ),
        ("layers within layers", html(format!("<style>{}</style>", "@layer{".repeat(6_000)))),
        ("quotations within quotations", html(format!("{}{{% for i in (1..8000) %}}x y z a b {{% endfor %}}", "<blockquote>".repeat(38)))),
        ("lists within lists", html(format!("{}{{% for i in (1..8000) %}}x y z a b {{% endfor %}}", "<ul><li>".repeat(38)))),
        ("as much text as allowed", html("{% for i in (1..6400) %}twenty characters {% endfor %}".into())),
        ("a link in every word", html("{% for i in (1..2900) %}<a href='https://x.example/{{ i }}'>x</a> {% endfor %}".into())),
        ("tables within tables", html(format!("{}x", "<table><tr><td>".repeat(190)))),
    ]
}
