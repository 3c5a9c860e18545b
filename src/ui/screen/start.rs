//! The start screen: the events on this laptop, a new one, a list, the sample.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{Offer, Start};
use crate::domain::EventKind;
use crate::ui::text::fit;
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_list, framed};

pub(in crate::ui) fn draw(start: &Start, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let block = framed("Which event?", area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let offers = start.offers();
    let row = |index: usize, cols: usize| {
        offers.get(index).map_or_else(Line::default, |offer| offer_line(offer, cols, theme))
    };
    draw_list(offers.len(), start.cursor.row(offers.len()), row, theme, frame, inner);
}

fn offer_line(offer: &Offer, cols: usize, theme: &Theme) -> Line<'static> {
    let (label, note) = match offer {
        Offer::Open(known) => {
            let kind = match known.kind {
                EventKind::Real => "",
                EventKind::Sample => "sample, ",
                EventKind::Rehearsal => "rehearsal, ",
            };
            (format!("Open {}", known.name), format!("{kind}made on {}", known.created))
        }
        Offer::New => ("Start a new event".to_owned(), "only a name is needed".to_owned()),
        Offer::Import => {
            ("Start with a list of people".to_owned(), "CSV, Excel, ODS or vCard".to_owned())
        }
        Offer::Sample => {
            ("Look around in the sample event".to_owned(), "invented people".to_owned())
        }
    };
    let half = cols / 2;
    Line::from(vec![
        Span::styled(fit(&label, half, theme), theme.strong),
        Span::styled(fit(&note, cols - half, theme), theme.dim),
    ])
}
