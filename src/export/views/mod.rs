//! Views: what of a graph is drawn, so that the picture stays readable whether it holds one article or five hundred.

mod events;
mod initiatives;
mod pairs;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::graph::{Edtf, Graph, NoSuchName, Node};
use crate::reading::Status;

use super::picture::{Link, Picture, Shape};

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
            label: words::title(node),
            note: words::note(node),
            tooltip: words::tooltip(node),
            status: node.statuses().next(),
            group: None,
        });
        self.at.insert(&node.iri, at);
        at
    }

    fn link(&mut self, from: usize, to: usize, label: &str, directed: bool, status: Option<Status>, weight: usize) {
        self.picture.links.push(Link { from, to, label: label.to_owned(), directed, status, weight });
    }
}
