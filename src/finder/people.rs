//! The index of people, and people found in it while their name is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::lexicon::{Lexicon, Posting, Slot};
use super::person::Person;
use super::rank::{Standing, Tier};
use super::search::Search;
use crate::domain::{Participant, ParticipantId};

/// A person found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Who.
    pub participant: ParticipantId,
    /// How.
    pub tier: Tier,
    /// The places, in characters from 0, of the letters of the shown name that were typed.
    pub matched: Vec<usize>,
}

/// What is compared of a person before all else: small, so that thousands are compared quickly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    /// Who.
    pub(super) id: ParticipantId,
    /// The first bytes of the folded name.
    pub(super) beginning: [u8; 8],
}

impl Brief {
    fn of(person: &Person) -> Self {
        let mut beginning = [0; 8];
        for (place, byte) in beginning.iter_mut().zip(person.folded.bytes()) {
            *place = byte;
        }
        Self { id: person.id, beginning }
    }
}

/// The people of an event, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) people: Vec<Option<Person>>,
    /// By slot, what most people of a long list are told apart by.
    pub(super) briefs: Vec<Brief>,
    slots: BTreeMap<ParticipantId, Slot>,
    free: Vec<Slot>,
    pub(super) lexicon: Lexicon,
    codes: BTreeSet<(Arc<str>, Slot)>,
}

impl Index {
    /// The index of these people.
    #[must_use]
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Participant>) -> Self {
        let mut index = Self::default();
        for person in people {
            index.update(person);
        }
        index
    }

    /// Puts a person in, or what is known of them now in the place of what was known.
    pub fn update(&mut self, participant: &Participant) {
        self.remove(participant.id);
        let person = Person::of(participant, &mut self.lexicon);
        let new = Slot::try_from(self.people.len()).unwrap_or(Slot::MAX);
        let slot = self.free.pop().unwrap_or(new);
        for word in &person.words {
            let posting = Posting {
                slot,
                ordinal: word.ordinal,
                field: word.field,
                cost: word.cost,
                name_words: person.name_words,
            };
            self.lexicon.attach(word.word, posting);
        }
        self.codes.extend(person.codes.iter().map(|code| (Arc::clone(code), slot)));
        self.slots.insert(person.id, slot);
        let brief = Brief::of(&person);
        let known = place(slot)
            .and_then(|place| Some((self.people.get_mut(place)?, self.briefs.get_mut(place)?)));
        if let Some((known, known_brief)) = known {
            (*known, *known_brief) = (Some(person), brief);
        } else {
            self.people.push(Some(person));
            self.briefs.push(brief);
        }
    }

    /// Takes a person out; whoever is not in is left out already.
    pub fn remove(&mut self, participant: ParticipantId) {
        let Some(slot) = self.slots.remove(&participant) else { return };
        let known = place(slot).and_then(|place| self.people.get_mut(place));
        let Some(person) = known.and_then(Option::take) else { return };
        for word in &person.words {
            self.lexicon.detach(word.word, slot);
        }
        for code in person.codes {
            self.codes.remove(&(code, slot));
        }
        self.free.push(slot);
    }

    /// The people whom the typed text may mean, the likeliest first, at most `limit`.
    ///
    /// Of people who fit equally well those come first whom `rank` puts first.
    #[must_use]
    pub fn find(
        &self,
        query: &str,
        limit: usize,
        rank: impl Fn(ParticipantId) -> Standing,
    ) -> Vec<Hit> {
        let mut search = Search::new(self, limit);
        search.run(query);
        search.into_hits(rank)
    }

    /// The person in a slot.
    pub(super) fn person(&self, slot: Slot) -> Option<&Person> {
        self.people.get(place(slot)?)?.as_ref()
    }

    /// What a person is told apart by.
    pub(super) fn brief(&self, slot: Slot) -> Option<&Brief> {
        self.briefs.get(place(slot)?)
    }

    /// Whose code is this or begins so; `true` where it is the whole code.
    pub(super) fn with_code<'a>(
        &'a self,
        code: &'a str,
    ) -> impl Iterator<Item = (bool, Slot)> + 'a {
        self.codes
            .range((Arc::from(code), 0)..)
            .take_while(move |(other, _)| other.starts_with(code))
            .map(move |(other, slot)| (other.len() == code.len(), *slot))
    }
}

/// Where the person of a slot stands.
pub(super) fn place(slot: Slot) -> Option<usize> {
    usize::try_from(slot).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Details;
    use crate::finder::sample::{names, person};
    use crate::topics::fold;

    fn expected(_: ParticipantId) -> Standing {
        Standing::Expected
    }

    fn found(index: &Index, typed: &str) -> Vec<u32> {
        index.find(typed, 10, expected).iter().map(|hit| hit.participant.number).collect()
    }

    #[test]
    fn situation_15_two_people_with_one_name_are_both_found() {
        let index = names(&["Ada Byron", "Ada Byron", "Grace Hopper"]);

        assert_eq!(found(&index, "ada byron"), [1, 2]);
    }

    #[test]
    fn situation_16_a_name_spelled_otherwise_is_found() {
        for (name, typed) in [
            ("Jürgen Müller", "juergen mueller"),
            ("Jürgen Müller", "jurgen muller"),
            ("Juergen Mueller", "müller"),
            ("Chloë Sørensen", "chloe sorensen"),
            ("Đặng Thị Ánh", "dang thi anh"),
            ("Светлана Тимченко", "timchenko svetlana"),
            ("김영환", "yeonghwan gim"),
            ("Ada Lovelace", "lovelace, ada"),
            ("Yoko O", "o"),
            ("Yoko O", "yoko o"),
            ("Kristen Johnson", "krstn jnsn"),
            ("Jonas Miller", "jmiller"),
            ("Ronald Muraya", "ronaldmuraya"),
            ("Aron Thatcher", "aron that cher"),
            ("Jean-Luc O'Brien", "jeanluc obrien"),
            ("Jean-Luc O'Brien", "jean luc o brien"),
            ("Ada Lovelace", "aad lovelaec"),
            ("Katherine Smith", "catharine smyth"),
            ("Юрий Щербаков", "iurii shcherbakov"),
            ("Юрий Щербаков", "juri schtscherbakow"),
            ("Yuri Hromov", "юрий громов"),
            ("Γεώργιος Παπαδόπουλος", "giorgos papadopoulos"),
            ("佐藤健一", "kenichi sato"),
            ("佐藤 健一", "sato ken"),
            ("王小明", "wang xiaoming"),
            ("王小明", "xiao ming wang"),
            ("Wong Siu Ming", "wang siu"),
            ("박지성", "park jiseong"),
            ("Jan van der Berg", "vanderberg"),
            ("Marie Müller-Lüdenscheid", "mullerludenscheid"),
            ("Robert “Bob” Hale", "bob hale"),
            ("Robert Hale", "bobby hale"),
            ("Bob Hale", "robert hale"),
            ("Małgorzata Nowak", "gosia now"),
        ] {
            let index = names(&["Peter Pan", name, "Wendy Darling"]);

            assert_eq!(found(&index, typed).first(), Some(&2), "{name} typed {typed}");
        }
    }

    #[test]
    fn a_whole_short_name_comes_before_names_that_begin_so() {
        let index = names(&["Olga Orlova", "Yoko O", "Xiao Li", "Lisa Lind", "Li Na"]);

        assert_eq!(found(&index, "o").first(), Some(&2));
        assert_eq!(found(&index, "li").get(..2), Some(&[5, 3][..]));
    }

    #[test]
    fn whoever_is_still_to_arrive_comes_first_among_equals() {
        let index = names(&["Anna Berg", "Anna Dahl", "Annabel Berg"]);
        let standing = |id: ParticipantId| match id.number {
            1 => Standing::Here,
            _ => Standing::Expected,
        };

        let hits = index.find("anna", 10, standing);

        let order: Vec<u32> = hits.iter().map(|hit| hit.participant.number).collect();
        assert_eq!(order, [2, 1, 3]);
    }

    #[test]
    fn organisation_address_and_ticket_lead_to_a_person() {
        let grace = person(
            1,
            Details {
                organisation: Some("Harbour Trust".to_owned()),
                email: Some("ghopper@navy.example".to_owned()),
                ticket: Some("SMK7RT".to_owned()),
                ..Details::named("Grace Hopper")
            },
        );
        let index = Index::of(&[grace, person(2, Details::named("Grace Kelly"))]);

        for (typed, tier) in [
            ("grace harb", Tier::Organisation),
            ("harbour trust", Tier::Organisation),
            ("hg harbour", Tier::Organisation),
            ("ghop", Tier::CodeBeginning),
            ("ghopper@nav", Tier::CodeBeginning),
            ("GHopper@navy.example", Tier::Code),
            ("smk7", Tier::CodeBeginning),
            ("smk7rt", Tier::Code),
        ] {
            let hits = index.find(typed, 10, expected);

            let first = hits.first().map(|hit| (hit.participant.number, hit.tier));
            assert_eq!(first, Some((1, tier)), "{typed}");
        }
    }

    #[test]
    fn a_corrected_name_is_found_and_the_old_one_is_not() {
        let mut index = names(&["Ada Byron", "Grace Hopper"]);

        index.update(&person(1, Details::named("Ada Lovelace")));
        index.remove(person(2, Details::default()).id);

        assert_eq!(found(&index, "lovelace"), [1]);
        assert!(found(&index, "byron").is_empty());
        assert!(found(&index, "grace").is_empty());
    }

    #[test]
    fn nothing_typed_finds_nobody() {
        let index = names(&["Ada Byron"]);

        for typed in ["", "  ", "--", "''"] {
            assert!(found(&index, typed).is_empty(), "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_finds_at_most_as_many_as_asked(
            typed in "\\PC{0,40}|.{0,300}|([a-e] ?){0,60}", limit in 0_usize..12,
        ) {
            let index = names(&["Ada Byron", "a b c d e a b c d e", "김영환", "Đặng Thị Ánh"]);

            let hits = index.find(&typed, limit, expected);

            proptest::prop_assert!(hits.len() <= limit);
            for hit in hits {
                proptest::prop_assert!(hit.matched.iter().all(|&place| place < 30));
            }
        }

        #[test]
        fn the_words_of_a_name_in_any_order_find_its_person(
            mut words in proptest::collection::vec("[a-d]{1,4}|[äøž]{1,3}|[а-в]{2,3}", 1..5),
            others in proptest::collection::vec("[a-d]{1,4} [a-d]{2,5}", 0..30),
        ) {
            let name = words.join(" ");
            let all: Vec<&str> =
                others.iter().map(String::as_str).chain([name.as_str()]).collect();
            words.reverse();
            let has = |other: &str, word: &String| {
                other.split(' ').any(|part| part.starts_with(&fold::fold(word)))
            };
            let namesakes =
                others.iter().filter(|other| words.iter().all(|word| has(other, word))).count();
            let index = names(&all);

            let hits = index.find(&words.join(" "), 5, expected);

            let own = u32::try_from(all.len()).unwrap();
            let there = hits.iter().any(|hit| hit.participant.number == own);
            proptest::prop_assert!(there || namesakes > 4, "{name:?} among {others:?}: {hits:?}");
        }
    }
}
