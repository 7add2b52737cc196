//! What of a graph is drawn, as typed.

use clap::{Args, ValueEnum};
use diplograph::export::{Frames, PictureOptions, View};
use jiff::civil::Date;

/// Which part of the graph is drawn, and how.
#[derive(Debug, Args)]
pub struct PictureArgs {
    /// What is drawn
    #[arg(long, value_enum, default_value = "events", value_name = "VIEW", help_heading = "Picture")]
    view: ViewName,

    /// What events are framed by
    #[arg(long, value_enum, default_value = "gathering", value_name = "BY", help_heading = "Picture")]
    frames: FramesName,

    /// Draw only what is near this name or identifier
    #[arg(long, value_name = "NAME", help_heading = "Picture")]
    around: Option<String>,

    /// How near, in edges
    #[arg(long, value_name = "N", default_value_t = 2, requires = "around", help_heading = "Picture")]
    depth: usize,

    /// Draw only events on or after this day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", help_heading = "Picture")]
    from: Option<Date>,

    /// Draw only events on or before this day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", help_heading = "Picture")]
    until: Option<Date>,

    /// Draw only the N most told events, people, speakers or initiatives; 0 draws all
    #[arg(long, value_name = "N", default_value_t = 60, help_heading = "Picture")]
    top: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ViewName {
    /// Events, who took part, where, within what; initiatives
    Events,
    /// People, linked by how often they met
    WhoMetWhom,
    /// Who said how much to whom
    Statements,
    /// Initiatives, and who proposed or supported them
    Initiatives,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FramesName {
    /// The gathering they were part of
    Gathering,
    /// The country they took place in
    Country,
    /// Nothing
    None,
}

impl PictureArgs {
    /// The options meant.
    pub fn options(&self) -> PictureOptions {
        PictureOptions {
            view: match self.view {
                ViewName::Events => View::Events,
                ViewName::WhoMetWhom => View::WhoMetWhom,
                ViewName::Statements => View::Statements,
                ViewName::Initiatives => View::Initiatives,
            },
            frames: match self.frames {
                FramesName::Gathering => Frames::Gathering,
                FramesName::Country => Frames::Country,
                FramesName::None => Frames::None,
            },
            around: self.around.clone(),
            depth: Some(self.depth),
            from: self.from,
            to: self.until,
            top: (self.top > 0).then_some(self.top),
        }
    }
}
