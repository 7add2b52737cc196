//! The rules tested on their own examples: every frame must tell what its examples say, and leave its counter-examples alone.
//!
//! An example is a sentence, ` => ` and the events that come out of it, parted by `;`: kind, status, a colon, the names of
//! those who take part joined by ` + `, and after `@` the place or country. Sentences are read as published on one fixed day.

use jiff::civil::Date;

use super::{Seen, read};
use crate::article::Article;
use crate::extract::{time, who};
use crate::knowledge::{Calendar, Knowledge};
use crate::language::{Engine, Syntax};
use crate::reading::Event;
use crate::text::{Span, fold};

/// An example that a rule does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: String,
    /// The sentence.
    pub sentence: String,
    /// What should have come out; none for a counter-example.
    pub expected: Option<String>,
    /// What came out.
    pub got: Vec<String>,
}

/// How many examples were tried, and those that failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Examples and counter-examples tried.
    pub tried: usize,
    /// The rules among them.
    pub rules: usize,
    /// What failed, in the order of the rules.
    pub failures: Vec<Failure>,
}

/// What reading a lone sentence needs.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The engine.
    pub engine: &'a Engine<'a>,
    /// The knowledge, its frames included.
    pub knowledge: &'a Knowledge,
    /// The calendar.
    pub calendar: &'a Calendar,
}

impl Bench<'_> {
    /// Tries the rules whose identifier contains `only`, or all of them.
    #[must_use]
    pub fn check(&self, only: Option<&str>) -> Checked {
        let frames = &self.knowledge.frames;
        let wanted = |id: &str| only.is_none_or(|only| id.contains(only));
        let mut out = Checked::default();
        let rules = frames.frames().iter().map(|frame| (&frame.id, &frame.examples, &frame.counter));
        let governors = frames.governors().iter().map(|governor| (&governor.id, &governor.examples, &governor.counter));
        for (id, examples, counter) in rules.chain(governors).filter(|(id, ..)| wanted(id)) {
            out.rules += 1;
            for example in examples {
                out.tried += 1;
                out.failures.extend(self.example(id, example));
            }
            for sentence in counter {
                out.tried += 1;
                out.failures.extend(self.counter_example(id, sentence));
            }
        }
        out
    }

    fn example(&self, rule: &str, example: &str) -> Option<Failure> {
        let (sentence, expected) = example.split_once(" => ")?;
        let events = self.events(sentence);
        let wanted: Vec<&str> = expected.split("; ").collect();
        let mut left: Vec<&Event> = events.iter().collect();
        let all = wanted.iter().all(|one| match left.iter().position(|event| fits(event, one)) {
            Some(at) => {
                left.remove(at);
                true
            }
            None => false,
        });
        (!all || !left.is_empty()).then(|| Failure {
            rule: rule.to_owned(),
            sentence: sentence.to_owned(),
            expected: Some(expected.to_owned()),
            got: events.iter().map(summary).collect(),
        })
    }

    fn counter_example(&self, rule: &str, sentence: &str) -> Option<Failure> {
        let events = self.events(sentence);
        events.iter().any(|event| event.evidence.rule == rule).then(|| Failure {
            rule: rule.to_owned(),
            sentence: sentence.to_owned(),
            expected: None,
            got: events.iter().map(summary).collect(),
        })
    }

    /// The events of one sentence, as if published on 12 June 2024.
    #[must_use]
    pub fn events(&self, sentence: &str) -> Vec<Event> {
        self.with(sentence, read)
    }

    /// How the events of one sentence are read.
    #[must_use]
    pub fn trace(&self, sentence: &str) -> String {
        self.with(sentence, super::trace)
    }

    /// How the events of a whole article are read.
    #[must_use]
    pub fn trace_article(&self, article: &Article) -> String {
        self.with_article(article, super::trace)
    }

    fn with<T>(&self, sentence: &str, act: impl Fn(&Seen<'_>) -> T) -> T {
        let article = Article {
            id: "example".to_owned(),
            text: sentence.to_owned(),
            title: None,
            body: Span::new(0, sentence.len()),
            published: Date::new(2024, 6, 12).ok(),
            source: None,
            url: None,
        };
        self.with_article(&article, act)
    }

    fn with_article<T>(&self, article: &Article, act: impl Fn(&Seen<'_>) -> T) -> T {
        let regions: Vec<_> = article.title.into_iter().chain([article.body]).collect();
        let document = self.engine.read(&article.text, &regions, self.knowledge);
        let syntax = Syntax::new(&document);
        let discourse = who::discourse(&document, article, self.knowledge);
        let (times, anchors) = time::expressions_of_article(&syntax, self.calendar, article.published, article.body);
        act(&Seen {
            syntax: &syntax,
            article,
            discourse: &discourse,
            knowledge: self.knowledge,
            times: &times,
            anchors: &anchors,
        })
    }
}

/// Whether an event is what an example says.
fn fits(event: &Event, wanted: &str) -> bool {
    let (what, rest) = wanted.split_once(": ").unwrap_or((wanted, ""));
    let (who, place) = rest.split_once(" @ ").map_or((rest, None), |(who, place)| (who, Some(place)));
    let kind = what.split(' ').next().unwrap_or("");
    let status = what.split(' ').nth(1).unwrap_or("");
    let same_kind =
        kind == event.kind.name() || matches!((kind, event.kind.name()), ("meeting", "talks") | ("talks", "meeting"));
    let actors: Vec<String> = event.participants.iter().chain(&event.parties).map(|name| fold(name)).collect();
    let there = |name: &str| {
        let name = fold(name);
        actors.iter().any(|actor| actor.contains(&name) || name.contains(actor.as_str()))
    };
    let located = place.is_none_or(|place| {
        let place = fold(place);
        event
            .place
            .iter()
            .chain(&event.country)
            .chain(&event.parties)
            .any(|found| fold(found).contains(&place) || place.contains(&fold(found)))
    });
    let visits = kind == "visit";
    same_kind
        && status == event.status.name()
        && located
        && who
            .split(" + ")
            .filter(|name| !name.is_empty())
            .all(|name| there(name) || visits && event.place.as_deref() == Some(name))
}

fn summary(event: &Event) -> String {
    let who: Vec<&str> = event.participants.iter().chain(&event.parties).map(String::as_str).collect();
    let place =
        event.place.as_deref().or(event.country.as_deref()).map(|place| format!(" @ {place}")).unwrap_or_default();
    format!("{} {}: {}{place} ({})", event.kind.name(), event.status.name(), who.join(" + "), event.evidence.rule)
}
