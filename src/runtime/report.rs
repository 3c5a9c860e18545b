//! The report of an evening, written beside the event.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::main_loop::Input;
use super::paper::{PAPER, PaperError};
use super::shop::Shop;
use crate::app::Message;
use crate::domain::Event;
use crate::export::report;

/// Where the report of an event is written when no place is named.
#[must_use]
pub fn report_file(event: &Path) -> PathBuf {
    event.join(PAPER).join("report.html")
}

impl Shop {
    /// Writes the report of an evening; says what is wrong with templates of the host.
    ///
    /// # Errors
    ///
    /// The file is there and no page of ours, or the disk's.
    pub fn report(
        &self,
        event: &Event,
        file: &Path,
        public: bool,
    ) -> Result<Vec<String>, PaperError> {
        let templates = self.templates();
        let page = report(event, &templates, &self.zone, public)
            .map_err(|why| PaperError::other(why, "this is a fault of ours"))?;
        self.put(file, page.html.as_bytes())?;
        Ok(page.faults)
    }
}

/// Writes the report in a thread of its own; answered by `Said` or `Failed`.
#[expect(clippy::disallowed_methods, reason = "the report is written beside the desk")]
pub(super) fn start_reporting(shop: Shop, folder: &Path, event: Event, inputs: Sender<Input>) {
    let file = report_file(folder);
    std::thread::spawn(move || {
        let answer = match shop.report(&event, &file, false) {
            Ok(faults) => {
                let how = if shop.browse(&file) {
                    "open in the browser"
                } else {
                    "to be opened in a browser"
                };
                let told = format!("What the evening did, {how}: {}", file.display());
                Message::Said([faults, vec![told]].concat().join(" · "))
            }
            Err(error) => Message::Failed(error.told()),
        };
        // A program that has ended shows no notice.
        drop(inputs.send(Input::Message(answer)));
    });
}
