//! How new two people are to each other.

use super::guest::Guest;
use super::room::Room;
use super::score::Part;
use super::weights::Weights;
use crate::domain::{Factor, ParticipantId, Tie};

/// From how many common acquaintances on two people are of one circle.
const CIRCLE: usize = 3;

/// How two people stand to each other before they are introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Acquaintance {
    /// They came through the door together.
    CameTogether,
    /// They know each other.
    Known,
    /// They met at an earlier event.
    MetBefore,
    /// They speak for the same organisation.
    Colleagues,
    /// Three or more common acquaintances: they move in the same circle.
    SameCircle,
    /// One or two common acquaintances: a bridge that holds.
    Bridge,
    /// No common acquaintance.
    Strangers,
    /// No common acquaintance, and each of another region of tonight's network: the first bridge.
    JoinsRegions,
}

impl Acquaintance {
    /// How two people stand to each other; the closest that holds.
    pub(super) fn of(room: &Room<'_>, first: &Guest<'_>, second: &Guest<'_>) -> Self {
        match room.tie(first, second) {
            Some(Tie::CameTogether) => return Self::CameTogether,
            Some(Tie::Known) => return Self::Known,
            Some(Tie::MetBefore) => return Self::MetBefore,
            None => {}
        }
        if first.organisation.is_some() && first.organisation == second.organisation {
            return Self::Colleagues;
        }
        match in_both(&first.circle, &second.circle) {
            0 if first.region.is_apart_from(second.region) => Self::JoinsRegions,
            0 => Self::Strangers,
            common if common < CIRCLE => Self::Bridge,
            _ => Self::SameCircle,
        }
    }

    /// The factor, in per mille.
    ///
    /// Source: acquaintance is the first thing that an evening must break (Ingram and Morris 2007);
    /// the moderately weak tie brings more than the strong or the absent one (Rajkumar and others
    /// 2022), and so does the one that joins two parts of a network (Granovetter 1973; Burt 2004).
    pub(super) const fn per_mille(self) -> u32 {
        match self {
            Self::CameTogether | Self::Known => 50,
            Self::MetBefore | Self::Colleagues => 200,
            Self::SameCircle => 500,
            Self::Bridge | Self::JoinsRegions => 1_000,
            Self::Strangers => 900,
        }
    }

    /// Whether what one of them knows has likely reached the other.
    pub(super) const fn is_near(self) -> bool {
        !matches!(self, Self::Bridge | Self::Strangers | Self::JoinsRegions)
    }

    /// Whether nobody has to introduce them any more.
    pub(super) const fn know_each_other(self) -> bool {
        matches!(self, Self::CameTogether | Self::Known)
    }

    pub(super) fn part(self, weights: Weights) -> Part {
        let because = match self {
            Self::CameTogether => "they came together",
            Self::Known => "they know each other",
            Self::MetBefore => "they met at an earlier event",
            Self::Colleagues => "they are of the same organisation",
            Self::SameCircle => "three or more common acquaintances",
            Self::Bridge => "one or two common acquaintances",
            Self::Strangers => "no common acquaintance",
            Self::JoinsRegions => "they join two parts of tonight's network",
        };
        let source = match self {
            Self::Bridge | Self::SameCircle => "Rajkumar and others 2022",
            Self::JoinsRegions => "Granovetter 1973; Burt 2004",
            Self::CameTogether
            | Self::Known
            | Self::MetBefore
            | Self::Colleagues
            | Self::Strangers => "Ingram and Morris 2007",
        };
        let amount = weights.bend(Factor::Distance, self.per_mille());
        Part { about: "freshness", amount, because: because.to_owned(), source }
    }
}

/// How many are in both of two ascending lists.
fn in_both(one: &[ParticipantId], other: &[ParticipantId]) -> usize {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().filter(|id| many.binary_search(id).is_ok()).count()
}
