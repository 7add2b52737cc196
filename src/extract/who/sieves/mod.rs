//! Coreference in the manner of precision-ordered sieves: the surest links are made first, and later, weaker ones see what is
//! already known (Raghunathan et al. 2010; Lee et al. 2013, "Deterministic coreference resolution based on entity-centric,
//! precision-ranked rules"). Every link carries the identifier of the sieve that made it.

mod contained;
pub(super) mod counterpart;
pub(super) mod group;
pub(super) mod metonym;
mod nested;
pub(super) mod people;
pub(super) mod pronoun;
pub(super) mod speaker;
pub(super) mod things;
pub(super) mod title_alone;
