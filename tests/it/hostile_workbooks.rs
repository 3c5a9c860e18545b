//! Workbooks that are broken, locked, in disguise or made to harm: each is answered with a sentence.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use shouldmeet::intake::{Mapping, Unreadable, open, registrations};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const XLSX: &[u8] = include_bytes!("../fixtures/workbooks/header_on_row_7.xlsx");
const XLS: &[u8] = include_bytes!("../fixtures/workbooks/excel_1904.xls");
const ODS: &[u8] = include_bytes!("../fixtures/workbooks/guests.ods");
const CARDS: &[u8] = include_bytes!("../fixtures/imports/contacts.vcf");

/// An archive of files with these names and contents.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files of an archive.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The archive with one of its files changed.
fn with(bytes: &[u8], name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let files: Vec<(String, Vec<u8>)> = unzipped(bytes)
        .into_iter()
        .map(|(file, content)| {
            let content = if file == name { change(content) } else { content };
            (file, content)
        })
        .collect();
    let lent: Vec<_> = files.iter().map(|(name, file)| (name.as_str(), file.as_slice())).collect();
    zipped(&lent)
}

fn refusal(bytes: &[u8]) -> Unreadable {
    let refusal = open(bytes).unwrap_err();
    assert!(!refusal.hint().is_empty());
    refusal
}

#[test]
fn an_archive_that_is_no_workbook_is_called_what_it_is() {
    for (name, what) in [
        ("photo.jpg", "zip archive with no Excel"),
        ("word/document.xml", "Word"),
        ("Index/Document.iwa", "Numbers"),
        ("xl/workbook.bin", ".xlsb"),
    ] {
        let said = refusal(&zipped(&[(name, b"x")])).to_string();
        assert!(said.contains(what), "{said}");
    }
}

#[test]
fn a_truncated_workbook_is_damaged_wherever_it_ends() {
    for whole in [XLSX, ODS] {
        assert_eq!(refusal(whole.get(..whole.len() / 2).unwrap()), Unreadable::Damaged);
    }
    assert_eq!(refusal(XLS.get(..700).unwrap()), Unreadable::Damaged);
    let ends_early = with(ODS, "content.xml", |mut content| {
        content.truncate(content.len() / 2);
        content
    });
    assert_eq!(refusal(&ends_early), Unreadable::Damaged);
}

#[test]
fn a_locked_workbook_asks_for_one_without_password() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(b"x").unwrap();
    assert_eq!(refusal(&file.into_inner().into_inner()), Unreadable::Locked);

    let manifest =
        b"<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let locked = with(ODS, "META-INF/manifest.xml", |_| manifest.to_vec());
    assert_eq!(refusal(&locked), Unreadable::Locked);
}

#[test]
fn what_unpacks_to_far_more_is_refused_by_what_it_promises_and_by_what_comes() {
    let bomb = with(ODS, "content.xml", |_| vec![b' '; 200 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(&bomb), Unreadable::UnpacksTooLarge);

    // The directory lies: it promises little.
    let at = bomb.windows(4).rposition(|four| four == (200_u32 << 20).to_le_bytes());
    let mut liar = bomb.clone();
    liar.get_mut(at.unwrap()..at.unwrap() + 4).unwrap().copy_from_slice(&[9, 0, 0, 0]);
    assert!(open(&liar).is_err());
}

#[test]
fn cells_far_apart_rows_without_end_and_deep_nesting_cost_no_memory() {
    let far = with(XLSX, "xl/worksheets/sheet2.xml", |_| {
        br#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>name</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>"#.to_vec()
    });
    assert!(open(&far).is_ok());

    let blank = with(XLSX, "xl/worksheets/sheet2.xml", |_| {
        let rows = "<row s='1'><c s='1'/></row>".repeat(1_000_000);
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes()
    });
    assert!(open(&blank).is_ok());

    let deep = with(XLSX, "xl/worksheets/sheet2.xml", |_| "<a>".repeat(1_000_000).into_bytes());
    assert_eq!(refusal(&deep), Unreadable::Damaged);

    let repeats = with(ODS, "content.xml", |content| {
        let text = String::from_utf8(content).unwrap();
        let wide = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"";
        text.replacen("<table:table-cell office:value-type=\"string\"", wide, 1).into_bytes()
    });
    let refused = refusal(&repeats);
    assert!(matches!(refused, Unreadable::TooManyColumns { line: 1, .. }), "{refused:?}");

    let spaces = with(ODS, "content.xml", |content| {
        let text = String::from_utf8(content).unwrap();
        text.replacen("Ada Byron", "Ada<text:s text:c=\"4000000000\"/>Byron", 1).into_bytes()
    });
    assert!(open(&spaces).is_ok());
}

#[test]
fn thousands_of_sheets_are_refused() {
    let many = with(XLSX, "xl/workbook.xml", |content| {
        let sheets = "<sheet name=\"x\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(5_000);
        let text = String::from_utf8(content).unwrap();
        text.replacen("</sheets>", &format!("{sheets}</sheets>"), 1).into_bytes()
    });

    assert_eq!(refusal(&many), Unreadable::TooManySheets);
}

/// What is done to a sound file: bytes changed, doubled or cut off, each at a place in it.
fn damaged(bytes: &[u8], changes: &[(u8, u16, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (how, at, byte) in changes {
        let at = usize::from(*at) * bytes.len() / (usize::from(u16::MAX) + 1);
        match how % 8 {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, *byte),
            2 => {
                let piece = bytes.get(at..(at + usize::from(*byte)).min(bytes.len()));
                let piece = piece.unwrap_or_default().to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                if let Some(old) = bytes.get_mut(at) {
                    *old = *byte;
                }
            }
        }
    }
    bytes
}

/// An answer is a list or a sentence; a list can be understood.
fn answers(bytes: &[u8]) {
    match open(bytes) {
        Ok(sheet) => drop(registrations(&sheet, &Mapping::guess(&sheet))),
        Err(refusal) => assert!(!refusal.to_string().is_empty() && !refusal.hint().is_empty()),
    }
}

fn changes() -> impl Strategy<Value = Vec<(u8, u16, u8)>> {
    prop::collection::vec(any::<(u8, u16, u8)>(), 1..12)
}

proptest! {
    #[test]
    fn no_damage_to_a_file_brings_its_reader_down(which in 0_usize..4, changes in changes()) {
        let file = [XLSX, XLS, ODS, CARDS].into_iter().nth(which).unwrap_or(XLS);

        answers(&damaged(file, &changes));
    }

    #[test]
    fn no_damage_inside_a_workbook_brings_its_reader_down(
        ods in any::<bool>(), part in any::<u8>(), changes in changes(),
    ) {
        let file = if ods { ODS } else { XLSX };
        let parts = unzipped(file);
        let (name, _) = parts.get(usize::from(part) % parts.len()).unwrap();

        answers(&with(file, name, |content| damaged(&content, &changes)));
    }

    #[test]
    fn no_damage_inside_an_old_workbook_brings_its_reader_down(changes in changes()) {
        let mut stream = Vec::new();
        let mut file = cfb::CompoundFile::open(Cursor::new(XLS)).unwrap();
        file.open_stream("/Workbook").unwrap().read_to_end(&mut stream).unwrap();
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook").unwrap().write_all(&damaged(&stream, &changes)).unwrap();

        answers(&file.into_inner().into_inner());
    }

    #[test]
    fn no_bytes_after_a_known_beginning_bring_a_reader_down(
        kind in 0_usize..3, bytes in prop::collection::vec(any::<u8>(), 0..1_500),
    ) {
        let starts: [&[u8]; 3] =
            [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"BEGIN:VCARD\n"];
        let start = starts.into_iter().nth(kind).unwrap_or_default();

        answers(&[start, &bytes].concat());
    }
}
