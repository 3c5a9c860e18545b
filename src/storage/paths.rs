//! Where the user's files are.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::error::StorageError;

const PROGRAM: &str = "shouldmeet";

/// Where the program keeps its files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// The events.
    pub data: PathBuf,
    /// What the user has set.
    pub config: PathBuf,
    /// What belongs to this computer alone: the installation's id, the log.
    pub state: PathBuf,
}

impl Places {
    /// The places that the environment names, and otherwise the system's.
    ///
    /// `SHOULDMEET_HOME` comes first, then the XDG variables on every system: people who use
    /// terminals expect them on a Mac too.
    ///
    /// - `variable`: looks a variable of the environment up.
    ///
    /// # Errors
    ///
    /// [`StorageError::NoHome`] when the system does not know the user's home either.
    pub fn find(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, StorageError> {
        let folder = |name: &str| {
            // A relative path would mean another place in every folder (XDG says: ignore it).
            variable(name).map(PathBuf::from).filter(|path| path.is_absolute())
        };
        if let Some(home) = variable("SHOULDMEET_HOME").filter(|home| !home.is_empty()) {
            let home = PathBuf::from(home);
            let (config, state) = (home.join("config"), home.join("state"));
            return Ok(Self { data: home, config, state });
        }
        let xdg = |name: &str| folder(name).map(|path| path.join(PROGRAM));
        let system = directories::ProjectDirs::from("", "", PROGRAM);
        let of_system = |place: fn(&directories::ProjectDirs) -> &Path| {
            system.as_ref().map(|dirs| place(dirs).to_owned()).ok_or(StorageError::NoHome)
        };
        let data = xdg("XDG_DATA_HOME")
            .map_or_else(|| of_system(directories::ProjectDirs::data_local_dir), Ok)?;
        let config = xdg("XDG_CONFIG_HOME")
            .map_or_else(|| of_system(directories::ProjectDirs::config_dir), Ok)?;
        let state = xdg("XDG_STATE_HOME").or_else(|| system.as_ref()?.state_dir().map(Into::into));
        Ok(Self { state: state.unwrap_or_else(|| data.join("state")), data, config })
    }

    /// The host's own questions for the rounds; there need be none.
    #[must_use]
    pub fn questions(&self) -> PathBuf {
        self.config.join("questions.txt")
    }

    /// The host's own templates for paper; there need be none.
    #[must_use]
    pub fn templates(&self) -> PathBuf {
        self.config.join("templates")
    }

    /// What the host said of the columns of lists.
    #[must_use]
    pub fn lists(&self) -> PathBuf {
        self.data.join("lists.json")
    }

    /// How the badge scanner of this laptop types.
    #[must_use]
    pub fn scanner(&self) -> PathBuf {
        self.state.join("scanner.json")
    }

    /// The folder of all events.
    #[must_use]
    pub fn events(&self) -> PathBuf {
        self.data.join("events")
    }
}

/// The program that keeps this folder the same on several computers, if its path tells.
///
/// Such a program copies files while they are written, and knows nothing of a lock.
#[must_use]
pub fn synchronised_by(path: &Path) -> Option<&'static str> {
    const PROGRAMS: [(&str, &str); 7] = [
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("icloud", "iCloud"),
        ("mobile documents", "iCloud"),
        ("googledrive", "Google Drive"),
        ("google drive", "Google Drive"),
        ("nextcloud", "Nextcloud"),
    ];
    path.components().find_map(|component| {
        let Component::Normal(name) = component else { return None };
        let name = name.to_string_lossy().to_lowercase();
        let program = PROGRAMS.iter().find(|(start, _)| name.starts_with(start));
        program.map(|(_, program)| *program)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(variables: &'static [(&'static str, &'static str)]) -> Places {
        let find = move |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        Places::find(find).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn the_programs_own_variable_comes_first_then_xdg_on_every_system() {
        let xdg = [("XDG_DATA_HOME", "/d"), ("XDG_CONFIG_HOME", "/c"), ("XDG_STATE_HOME", "/s")];
        let found = Places::find(|name| {
            xdg.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
        .unwrap();
        assert_eq!(
            [found.data.clone(), found.config.clone(), found.state.clone()],
            ["/d/shouldmeet", "/c/shouldmeet", "/s/shouldmeet"].map(PathBuf::from),
        );
        assert_eq!(found.events(), Path::new("/d/shouldmeet/events"));

        let own = places(&[("SHOULDMEET_HOME", "/h"), ("XDG_DATA_HOME", "/d")]);
        assert_eq!(own.events(), Path::new("/h/events"));
        assert_eq!(own.config, Path::new("/h/config"));
    }

    #[cfg(unix)]
    #[test]
    fn a_relative_path_in_an_xdg_variable_is_ignored() {
        let found =
            places(&[("XDG_DATA_HOME", "here"), ("XDG_CONFIG_HOME", "/c"), ("XDG_STATE_HOME", "")]);

        assert!(!found.data.starts_with("here"));
        assert!(found.data.is_absolute() && found.state.is_absolute());
    }

    #[test]
    fn a_folder_that_another_program_synchronises_is_known_by_its_path() {
        for (path, program) in [
            ("/home/ada/OneDrive - Museum/events", Some("OneDrive")),
            ("/Users/ada/Library/Mobile Documents/x", Some("iCloud")),
            ("/Users/ada/Library/CloudStorage/Dropbox/x", Some("Dropbox")),
            ("/Users/ada/Library/CloudStorage/GoogleDrive-ada/x", Some("Google Drive")),
            ("/home/ada/.local/share/shouldmeet", None),
        ] {
            assert_eq!(synchronised_by(Path::new(path)), program, "{path}");
        }
    }
}
