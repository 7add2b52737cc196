//! Views: what of a graph is drawn, so that the picture stays readable whether it holds one article or five hundred.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::graph::{EdgeKind, Edtf, Fact, Graph, NoSuchName, Node, NodeKind};
use crate::reading::Status;

use super::picture::{Group, Link, Picture, Shape};

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Events with those who took part, for whom, where, within what; initiatives and their proposers.
    #[default]
    Events,
    /// People, linked by how often they met.
    WhoMetWhom,
    /// Who said how much to whom.
    Statements,
    /// Initiatives, and who proposed or supported them.
    Initiatives,
}

/// What is framed in the view of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frames {
    /// The gathering within which events took place.
    #[default]
    Gathering,
    /// The country in which they took place.
    Country,
    /// Nothing.
    None,
}

/// Which part of the graph is drawn, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PictureOptions {
    /// What is drawn.
    pub view: View,
    /// What is framed.
    pub frames: Frames,
    /// Only what is near the node of this name or identifier.
    pub around: Option<String>,
    /// How near, in edges; 2 if not given: an event's people, and their other events.
    pub depth: Option<usize>,
    /// Only events that may have taken place on or after this day.
    pub from: Option<Date>,
    /// Only events that may have taken place on or before this day.
    pub to: Option<Date>,
    /// Only so many events, people, speakers or initiatives: those told most often.
    pub top: Option<usize>,
}

impl Picture {
    /// The picture of a graph.
    ///
    /// # Errors
    /// When nothing bears the name to draw around.
    pub fn new(graph: &Graph, options: &PictureOptions) -> Result<Self, NoSuchName> {
        let near = match &options.around {
            None => None,
            Some(name) => {
                let near = graph.around(graph.find(name)?, options.depth.unwrap_or(2));
                Some(near.into_iter().map(|at| &*graph.net()[at].iri).collect::<BTreeSet<&str>>())
            }
        };
        let picture = Drawing::new(graph, options, near.clone()).draw();
        if picture.is_net() && !picture.groups.is_empty() {
            // A net has no frames: what they say is told by links.
            let options = PictureOptions { frames: Frames::None, ..options.clone() };
            return Ok(Drawing::new(graph, &options, near).draw());
        }
        Ok(picture)
    }
}

/// A picture in the making.
struct Drawing<'a> {
    graph: &'a Graph,
    options: &'a PictureOptions,
    near: Option<BTreeSet<&'a str>>,
    picture: Picture,
    at: BTreeMap<&'a str, usize>,
    joined: BTreeSet<(usize, usize)>,
}

impl<'a> Drawing<'a> {
    fn new(graph: &'a Graph, options: &'a PictureOptions, near: Option<BTreeSet<&'a str>>) -> Self {
        Self { graph, options, near, picture: Picture::default(), at: BTreeMap::new(), joined: BTreeSet::new() }
    }

    fn draw(mut self) -> Picture {
        match self.options.view {
            View::Events => self.events(),
            View::WhoMetWhom => self.who_met_whom(),
            View::Statements => self.statements(),
            View::Initiatives => self.initiatives(),
        }
        self.picture
    }

    fn is_near(&self, node: &Node) -> bool {
        self.near.as_ref().is_none_or(|near| near.contains(&*node.iri))
    }

    fn in_time(&self, node: &Node) -> bool {
        let (from, to) = (self.options.from, self.options.to);
        (from.is_none() && to.is_none())
            || node
                .times()
                .filter_map(Edtf::parse)
                .any(|time| from.is_none_or(|from| time.last >= from) && to.is_none_or(|to| time.first <= to))
    }

    /// The nodes chosen by a test, only the `top` most told if so asked; what is left out is counted.
    fn chosen(&mut self, test: impl Fn(&Node) -> bool) -> Vec<&'a Node> {
        let graph = self.graph;
        let mut nodes: Vec<&Node> = graph.nodes().filter(|node| test(node) && self.is_near(node)).collect();
        if let Some(top) = self.options.top.filter(|top| *top < nodes.len()) {
            let links =
                |node: &Node| graph.index(&node.iri).map_or(0, |at| graph.net().neighbors_undirected(at).count());
            nodes.sort_by_cached_key(|node| std::cmp::Reverse((node.articles.len(), links(node))));
            self.picture.left_out += nodes.len() - top;
            nodes.truncate(top);
            nodes.sort_by(|a, b| a.iri.cmp(&b.iri));
        }
        nodes
    }

    fn shape(&mut self, node: &'a Node) -> usize {
        if let Some(at) = self.at.get(&*node.iri) {
            return *at;
        }
        let at = self.picture.shapes.len();
        self.picture.shapes.push(Shape {
            iri: node.iri.to_string(),
            kind: node.kind(),
            label: title(node),
            note: note(node),
            tooltip: tooltip(node),
            status: node.statuses().next(),
            group: None,
        });
        self.at.insert(&node.iri, at);
        at
    }

    fn link(&mut self, from: usize, to: usize, label: &str, directed: bool, status: Option<Status>, weight: usize) {
        self.picture.links.push(Link { from, to, label: label.to_owned(), directed, status, weight });
    }

    fn events(&mut self) {
        let is_event = |node: &Node| node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_)));
        let (from, to) = (self.options.from, self.options.to);
        let timed: BTreeSet<&str> =
            self.graph.nodes().filter(|node| self.in_time(node)).map(|node| &*node.iri).collect();
        let all_times = from.is_none() && to.is_none();
        let chosen = self.chosen(|node| is_event(node) && (all_times || timed.contains(&*node.iri)));
        for event in &chosen {
            let at = self.shape(event);
            self.event_links(event, at);
        }
        if self.options.around.is_none() && all_times {
            self.initiative_links();
        }
        self.frame(&chosen);
    }

    fn event_links(&mut self, event: &'a Node, at: usize) {
        let graph = self.graph;
        let status = event.statuses().next();
        let mut represented = BTreeSet::new();
        for person in graph.targets(&event.iri, EdgeKind::Participant(None)) {
            let end = self.shape(person);
            self.link(end, at, "", false, status, event.articles.len());
            for party in self.represented(person, end) {
                represented.insert(party);
            }
        }
        for party in graph.targets(&event.iri, EdgeKind::Party).filter(|party| !represented.contains(&*party.iri)) {
            let end = self.shape(party);
            self.link(end, at, "", false, status, event.articles.len());
        }
        let place: Vec<&Node> = graph.targets(&event.iri, EdgeKind::Location).collect();
        let place = if place.is_empty() { graph.targets(&event.iri, EdgeKind::Country).collect() } else { place };
        for place in place {
            let end = self.shape(place);
            self.link(at, end, "", false, status, 1);
        }
        for gathering in graph.targets(&event.iri, EdgeKind::Within) {
            if self.options.frames != Frames::Gathering {
                let end = self.shape(gathering);
                self.link(at, end, "", false, status, 1);
            }
        }
        for topic in graph.targets(&event.iri, EdgeKind::About).filter(|topic| topic.kind() == NodeKind::Initiative) {
            let end = self.shape(topic);
            self.link(at, end, "about", false, status, 1);
        }
    }

    /// Draws for whom a person stands; gives the parties.
    fn represented(&mut self, person: &'a Node, at: usize) -> Vec<&'a str> {
        let graph = self.graph;
        let parties: Vec<&Node> = graph.targets(&person.iri, EdgeKind::Represents).collect();
        for party in &parties {
            let end = self.shape(party);
            if self.joined.insert((end, at)) {
                self.link(end, at, "", false, None, 1);
            }
        }
        parties.into_iter().map(|party| &*party.iri).collect()
    }

    /// Puts frames around events, and a gathering that is an event itself into its own frame.
    fn frame(&mut self, events: &[&'a Node]) {
        let kind = match self.options.frames {
            Frames::Gathering => EdgeKind::Within,
            Frames::Country => EdgeKind::Country,
            Frames::None => return,
        };
        let mut frames: BTreeMap<&str, (&Node, Vec<usize>)> = BTreeMap::new();
        for event in events {
            let Some(at) = self.at.get(&*event.iri) else { continue };
            if let Some(frame) = self.graph.targets(&event.iri, kind).next() {
                frames.entry(&frame.iri).or_insert_with(|| (frame, Vec::new())).1.push(*at);
            }
        }
        for (iri, (node, members)) in frames {
            let group = self.picture.groups.len();
            self.picture.groups.push(Group { label: node.label().to_owned() });
            let own = self.at.get(iri).copied().filter(|_| kind == EdgeKind::Within);
            for member in members.into_iter().chain(own) {
                if let Some(shape) = self.picture.shapes.get_mut(member) {
                    shape.group.get_or_insert(group);
                }
            }
        }
    }

    fn initiative_links(&mut self) {
        let graph = self.graph;
        for plan in graph.nodes().filter(|node| node.kind() == NodeKind::Initiative) {
            let proposers: Vec<&Node> = graph.targets(&plan.iri, EdgeKind::ProposedBy).collect();
            if proposers.is_empty() && !self.at.contains_key(&*plan.iri) {
                continue;
            }
            let end = self.shape(plan);
            for proposer in proposers {
                let from = self.shape(proposer);
                self.represented(proposer, from);
                self.link(from, end, "proposed", true, None, plan.articles.len());
            }
        }
    }

    fn who_met_whom(&mut self) {
        let graph = self.graph;
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for event in graph.nodes().filter(|node| met(node) && self.in_time(node)) {
            let people: Vec<&Node> = graph.targets(&event.iri, EdgeKind::Participant(None)).collect();
            for (at, one) in people.iter().enumerate() {
                for other in people.get(at + 1..).unwrap_or_default() {
                    *pairs.entry((&one.iri, &other.iri)).or_default() += 1;
                    *often.entry(&one.iri).or_default() += 1;
                    *often.entry(&other.iri).or_default() += 1;
                }
            }
        }
        pairs
            .retain(|(one, other), _| self.near.as_ref().is_none_or(|near| near.contains(one) && near.contains(other)));
        let shown = self.most(&often);
        for ((one, other), times) in pairs {
            let (Some(one), Some(other)) = (graph.node(one), graph.node(other)) else { continue };
            if shown.contains(&*one.iri) && shown.contains(&*other.iri) {
                let (from, to) = (self.shape(one), self.shape(other));
                let label = if times > 1 { format!("{times}×") } else { String::new() };
                self.link(from, to, &label, false, None, times);
            }
        }
    }

    fn statements(&mut self) {
        let graph = self.graph;
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut said_by: BTreeMap<&str, usize> = BTreeMap::new();
        for said in graph.nodes().filter(|node| node.kind() == NodeKind::Statement && self.is_near(node)) {
            for speaker in graph.targets(&said.iri, EdgeKind::Speaker) {
                *said_by.entry(&speaker.iri).or_default() += 1;
                for addressee in graph.targets(&said.iri, EdgeKind::Addressee) {
                    *pairs.entry((&speaker.iri, &addressee.iri)).or_default() += 1;
                }
            }
        }
        // Only who speaks to someone, or is spoken to, is drawn.
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for ((speaker, addressee), times) in &pairs {
            *often.entry(*speaker).or_default() += times;
            *often.entry(*addressee).or_default() += times;
        }
        self.picture.left_out += said_by.keys().filter(|speaker| !often.contains_key(*speaker)).count();
        let shown = self.most(&often);
        for ((speaker, addressee), times) in pairs {
            let (Some(from), Some(to)) = (graph.node(speaker), graph.node(addressee)) else { continue };
            if shown.contains(speaker) && shown.contains(addressee) {
                let (from, to) = (self.shape(from), self.shape(to));
                let label = if times > 1 { format!("{times}×") } else { String::new() };
                self.link(from, to, &label, true, None, times);
            }
        }
        for (iri, times) in said_by {
            if let Some(shape) = self.at.get(iri).and_then(|at| self.picture.shapes.get_mut(*at)) {
                shape.note = format!("{times} statement{}", if times == 1 { "" } else { "s" });
            }
        }
    }

    fn initiatives(&mut self) {
        let graph = self.graph;
        for plan in self.chosen(|node| node.kind() == NodeKind::Initiative) {
            let end = self.shape(plan);
            for (kind, label) in [
                (EdgeKind::ProposedBy, "proposed"),
                (EdgeKind::SupportedBy, "supports"),
                (EdgeKind::AlignedWith, "aligned with"),
                (EdgeKind::SignedAt, "signed at"),
                (EdgeKind::NamedIn, "named in"),
                (EdgeKind::HasPart, "part"),
            ] {
                for other in graph.targets(&plan.iri, kind) {
                    let other = self.shape(other);
                    if matches!(kind, EdgeKind::ProposedBy | EdgeKind::SupportedBy) {
                        self.link(other, end, label, true, None, plan.articles.len());
                    } else {
                        self.link(end, other, label, true, None, 1);
                    }
                }
            }
        }
    }

    /// The `top` of those counted, all if not asked for fewer.
    fn most<'b>(&mut self, often: &BTreeMap<&'b str, usize>) -> BTreeSet<&'b str> {
        let mut order: Vec<(&str, usize)> = often.iter().map(|(iri, times)| (*iri, *times)).collect();
        order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let top = self.options.top.unwrap_or(order.len()).min(order.len());
        self.picture.left_out += order.len() - top;
        order.into_iter().take(top).map(|(iri, _)| iri).collect()
    }
}

/// Whether people met there, as reported.
fn met(node: &Node) -> bool {
    let meets = |kind: &NodeKind| matches!(kind, NodeKind::Event(kind) if kind.is_encounter());
    node.kinds.iter().any(meets) && node.statuses().any(|status| status == Status::Happened)
}

/// The participants are drawn, so an event without a name of its own is labelled by its kind.
fn title(node: &Node) -> String {
    let named = node.facts.iter().any(|fact| matches!(fact, Fact::Name(_)));
    if node.kind().is_event() && !named && node.kind() != NodeKind::Gathering {
        let mut kind = node.kind().name().to_owned();
        if let Some(first) = kind.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return kind;
    }
    node.label().to_owned()
}

/// An event's date and status, a person's title.
fn note(node: &Node) -> String {
    if node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_))) {
        let mut parts: Vec<String> = node.times().map(str::to_owned).collect();
        parts.extend(
            node.statuses().filter(|status| *status != Status::Happened).map(|status| status.name().to_owned()),
        );
        return parts.join(" · ");
    }
    let title =
        node.facts.iter().find_map(|fact| if let Fact::JobTitle(title) = fact { Some(title.clone()) } else { None });
    title.unwrap_or_default()
}

/// The label, and the words that say so.
fn tooltip(node: &Node) -> String {
    let words = node.proofs.values().next().map_or("", |proof| proof.words.as_str());
    if words.is_empty() { node.label().to_owned() } else { format!("{}\n“{words}”", node.label()) }
}
