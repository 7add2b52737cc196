//! A dataset on disk, for graphs larger than memory: oxigraph's store on RocksDB (feature `rocksdb`).
//!
//! It is made of one state of the readings, whole, and never changed. When the readings have changed, it is made anew and
//! takes the place of the old one; whoever asks that meanwhile goes on.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use oxigraph::store::Store;

use super::dataset::{Dataset, LoadError};

/// How the folders of datasets begin; the state that they are made of follows.
const PREFIX: &str = "graph-";

/// The folder of one that is being made.
const PART: &str = "graph.part";

/// The file that is locked by the one who makes it.
const LOCK: &str = "graph.lock";

impl Dataset {
    /// Opens the dataset of a state that is kept in a folder. If there is none, `fill` makes it, and those of other
    /// states go. Of one state there may be several views, of which each is made when it is asked for.
    ///
    /// # Errors
    /// When the folder cannot be written, the store fails, or `fill` does.
    pub fn kept<E: From<LoadError>>(
        folder: &Path,
        state: u64,
        view: &str,
        fill: impl FnOnce(&Self) -> Result<(), E>,
    ) -> Result<Self, E> {
        let state = format!("{PREFIX}{state:016x}");
        let place = folder.join(format!("{state}-{view}"));
        if !place.exists() {
            let lock = lock(folder).map_err(refused(folder))?;
            // Somebody else may have made it meanwhile.
            if !place.exists() {
                let part = folder.join(PART);
                if part.exists() {
                    fs::remove_dir_all(&part).map_err(refused(&part))?;
                }
                let dataset = Self { store: Store::open(&part).map_err(LoadError::Store)? };
                fill(&dataset)?;
                dataset.store.flush().map_err(LoadError::Store)?;
                drop(dataset);
                fs::rename(&part, &place).map_err(refused(&place))?;
                drop_others(folder, &state).map_err(refused(folder))?;
            }
            drop(lock);
        }
        Ok(Self { store: Store::open_read_only(&place).map_err(LoadError::Store)? })
    }
}

/// Waits for whoever is making a dataset here.
fn lock(folder: &Path) -> io::Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    file.lock()?;
    Ok(file)
}

/// Removes the datasets of other states.
fn drop_others(folder: &Path, state: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && !name.starts_with(state) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn refused(path: &Path) -> impl FnOnce(io::Error) -> LoadError + '_ {
    |source| LoadError::Read { name: path.display().to_string(), source }
}
