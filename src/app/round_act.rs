//! What a key can mean on the rounds screen.

/// What can be done about the rounds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RoundAct {
    /// Draw the next round.
    DrawRound,
    /// Start the drawn round.
    StartRound,
    /// Throw the draft away.
    DropDraft,
    /// Hold the clock, or let it go on.
    PauseRound,
    /// One more minute.
    AddMinute,
    /// End the round.
    EndRound,
    /// Keep the last minutes free for promises, or end them.
    HotHour,
    /// Break the round off.
    StopRound,
    /// Move the marked person to another table.
    MovePerson,
    /// Mend the round after somebody came or left.
    Repair,
    /// Let the marked table stay together for the next round.
    LetTableStay,
    /// Keep the marked person's seat when tables are drawn, or let it go.
    LockPerson,
    /// Keep the people of the marked table, or let them go.
    LockTable,
    /// Enter who sits at the marked table.
    SitAsTheyAre,
    /// Add a table.
    AddTable,
    /// Alter the marked table.
    EditTable,
    /// Close the marked table, or open it again.
    CloseTable,
    /// Set length, number and size of the rounds.
    RoundSettings,
    /// Choose how people are brought together.
    ChooseFormat,
    /// The line, theme or table of the marked person in the format of tonight.
    ChoosePart,
    /// Say all that the rounds to come can be.
    Possible,
    /// Hold fewer rounds than were meant.
    Shorten,
    /// What is to hold of groups at the tables.
    Rules,
}
