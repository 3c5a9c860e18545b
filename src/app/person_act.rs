//! What can be done about the marked person of the desk.

/// What can be done about the marked person of the desk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PersonAct {
    /// The marked person arrives with others.
    Mark,
    /// What only the desk may see of the marked person.
    ShowNote,
    /// Check in everybody of the marked person's organisation.
    CheckInOrganisation,
    /// The marked person goes out for a moment.
    StepOut,
    /// The marked person is back.
    ComeBack,
    /// The marked person has left.
    Leave,
    /// The marked person left some minutes ago.
    LeftEarlier,
    /// The marked person will not come.
    WillNotCome,
    /// Somebody comes in the marked person's place.
    Substitute,
    /// Whom the marked person knows here.
    Knows,
    /// The marked person must not meet somebody, in confidence.
    KeepApart,
    /// The marked person would rather not sit with somebody, in confidence.
    RatherNot,
    /// The marked person is kept at a distance from somebody, in confidence.
    KeepDistance,
    /// The marked person sits with somebody.
    KeepTogether,
    /// The marked person travels with somebody.
    Accompany,
    /// The marked record and another one are the same person.
    MergePeople,
    /// How the marked person takes part.
    ChooseWay,
    /// Correct what is known of the marked person.
    EditDetails,
    /// What the host alone knows of the marked person, at the next event too.
    Remark,
    /// The marked person's badge is printed, once more or for the first time.
    BadgeAgain,
    /// Bar the marked person, or let them in again.
    Bar,
    /// Who the marked person should meet.
    ShouldMeet,
    /// Seat the marked person in the round that is on.
    SeatNow,
    /// The marked person stays at one table, or moves again.
    PinHere,
    /// The line, theme or table of the marked person in the format of tonight.
    ChoosePart,
    /// With whom the marked person wants to stay in touch, in private.
    StaysInTouch,
    /// The marked person and somebody met by themselves.
    MetSomebody,
}
