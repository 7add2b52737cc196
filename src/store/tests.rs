use super::*;

fn reading(id: &str, digest: &str) -> Reading {
    Reading { id: id.into(), digest: digest.into(), title: Some("x".repeat(100)), ..Reading::default() }
}

fn held(folder: &Path) -> Vec<(String, String)> {
    let store = Store::open(folder).unwrap();
    let readings: Vec<Reading> = store.readings().unwrap().collect::<Result<_, _>>().unwrap();
    let held: Vec<_> = readings.into_iter().map(|reading| (reading.id, reading.digest)).collect();
    assert!(store.articles().map(|(id, held)| (id, held.digest.as_str())).eq(held.iter().map(|(a, b)| (&**a, &**b))));
    held
}

#[test]
fn the_last_word_about_an_article_counts() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("store");
    let mut writer = Writer::open(&folder).unwrap().with_segments_of(300);
    for (id, digest) in [("b", "1"), ("a", "1"), ("c", "1"), ("b", "2"), ("d", "1")] {
        writer.add(&reading(id, digest)).unwrap();
    }
    writer.remove("a").unwrap();
    writer.commit().unwrap();
    let expected = [("b", "2"), ("c", "1"), ("d", "1")].map(|(id, digest)| (id.to_owned(), digest.to_owned()));
    assert_eq!(held(&folder), expected);
    assert!(Store::open(&folder).unwrap().segments() > 1);
    writer.compact().unwrap();
    assert_eq!((held(&folder).as_slice(), Store::open(&folder).unwrap().segments()), (expected.as_slice(), 1));
    writer.add(&reading("a", "3")).unwrap();
    writer.commit().unwrap();
    assert_eq!(held(&folder).len(), 4);
    for index in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        if index.extension().is_some_and(|ending| ending == "index") {
            std::fs::remove_file(index).unwrap();
        }
    }
    assert_eq!(held(&folder).len(), 4, "an index that is missing is made anew");
}

#[test]
fn what_is_not_committed_leaves_no_trace() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(dir.path()).unwrap();
    writer.add(&reading("a", "1")).unwrap();
    writer.commit().unwrap();
    writer.add(&reading("a", "2")).unwrap();
    drop(writer);
    assert_eq!(held(dir.path()), [("a".to_owned(), "1".to_owned())]);
    std::fs::write(dir.path().join(".new-left"), "half a li").unwrap();
    drop(Writer::open(dir.path()).unwrap());
    assert!(!dir.path().join(".new-left").exists());
}

#[test]
fn two_writers_are_one_too_many() {
    let dir = tempfile::tempdir().unwrap();
    let first = Writer::open(dir.path()).unwrap();
    assert!(matches!(Writer::open(dir.path()), Err(StoreError::Busy(_))));
    drop(first);
    assert!(Writer::open(dir.path()).is_ok());
}

#[test]
fn other_folders_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(&dir.path().join("none")), Err(StoreError::Missing(_))));
    std::fs::write(dir.path().join("letter.txt"), "Dear").unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NotAStore(_))));
    assert!(matches!(Writer::open(dir.path()), Err(StoreError::NotAStore(_))));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}
