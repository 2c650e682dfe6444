//! What is wrong with a template, said in a language of the pages.

use std::fmt::Display;

use crate::i18n::Words;
use crate::liquid::Fault;
use crate::notifications::letter::Field;

/// `HTML, line 3, column 5`; of a whole text (line 0) only which.
#[must_use]
pub fn place(t: Words, field: Field, line: usize, column: usize) -> String {
    let field = t.of("field", field);
    let gaps: [(&'static str, &dyn Display); 3] = [("field", &field), ("line", &line), ("column", &column)];
    if line == 0 { field } else { t.fill_all("template-place", &gaps) }
}

/// Characters of a name that are told.
const TOLD: usize = 60;

/// What is wrong with its language.
#[must_use]
pub fn fault(t: Words, fault: &Fault) -> String {
    let (name, other) = fault.gaps();
    let name: String = name.chars().take(TOLD).collect();
    t.fill2(fault.key(), "name", name, "other", other)
}
