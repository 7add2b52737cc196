//! Where a report comes from: its dateline, or a line at the head of remarks that names where they were held.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use super::place::{Grain, Where};
use crate::extract::{EntityId, EntityKind, Reference};
use crate::language::{TokenId, Upos, Xpos};
use crate::reading::{EventKind, Status};
use crate::text::Span;

/// How many lines at the head of a text may name the place, and how many bytes such a line has at most.
const HEAD_LINES: usize = 12;
const LONGEST_LINE: usize = 60;

impl Reader<'_> {
    /// The place that the report was written at: the first one before a dash in the first sentence of the body.
    pub(super) fn find_dateline(&self) -> Option<EntityId> {
        let body = self.article.body.start;
        let first = self.tree.doc.sentences().iter().find(|sentence| sentence.span.start >= body)?;
        let end = self.times.iter().find(|found| found.is_dateline).map(|found| found.tokens.end);
        let dash = first
            .tokens
            .clone()
            .take(16)
            .find(|token| matches!(self.tree.doc.word(*token), "-" | "--" | "—" | "–" | "―"));
        // "NEW DELHI: The two sides signed …"
        let colon = first.tokens.clone().take(6).find(|token| self.tree.doc.word(*token) == ":");
        let city = colon.filter(|colon| self.place_of_line(&(first.tokens.start..*colon)).is_some());
        let Some(until) = end.or(dash).or(city) else { return self.place_in_head() };
        self.discourse
            .mentions()
            .iter()
            .filter(|mention| mention.tokens.end <= until && mention.tokens.start >= first.tokens.start)
            .flat_map(|mention| mention.referent.entities().iter().copied())
            .find(|id| self.discourse.entity(*id).kind == EntityKind::Place)
    }

    /// A line of its own at the head of remarks that names where they were held: "Benjamin Franklin Room, Washington, D.C.".
    fn place_in_head(&self) -> Option<EntityId> {
        let lines = self.lines_of_head();
        let alone = lines.iter().find_map(|line| self.place_of_line(line));
        alone.or_else(|| lines.iter().find_map(|line| self.city_behind_room(line)).map(|(_, city)| city))
    }

    /// "Getty Villa Los Angeles, California": the known city that ends the name of a room or building, and where it begins.
    fn city_behind_room(&self, line: &Range<TokenId>) -> Option<(TokenId, EntityId)> {
        let mentions = self.mentions_in(line.clone()).iter();
        let (at, id) = mentions.filter_map(|mention| Some((mention.tokens.start, self.place_at(mention.head)?))).find(
            |(at, id)| {
                let place = self.discourse.entity(*id);
                *at > line.start && place.kind == EntityKind::Place && place.country.is_some()
            },
        )?;
        let rest = self.place_of_line(&(at..line.end)).is_some();
        (rest && self.is_name_of_room(line)).then_some((at, id))
    }

    /// The place that a line names, if it holds nothing else.
    fn place_of_line(&self, line: &Range<TokenId>) -> Option<EntityId> {
        let place = |token: TokenId| {
            let mention = self.discourse.at(token)?;
            let mut ids = mention.referent.entities().iter().copied();
            ids.find(|id| self.discourse.entity(*id).kind == EntityKind::Place)
        };
        let covered = line.clone().all(|token| {
            self.discourse.at(token).is_some_and(|mention| self.place_at(mention.head).is_some())
                || matches!(self.tree.upos(token), Upos::Punct | Upos::Det)
        });
        if !covered {
            return None;
        }
        let known = |id: &EntityId| self.discourse.entity(*id).country.is_some();
        line.clone().filter_map(place).find(known).or_else(|| line.clone().find_map(place))
    }

    /// The short lines at the head of a text.
    fn lines_of_head(&self) -> Vec<Range<TokenId>> {
        let body = self.article.body;
        let mut start = body.start;
        let mut out = Vec::new();
        for line in body.of(&self.article.text).split_inclusive('\n').take(HEAD_LINES) {
            let span = Span::new(start as usize, start as usize + line.len());
            start = span.end;
            if line.trim().is_empty() || line.trim().len() > LONGEST_LINE {
                continue;
            }
            let tokens = self.tree.doc.tokens();
            let from = tokens.partition_point(|token| token.span.start < span.start) as TokenId;
            let to = tokens.partition_point(|token| token.span.start < span.end) as TokenId;
            out.push(from..to);
        }
        out
    }

    /// Where remarks were held: "Roosevelt Room", "The People's House Seoul, Republic of Korea", or the line behind the city's.
    pub(super) fn find_scene(&self) -> Option<Where> {
        let lines = self.lines_of_head();
        let city = lines.iter().position(|line| self.place_of_line(line).is_some());
        let behind = city.and_then(|at| lines.get(at + 1)).filter(|line| self.is_name_of_room(line));
        let country = self.dateline.and_then(|id| self.place_of(id).country);
        if let Some(line) = behind {
            return Some(Where {
                place: Some(self.words(&self.without_marks(line)).clone()),
                country,
                grain: Grain::Venue,
            });
        }
        let room = lines.iter().find(|line| {
            let venue = |token: TokenId| self.frames.lists("venues", &self.tree.doc.word(token).to_lowercase());
            self.is_name_of_room(line) && ((*line).clone().any(venue) || self.city_behind_room(line).is_some())
        })?;
        // The city stands behind the room on the same line.
        let named = self.mentions_in(room.clone()).iter().find(|mention| {
            let known = self.place_at(mention.head).is_some_and(|id| self.discourse.entity(id).country.is_some());
            known && mention.tokens.start > room.start
        });
        let end = named.map_or(room.end, |mention| mention.tokens.start);
        let of_city = named.and_then(|mention| self.place_at(mention.head)).and_then(|id| self.place_of(id).country);
        let words = self.words(&self.without_marks(&(room.start..end)));
        (!words.is_empty()).then(|| Where { place: Some(words), country: of_city.or(country), grain: Grain::Venue })
    }

    /// Whether a line may name a building or a room: a few words in capitals, no time of day, no speaker.
    fn is_name_of_room(&self, line: &Range<TokenId>) -> bool {
        let small = |token: TokenId| {
            let word = self.tree.doc.word(token);
            word.starts_with(char::is_lowercase) && !self.frames.lists("name-particles", word)
        };
        let stops = |token: TokenId| {
            matches!(self.tree.doc.word(token), ":" | "." | "?" | "!")
                || self.tree.doc.word(token).starts_with(|c: char| c.is_ascii_digit())
        };
        // "Vice President's Ceremonial Office" names no speaker.
        let owner =
            |mention: &Reference| self.tree.children(mention.head).iter().any(|at| self.tree.xpos(*at) == Xpos::Pos);
        let person = self.mentions_in(line.clone()).iter().filter(|mention| !owner(mention)).any(|mention| {
            mention.referent.entities().iter().any(|id| self.discourse.entity(*id).kind == EntityKind::Person)
        });
        // "Office of the Spokesperson", "Aboard Air Force One En Route Oslo"
        let elsewhere = |token: TokenId| self.frames.lists("not-rooms", &self.tree.doc.word(token).to_lowercase());
        !person
            && !line.clone().any(elsewhere)
            && !line.is_empty()
            && !line.clone().any(|token| small(token) || stops(token))
    }

    /// A line without the marks around its words.
    fn without_marks(&self, line: &Range<TokenId>) -> Range<TokenId> {
        let mark = |token: &TokenId| self.tree.upos(*token) == Upos::Punct || self.tree.upos(*token) == Upos::Sym;
        let start = line.clone().find(|token| !mark(token)).unwrap_or(line.start);
        let end = line.clone().rfind(|token| !mark(token)).map_or(line.start, |last| last + 1);
        start..end.max(start)
    }

    /// "I will meet the president later today": what those who speak do on the day of their remarks is in the country where they
    /// speak.
    pub(super) fn settle_plans(&self, events: &mut [Merged]) {
        let scene = self.scene.as_ref().and_then(|scene| scene.country.clone());
        let country = scene.or_else(|| self.dateline.and_then(|id| self.place_of(id).country));
        let (Some(country), Some(day)) = (country, self.anchors.day()) else { return };
        for event in events.iter_mut() {
            let speaks = |actor: &Actor| matches!(actor.who, Who::Entity(id) if self.speakers.contains(&id));
            let today =
                event.when.as_ref().is_some_and(|when| when.value.as_day() == Some(day) && when.phrase.is_some());
            let in_person = matches!(event.kind, EventKind::Meeting | EventKind::Talks);
            let open = event.place == Where::default() && event.within.is_none();
            let real = matches!(event.status, Status::Happened | Status::Planned);
            if in_person && today && open && real && event.actors.iter().any(speaks) {
                event.place = self.in_country(country.clone());
            }
        }
    }

    /// A meeting before, at or after which those in the title speak takes place where they do.
    pub(super) fn settle_remarks(&self, events: &mut [Merged]) {
        let Some(scene) = self.scene.as_ref().filter(|_| !self.speakers.is_empty()) else { return };
        let city = self.dateline.and_then(|id| self.place_of(id).place);
        // Where no city is named, officials speak at home.
        let mut parties: Vec<&str> =
            self.speakers.iter().filter_map(|id| self.parties.get(id.0 as usize)).flatten().copied().collect();
        parties.dedup();
        let home = match parties[..] {
            [party] if city.is_none() => self.knowledge.reference.country_of(party).map(|_| party.to_owned()),
            _ => None,
        };
        let room = scene.country.clone().or(home);
        for event in events.iter_mut() {
            // "At this summit, we shared …": where both speak.
            let this = |word: TokenId| self.speakers.len() > 1 && self.is_this(word);
            let here = matches!(event.kind, EventKind::Meeting | EventKind::Talks)
                && event.status == Status::Happened
                && event.mentions.iter().any(|word| self.is_in_title(*word) || this(*word));
            let gathers = event.kind == EventKind::Summit && event.status == Status::Happened;
            if gathers && event.place.place.is_none() && event.mentions.iter().any(|word| self.is_in_title(*word)) {
                let country = event.place.country.take();
                let city = self.dateline.map(|id| self.place_of(id)).unwrap_or_default();
                event.place = Where { country: city.country.clone().or(country), ..city };
                continue;
            }
            let elsewhere = event.place.place.is_some() && event.place.place != city;
            if here && !elsewhere {
                let country = event.place.country.take();
                event.place = Where { country: room.clone().or(country), ..scene.clone() };
            }
        }
    }
}
