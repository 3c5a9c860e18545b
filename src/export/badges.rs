//! Name badges, on plain paper or on sheets of labels.

use serde::Serialize;

use super::fit::{Fitted, Space, fit, fit_name};
use super::names::Names;
use super::page::Asked;
use super::qr::{self, Drawn};
use super::sheet::{Offset, Sheet, SheetKind, mm};
use super::words::Words;
use crate::domain::{BadgeCode, Event, OnScreen, Participant};

/// Between the edge of a badge and what stands on it, in tenths of millimetres: more than a printer
/// or a cut is off.
const PAD: u16 = 30;
/// The largest letters on a badge, in points: read from three metres.
const LARGEST: u16 = 54;
/// How many of the asks stand on a badge.
const ASKS: usize = 2;

/// What the template of the badges is given.
#[derive(Serialize)]
pub(super) struct Badges {
    /// Whether a page with a ruler comes first.
    ruler: bool,
    /// Whether lines are printed along which badges are cut.
    cut: bool,
    /// Whether a badge is folded: its back is the front again.
    folded: bool,
    width: String,
    height: String,
    /// How high a side is: half of a folded badge.
    side: String,
    /// The side of the square with the code.
    code_side: String,
    sheets: Vec<Vec<Placed>>,
}

/// A badge and where it lies.
#[derive(Serialize)]
struct Placed {
    left: String,
    top: String,
    badge: Badge,
}

/// What stands on a badge, and nothing else.
#[derive(Serialize)]
struct Badge {
    first: Fitted,
    rest: Option<Fitted>,
    /// How to say the name, and the pronouns.
    said: Option<Fitted>,
    organisation: Option<Fitted>,
    asks: Option<Fitted>,
    code: String,
    drawn: Option<Drawn>,
}

/// How much room the parts of a badge have, in tenths of millimetres.
#[derive(Clone, Copy)]
struct Room {
    name: Space,
    line: Space,
    /// The lines and the asks together.
    texts: Space,
    code: u16,
}

impl Room {
    /// The name has most of it; below it the code, with the texts beside it.
    fn of(sheet: &Sheet) -> Self {
        let width = sheet.width - 2 * PAD;
        let height = side_height(sheet) - 2 * PAD;
        let code = (height * 42 / 100).min(190);
        // Below the code stand its letters.
        let foot = code + 25;
        let beside = width - code - 15;
        let name = Space { width, height: height - foot };
        let (line, texts) =
            (Space { width: beside, height: 45 }, Space { width: beside, height: foot });
        Self { name, line, texts, code }
    }

    /// What is left for the asks below some other lines.
    const fn below(self, lines: u16) -> Space {
        let Space { width, height } = self.texts;
        Space { width, height: height - lines * self.line.height }
    }
}

/// How high the printed side of a piece is, in tenths of millimetres.
const fn side_height(sheet: &Sheet) -> u16 {
    match sheet.kind {
        SheetKind::Folded => sheet.height / 2,
        SheetKind::Labels | SheetKind::Cut => sheet.height,
    }
}

/// The badges of these people.
pub(super) fn badges(
    event: &Event,
    people: &[&Participant],
    asked: &Asked<'_>,
    words: &'static Words,
) -> Badges {
    let sheet = asked.order.sheet;
    let names = Names::of(event, words);
    let room = Room::of(sheet);
    let badges = people.iter().map(|person| badge(event, person, &names, room, words));
    Badges {
        ruler: sheet.kind == SheetKind::Labels,
        cut: sheet.kind != SheetKind::Labels,
        folded: sheet.kind == SheetKind::Folded,
        width: mm(sheet.width),
        height: mm(sheet.height),
        side: mm(side_height(sheet)),
        code_side: mm(room.code),
        sheets: laid_out(sheet, asked.order.start, asked.order.offset, badges),
    }
}

/// Lays pieces out from the first one that is free on the first sheet.
fn laid_out(
    sheet: &Sheet,
    start: u16,
    offset: Offset,
    badges: impl Iterator<Item = Badge>,
) -> Vec<Vec<Placed>> {
    let mut sheets: Vec<Vec<Placed>> = Vec::new();
    let mut piece = start.saturating_sub(1).min(sheet.pieces().saturating_sub(1));
    for badge in badges {
        if piece == sheet.pieces() {
            piece = 0;
        }
        let (left, top) = sheet.place(piece, offset);
        let placed = Placed { left: mm(left), top: mm(top), badge };
        match sheets.last_mut() {
            Some(last) if piece > 0 => last.push(placed),
            _ => sheets.push(vec![placed]),
        }
        piece += 1;
    }
    sheets
}

fn badge(
    event: &Event,
    person: &Participant,
    names: &Names<'_>,
    room: Room,
    words: &Words,
) -> Badge {
    let details = &person.details;
    let settings = event.settings();
    let is_named = details.on_screen == OnScreen::Name;
    let blind = settings.blind_first;
    let parts = names.parts(person, blind);
    let (first, rest) = fit_name(&parts.first, &parts.rest, room.name, LARGEST);
    // How to say a name tells the name.
    let say = details.say_name.as_ref().filter(|_| is_named && !blind);
    let said: Vec<&str> = say.into_iter().chain(&details.pronouns).map(String::as_str).collect();
    let organisation =
        details.organisation.as_ref().filter(|_| settings.badge_organisation && is_named && !blind);
    let said = said.join(" · ");
    let lines = u16::from(!said.is_empty()) + u16::from(organisation.is_some());
    let code = BadgeCode::of(person.id);
    Badge {
        first: Fitted { text: parts.first, points: first },
        rest: Some(Fitted { text: parts.rest, points: rest }).filter(|rest| !rest.text.is_empty()),
        said: some(&said).map(|said| fit(said, room.line, 10)),
        organisation: organisation.map(|name| fit(name, room.line, 12)),
        asks: some(&asks(event, person))
            .map(|asks| fit(&format!("{}: {asks}", words.asks), room.below(lines), 12)),
        code: code.to_string(),
        drawn: qr::drawn(code),
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// What somebody looks for and nobody has answered yet, in their own words.
pub(super) fn asks(event: &Event, person: &Participant) -> String {
    let open = person.details.asks.iter();
    let open = open.filter(|ask| event.ask_struck(person.id, ask) != Some(true));
    open.take(ASKS).map(String::as_str).collect::<Vec<_>>().join(" · ")
}
