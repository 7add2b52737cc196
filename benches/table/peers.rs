//! Peers in the same run, where Python has them: spaCy on the same articles, rdflib and pyoxigraph on the same triples.

use std::path::Path;
use std::process::Command;

pub fn table(scratch: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/table/peers.py");
    let ran = Command::new("python3").arg(script).arg(scratch).status();
    if !ran.is_ok_and(|status| status.success()) {
        println!("Peers: skipped, no Python");
    }
}
