//! What a table must have, from what people write about their needs.

use super::words::fold;
use crate::domain::Feature;

/// Words that ask for a feature, in the languages in which we have met them.
const WORDS: [(&str, Feature); 28] = [
    ("wheelchair", Feature::StepFree),
    ("step-free", Feature::StepFree),
    ("step free", Feature::StepFree),
    ("no stairs", Feature::StepFree),
    ("walker", Feature::StepFree),
    ("crutch", Feature::StepFree),
    ("rollstuhl", Feature::StepFree),
    ("rollator", Feature::StepFree),
    ("stufenlos", Feature::StepFree),
    ("fauteuil roulant", Feature::StepFree),
    ("silla de ruedas", Feature::StepFree),
    ("sedia a rotelle", Feature::StepFree),
    ("cadeira de rodas", Feature::StepFree),
    ("rolstoel", Feature::StepFree),
    ("rullstol", Feature::StepFree),
    ("quiet", Feature::Quiet),
    ("noise", Feature::Quiet),
    ("hearing", Feature::Quiet),
    ("ruhig", Feature::Quiet),
    ("horgerat", Feature::Quiet),
    ("calme", Feature::Quiet),
    ("lip read", Feature::GoodLight),
    ("lip-read", Feature::GoodLight),
    ("lippen", Feature::GoodLight),
    ("exit", Feature::NearExit),
    ("ausgang", Feature::NearExit),
    ("socket", Feature::NearSocket),
    ("steckdose", Feature::NearSocket),
];

/// The features of a table that a text asks for.
pub(super) fn features(text: &str) -> impl Iterator<Item = Feature> {
    let folded = fold(text);
    WORDS.into_iter().filter(move |(word, _)| folded.contains(word)).map(|(_, feature)| feature)
}
