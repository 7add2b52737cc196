//! Values put aside in a temporary file one after the other: each as its length, and its bytes in Postcard's format.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// An error of the temporary file, told as such: nobody named that file.
pub fn failed(error: impl Into<io::Error>) -> io::Error {
    let (error, folder) = (error.into(), std::env::temp_dir());
    let told = format!("nothing can be put aside in {}, the folder of temporary files: {error}", folder.display());
    io::Error::new(error.kind(), told)
}

/// Writes a value.
pub fn write(value: &impl Serialize, file: &mut impl Write) -> io::Result<()> {
    let frame = postcard::to_allocvec(value).map_err(io::Error::other)?;
    let length = u32::try_from(frame.len()).map_err(io::Error::other)?;
    file.write_all(&length.to_le_bytes())?;
    file.write_all(&frame)
}

/// The next value, if there is one more; `frame` is room for its bytes, used again and again.
pub fn read<T: DeserializeOwned>(file: &mut impl Read, frame: &mut Vec<u8>) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match file.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    frame.resize(u32::from_le_bytes(length) as usize, 0);
    file.read_exact(frame)?;
    postcard::from_bytes(frame).map(Some).map_err(io::Error::other)
}
