//! The arc-eager transition system (Nivre 2003), with the root behind the last word (Ballesteros & Nivre 2013).
//!
//! A configuration is a stack of units, the rest of the sentence, and the arcs drawn so far. `Shift` and `Right` push the
//! next unit, `Left` and `Reduce` pop the top. Every sentence of n units takes 2n transitions.

use crate::language::Deprel;

/// Index of a unit in its sentence.
pub type Node = u16;

/// The longest sentence that the parser takes; what is longer has to be cut before.
pub const LONGEST: usize = 60_000;

/// A transition, numbered as the classes of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    /// Push the next unit.
    Shift,
    /// Pop the top, which has its head.
    Reduce,
    /// The next unit becomes head of the top, which is popped.
    Left(Deprel),
    /// The top becomes head of the next unit, which is pushed.
    Right(Deprel),
}

impl Transition {
    /// Number of transitions.
    pub const COUNT: usize = 2 + 2 * Deprel::ALL.len();

    /// Its number.
    #[must_use]
    pub fn class(self) -> u8 {
        match self {
            Self::Shift => 0,
            Self::Reduce => 1,
            Self::Left(label) => 2 + 2 * label as u8,
            Self::Right(label) => 3 + 2 * label as u8,
        }
    }

    /// The transition of a number.
    #[must_use]
    pub fn of(class: u8) -> Self {
        match class {
            0 => Self::Shift,
            1 => Self::Reduce,
            _ => {
                let label = Deprel::ALL.get(usize::from(class - 2) / 2).copied().unwrap_or(Deprel::Dep);
                if class.is_multiple_of(2) { Self::Left(label) } else { Self::Right(label) }
            }
        }
    }
}

/// What the configuration knows about a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// Its head, or the nothing node.
    pub head: Node,
    /// Relation to its head.
    pub label: Deprel,
    /// Outermost dependent on the left, and the one before.
    pub left: [Node; 2],
    /// Outermost dependent on the right, and the one before.
    pub right: [Node; 2],
    /// Number of dependents on the left.
    pub lefts: u8,
    /// Number of dependents on the right.
    pub rights: u8,
    /// Relations of the dependents on the left, one bit each.
    pub left_labels: u64,
    /// Relations of the dependents on the right, one bit each.
    pub right_labels: u64,
}

/// A configuration of the parser.
#[derive(Debug, Clone)]
pub struct State {
    /// The stack, top last.
    pub stack: Vec<Node>,
    /// The next unit; the root when all are read.
    pub next: Node,
    /// Number of units of the sentence.
    pub count: Node,
    /// By unit, then the root, then nothing.
    pub families: Vec<Family>,
}

impl State {
    /// The first configuration of a sentence of `count` units, at most [`LONGEST`].
    #[must_use]
    pub fn new(count: usize) -> Self {
        let count = count.min(LONGEST) as Node;
        let nothing = count + 1;
        let family = Family {
            head: nothing,
            label: Deprel::Dep,
            left: [nothing; 2],
            right: [nothing; 2],
            lefts: 0,
            rights: 0,
            left_labels: 0,
            right_labels: 0,
        };
        Self { stack: Vec::new(), next: 0, count, families: vec![family; usize::from(count) + 2] }
    }

    /// The node after the last unit: the artificial root.
    #[must_use]
    pub fn root(&self) -> Node {
        self.count
    }

    /// The node that stands for "none".
    #[must_use]
    pub fn nothing(&self) -> Node {
        self.count + 1
    }

    /// Whether the tree is complete.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.next == self.count && self.stack.is_empty()
    }

    /// What is known about a node.
    #[must_use]
    pub fn family(&self, node: Node) -> &Family {
        &self.families[usize::from(node)]
    }

    /// The top of the stack, or nothing.
    #[must_use]
    pub fn top(&self) -> Node {
        self.stack.last().copied().unwrap_or(self.nothing())
    }

    /// Whether the top has its head already.
    #[must_use]
    pub fn top_has_head(&self) -> bool {
        self.family(self.top()).head != self.nothing()
    }

    /// Whether a transition may be taken.
    #[must_use]
    pub fn allows(&self, transition: Transition) -> bool {
        let (at_root, empty) = (self.next == self.root(), self.stack.is_empty());
        match transition {
            Transition::Shift => !at_root,
            Transition::Reduce => !empty && self.top_has_head(),
            Transition::Left(label) => !empty && !self.top_has_head() && (label == Deprel::Root) == at_root,
            Transition::Right(label) => !empty && !at_root && label != Deprel::Root,
        }
    }

    /// The transition to take where there is no choice: nothing on the stack, or nothing left to read.
    #[must_use]
    pub fn only_choice(&self) -> Option<Transition> {
        if self.stack.is_empty() {
            Some(Transition::Shift)
        } else if self.next != self.root() {
            None
        } else if self.top_has_head() {
            Some(Transition::Reduce)
        } else {
            Some(Transition::Left(Deprel::Root))
        }
    }

    /// Takes a transition that is allowed.
    pub fn take(&mut self, transition: Transition) {
        let next = self.next;
        match transition {
            Transition::Shift => {
                self.stack.push(next);
                self.next += 1;
            }
            Transition::Reduce => {
                self.stack.pop();
            }
            Transition::Left(label) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, next, label);
                }
            }
            Transition::Right(label) => {
                let top = self.top();
                self.attach(next, top, label);
                self.stack.push(next);
                self.next += 1;
            }
        }
    }

    /// Becomes a copy of another configuration, in the memory that this one holds.
    pub fn copy(&mut self, other: &Self) {
        self.stack.clone_from(&other.stack);
        self.families.clone_from(&other.families);
        (self.next, self.count) = (other.next, other.count);
    }

    /// Whether all that can still happen, and all that is seen of the past, is the same in another configuration of the sentence.
    #[must_use]
    pub fn has_future_of(&self, other: &Self) -> bool {
        let seen = || self.stack.iter().chain([&self.next]);
        self.next == other.next
            && self.stack == other.stack
            && seen().all(|node| self.family(*node) == other.family(*node))
    }

    fn attach(&mut self, dependent: Node, head: Node, label: Deprel) {
        let own = &mut self.families[usize::from(dependent)];
        own.head = head;
        own.label = label;
        let family = &mut self.families[usize::from(head)];
        let bit = 1 << (label as u64);
        if dependent < head {
            family.left = [dependent, family.left[0]];
            family.lefts = family.lefts.saturating_add(1);
            family.left_labels |= bit;
        } else {
            family.right = [dependent, family.right[0]];
            family.rights = family.rights.saturating_add(1);
            family.right_labels |= bit;
        }
    }
}
