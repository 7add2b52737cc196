//! The graph for people: pictures, tables, and files for graph tools. Siblings of [`rdf`](crate::rdf), over the same graph.
//!
//! A [`Picture`] is what is to be seen, decided by a [`View`]; [`dot`] writes it for Graphviz, [`svg`] draws it itself.

mod columns;
pub mod dot;
mod graphml;
mod label;
mod meetings;
mod picture;
mod rows;
mod style;
pub mod svg;
mod views;
mod xml;

pub use graphml::write_graphml;
pub use meetings::{MEETING_COLUMNS, MeetingRow, meetings, write_meetings};
pub use picture::{Group, Link, Picture, Shape};
pub use rows::{write_edges, write_nodes};
pub use views::{Frames, PictureOptions, View};
