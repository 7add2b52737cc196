//! Positions in text, and the folding of names: what every floor above may rely on.
//!
//! Text is kept once, by the [`Article`](crate::article::Article); everything else points into it
//! with a [`Span`].

mod fold;
mod span;

pub use fold::{fold, slug};
pub use span::{CharIndex, CharSpan, Span};
