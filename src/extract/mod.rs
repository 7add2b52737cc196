//! From a document to a reading: who is mentioned, what happened, who said what.
//!
//! ```text
//! Document -> Discourse -> events -> statements -> Reading
//!            (who)        (what)    (said)
//! ```

mod discourse;
pub mod events;
mod parties;
mod quotation;
mod reader;
pub mod said;
pub mod time;
pub mod who;

pub use discourse::{Discourse, Entity, EntityId, EntityKind, Post, Reference, Referent};
pub use quotation::{Quotation, quotations};
pub use reader::{Reader, ReaderError};
