//! Some numbers out of a range, marked and asked for in no time.

/// Some of the numbers from 0 up to a bound; a number beyond it is never marked.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    flags: Vec<bool>,
    listed: Vec<usize>,
}

impl Marked {
    pub(super) fn new(bound: usize) -> Self {
        Self { flags: vec![false; bound], listed: Vec::new() }
    }

    /// Marks a number, or takes the mark away.
    pub(super) fn mark(&mut self, number: usize, marked: bool) {
        let Some(flag) = self.flags.get_mut(number) else { return };
        if std::mem::replace(flag, marked) == marked {
            return;
        }
        if marked {
            self.listed.push(number);
        } else {
            // Few are marked at a time.
            self.listed.retain(|one| *one != number);
        }
    }

    pub(super) fn has(&self, number: usize) -> bool {
        self.flags.get(number) == Some(&true)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Those that are marked, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.listed.iter().copied()
    }
}
