//! What making one mail may cost, all its texts together.
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
/// Bytes of one value, and of all output.
pub const TEXT: usize = 256 * 1024;
/// By the clock, with some left of the 250 ms for the last piece of work that was begun. Not
/// reached by any template that keeps to the other bounds on an idle machine. A build for debugging is slower by
/// more than ten times.
const TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 200 });
/// Text that is touched for one step.
const TOUCHED: usize = 256;
/// The clock is looked at this often.
const LOOK: usize = 256;

/// What is left.
#[derive(Debug)]
pub struct Budget {
    steps: usize,
    bytes: usize,
    output: usize,
    until: Instant,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: STEPS, bytes: BYTES, output: TEXT, until: Instant::now() + TIME }
    }
}

impl Budget {
    /// One step.
    pub(super) fn step(&mut self) -> Result<(), Fault> {
        self.steps_of(1)
    }

    /// Text that is read.
    ///
    /// # Errors
    /// When that is too much work.
    pub fn touch(&mut self, bytes: usize) -> Result<(), Fault> {
        self.steps_of(1 + bytes / TOUCHED)
    }

    /// Text that goes out.
    ///
    /// # Errors
    /// When the mail would be too long.
    pub fn put(&mut self, bytes: usize) -> Result<(), Fault> {
        self.output = self.output.checked_sub(bytes).ok_or(Fault::TooMuchText)?;
        Ok(())
    }

    /// Bytes that may still go out.
    #[must_use]
    pub fn left(&self) -> usize {
        self.output
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
