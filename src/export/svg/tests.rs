//! Whatever a picture holds, no shape covers another, and no label leaves its shape.

use proptest::prelude::*;

use super::outline::{Area, Point};
use super::plan::Plan;
use crate::export::picture::{Group, Link, Picture, Shape};
use crate::graph::NodeKind;
use crate::reading::EventKind;

const KINDS: [NodeKind; 11] = [
    NodeKind::Person,
    NodeKind::Country,
    NodeKind::Organization,
    NodeKind::Place,
    NodeKind::Event(EventKind::Meeting),
    NodeKind::Gathering,
    NodeKind::Initiative,
    NodeKind::Membership,
    NodeKind::Topic,
    NodeKind::Statement,
    NodeKind::Article,
];

prop_compose! {
    fn pictures(most: usize)(
        shapes in prop::collection::vec((0..KINDS.len(), ".{0,60}", ".{0,40}", prop::option::of(0..3usize)), 1..most),
        links in prop::collection::vec((0..most, 0..most, ".{0,20}", any::<bool>(), 1..200usize), 0..most * 2),
        groups in prop::collection::vec(".{0,60}", 3),
    ) -> Picture {
        let count = shapes.len();
        Picture {
            shapes: shapes.into_iter().enumerate().map(|(at, (kind, label, note, group))| Shape {
                iri: at.to_string(), kind: KINDS[kind], label, note, tooltip: String::new(), status: None,
                // As the views do it, frames are around events only.
                group: group.filter(|_| KINDS[kind].is_event()),
            }).collect(),
            links: links.into_iter().map(|(from, to, label, directed, weight)| Link {
                from: from % count, to: to % count, label, directed, status: None, weight,
            }).collect(),
            groups: groups.into_iter().map(|label| Group { label }).collect(),
            left_out: 0,
        }
    }
}

fn check(picture: &Picture) -> Result<(), TestCaseError> {
    let plan = Plan::new(picture);
    let areas: Vec<Area> = plan.areas().collect();
    for (at, area) in areas.iter().enumerate() {
        for other in &areas[at + 1..] {
            prop_assert!(!area.overlaps(other), "{area:?} and {other:?}");
        }
    }
    for outline in &plan.outlines {
        let text = outline.text_size();
        for (x, y) in [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)] {
            let corner = outline.text.plus(Point::new(text.x * x, text.y * y));
            prop_assert!(outline.holds(corner), "{corner:?} is not within {outline:?}");
        }
    }
    let taken: Vec<Area> = areas.iter().copied().chain(plan.captions.iter().map(|caption| caption.area)).collect();
    for (at, caption) in taken.iter().enumerate().skip(areas.len()) {
        prop_assert!(taken[..at].iter().all(|other| !other.overlaps(caption)));
    }
    let mut written = Vec::new();
    super::write(picture, &mut written).unwrap();
    let text = String::from_utf8(written).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return Err(TestCaseError::fail(format!("not XML: {error}"))),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_layers(picture in pictures(30)) {
        check(&picture)?;
    }

    #[test]
    fn nothing_overlaps_in_a_net(picture in pictures(200)) {
        check(&picture)?;
    }
}
