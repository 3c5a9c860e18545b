//! How the badge scanner of this laptop types, kept between evenings.

use super::shop::Shop;
use crate::domain::Scanner;
use crate::storage::{ScannerMemory, StorageError};

impl Shop {
    /// How the scanner of this laptop types, if it was ever tested.
    ///
    /// # Errors
    ///
    /// The disk's, or that the file is damaged or of a newer version.
    pub fn scanner(&self) -> Result<Option<Scanner>, StorageError> {
        ScannerMemory::read(&*self.disk, &self.places.scanner())
    }

    /// Keeps what the test card told.
    pub(super) fn remember_scanner(&self, scanner: Scanner) -> Result<(), StorageError> {
        ScannerMemory::remember(&*self.disk, &self.places.scanner(), scanner)
    }
}
