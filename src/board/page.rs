//! The board as a page of a browser: one file, nothing from elsewhere.

use super::view::Board;

/// The page that follows a desk: it asks for `events` beside itself, server-sent events of which
/// each is a [`Board`] as JSON (`text/event-stream`, HTML Living Standard, 9.2).
pub const FOLLOWING_PAGE: &str = include_str!("../../assets/board/page.html");

/// Where the page looks for a board that it does not have to ask for.
const FIRST: &str = ">null</script>";

/// A page that shows this one board, with nobody to ask.
///
/// # Errors
///
/// None that is known: a board is plain texts and numbers.
pub fn static_page(board: &Board) -> serde_json::Result<String> {
    // In a script element only `<` can end it: `</script>` in somebody's name stays text.
    let json = serde_json::to_string(board)?.replace('<', "\\u003c");
    Ok(FOLLOWING_PAGE.replacen(FIRST, &format!(">{json}</script>"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Naming, Showing};
    use crate::domain::{Details, testing::Evening};

    #[test]
    fn the_page_is_light_and_asks_nobody_else() {
        assert!(FOLLOWING_PAGE.len() < 60_000, "{} bytes", FOLLOWING_PAGE.len());
        assert!(!FOLLOWING_PAGE.contains("http:") && !FOLLOWING_PAGE.contains("https:"));
        assert!(!FOLLOWING_PAGE.contains("innerHTML"), "names are text, never markup");
        assert_eq!(FOLLOWING_PAGE.matches(FIRST).count(), 1);
    }

    #[test]
    fn a_static_page_holds_the_board_and_no_name_ends_its_script() {
        let mut evening = Evening::new();
        let people = [
            evening.arrive(Details::named("</script><script>alert(1)</script>")),
            evening.walk_in("Ben"),
        ];
        evening.set_tables(1, 4);
        evening.start_round(&[&people]);

        let board = Board::of(&evening.event, evening.now, Naming::Whole);
        let page = static_page(&board).unwrap();

        assert_eq!(board.showing, Showing::Tables);
        assert!(page.contains("Ben") && !page.contains("<script>alert"));
        let json = page.split(r#"id="first">"#).nth(1).unwrap().split("</script>").next().unwrap();
        let read: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(read, serde_json::to_value(&board).unwrap());
    }
}
