//! The encodings in which lists come, and what a host calls them.

/// How a file spells its letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 with its mark, either byte first.
    Utf16,
    /// One from before UTF-8, made for one language or a few.
    Legacy(Legacy),
}

impl Encoding {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Legacy(legacy) => legacy.name(),
        }
    }

    /// Whose letters it spells, as one would say it to a host: "Central European", "Japanese".
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf16 => "every language",
            Self::Legacy(legacy) => legacy.letters(),
        }
    }

    /// All that a host may choose from, the most usual first.
    pub fn choices() -> impl Iterator<Item = Self> {
        let legacy = Legacy::ALL.iter().copied().map(Self::Legacy);
        [Self::Utf8, Self::Utf16].into_iter().chain(legacy)
    }
}

/// Names the encodings, one Rust name an encoding of `encoding_rs`.
macro_rules! legacy {
    ($($legacy:ident = $table:ident, $letters:literal;)+) => {
        /// An encoding from before UTF-8.
        ///
        /// Source: the Encoding Standard of the WHATWG, which names them and says what each byte
        /// means.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[expect(missing_docs, reason = "a name is all that there is to say of an encoding")]
        pub enum Legacy { $($legacy),+ }

        impl Legacy {
            /// All of them, the most usual first.
            pub const ALL: &'static [Self] = &[$(Self::$legacy),+];

            /// Whose letters it spells.
            #[must_use]
            pub const fn letters(self) -> &'static str {
                match self { $(Self::$legacy => $letters),+ }
            }

            pub(super) fn table(self) -> &'static encoding_rs::Encoding {
                match self { $(Self::$legacy => encoding_rs::$table),+ }
            }
        }
    };
}

// Excel writes the windows ones and the Mac's, by the language of the system; GBK is read with
// all of GB18030, EUC-KR with all of code page 949, as the standard has it.
legacy! {
    Windows1252 = WINDOWS_1252, "Western European";
    Windows1250 = WINDOWS_1250, "Central European";
    Windows1251 = WINDOWS_1251, "Cyrillic";
    Windows1253 = WINDOWS_1253, "Greek";
    Windows1254 = WINDOWS_1254, "Turkish";
    Windows1255 = WINDOWS_1255, "Hebrew";
    Windows1256 = WINDOWS_1256, "Arabic";
    Windows1257 = WINDOWS_1257, "Baltic";
    Windows1258 = WINDOWS_1258, "Vietnamese";
    Windows874 = WINDOWS_874, "Thai";
    ShiftJis = SHIFT_JIS, "Japanese";
    EucJp = EUC_JP, "Japanese";
    Gbk = GBK, "Chinese, simplified";
    Big5 = BIG5, "Chinese, traditional";
    EucKr = EUC_KR, "Korean";
    Macintosh = MACINTOSH, "Western European, from an old Mac";
    Iso8859Part2 = ISO_8859_2, "Central European";
    Iso8859Part5 = ISO_8859_5, "Cyrillic";
    Iso8859Part6 = ISO_8859_6, "Arabic";
    Iso8859Part7 = ISO_8859_7, "Greek";
    Iso8859Part8 = ISO_8859_8, "Hebrew";
    Iso8859Part13 = ISO_8859_13, "Baltic";
    Koi8 = KOI8_U, "Cyrillic, from an old Unix";
    Ibm866 = IBM866, "Cyrillic, from DOS";
}

impl Legacy {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.table().name()
    }

    pub(super) fn of(table: &'static encoding_rs::Encoding) -> Option<Self> {
        Self::ALL.iter().copied().find(|legacy| legacy.table() == table)
    }

    /// Whether a letter may be two bytes or more.
    pub(super) fn is_of_several_bytes(self) -> bool {
        !self.table().is_single_byte()
    }
}
