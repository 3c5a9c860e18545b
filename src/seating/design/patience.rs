//! How long the search for a design may go on.

/// How many steps of a search are left, and who may end it before.
pub(in crate::seating) struct Patience<'a> {
    left: u64,
    /// The steps until it is asked whether to stop.
    unasked: u64,
    stop: &'a dyn Fn() -> bool,
}

/// The steps between two questions whether to stop.
const LOOK_UP: u64 = 512;

impl<'a> Patience<'a> {
    /// At most `steps` steps, and none once `stop` says so; it is asked every few hundred steps.
    pub(in crate::seating) const fn new(steps: u64, stop: &'a dyn Fn() -> bool) -> Self {
        Self { left: steps, unasked: LOOK_UP, stop }
    }

    /// Takes one step, if there is one left.
    pub(in crate::seating) fn step(&mut self) -> bool {
        self.spend(1);
        self.left > 0
    }

    /// Counts work that is done at one go as so many steps.
    pub(in crate::seating) fn spend(&mut self, steps: usize) {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(steps);
        self.unasked = self.unasked.saturating_sub(steps);
        if self.unasked == 0 && self.left > 0 {
            self.unasked = LOOK_UP;
            if (self.stop)() {
                self.left = 0;
            }
        }
    }

    /// Sets some of the steps apart for one attempt; those not used come back with [`Self::regain`].
    pub(in crate::seating) fn part(&mut self, steps: usize) -> Self {
        let granted = self.left.min(u64::try_from(steps).unwrap_or(u64::MAX));
        self.left -= granted;
        Self { left: granted, unasked: self.unasked, stop: self.stop }
    }

    /// Takes back what an attempt did not use.
    pub(in crate::seating) const fn regain(&mut self, part: &Self) {
        self.left += part.left;
        self.unasked = part.unasked;
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
        assert!((0..10 * LOOK_UP).take_while(|_| stopped.step()).count() < 600);
    }

    #[test]
    fn many_short_attempts_are_asked_as_often_as_a_long_one() {
        let asked = std::cell::Cell::new(0);
        let ask = || {
            asked.set(asked.get() + 1);
            false
        };
        let mut patience = Patience::new(100 * LOOK_UP, &ask);

        while patience.step() {
            let mut part = patience.part(10);
            while part.step() {}
            patience.regain(&part);
        }

        assert!(asked.get() >= 90, "{} times", asked.get());
    }
}
