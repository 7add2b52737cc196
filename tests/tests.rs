//! The one test binary: everything that is tested from outside. Where a new test goes:
//!
//! - `articles`: little articles about one phenomenon each, with the facts they must and must not yield.
//! - `bad_input`: what cannot be read, opened or written: one clear line, the rest goes on, the exit code.
//! - `readers`: the forms of input, and how an article gets its identifier.
//! - `forms`: the forms other than plain text: tables, pages, feeds, mails, archives, and broken ones.
//! - `same_bytes`: the same input gives the same output, whatever order or number of threads.
//! - `pipes`: standard input and output, closed pipes, whole files.
//! - `spans`: every quote in every output stands where the output says.
//! - `golden`: the seeds' outputs, word for word. `UPDATE_GOLDEN=1 cargo test --release --test tests` rewrites them.
//! - `one_node`: nobody is twice in one article's graph.
//! - `graph`: graphs from hand-made readings: merging, identifiers, formats, named queries.
//! - `parse`: what `diplograph parse` writes.
//! - `tokens`: tokens and sentences of any text at all.
//! - `hostile`: generated readings with hostile names: same bytes, round trips, shapes, pictures.
//! - `event_rules`: the event rules on their own examples, and on PETRARCH's unit tests where there is a copy.
//! - `store`: adding, replacing, removing; killed, full and contested stores; merging.
//! - `on_disk`: the graph of a store on disk (with `--features rocksdb`).
//! - `readme`: the commands of the README, as they stand there.
//! - `floors`: the house's order: which part may name which.
//!
//! `scratch` gives each test a folder of its own and runs the program in it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod articles;
mod bad_input;
mod event_rules;
mod floors;
mod forms;
mod golden;
mod graph;
mod hostile;
#[cfg(feature = "rocksdb")]
mod on_disk;
mod one_node;
mod parse;
mod pipes;
mod readers;
mod readme;
mod same_bytes;
mod scratch;
mod spans;
mod store;
mod tokens;
