//! The zip archive that a workbook is, unpacked within bounds.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::intake::unreadable::Unreadable;

/// The most bytes that the parts of a workbook unpack to: a list of 100,000 people with twenty
/// columns has about 100 MiB.
pub(super) const UNPACKED_LIMIT: u64 = 160 << 20;
/// The most files in the archive.
const FILES_LIMIT: usize = 10_000;

/// What a zip archive is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Office Open XML (ECMA-376).
    Excel,
    /// `OpenDocument` (ISO/IEC 26300).
    OpenDocument,
}

/// A zip archive, opened; its directory is read, nothing is unpacked.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when it is damaged or has more files than a workbook.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        if zip.len() > FILES_LIMIT {
            return Err(Unreadable::UnpacksTooLarge);
        }
        let names = zip.file_names().map(|name| name.unwrap_or_default().into_owned()).collect();
        Ok(Self { zip, names, unpacked: 0 })
    }

    /// What kind of workbook it is.
    ///
    /// # Errors
    ///
    /// [`Unreadable::Container`] with what it is instead.
    pub(super) fn kind(&mut self) -> Result<Kind, Unreadable> {
        const STRANGERS: [(&str, &str); 7] = [
            ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
            ("word/document.xml", "a Word document"),
            ("ppt/presentation.xml", "a PowerPoint presentation"),
            ("Index/Document.iwa", "a document of Apple Numbers or Pages"),
            ("Index.zip", "a document of Apple Numbers or Pages"),
            ("META-INF/container.xml", "an electronic book"),
            ("META-INF/MANIFEST.MF", "a Java program"),
        ];
        let stranger = STRANGERS.iter().find(|(name, _)| self.index(name).is_some());
        if let Some((_, what)) = stranger {
            return Err(Unreadable::Container(what));
        }
        if self.index("_rels/.rels").is_some() && self.index("[Content_Types].xml").is_some() {
            return Ok(Kind::Excel);
        }
        if self.index("content.xml").is_some() {
            let kind = self.part("mimetype")?.unwrap_or_default();
            return if kind.windows(11).any(|word| word == b"spreadsheet") {
                Ok(Kind::OpenDocument)
            } else {
                Err(Unreadable::Container("an OpenDocument that is no spreadsheet"))
            };
        }
        Err(Unreadable::Container("a zip archive with no Excel or LibreOffice workbook in it"))
    }

    /// Unpacks a part; `None` when there is none of that name.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when it is damaged, locked, or the parts together are too large. The size
    /// that the directory promises is asked first, and the bytes are counted all the same.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(at) = self.index(name) else { return Ok(None) };
        let promised = self.zip.by_index_raw(at).map_err(|_| Unreadable::Damaged)?;
        if promised.encrypted() {
            return Err(Unreadable::Locked);
        }
        drop(promised);
        let file = self.zip.by_index(at).map_err(|_| Unreadable::Damaged)?;
        let left = UNPACKED_LIMIT.saturating_sub(self.unpacked);
        if file.size() > left {
            return Err(Unreadable::UnpacksTooLarge);
        }
        let mut bytes = Vec::new();
        file.take(left + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Damaged)?;
        self.unpacked += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.unpacked > UNPACKED_LIMIT {
            return Err(Unreadable::UnpacksTooLarge);
        }
        Ok(Some(bytes))
    }

    /// The place of a file; the case of its name and the direction of its slashes do not matter.
    fn index(&self, name: &str) -> Option<usize> {
        let same = |other: &String| other.replace('\\', "/").eq_ignore_ascii_case(name);
        self.names.iter().position(same)
    }
}

/// An archive with only the parts that were looked at, not compressed.
///
/// The library that reads the cells is handed this one instead of the file: what it unpacks is
/// known, whatever the file's directory says.
pub(super) struct Checked {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Checked {
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    pub(super) fn add(&mut self, name: &str, part: &[u8]) -> Result<(), Unreadable> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name, options).map_err(|_| Unreadable::Damaged)?;
        self.zip.write_all(part).map_err(|_| Unreadable::Damaged)
    }

    pub(super) fn finish(self) -> Result<Cursor<Vec<u8>>, Unreadable> {
        let mut bytes = self.zip.finish().map_err(|_| Unreadable::Damaged)?;
        bytes.set_position(0);
        Ok(bytes)
    }
}
