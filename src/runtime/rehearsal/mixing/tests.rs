//! The model of free mixing against the public figures that it is fitted to: seeded, so that it
//! holds today if it held yesterday.

use super::*;

const PEOPLE: usize = 60;
/// 150 minutes.
const EVENING: u32 = 450;
const SEEDS: u64 = 8;

/// What came of pairs of a kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    talked: u32,
    pairs: u32,
}

impl Tally {
    fn of(mixed: &[BTreeSet<[usize; 2]>], is_meant: impl Fn([usize; 2]) -> bool) -> Self {
        let mut tally = Self::default();
        for evening in mixed {
            for pair in pairs().filter(|pair| is_meant(*pair)) {
                tally.talked += u32::from(evening.contains(&pair));
                tally.pairs += 1;
            }
        }
        tally
    }

    fn share(self) -> f64 {
        f64::from(self.talked) / f64::from(self.pairs)
    }

    fn odds(self) -> f64 {
        f64::from(self.talked) / f64::from(self.pairs - self.talked)
    }
}

fn pairs() -> impl Iterator<Item = [usize; 2]> {
    (0..PEOPLE).flat_map(|one| (one + 1..PEOPLE).map(move |other| [one, other]))
}

fn are_colleagues([one, other]: [usize; 2]) -> bool {
    one / 4 == other / 4
}

/// Nine interests, of which everybody has two: four pairs in ten share one.
fn are_like_minded([one, other]: [usize; 2]) -> bool {
    let interests = |who: usize| [who % 5, 5 + who * 7 / 5 % 4];
    interests(one).iter().any(|interest| interests(other).contains(interest))
}

/// One pair in twenty.
fn met_before([one, other]: [usize; 2]) -> bool {
    (one * 31 + other * 17).is_multiple_of(20)
}

/// A conference in small: organisations of four, some acquainted, some of one interest.
fn society() -> Society {
    let habits = Habits::FITTED;
    let mut society = Society::of_strangers(PEOPLE);
    for pair in pairs() {
        if are_like_minded(pair) {
            society.draw_together(pair, habits.like_minded);
        }
        if met_before(pair) {
            society.draw_together(pair, habits.acquaintance);
        }
        if are_colleagues(pair) {
            society.draw_together(pair, habits.colleague);
        }
    }
    society
}

fn mixed(society: Society, seed: u64) -> BTreeSet<[usize; 2]> {
    let free = vec![true; society.circles.len()];
    let mut mixing = Mixing::new(society, Habits::FITTED, seed);
    for _ in 0..EVENING {
        mixing.pass(&free);
    }
    mixing.end()
}

fn evenings() -> Vec<BTreeSet<[usize; 2]>> {
    (0..SEEDS).map(|seed| mixed(society(), seed)).collect()
}

#[test]
fn free_mixing_reproduces_how_many_talk_and_how_much_more_colleagues_do() {
    let evenings = evenings();

    let each =
        Tally::of(&evenings, |_| true).share() * f64::from(u32::try_from(PEOPLE - 1).unwrap());
    assert!((6.0..=8.0).contains(&each), "{each} conversations each, not about 7");
    let own = Tally::of(&evenings, are_colleagues).odds();
    let ratio = own / Tally::of(&evenings, |pair| !are_colleagues(pair)).odds();
    assert!((14.0..=18.0).contains(&ratio), "the odds of colleagues are {ratio}, not 14 to 18");
}

#[test]
fn shared_interests_predict_who_talks_hardly_better_than_chance() {
    let evenings = evenings();
    let strangers = |pair| !are_colleagues(pair) && !met_before(pair);

    let alike = Tally::of(&evenings, |pair| strangers(pair) && are_like_minded(pair));
    let unlike = Tally::of(&evenings, |pair| strangers(pair) && !are_like_minded(pair));

    let share_alike = |among_alike: u32, among_unlike: u32| {
        f64::from(among_alike) / f64::from(among_alike + among_unlike)
    };
    let of_talkers = share_alike(alike.talked, unlike.talked);
    let of_others = share_alike(alike.pairs - alike.talked, unlike.pairs - unlike.talked);
    // With one yes-or-no sign the area under the curve is one half and half of the difference.
    let auc = 0.5 + (of_talkers - of_others) / 2.0;
    assert!((0.52..=0.55).contains(&auc), "an AUC of {auc}, not 0.52 to 0.55");
}

#[test]
fn who_met_on_the_first_day_drifts_together_on_the_second() {
    let (mut again, mut anew) = (Tally::default(), Tally::default());
    for seed in 0..SEEDS {
        let first = mixed(society(), seed);
        let mut next_day = society();
        for pair in &first {
            next_day.draw_together(*pair, Habits::FITTED.acquaintance);
        }
        let second = [mixed(next_day, seed + 100)];
        let counts = |met, tally: &mut Tally| {
            let is_meant = |pair| !are_colleagues(pair) && first.contains(&pair) == met;
            let day = Tally::of(&second, is_meant);
            tally.talked += day.talked;
            tally.pairs += day.pairs;
        };
        counts(true, &mut again);
        counts(false, &mut anew);
    }

    let (again, anew) = (again.share(), anew.share());
    assert!((0.17..=0.41).contains(&again), "{again} of those who met, not 0.17 to 0.41");
    assert!((0.06..=0.18).contains(&anew), "{anew} of those who had not, not 0.06 to 0.18");
}

#[test]
fn who_is_not_free_talks_to_nobody() {
    let mut mixing = Mixing::new(society(), Habits::FITTED, 1);
    let free: Vec<bool> = (0..PEOPLE).map(|who| who > 9).collect();

    for _ in 0..EVENING {
        mixing.pass(&free);
    }

    let talked = mixing.end();
    assert!(!talked.is_empty());
    assert!(talked.iter().flatten().all(|who| *who > 9));
}

#[test]
fn who_shares_no_language_does_not_talk() {
    let mut strangers = Society::of_strangers(PEOPLE);
    for (who, languages) in strangers.languages.iter_mut().enumerate() {
        languages.insert(if who % 2 == 0 { "de" } else { "pt" }.to_owned());
    }

    let talked = mixed(strangers, 1);

    assert!(!talked.is_empty());
    assert!(talked.iter().all(|[one, other]| one % 2 == other % 2));
}
