//! DOT for Graphviz ([the language](https://graphviz.org/doc/info/lang.html)).
//!
//! Every text passes through `quoted` or `html`, long ones are wrapped, so that no label can break the file or run
//! out of its shape.

use std::io::{self, Write};

use super::label::{WIDTH, is_drawable, wrap};
use super::picture::{Link, Picture, Shape};
use super::style::{status_line, style};

/// Writes a picture as a DOT graph.
///
/// # Errors
/// When the writer fails.
pub fn write(picture: &Picture, mut out: impl Write) -> io::Result<()> {
    let directed = picture.links.iter().any(|link| link.directed) || picture.links.is_empty();
    let (graph, arrow) = if directed { ("digraph", "->") } else { ("graph", "--") };
    writeln!(out, "{graph} diplograph {{")?;
    write_defaults(picture, &mut out)?;
    for (at, group) in picture.groups.iter().enumerate() {
        writeln!(out, "  subgraph cluster_{at} {{")?;
        writeln!(
            out,
            "    label={}; labeljust=l; style=\"rounded\"; color=\"#cbd5e1\"; fontcolor=\"#475569\"; margin=16;",
            quoted(&wrap(&group.label, 48).join("\n"))
        )?;
        for (index, shape) in picture.shapes.iter().enumerate().filter(|(_, shape)| shape.group == Some(at)) {
            write_shape(index, shape, "    ", &mut out)?;
        }
        writeln!(out, "  }}")?;
    }
    for (index, shape) in picture.shapes.iter().enumerate().filter(|(_, shape)| shape.group.is_none()) {
        write_shape(index, shape, "  ", &mut out)?;
    }
    for link in &picture.links {
        write_link(link, arrow, directed, &mut out)?;
    }
    write_legend(picture, &mut out)?;
    writeln!(out, "}}")?;
    out.flush()
}

/// Few shapes are drawn in layers, many as a net.
fn write_defaults(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let font = "fontname=\"Helvetica,Arial,sans-serif\"";
    if picture.is_net() {
        // Straight lines: curves around shapes take Graphviz minutes here.
        writeln!(
            out,
            "  graph [layout=sfdp, overlap=prism, overlap_scaling=-4, splines=line, K=1.1, outputorder=edgesfirst, {font}];"
        )?;
    } else {
        writeln!(out, "  graph [rankdir=LR, ranksep=0.9, nodesep=0.3, splines=true, pad=0.3, {font}, fontsize=12];")?;
    }
    writeln!(out, "  node [{font}, fontsize=12, style=filled, margin=\"0.16,0.08\", penwidth=1.2];")?;
    writeln!(out, "  edge [{font}, fontsize=10, fontcolor=\"#64748b\", color=\"#475569\", arrowsize=0.7];")
}

fn write_shape(index: usize, shape: &Shape, indent: &str, out: &mut impl Write) -> io::Result<()> {
    let look = style(shape.kind);
    let (line, colour) = match shape.status {
        Some(_) => status_line(shape.status),
        None => ("solid", look.line),
    };
    let colour = if line == "solid" { look.line } else { colour };
    let rounded = if look.shape == "box" { ",rounded" } else { "" };
    writeln!(
        out,
        "{indent}n{index} [label={}, tooltip={}, shape={}, fillcolor=\"{}\", color=\"{colour}\", style=\"filled{rounded},{line}\"];",
        label(shape),
        quoted(&shape.tooltip),
        look.shape,
        look.fill,
    )
}

/// The name, and under it the note in a smaller and lighter face: an HTML-like label, so that both keep to the shape.
fn label(shape: &Shape) -> String {
    let name = wrap(&shape.label, WIDTH);
    let note = wrap(&shape.note, WIDTH + 6);
    if note.is_empty() {
        return quoted(&name.join("\n"));
    }
    let lines = |lines: &[String]| lines.iter().map(|line| html(line)).collect::<Vec<_>>().join("<br/>");
    format!("<{}<br/><font point-size=\"10\" color=\"#475569\">{}</font>>", lines(&name), lines(&note))
}

fn write_link(link: &Link, arrow: &str, directed: bool, out: &mut impl Write) -> io::Result<()> {
    let (line, colour) = status_line(link.status);
    // Thickness grows with the logarithm: a pair that met a hundred times stays a line.
    let width = 1.0 + (link.weight.max(1) as f64).ln() * 1.1;
    write!(out, "  n{} {arrow} n{} [style={line}, color=\"{colour}\", penwidth={width:.2}", link.from, link.to)?;
    if !link.label.is_empty() {
        write!(out, ", label={}", quoted(&wrap(&link.label, 18).join("\n")))?;
    }
    if directed && !link.directed {
        write!(out, ", dir=none")?;
    }
    writeln!(out, "];")
}

fn write_legend(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let mut rows = String::new();
    for kind in picture.kinds() {
        let look = style(kind);
        rows.push_str(&format!(
            "<tr><td bgcolor=\"{}\" color=\"{}\" border=\"1\" width=\"26\"></td><td align=\"left\">{}</td></tr>",
            look.fill,
            look.line,
            html(kind.name())
        ));
    }
    for status in picture.statuses() {
        let (line, colour) = status_line(Some(status));
        let sample = match line {
            "dashed" => "– – –",
            "dotted" => "· · · ·",
            _ => "———",
        };
        rows.push_str(&format!(
            "<tr><td><font color=\"{colour}\">{sample}</font></td><td align=\"left\">{}</td></tr>",
            html(status.name())
        ));
    }
    if picture.left_out > 0 {
        rows.push_str(&format!("<tr><td>+{}</td><td align=\"left\">not drawn</td></tr>", picture.left_out));
    }
    writeln!(
        out,
        "  legend [shape=plain, style=\"\", label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"2\">{rows}</table>>];"
    )
}

/// A double-quoted string. In DOT only the quote needs an escape, but Graphviz reads a backslash in a label as the
/// start of an escape sequence, so it is doubled.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if is_drawable(c) => out.push(c),
            _ => out.push(' '),
        }
    }
    out.push('"');
    // Graphviz reads `&amp;` and the like in labels as entities.
    out.replace('&', "&amp;")
}

/// Text inside an HTML-like label.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_drawable(c) => out.push(c),
            _ => out.push(' '),
        }
    }
    out
}
