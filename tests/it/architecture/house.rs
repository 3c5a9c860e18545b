//! All sources of the crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::source::Source;

/// All sources of the crate, in the order of their paths.
pub(super) struct House {
    sources: Vec<Source>,
}

impl House {
    /// Reads every file under `src`.
    ///
    /// # Errors
    ///
    /// When the folder or a file in it cannot be read.
    pub(super) fn read() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = rust_files(&root.join("src"))?;
        paths.sort();
        let sources = paths.iter().map(|path| source(root, path)).collect::<io::Result<_>>()?;
        Ok(Self::of(sources))
    }

    /// A house of sources at hand; files that are declared for tests alone are marked as such.
    pub(super) fn of(mut sources: Vec<Source>) -> Self {
        let tests: Vec<Vec<String>> = sources.iter().flat_map(Source::test_modules).collect();
        for source in &mut sources {
            let module = source.module();
            if tests.iter().any(|test| module.starts_with(test)) {
                source.mark_as_test();
            }
        }
        Self { sources }
    }

    /// The sources, in the order of their paths.
    pub(super) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The modules beside the layers that exist for tests alone.
    pub(super) fn test_rooms(&self) -> BTreeSet<String> {
        self.sources
            .iter()
            .filter(|source| source.module().is_empty())
            .flat_map(Source::test_modules)
            .flatten()
            .collect()
    }
}

fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

#[expect(clippy::disallowed_methods, reason = "the sources are what this test is about")]
fn source(root: &Path, path: &Path) -> io::Result<Source> {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let names: Vec<_> = inner.iter().map(|name| name.to_string_lossy()).collect();
    Ok(Source::new(&names.join("/"), &fs::read_to_string(path)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_declared_for_tests_alone_is_one_and_so_are_the_files_below_it() {
        let house = House::of(vec![
            Source::new("src/lib.rs", "#[cfg(test)]\nmod evening;\nmod app;"),
            Source::new("src/evening/people.rs", "fn f() {}"),
            Source::new("src/app.rs", "fn f() {}"),
        ]);
        let lines: Vec<usize> = house.sources().iter().map(Source::lines_without_tests).collect();

        assert_eq!(lines, [1, 0, 1]);
        assert_eq!(house.test_rooms(), BTreeSet::from(["evening".to_owned()]));
    }
}
