//! What making one text may cost.
//!
//! Three bounds, none of which can be got round by the way in which a template is written: steps
//! (every node, every turn of a loop, every filter, and one more for every 256 bytes of text that
//! is touched), bytes of text and lists made on the way, counted and never given back, and bytes of
//! output. The clock is a fourth, for a machine that is busy otherwise.

use std::time::{Duration, Instant};

use super::Fault;

/// Steps: some milliseconds on any machine.
const STEPS: usize = 100_000;
/// Bytes made on the way, which bounds the memory that is in use at once.
const BYTES: usize = 8 * 1024 * 1024;
/// Bytes of one value, and of the output.
pub(super) const TEXT: usize = 256 * 1024;
/// By the clock. Not reached by any template that keeps to the other bounds on an idle machine.
const TIME: Duration = Duration::from_millis(200);
/// Text that is touched for one step.
const TOUCHED: usize = 256;
/// The clock is looked at this often.
const LOOK: usize = 256;

/// What is left.
#[derive(Debug)]
pub(super) struct Budget {
    steps: usize,
    bytes: usize,
    until: Instant,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: STEPS, bytes: BYTES, until: Instant::now() + TIME }
    }
}

impl Budget {
    /// One step.
    pub(super) fn step(&mut self) -> Result<(), Fault> {
        self.steps_of(1)
    }

    /// Text that is read.
    pub(super) fn touch(&mut self, bytes: usize) -> Result<(), Fault> {
        self.steps_of(1 + bytes / TOUCHED)
    }

    /// Text, or a list, that is made.
    pub(super) fn make(&mut self, bytes: usize) -> Result<(), Fault> {
        if bytes > TEXT {
            return Err(Fault::TooMuchText);
        }
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Fault::TooMuchText)?;
        self.touch(bytes)
    }

    fn steps_of(&mut self, steps: usize) -> Result<(), Fault> {
        let before = self.steps;
        self.steps = self.steps.checked_sub(steps).ok_or(Fault::TooMuchWork)?;
        if before / LOOK != self.steps / LOOK && Instant::now() > self.until {
            return Err(Fault::TooMuchWork);
        }
        Ok(())
    }
}
