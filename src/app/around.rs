//! What a key can mean on the introductions screen: about a pair, and about the people around.

/// What can be done about the marked pair of the introductions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PairAct {
    /// The two were brought together.
    Introduce,
    /// The first would like to meet the second.
    AskedFirst,
    /// The second would like to meet the first.
    AskedSecond,
    /// The first would rather not, in private.
    DeclinedFirst,
    /// The second would rather not, in private.
    DeclinedSecond,
    /// Not tonight, in private.
    NotTonight,
    /// One of them says that another one is better placed.
    PassOn,
    /// They met without us.
    MetByThemselves,
    /// They talked.
    Happened,
    /// They did not.
    DidNotHappen,
    /// Whether each of the two wants to stay in touch, in private.
    StayInTouch,
    /// Explain the score of the marked offer.
    ExplainScore,
    /// Look for introductions of one person.
    SuggestFor,
    /// Why two people are not introduced.
    WhyNot,
}

/// What can be done about the people around, on the introductions screen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AroundAct {
    /// What would help the marked one of the edge.
    HelpEdge,
    /// Whom the asker of the marked ask should meet.
    HelpAsk,
    /// Somebody can help with the marked ask.
    SomebodyHelps,
    /// Strike the marked ask, or open it again.
    StrikeAsk,
    /// People who met at an earlier event.
    MetBefore,
    /// The network of the evening.
    ShowNetwork,
    /// How introductions are weighed.
    Weigh,
    /// The language of the sentences.
    ChooseLanguage,
}
