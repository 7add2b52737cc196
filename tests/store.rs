//! The store: adding, replacing, removing; killed, full, and contested.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use diplograph::store::Writer;

use crate::scratch::{Scratch, seeds};

fn list(scratch: &Scratch) -> BTreeMap<String, String> {
    let listed = scratch.run(&["list", "--store", "store"]).ok();
    let row = |line: &str| line.split_once('\t').map(|(id, rest)| (id.to_owned(), rest.to_owned())).unwrap();
    listed.lines().map(row).collect()
}

#[test]
fn articles_are_added_replaced_passed_over_and_removed() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("in/{name}.txt"), text);
    }
    assert!(scratch.run(&["add", "--store", "store", "in"]).stderr.contains("3 added, 0 replaced, 0 unchanged"));
    assert!(scratch.run(&["add", "--store", "store", "in"]).stderr.contains("0 added, 0 replaced, 3 unchanged"));
    for format in ["jsonl", "turtle", "trig"] {
        let stored = scratch.run(&["extract", "--store", "store", "--to", format]).ok();
        assert_eq!(stored, scratch.run(&["extract", "in", "--to", format]).ok(), "{format}");
    }
    let before = list(&scratch);
    scratch.file("in/g20-bali-2022.txt", " date 2022-11-16 The G20 summit ended in Bali on Wednesday.");
    assert!(scratch.run(&["add", "--store", "store", "in"]).stderr.contains("0 added, 1 replaced, 2 unchanged"));
    let after = list(&scratch);
    assert!(before["g20-bali-2022"] != after["g20-bali-2022"] && after.len() == 3);
    scratch.run(&["remove", "--store", "store", "g20-bali-2022"]).ok();
    assert_eq!(list(&scratch).len(), 2);
    assert!(scratch.run(&["remove", "--store", "store", "nobody"]).line().contains("`diplograph list` shows them"));
    assert_eq!(scratch.run(&["compact", "--store", "store",]).code, Some(0));
    assert_eq!(list(&scratch).len(), 2);
    assert!(scratch.run(&["stats", "--store", "store"]).ok().contains("articles    2"));
}

#[test]
fn what_is_no_store_is_told() {
    let scratch = Scratch::new();
    scratch.file("letters/one.txt", "Dear Sir");
    assert!(scratch.run(&["list", "--store", "nowhere"]).line().contains("no such store"));
    assert!(scratch.run(&["list", "--store", "letters"]).line().contains("not a store"));
    assert!(scratch.run(&["add", "--store", "letters", "letters"]).line().contains("not a store"));
    assert_eq!(scratch.run(&["add", "letters"]).code, Some(2));
}

/// Two tellings of the same articles.
fn two_tellings(scratch: &Scratch, count: usize) {
    for number in 0..count {
        let text = |day: usize| format!(" date 2023-09-{day:02} The ministers met in Vienna, {number} of them.");
        scratch.file(&format!("old/{number:03}.txt"), text(10)).file(&format!("new/{number:03}.txt"), text(20));
    }
}

#[test]
fn killed_at_any_moment_the_store_holds_old_or_new() {
    let scratch = Scratch::new();
    two_tellings(&scratch, 60);
    let add = ["add", "--store", "store", "--segment", "500", "--threads", "1", "--again", "--quiet"];
    scratch.run(&[&add, ["old"].as_slice()].concat()).ok();
    let old = list(&scratch);
    let start = std::time::Instant::now();
    scratch.run(&[&add, ["new"].as_slice()].concat()).ok();
    let whole = start.elapsed();
    let new = list(&scratch);
    for turn in 0..100u32 {
        let into = if turn % 2 == 0 { "old" } else { "new" };
        let mut child = scratch.command(&[&add, [into].as_slice()].concat()).stderr(Stdio::null()).spawn().unwrap();
        // A fixed sequence that spreads over the whole run (multiples of the golden ratio).
        std::thread::sleep(whole.mul_f64(f64::from(turn) * 0.618_034 % 1.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = list(&scratch);
        assert_eq!(now.len(), 60, "nothing is lost");
        for (id, row) in &now {
            assert!([&old[id], &new[id]].contains(&row), "{id} is neither old nor new: {row}");
        }
        if turn % 25 == 24 {
            let mut child = scratch.command(&["compact", "--store", "store"]).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(u64::from(turn % 7)));
            child.kill().unwrap();
            child.wait().unwrap();
            assert_eq!(list(&scratch), now, "compacting changes nothing");
        }
    }
    scratch.run(&[&add, ["new"].as_slice()].concat()).ok();
    assert_eq!(list(&scratch), new);
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_nothing_lost() {
    let scratch = Scratch::new();
    two_tellings(&scratch, 60);
    scratch.run(&["add", "--store", "store", "old", "--quiet"]).ok();
    let before = list(&scratch);
    // No file may grow beyond a block: what a full disk is to a program.
    let script =
        format!("trap '' XFSZ; ulimit -f 1; exec '{}' add --store store new", env!("CARGO_BIN_EXE_diplograph"));
    let output = Command::new("bash").args(["-c", &script]).current_dir(scratch.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("what the store held before is unharmed"), "{said}");
    assert_eq!(list(&scratch), before);
    assert!(scratch.run(&["add", "--store", "store", "new"]).stderr.contains("60 replaced"));
}

/// The same on a file system of a megabyte, where the system lets us make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_is_told_and_nothing_lost() {
    let scratch = Scratch::new();
    two_tellings(&scratch, 300);
    scratch.folder("small");
    // A name space of its own needs no rights, and is gone with the shell.
    let script = format!(
        "dg='{}'
         mount -t tmpfs -o size=128k none small || exit 77
         $dg add --quiet --store small/store old/00*.txt || exit 3
         $dg list --store small/store >before
         $dg add --store small/store new
         echo $? >code
         $dg list --store small/store | cmp - before || exit 4
         $dg add --store small/store new/000.txt",
        env!("CARGO_BIN_EXE_diplograph")
    );
    let ran = Command::new("unshare").args(["-rm", "bash", "-c", &script]).current_dir(scratch.path()).output();
    let Some(ran) = ran.ok().filter(|ran| !matches!(ran.status.code(), Some(1 | 77))) else {
        println!("skipped: no name space of our own here");
        return;
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("No space left on device") && said.contains("unharmed"), "{said}");
    assert_eq!(scratch.read("code").trim(), "1", "{said}");
    assert!(said.contains("1 replaced") && ran.status.success(), "the next add finds room: {said}");
}

#[cfg(unix)]
#[test]
fn a_second_writer_is_told() {
    let scratch = Scratch::new();
    two_tellings(&scratch, 1);
    let first = Writer::open(&scratch.path().join("store")).unwrap();
    let second = scratch.run(&["add", "--store", "store", "old"]);
    assert_eq!(second.code, Some(1));
    assert!(second.line().contains("another process is writing"), "{}", second.stderr);
    drop(first);
    assert_eq!(scratch.run(&["add", "--store", "store", "old"]).code, Some(0), "the lock goes with its holder");
}

#[test]
fn readings_made_apart_merge_to_the_same_bytes() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("in/{name}.txt"), text);
        scratch.run(&["extract", &format!("in/{name}.txt"), "-o", &format!("{name}.jsonl")]).ok();
        scratch.folder("parts").file(&format!("parts/part-{name}"), scratch.read(&format!("{name}.jsonl")));
    }
    scratch.file("parts/_SUCCESS", "");
    let whole = scratch.run(&["extract", "in", "--to", "jsonl"]).ok();
    assert_eq!(scratch.run(&["merge", "parts"]).ok(), whole);
    assert_eq!(scratch.run(&["merge", "parts", "parts/part-g20-bali-2022"]).ok(), whole);
    assert_eq!(
        scratch.run(&["merge", "parts", "--to", "trig"]).ok(),
        scratch.run(&["extract", "in", "--to", "trig"]).ok()
    );
    assert!(scratch.run(&["merge", "in/g20-bali-2022.txt"]).stderr.contains("not a reading"));
}
