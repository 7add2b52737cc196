//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// A place for results. What is written to a file stands beside it under another name until [`Output::finish`].
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or pipe, which cannot be replaced.
    Device(BufWriter<fs::File>),
    /// A file to be.
    File(BufWriter<NamedTempFile>, PathBuf),
}

impl Output {
    /// Opens a file, or standard output if there is none or it is `-`.
    pub fn open(path: Option<&Path>) -> Result<Self> {
        match path {
            None => Ok(Self::stdout()),
            Some(path) if path.as_os_str() == "-" => Ok(Self::stdout()),
            Some(path) => Self::file(path).with_context(|| format!("{} cannot be written", path.display())),
        }
    }

    fn stdout() -> Self {
        Self::Stdout(BufWriter::new(io::stdout().lock()))
    }

    fn file(path: &Path) -> Result<Self> {
        if path.metadata().is_ok_and(|data| !data.is_file() && !data.is_dir()) {
            return Ok(Self::Device(BufWriter::new(fs::OpenOptions::new().write(true).open(path)?)));
        }
        anyhow::ensure!(!path.is_dir(), "it is a folder; name a file");
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        anyhow::ensure!(folder.is_dir(), "the folder {} does not exist; create it first", folder.display());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".diplograph-");
        if let Some(permissions) = permissions(path) {
            builder.permissions(permissions);
        }
        let file = builder.tempfile_in(folder).context("check that the folder may be written to")?;
        Ok(Self::File(BufWriter::new(file), path.to_owned()))
    }

    /// Completes the output; only now does a file take its name.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut stdout) => stdout.flush()?,
            Self::Device(mut device) => device.flush()?,
            Self::File(file, path) => {
                let context = || format!("{} cannot be written", path.display());
                let file = file.into_inner().map_err(io::IntoInnerError::into_error).with_context(context)?;
                file.as_file().sync_all().with_context(context)?;
                file.persist(&path).map_err(|error| error.error).with_context(context)?;
            }
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Device(device) => device.write(bytes),
            Self::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Device(device) => device.flush(),
            Self::File(file, _) => file.flush(),
        }
    }
}

/// The permissions of the file that is replaced, else those of any new file.
fn permissions(path: &Path) -> Option<Permissions> {
    if let Ok(data) = path.metadata() {
        return Some(data.permissions());
    }
    #[cfg(unix)]
    return Some(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    #[cfg(not(unix))]
    None
}
