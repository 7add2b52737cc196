//! Compiles the Turtle of `ontology/reference` into `ontology/reference.bin`:
//!
//! ```text
//! cargo run --release --example compile-reference
//! ```

use std::path::Path;

use diplograph::knowledge::Reference;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ontology = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology");
    let bytes = Reference::from_folder(&ontology.join("reference"))?.encode();
    std::fs::write(ontology.join("reference.bin"), bytes)?;
    Ok(())
}
