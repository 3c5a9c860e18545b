//! Everything that a key can mean, in one table: keys, footer, help, palette and README come from
//! here and cannot drift.

use super::around::{AroundAct, PairAct};
use super::board_act::BoardAct;
use super::evening::Screen;
use super::learned::LearnedAct;
use super::list::Motion;
use super::lists::PreviewAct;
use super::person_act::PersonAct;
use super::round_act::RoundAct;

/// What a key can mean.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// Explain the keys that work now.
    Help,
    /// Offer every act by its words.
    Palette,
    /// Cover the screen from eyes in the queue.
    Curtain,
    /// End the program.
    Quit,
    /// Go to a screen.
    Show(Screen),
    /// Take back the last act.
    Undo,
    /// Bring back what was taken back last.
    Redo,
    /// Try again to save.
    RetrySave,
    /// Give back the space that was kept for a full disk.
    ReleaseReserve,
    /// Copy the event to its backups.
    BackUp,
    /// Look at what was edited by hand in the readable roster.
    RosterEdits,
    /// Test a badge scanner with the test card.
    TestScanner,
    /// Watch the list that was taken in last, or stop that.
    WatchList,
    /// Take in a list.
    ImportList,
    /// Take in who met whom at an earlier event.
    MetEarlier,
    /// Close the event and go to the start screen.
    CloseEvent,
    /// Make the sample anew.
    ResetSample,
    /// Say what tonight is for.
    ChoosePurpose,
    /// Move the mark.
    Move(Motion),
    /// Go on: accept, confirm, do.
    Accept,
    /// Go back one step.
    Back,
    /// Mark or unmark a row.
    Toggle,
    /// Choose another sheet of the workbook.
    OtherSheet,
    /// Something about the list that would come in.
    Preview(PreviewAct),
    /// Go to the next part of the screen.
    NextPart,
    /// Go to the part before.
    PreviousPart,
    /// Start a new event.
    NewEvent,
    /// Open the sample.
    OpenSample,
    /// Check in the marked person, or add what was typed as a walk-in.
    CheckIn,
    /// Add what was typed as a walk-in, whoever is marked.
    AddWalkIn,
    /// Make two spellings of a topic one.
    MergeTopic,
    /// Say of two topics that they are not one.
    PartTopic,
    /// Something about the marked person of the desk.
    Person(PersonAct),
    /// Something about the marked pair of the introductions.
    Pair(PairAct),
    /// Something about the people around, on the introductions screen.
    Around(AroundAct),
    /// Something about the rounds.
    Round(RoundAct),
    /// Something about the board that the room sees.
    Board(BoardAct),
    /// Something about what was heard and promised.
    Learned(LearnedAct),
    /// Choose what goes on paper.
    Print,
    /// Write what people take home.
    SendHome,
    /// Say how long the event is kept.
    ChooseKept,
    /// Show what the evening did.
    ShowEvening,
    /// Write it as a page.
    Report,
    /// Tell whoever takes the desk over what they must know.
    HandOver,
    /// Take back, or bring back, the marked act.
    UndoMarked,
}

/// Where a key means something. The innermost comes first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Context {
    /// Everywhere.
    Everywhere,
    /// Everywhere, while no text is typed: single letters mean something.
    Letters,
    /// On every screen of an open event.
    Event,
    /// On every screen of an open event, while no text is typed.
    EventLetters,
    /// The start screen.
    Start,
    /// The desk.
    Desk,
    /// The topics.
    Topics,
    /// The introductions, whichever part is shown.
    Introductions,
    /// The introductions that could be made now.
    Offers,
    /// The introductions that were made.
    Made,
    /// The edge of the room.
    Edges,
    /// The ask wall.
    Asks,
    /// The rounds.
    Rounds,
    /// What was heard and promised.
    Learned,
    /// The history.
    History,
    /// Any list.
    List,
    /// A list, while no text is typed.
    ListLetters,
    /// Any dialog.
    Dialog,
    /// A form.
    Form,
    /// The preview of a list that comes in.
    Preview,
}

/// What a key means somewhere, in the host's words.
#[derive(Debug)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// What it means.
    pub action: Action,
    /// The keys, as [`Chord`](super::chord::Chord) reads them; none when only the palette has it.
    pub keys: &'static [&'static str],
    /// A few words for footer and palette, such as `check in`.
    pub label: &'static str,
    /// A sentence for the help; empty where the label says all.
    pub help: &'static str,
    /// How early the footer shows it, 1 first; 0 for never.
    pub footer: u8,
}

const fn bound(
    context: Context,
    action: Action,
    keys: &'static [&'static str],
    label: &'static str,
    help: &'static str,
    footer: u8,
) -> Binding {
    Binding { context, action, keys, label, help, footer }
}

/// Every meaning that a key has; within a context the first one for a key wins.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &{
    use {Action as A, AroundAct as N, BoardAct as B, Context as C, LearnedAct as K, PairAct as Q, PersonAct as P, PreviewAct as L, RoundAct as R};
    [
        bound(C::Everywhere, A::Help, &["F1"], "help", "Explains the keys that work now", 1),
        bound(C::Letters, A::Help, &["?"], "help", "", 0),
        bound(C::Everywhere, A::Curtain, &["F12"], "curtain", "Covers the screen until a key is pressed", 0),
        bound(C::Everywhere, A::TestScanner, &["Ctrl-Q"], "test a scanner", "Learns from the test card how a badge scanner types on this laptop", 0),
        bound(C::Everywhere, A::Quit, &["Ctrl-C"], "quit", "Twice ends the program; all is saved anyway", 0),
        bound(C::Letters, A::Quit, &["q"], "quit", "", 90),

        bound(C::Event, A::Palette, &["Ctrl-P"], "all acts", "Offers everything that can be done, by its words", 20),
        bound(C::EventLetters, A::Palette, &[":"], "all acts", "", 0),
        bound(C::Event, A::Show(Screen::Desk), &["F2"], "desk", "Check people in, find them, change what is known of them", 40),
        bound(C::Event, A::Show(Screen::Topics), &["F3"], "topics", "Who offers and who asks for what", 41),
        bound(C::Event, A::Show(Screen::Introductions), &["F4"], "introductions", "Who should meet whom now, and why", 42),
        bound(C::Event, A::Show(Screen::Rounds), &["F5"], "rounds", "Draw tables, run the clock", 43),
        bound(C::Event, A::Show(Screen::Learned), &["F6"], "learned", "What was heard and promised, written down while it is hot", 44),
        bound(C::Event, A::Show(Screen::History), &["F10"], "history", "All that was done; any of it can be taken back", 45),
        bound(C::EventLetters, A::Show(Screen::Desk), &["1"], "desk", "", 0),
        bound(C::EventLetters, A::Show(Screen::Topics), &["2"], "topics", "", 0),
        bound(C::EventLetters, A::Show(Screen::Introductions), &["3"], "introductions", "", 0),
        bound(C::EventLetters, A::Show(Screen::Rounds), &["4"], "rounds", "", 0),
        bound(C::EventLetters, A::Show(Screen::Learned), &["5"], "learned", "", 0),
        bound(C::EventLetters, A::Show(Screen::History), &["6"], "history", "", 0),
        bound(C::Event, A::Undo, &["Ctrl-Z"], "take back", "Takes back the last act; again, the one before", 15),
        bound(C::EventLetters, A::Undo, &["u"], "take back", "", 0),
        bound(C::Event, A::Redo, &["Ctrl-Y"], "bring back", "Brings back what was taken back last", 0),
        bound(C::Event, A::RetrySave, &["F9"], "save again", "Tries again to save what is not on disk", 0),
        bound(C::Event, A::ReleaseReserve, &["Ctrl-R"], "use reserve", "Gives back the space kept for a full disk", 0),
        bound(C::Event, A::BackUp, &[], "back up", "Copies the event to its backups", 0),
        bound(C::Event, A::ImportList, &["Ctrl-O"], "take in a list", "Reads a list of people from a file and shows what it would change", 0),
        bound(C::Event, A::WatchList, &[], "watch the list", "Tells when the list that was taken in last changes, or stops that", 0),
        bound(C::Event, A::RosterEdits, &[], "roster edits", "Shows what was changed by hand in roster.json, to take it in or not", 0),
        bound(C::Event, A::ChoosePurpose, &[], "what tonight is for", "Learning from other fields, or teaming up in one", 0),
        bound(C::Event, A::Around(N::ChooseLanguage), &[], "language", "The language of the sentences: English, Deutsch, Français, Español", 0),
        bound(C::Event, A::Around(N::Weigh), &[], "weighed", "How introductions are weighed: factors, wild cards, limits, what tonight is for", 0),
        bound(C::Event, A::Around(N::ShowNetwork), &[], "network", "The network of the evening: groups before and now, who stands alone, who joins two groups", 0),
        bound(C::Event, A::Board(B::Choose), &[], "board", "What the second window shows the room: tables, clock, question, asks, welcome, nothing", 0),
        bound(C::Event, A::Board(B::NextQuestion), &[], "next question", "Puts the next question to the room, deeper with each round", 0),
        bound(C::Event, A::Board(B::OwnQuestion), &[], "own question", "Puts a question of your own to the room", 0),
        bound(C::Event, A::Board(B::NoQuestion), &[], "no question", "Takes the question off the board", 0),
        bound(C::Event, A::Print, &[], "on paper", "Puts on paper, from the browser: badges, table signs, lists of tables, route cards, the desk list", 0),
        bound(C::Event, A::SendHome, &[], "sheets to take home", "Writes a sheet and a letter for everybody who came, and what to chase on day 2, 14 and 90", 0),
        bound(C::Event, A::ChooseKept, &[], "how long it is kept", "After how many days the event is deleted, or nobody is named in it any more", 0),
        bound(C::Event, A::ShowEvening, &[], "what the evening did", "Figures of learning, meeting, reach and fairness, and who was left out", 0),
        bound(C::Event, A::Report, &[], "report", "What the evening did as a page: the network before and now, figures, who was left out", 0),
        bound(C::Event, A::HandOver, &[], "hand over", "What is on, what is due, who waits, and the last acts", 0),
        bound(C::Event, A::CloseEvent, &[], "other event", "Closes this event and goes to the start screen", 0),
        bound(C::Event, A::ResetSample, &[], "sample anew", "Throws away what was tried out in the sample event", 0),
        bound(C::Event, A::MetEarlier, &[], "met earlier", "Takes over from an earlier event on this laptop, for those on the roster: who met or knows whom, who is kept apart, your own notes, open promises", 0),

        bound(C::Start, A::Accept, &["Enter"], "choose", "Opens or does what is marked", 2),
        bound(C::Start, A::NewEvent, &["n"], "new event", "", 3),
        bound(C::Start, A::ImportList, &["i"], "take in a list", "", 4),
        bound(C::Start, A::OpenSample, &["s"], "sample", "", 5),

        bound(C::Desk, A::CheckIn, &["Enter"], "check in", "Checks in the marked person, or adds what was typed as a walk-in", 2),
        bound(C::Desk, A::Back, &["Esc"], "clear", "Empties the search; again, takes back the check-in that was just made", 8),
        bound(C::Desk, A::Person(P::ShouldMeet), &["F7"], "should meet", "Who in the room the marked person should meet, and why", 5),
        bound(C::Desk, A::Person(P::StepOut), &["Ctrl-A"], "away", "The marked person goes out for a moment", 6),
        bound(C::Desk, A::Person(P::ComeBack), &["Ctrl-B"], "back", "The marked person is back", 7),
        bound(C::Desk, A::Person(P::Leave), &["Ctrl-L"], "left", "The marked person has gone home", 7),
        bound(C::Desk, A::Person(P::EditDetails), &["Ctrl-E"], "details", "Corrects or adds what is known of the marked person", 9),
        bound(C::Desk, A::Person(P::CheckInOrganisation), &["Ctrl-G"], "whole organisation", "Checks in everybody of the marked person's organisation who is not here yet", 10),
        bound(C::Desk, A::Person(P::Mark), &["Tab"], "mark for a group", "Marks several people, in one search or more; Enter checks them in together", 10),
        bound(C::Desk, A::Person(P::ShowNote), &["Ctrl-D"], "desk note", "Needs and notes of the marked person, for the desk's eyes alone", 14),
        bound(C::Desk, A::Person(P::Knows), &["Ctrl-K"], "knows", "Who do you know here? They come last when tables are drawn", 11),
        bound(C::Desk, A::Person(P::ChooseWay), &["Ctrl-T"], "takes part", "How the marked person takes part: pairs, small groups, listening, please introduce me, not now", 12),
        bound(C::Desk, A::AddWalkIn, &["Ctrl-N"], "walk-in", "Adds what was typed as a walk-in, whoever is marked", 13),
        bound(C::Desk, A::Person(P::SeatNow), &["F8"], "seat now", "Seats the marked person in the round that is on", 14),
        bound(C::Desk, A::Person(P::Substitute), &["Ctrl-S"], "comes instead", "Somebody comes in the marked person's place", 30),
        bound(C::Desk, A::Person(P::KeepApart), &["Ctrl-X"], "keep apart", "In confidence: the marked person is not brought together with somebody", 31),
        bound(C::Desk, A::Person(P::RatherNot), &[], "rather not with", "In confidence: the marked person sits with somebody only where nothing else is possible", 0),
        bound(C::Desk, A::Person(P::KeepDistance), &[], "keep a distance", "In confidence: not at one table with somebody, nor at the one beside: a guide dog and an allergy", 0),
        bound(C::Desk, A::Person(P::KeepTogether), &[], "keep together", "The marked person sits with somebody, every round", 0),
        bound(C::Desk, A::Person(P::Accompany), &[], "travels with", "An interpreter, guide, assistant or parent goes where somebody goes", 0),
        bound(C::Desk, A::Person(P::MergePeople), &[], "same person", "The marked record and another one are the same person", 0),
        bound(C::Desk, A::Person(P::LeftEarlier), &[], "left earlier", "The marked person left some minutes ago", 0),
        bound(C::Desk, A::Person(P::WillNotCome), &[], "not coming", "The marked person will not come", 0),
        bound(C::Desk, A::Person(P::PinHere), &[], "stays at a table", "The marked person stays at one table as its host, or moves again", 0),
        bound(C::Desk, A::Person(P::ChoosePart), &["Ctrl-F"], "line, theme, host", "In two lines the marked person's line; at themed tables the theme; at hosted ones the table", 32),
        bound(C::Desk, A::Person(P::MetSomebody), &[], "met by themselves", "The marked person and somebody met without us", 0),
        bound(C::Desk, A::Person(P::StaysInTouch), &[], "stays in touch", "In private: with whom of those they met the marked person wants to stay in touch: yes, later, no", 0),
        bound(C::Desk, A::Person(P::Remark), &[], "your own note", "For you alone, at the next event too: what is good to know of the marked person", 0),
        bound(C::Desk, A::Person(P::BadgeAgain), &[], "badge again", "Writes the marked person's badge, to print from the browser", 0),
        bound(C::Desk, A::Person(P::Bar), &[], "bar or let in", "Bars the marked person from the evening, or lets them in again", 0),

        bound(C::Topics, A::Accept, &["Enter"], "people", "Goes to the people of the marked topic; from there, with the marked person to the desk", 2),
        bound(C::Topics, A::NextPart, &["Tab"], "topics / people", "Goes between the topics and the people", 3),
        bound(C::Topics, A::MergeTopic, &["Ctrl-T"], "same as", "Makes the marked topic count as another one, likely ones first, or gives it a new name", 4),
        bound(C::Topics, A::PartTopic, &["Ctrl-X"], "not the same", "Says that the marked topic and another one are two, which parts what was made one", 6),
        bound(C::Topics, A::Back, &["Esc"], "clear", "Goes back to the topics; empties the search", 5),

        bound(C::Offers, A::Pair(Q::Introduce), &["Enter"], "introduced", "They were brought together: the sentence was said", 2),
        bound(C::Offers, A::Pair(Q::AskedFirst), &["a"], "first says yes", "The first was asked and would like to", 3),
        bound(C::Offers, A::Pair(Q::AskedSecond), &["b"], "second says yes", "The second was asked and would like to", 4),
        bound(C::Offers, A::Pair(Q::DeclinedFirst), &["A"], "first says no", "The first would rather not: the pair rests for tonight, and nobody is told who said so", 13),
        bound(C::Offers, A::Pair(Q::DeclinedSecond), &["B"], "second says no", "The second would rather not: the pair rests for tonight, and nobody is told who said so", 14),
        bound(C::Offers, A::Pair(Q::NotTonight), &["n"], "not tonight", "Rests this pair for tonight; neither is told", 5),
        bound(C::Offers, A::Pair(Q::PassOn), &["p"], "pass on", "“Not me, ask Lena”: somebody else is better placed, and is the next to be introduced", 6),
        bound(C::Offers, A::Pair(Q::MetByThemselves), &["m"], "met already", "They met by themselves", 7),
        bound(C::Offers, A::Pair(Q::ExplainScore), &["w"], "why", "Shows each part of the score and where it comes from", 8),

        bound(C::Made, A::Pair(Q::Happened), &["h"], "happened", "The marked introduction that was made: they talked", 2),
        bound(C::Made, A::Pair(Q::DidNotHappen), &["d"], "did not", "The marked introduction that was made: they did not meet", 3),
        bound(C::Made, A::Pair(Q::StayInTouch), &["t"], "stay in touch", "In private: whether each of the two wants to stay in touch: yes, later, no", 4),

        bound(C::Edges, A::Around(N::HelpEdge), &["Enter"], "who would help", "Whom the marked one should meet; for a clump, the introductions that open it", 2),

        bound(C::Asks, A::Around(N::HelpAsk), &["Enter"], "who could help", "Whom its asker should meet, whoever could help marked", 2),
        bound(C::Asks, A::Around(N::SomebodyHelps), &["f"], "somebody can help", "Notes who here can help with it; the offers follow at once", 3),
        bound(C::Asks, A::Around(N::StrikeAsk), &["s"], "strike, or open", "Strikes the marked ask as answered, or opens it again", 4),

        bound(C::Introductions, A::Pair(Q::SuggestFor), &["/"], "for one person", "Looks for introductions of one person", 9),
        bound(C::Introductions, A::Pair(Q::WhyNot), &["x"], "why not", "Says why two people are not introduced", 11),
        bound(C::Introductions, A::Around(N::MetBefore), &["r"], "met before", "People who met at an earlier event and could be glad to see each other", 16),
        bound(C::Introductions, A::Around(N::ShowNetwork), &["v"], "network", "The network of the evening: groups before and now, who stands alone, who joins two groups", 17),
        bound(C::Introductions, A::Around(N::Weigh), &["o"], "weighed", "How introductions are weighed: factors, wild cards, limits, what tonight is for", 18),
        bound(C::Introductions, A::Around(N::ChooseLanguage), &["l"], "language", "The language of the sentences: English, Deutsch, Français, Español", 19),
        bound(C::Introductions, A::NextPart, &["Tab"], "next part", "Goes between offers, introductions made, who is on the edge, and what people look for", 12),
        bound(C::Introductions, A::PreviousPart, &["Shift-Tab"], "", "", 0),
        bound(C::Introductions, A::Back, &["Esc"], "everybody", "Goes back to the offers for everybody", 0),

        bound(C::Rounds, A::Round(R::DrawRound), &["d"], "draw", "Draws the next round from who is here; again, another one", 2),
        bound(C::Rounds, A::Round(R::StartRound), &["Enter"], "start", "Starts the drawn round and its clock", 3),
        bound(C::Rounds, A::Round(R::PauseRound), &["p"], "pause", "Holds the clock, or lets it go on", 4),
        bound(C::Rounds, A::Round(R::AddMinute), &["+"], "+1 minute", "One more minute for everybody, of the round or of the promises", 5),
        bound(C::Rounds, A::Round(R::EndRound), &["e"], "end", "Ends the round, those who sat together have met; else the minutes for promises", 6),
        bound(C::Rounds, A::Round(R::HotHour), &["h"], "promises", "Keeps the last minutes free for promises, with a clock of their own; again, ends them", 13),
        bound(C::Rounds, A::Round(R::MovePerson), &["m"], "move", "Moves the marked person to another table, with the rules checked", 7),
        bound(C::Rounds, A::Round(R::Repair), &["r"], "repair", "The smallest change after somebody came or left", 8),
        bound(C::Rounds, A::Round(R::LetTableStay), &["s"], "stays", "Lets the marked table stay together for the next round", 9),
        bound(C::Rounds, A::Round(R::LockPerson), &["l"], "lock", "Keeps the marked person's seat when tables are drawn, or lets it go", 14),
        bound(C::Rounds, A::Round(R::LockTable), &["L"], "lock table", "Keeps all people of the marked table when tables are drawn, or lets them go", 0),
        bound(C::Rounds, A::Round(R::SitAsTheyAre), &["a"], "as they sit", "Takes down who sits at the marked table, whatever the plan said", 15),
        bound(C::Rounds, A::Round(R::RoundSettings), &["o"], "settings", "Length, number and size of the rounds, and what odd numbers do", 10),
        bound(C::Rounds, A::Round(R::ChooseFormat), &["f"], "format", "Rotating tables, pairs, two lines, threes, hosted tables, themed tables", 10),
        bound(C::Rounds, A::Round(R::ChoosePart), &["n"], "line, theme, host", "In two lines the marked person's line; at themed tables the theme; at hosted ones the table", 12),
        bound(C::Rounds, A::Round(R::Possible), &["i"], "what is possible", "How many rounds nobody meets anyone twice, and where the limit comes from", 11),
        bound(C::Rounds, A::Round(R::AddTable), &["t"], "add table", "Adds a table", 11),
        bound(C::Rounds, A::Round(R::EditTable), &["c"], "change table", "Chairs, name and features of the marked table", 12),
        bound(C::Rounds, A::Round(R::CloseTable), &["C"], "close table", "Closes the marked table, or opens it again; only its people move", 13),
        bound(C::Rounds, A::Round(R::Rules), &["w"], "rules", "Who sits with whom: a mix at each table, nobody the only one, groups apart", 14),
        bound(C::Rounds, A::Board(B::Choose), &["b"], "board", "What the second window shows the room: tables, clock, question, asks, welcome, nothing", 16),
        bound(C::Rounds, A::Board(B::NextQuestion), &["x"], "next question", "Puts the next question to the room, deeper with each round", 17),
        bound(C::Rounds, A::Print, &["P"], "on paper", "Puts on paper, from the browser: badges, table signs, lists of tables, route cards, the desk list", 18),
        bound(C::Rounds, A::Round(R::DropDraft), &["Delete"], "drop draft", "Throws the draft away", 0),
        bound(C::Rounds, A::Round(R::StopRound), &[], "break off", "Breaks the round off: counted, or not", 0),
        bound(C::Rounds, A::Round(R::Shorten), &[], "fewer rounds", "Time runs out: the most valuable first meetings come first", 0),
        bound(C::Rounds, A::NextPart, &["Tab", "Right"], "next table", "Goes to the next table", 0),
        bound(C::Rounds, A::PreviousPart, &["Shift-Tab", "Left"], "table before", "", 0),

        bound(C::Learned, A::Accept, &["Enter"], "write down, or correct", "Writes down what was typed: an idea, or a promise: Ada: on Tuesday I will send the list with Mara; on a row that is like it, corrects that", 2),
        bound(C::Learned, A::Learned(K::WriteDown), &["Ctrl-N"], "write down", "Writes down what was typed, whatever is marked", 3),
        bound(C::Learned, A::NextPart, &["Tab"], "name / next part", "Ends the name that is typed; else goes between all, heard, promises, who has promised nothing, and what is used by now", 4),
        bound(C::Learned, A::PreviousPart, &["Shift-Tab"], "", "", 0),
        bound(C::Learned, A::Learned(K::Correct), &["Ctrl-E"], "correct", "Corrects the marked one: words, names, moment, table", 5),
        bound(C::Learned, A::Learned(K::Drop), &["Ctrl-X"], "take off", "Takes the marked one off again", 6),
        bound(C::Learned, A::Learned(K::AskAgain), &["Ctrl-T"], "what became of it", "Asks about the marked one again, on day 2, 14 and 90: used, tried, dropped, not yet, and the story", 7),
        bound(C::Learned, A::Round(R::HotHour), &["F8"], "minutes for promises", "Keeps the last minutes free for promises, with a clock of their own; again, ends them", 7),
        bound(C::Learned, A::Back, &["Esc"], "clear", "Empties the line; again, shows all", 8),

        bound(C::History, A::UndoMarked, &["Enter"], "take back this", "Takes back the marked act, or brings it back", 2),

        bound(C::List, A::Move(Motion::Up), &["Up"], "up", "", 0),
        bound(C::List, A::Move(Motion::Down), &["Down"], "down", "", 0),
        bound(C::List, A::Move(Motion::PageUp), &["PgUp"], "page up", "", 0),
        bound(C::List, A::Move(Motion::PageDown), &["PgDn"], "page down", "", 0),
        bound(C::ListLetters, A::Move(Motion::First), &["Home", "g"], "first", "", 0),
        bound(C::ListLetters, A::Move(Motion::Last), &["End", "G"], "last", "", 0),
        bound(C::ListLetters, A::Move(Motion::Up), &["k"], "up", "", 0),
        bound(C::ListLetters, A::Move(Motion::Down), &["j"], "down", "", 0),

        bound(C::Form, A::NextPart, &["Tab", "Down"], "next line", "", 3),
        bound(C::Form, A::PreviousPart, &["Shift-Tab", "Up"], "line before", "", 0),
        bound(C::Preview, A::Toggle, &["Space"], "other choice", "Goes through what can be done with the row", 3),
        bound(C::Preview, A::OtherSheet, &["s"], "other sheet", "Takes another sheet of the workbook for the list", 10),
        bound(C::Preview, A::Preview(L::ForAll), &["a"], "for all of its kind", "Does the same with all rows of the marked one's kind: new, changed, doubles, gone", 6),
        bound(C::Preview, A::Preview(L::OnlyMine), &["f"], "what needs me", "Shows only the rows that need a look, or all of them again", 7),
        bound(C::Preview, A::Preview(L::WhoIsMeant), &["c"], "who is meant", "Where a row may be several people on the roster: the next of them", 8),
        bound(C::Preview, A::Preview(L::AsGuessed), &["r"], "as guessed", "Takes the columns as the program guesses them, whatever was said of an earlier list", 9),
        bound(C::Preview, A::NextPart, &["Tab"], "next part", "Goes between the people, the columns and the rows that were left out or changed", 4),
        bound(C::Preview, A::PreviousPart, &["Shift-Tab"], "", "", 0),
        bound(C::Dialog, A::Accept, &["Enter"], "do it", "", 2),
        bound(C::Dialog, A::Back, &["Esc"], "back", "Goes back one step", 5),
    ]
};

impl Action {
    /// Whether the palette offers it: an act with words, and not one that only moves about.
    #[must_use]
    pub const fn is_an_act(self) -> bool {
        !matches!(
            self,
            Self::Palette
                | Self::Move(_)
                | Self::Accept
                | Self::Back
                | Self::Toggle
                | Self::OtherSheet
                | Self::NextPart
                | Self::PreviousPart
        )
    }
}
