//! A page as a row of text blocks: what stands between two tags that begin a new line.
//!
//! Tokens come from html5ever (the WHATWG tokenizer); no tree is built.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements whose text is not part of the page's reading.
const SILENT: [&str; 14] = [
    "script", "style", "noscript", "template", "svg", "select", "button", "iframe", "nav", "aside", "footer", "form",
    "figure", "dialog",
];

/// Elements within a line.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// Where a block stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// Anywhere.
    Page,
    /// In `main`.
    Main,
    /// In `article`.
    Article,
}

/// A piece of running text.
#[derive(Debug, Clone)]
pub struct Block {
    /// The text, white space collapsed; a `br` is a line break.
    pub text: String,
    /// Number of words.
    pub words: usize,
    /// How many of them are links.
    pub linked: usize,
    /// Where it stands.
    pub region: Region,
}

/// A page, cut.
#[derive(Debug, Default)]
pub struct Cut {
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// Name and content of the meta elements, and `canonical` with the address of that link.
    pub meta: Vec<(String, String)>,
    /// The content of `title`.
    pub title: String,
    /// The first main heading.
    pub heading: String,
    /// The first `datetime` of a `time` element.
    pub time: Option<String>,
    /// The contents of JSON-LD scripts.
    pub json: Vec<String>,
}

/// Cuts a page into blocks.
pub fn cut(page: &str) -> Cut {
    let tokenizer = Tokenizer::new(Cutter::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(page));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut state = tokenizer.sink.0.into_inner();
    state.flush();
    state.cut
}

#[derive(Default)]
struct Cutter(RefCell<State>);

#[derive(Default)]
struct State {
    cut: Cut,
    text: String,
    linked: usize,
    /// Open elements that matter, each with how often it is open.
    silent: Vec<&'static str>,
    links: usize,
    articles: usize,
    mains: usize,
    headings: usize,
    /// The script or title that is being read.
    raw: Option<Raw>,
}

enum Raw {
    Json(String),
    Title,
    Other,
}

impl TokenSink for Cutter {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            CharacterTokens(text) => state.text(&text),
            TagToken(tag) if tag.kind == EndTag => state.close(&tag.name),
            TagToken(tag) => return state.open(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str) {
        match &mut self.raw {
            Some(Raw::Json(json)) => return json.push_str(text),
            Some(Raw::Title) => return self.cut.title.push_str(text),
            Some(Raw::Other) => return,
            None => {}
        }
        if self.silent.is_empty() {
            if self.links > 0 {
                self.linked += text.split_whitespace().count();
            }
            self.text.push_str(text);
        }
    }

    fn open(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some(silent) = SILENT.iter().find(|silent| **silent == name)
            && !tag.self_closing
        {
            self.flush();
            self.silent.push(silent);
        }
        match name {
            "br" => self.text.push('\u{2028}'),
            "a" => self.links += 1,
            "article" | "main" | "h1" => {
                self.flush();
                *self.counter(name) += 1;
            }
            "meta" => self.meta(tag),
            "link" if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.cut.meta.extend(attribute(tag, "href").map(|url| ("canonical".to_owned(), url)));
            }
            "time" if self.cut.time.is_none() => self.cut.time = attribute(tag, "datetime"),
            "script" => {
                let json = attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
                self.raw = Some(if json { Raw::Json(String::new()) } else { Raw::Other });
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            "title" if self.silent.is_empty() => {
                self.raw = Some(if self.cut.title.is_empty() { Raw::Title } else { Raw::Other });
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "textarea" => {
                self.raw = Some(Raw::Other);
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                self.raw = Some(Raw::Other);
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            _ if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn close(&mut self, name: &str) {
        if let Some(Raw::Json(json)) = self.raw.take() {
            self.cut.json.push(json);
        }
        if let Some(at) = self.silent.iter().rposition(|silent| *silent == name) {
            self.silent.truncate(at);
        }
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "article" | "main" | "h1" => {
                self.flush();
                let counter = self.counter(name);
                *counter = counter.saturating_sub(1);
            }
            _ if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn counter(&mut self, name: &str) -> &mut usize {
        match name {
            "article" => &mut self.articles,
            "main" => &mut self.mains,
            _ => &mut self.headings,
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let name = attribute(tag, "property").or_else(|| attribute(tag, "name")).or_else(|| attribute(tag, "itemprop"));
        if let (Some(name), Some(content)) = (name, attribute(tag, "content")) {
            self.cut.meta.push((name.to_ascii_lowercase(), content));
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let text = collapse(&std::mem::take(&mut self.text));
        let linked = std::mem::take(&mut self.linked);
        if text.is_empty() {
            return;
        }
        if self.headings > 0 && self.cut.heading.is_empty() {
            self.cut.heading.clone_from(&text);
        }
        let region = match (self.articles, self.mains) {
            (0, 0) => Region::Page,
            (0, _) => Region::Main,
            _ => Region::Article,
        };
        let words = text.split_whitespace().count();
        self.cut.blocks.push(Block { text, words, linked, region });
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.trim().to_owned())
}

/// White space as a browser shows it: runs are one space, a line separator breaks the line.
fn collapse(text: &str) -> String {
    let lines = text.split('\u{2028}').map(|line| {
        let words = line.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
