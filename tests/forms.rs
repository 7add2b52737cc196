//! Every form of input, told by its content: an article of each, also packed, and bombs and broken ones.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::scratch::{Ran, Scratch};

/// What the program reads of a file whose name tells nothing.
fn read(content: impl AsRef<[u8]>, args: &[&str]) -> Ran {
    let scratch = Scratch::new();
    scratch.file("input", content);
    scratch.run(&[&["extract", "--to", "jsonl", "input"], args].concat())
}

/// Identifier, day, title, source, address of every article.
fn articles(ran: &Ran) -> Vec<Value> {
    let fields = ["id", "published", "title", "source", "url"];
    ran.readings().iter().map(|reading| fields.iter().map(|field| reading[*field].clone()).collect()).collect()
}

#[track_caller]
fn expect(content: impl AsRef<[u8]>, expected: &[Value]) {
    let ran = read(content, &[]);
    assert_eq!(articles(&ran), expected);
    ran.ok();
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *content).unwrap();
    }
    archive.into_inner().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const LINE: &str =
    r#"{"id":"a","date":"2023-09-19","headline":"Talks","body":"They met.","url":"https://example.org/a"}"#;

#[test]
fn json() {
    let article = json!(["a", "2023-09-19", "Talks", null, "https://example.org/a"]);
    expect(LINE, std::slice::from_ref(&article));
    expect(
        format!("{LINE}\n\n{{\"text\":\"They spoke.\"}}\n"),
        &[article.clone(), json!(["input-3", null, null, null, null])],
    );
    expect(format!("[{LINE}]"), std::slice::from_ref(&article));
    expect(LINE.replace(",\"", ",\n  \""), std::slice::from_ref(&article));
    let ran = read(
        r#"{"meta":{"day":"2023-09-19"},"story":"They met."}"#,
        &["--field", "text=story", "--field", "date=meta.day"],
    );
    assert_eq!(
        articles(&ran),
        [json!(["input", "2023-09-19", null, null, null])].map(|mut article| {
            article[0] = json!("input-1");
            article
        })
    );
}

#[test]
fn json_that_is_none() {
    let ran = read(format!("{LINE}\n{{\"text\": oops}}\n[1]\n{{\"words\":\"They met.\"}}\n"), &[]);
    assert_eq!((ran.code, ran.readings().len()), (Some(1), 1));
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert!(lines[0].contains("input:2: not JSON") && lines[0].contains("column"), "{}", lines[0]);
    assert!(lines[1].contains("input:3[0]: not an object"), "{}", lines[1]);
    assert!(
        lines[2].contains("input:4: no text in it")
            && lines[2].contains("--field text=NAME")
            && lines[2].contains("words")
    );
    let ran = read(r#"{"id":"a","people":[],"events":[],"statements":[]}"#, &[]);
    assert!(ran.line().contains("diplograph merge"), "{}", ran.stderr);
}

#[test]
fn tables() {
    let article = json!(["a", "2023-09-19", "Talks, again", null, null]);
    expect("id,date,title,text\na,2023-09-19,\"Talks, again\",\"They\nmet.\"\n", std::slice::from_ref(&article));
    expect("\u{FEFF}id;date;title;text\na;19 September 2023;Talks, again;They met.\n", std::slice::from_ref(&article));
    expect("id\tdate\ttitle\ttext\na\t2023-09-19\tTalks, again\tThey met.\n", &[article]);
    let ran = read("id,text\na,They met.\nb\nc,They spoke.\n", &[]);
    assert!(ran.line().contains("input:3: 1 fields, where 2 are named"), "{}", ran.stderr);
    assert_eq!(ran.readings().len(), 2);
    let ran = read("day,story\n2023-09-19,They met.\n", &["--field", "text=story", "--field", "published=day"]);
    assert_eq!(articles(&ran), [json!(["input-1", "2023-09-19", null, null, null])]);
    let ran = read("Talks, again, the text said.\nMore of it.", &[]);
    assert_eq!(articles(&ran), [json!(["input", null, null, null, null])], "a sentence with commas is no table");
}

#[test]
fn pages() {
    let page = "<!DOCTYPE html>\n<html><head><meta property='og:title' content='Talks'>\
        <meta property='article:published_time' content='2023-09-19T10:00:00+00:00'></head>\
        <body><p>The ministers met in Vienna.</p></body></html>";
    expect(page, &[json!(["input", "2023-09-19", "Talks", null, null])]);
    expect(format!("<html><body>{}<p>They met.", "<div>".repeat(100_000)), &[json!(["input", null, null, null, null])]);
}

#[test]
fn feeds() {
    let rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Example</title>\
        <item><title>Talks &amp; more</title><link>https://example.org/a</link><guid>a</guid>\
        <pubDate>Tue, 19 Sep 2023 08:00:00 GMT</pubDate><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>\
        <item><title>Calls</title><description><![CDATA[They <b>spoke</b>.]]></description></item></channel></rss>";
    expect(
        rss,
        &[
            json!(["a", "2023-09-19", "Talks & more", "The Example", "https://example.org/a"]),
            json!(["input-2", null, "Calls", "The Example", null]),
        ],
    );
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Example</title><entry><id>a</id><title>Talks</title>\
        <link rel='self' href='https://example.org/self'/><link href='https://example.org/a'/>\
        <updated>2023-09-19T08:00:00Z</updated><content type='xhtml'><div><p>They met.</p></div></content></entry></feed>";
    expect(atom, &[json!(["a", "2023-09-19", "Talks", "The Example", "https://example.org/a"])]);
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><rss><channel><item>\
        <title>&b;</title><description>They met.</description></item></channel></rss>";
    assert_eq!(read(entities, &[]).readings().len(), 1);
    assert!(read("<rss><channel></channel></rss>", &[]).line().contains("no item"));
}

#[test]
fn markdown_and_mail() {
    let article = json!(["input", "2023-09-19", "Talks", null, null]);
    expect("---\ntitle: Talks\ndate: 2023-09-19\n---\n\nThey **met**.\n", &[article]);
    let mail = "From: The Example <news@example.org>\r\nSubject: =?utf-8?q?Talks?=\r\nDate: Tue, 19 Sep 2023 08:00:00 +0000\r\n\
        MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThey met.\r\n";
    expect(mail, &[json!(["input", "2023-09-19", "Talks", "The Example", null])]);
}

fn warc_record(url: &str, page: &str) -> String {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
}

#[test]
fn web_archives() {
    let one = warc_record("https://example.org/a", "<html><title>Talks</title><p>They met.</p></html>");
    let two = warc_record("https://example.org/b", "<html><title>Calls</title><p>They spoke.</p></html>");
    let expected = [
        json!(["example.org/a", null, "Talks", null, "https://example.org/a"]),
        json!(["example.org/b", null, "Calls", null, "https://example.org/b"]),
    ];
    expect(format!("{one}{two}"), &expected);
    expect([gzip(one.as_bytes()), gzip(two.as_bytes())].concat(), &expected);
    let short = one.replace("Content-Length: ", "Content-Length: 1");
    assert_eq!(read(format!("{short}{two}"), &[]).code, Some(1));
    let long =
        one.replacen("Content-Length: 8", "Content-Length: 4", 1).replacen("Content-Length: 9", "Content-Length: 4", 1);
    let ran = read(format!("{long}{two}"), &[]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(articles(&ran).last(), Some(&expected[1]), "reading goes on at the next record: {}", ran.stderr);
    for wrong in ["Content-Length: 9999999", "Content-Length: 9"] {
        let overlong = one.replace("Content-Length: ", wrong);
        let ran = read(format!("{overlong}{two}{two}"), &[]);
        assert_eq!((ran.code, articles(&ran)), (Some(1), expected.to_vec()), "{wrong}: {}", ran.stderr);
    }
}

#[test]
fn packed() {
    let expected = [json!(["a", "2023-09-19", "Talks", null, "https://example.org/a"])];
    expect(gzip(LINE.as_bytes()), &expected);
    expect(gzip(&gzip(LINE.as_bytes())), &expected);
    let files: [(&str, &[u8]); 3] =
        [("in/b.txt", b"They met."), ("../../up.txt", b"They spoke."), ("in/.hidden", b"Not read.")];
    let ids = |ran: &Ran| -> Vec<Value> { ran.readings().iter().map(|reading| reading["id"].clone()).collect() };
    assert_eq!(ids(&read(tar(&files), &[])), ["b", "up"]);
    assert_eq!(ids(&read(gzip(&tar(&files)), &[])), ["b", "up"]);
    assert_eq!(ids(&read(zip(&files), &[])), ["up", "b"]);
    let inner = zip(&[("deep.txt", b"They met.")]);
    assert_eq!(ids(&read(tar(&[("in.zip", &inner), ("z.txt", b"They spoke.")]), &[])), ["deep", "z"]);
}

#[test]
fn packed_badly() {
    let whole = gzip(format!("{LINE}\n").repeat(2000).as_bytes());
    let ran = read(&whole[..whole.len() / 2], &[]);
    assert!(ran.line().contains("damaged or cut off"), "{}", ran.stderr);
    assert!(ran.line().starts_with("diplograph: input: "), "{}", ran.stderr);
    let ran = read(tar(&[("bad.txt", b"\0\0\x01"), ("good.txt", b"They met.")]), &[]);
    assert!(ran.line().contains("input/bad.txt: binary data"), "{}", ran.stderr);
    assert_eq!(ran.readings().len(), 1);
    let ran = read(zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]), &[]);
    assert!(ran.line().contains("an office document"), "{}", ran.stderr);
    let mut nested = LINE.as_bytes().to_vec();
    for _ in 0..8 {
        nested = gzip(&nested);
    }
    assert!(read(nested, &[]).line().contains("inside of one another"));
}

#[test]
fn bombs_are_bounded() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let line = [b"{\"text\":\"".as_slice(), &vec![b'x'; 1 << 20], b"\"}\n".as_slice()].concat();
    for _ in 0..300 {
        encoder.write_all(&line).unwrap();
    }
    let ran = read(encoder.finish().unwrap(), &[]);
    assert!(ran.line().contains("decompression bomb"), "{}", ran.stderr);
    let ran = read(zip(&[("zeros.txt", &vec![b' '; 40 << 20]), ("good.txt", b"They met.")]), &[]);
    assert!(ran.line().contains("zeros.txt: longer than 16 MB"), "{}", ran.stderr);
    assert_eq!(ran.readings().len(), 1);
}

#[test]
fn what_is_no_article_is_named() {
    assert!(read("@prefix ex: <https://example.org/> .\nex:a ex:b ex:c .", &[]).line().contains("diplograph query"));
    assert!(read("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", &[]).line().contains("XML"));
}
