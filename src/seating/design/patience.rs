//! How long the search for a design may go on.

/// How many steps of a search are left, and who may end it before.
pub(in crate::seating) struct Patience<'a> {
    left: u64,
    stop: &'a dyn Fn() -> bool,
}

/// The steps between two questions whether to stop.
const LOOK_UP: u64 = 512;

impl<'a> Patience<'a> {
    /// At most `steps` steps, and none once `stop` says so; it is asked every few hundred steps.
    pub(in crate::seating) const fn new(steps: u64, stop: &'a dyn Fn() -> bool) -> Self {
        Self { left: steps, stop }
    }

    /// Takes one step, if there is one left.
    pub(in crate::seating) fn step(&mut self) -> bool {
        if self.left > 0 && self.left.is_multiple_of(LOOK_UP) && (self.stop)() {
            self.left = 0;
        }
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    /// Sets some of the steps apart for one attempt; those not used come back with [`Self::regain`].
    pub(in crate::seating) fn part(&mut self, steps: usize) -> Self {
        let granted = self.left.min(u64::try_from(steps).unwrap_or(u64::MAX));
        self.left -= granted;
        Self { left: granted, stop: self.stop }
    }

    /// Counts work that is done at one go as so many steps.
    pub(in crate::seating) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(u64::try_from(steps).unwrap_or(u64::MAX));
    }

    /// Takes back what an attempt did not use.
    pub(in crate::seating) const fn regain(&mut self, part: &Self) {
        self.left += part.left;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_ends_with_its_steps_or_when_told() {
        let mut counted = Patience::new(5, &|| false);
        let mut stopped = Patience::new(10 * LOOK_UP, &|| true);

        assert_eq!((0..100).filter(|_| counted.step()).count(), 4);
        assert!(!counted.step());
        assert!((0..).take_while(|_| stopped.step()).count() < 600);
    }
}
