//! What has to change in a document that holds one piece of markup so that it holds another.
//!
//! Markup of the same build, such as a table whose numbers moved, is brought up to date in place:
//! the browser then lays out and paints what differs, the focus stays where it is, and nothing is
//! parsed. The two pieces are read side by side and only as far as they need to be, so this is for
//! markup of ours alone: attributes in double quotes, `>` escaped everywhere, no comments, and no
//! element that a parser would move, add or close on its own.

/// What a node gets.
#[derive(Debug, PartialEq, Eq)]
pub enum To<'a> {
    /// The text of a text node.
    Text(&'a str),
    /// An attribute and its value; `None` takes it away.
    Attribute(&'a str, Option<&'a str>),
}

/// Elements without an end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];
/// What a reader may have changed since it was written: there the markup no longer decides.
const LIVE: [&str; 3] = ["value", "checked", "selected"];

/// Tells `change` what makes `new` of `old`, in the order of the document: the way to a node (its
/// position among the children of its parent, texts included, for each ancestor from the top), and
/// what it gets.
///
/// `false` where `change` says so, or where the two differ in more than words and attributes; some
/// changes have then been told, and the whole has to be written anew.
pub fn changes(
    mut old: &str,
    mut new: &str,
    change: &mut dyn FnMut(&[u32], To<'_>) -> bool,
) -> bool {
    // The position of the next node, for each element that is open.
    let mut path = vec![0];
    while !new.is_empty() {
        let (before, after) = (token(&mut old), token(&mut new));
        let tag = after.strip_prefix('<');
        let is_same = before == after
            || match tag {
                Some(tag) => different(before, tag, &mut |to| change(&path, to)),
                // Text for a tag is another build.
                None => {
                    let is_text = !before.is_empty() && !before.starts_with('<');
                    is_text && change(&path, To::Text(&unescaped(after)))
                }
            };
        if !is_same {
            return false;
        }
        match tag {
            Some(tag) if tag.starts_with('/') => {
                path.pop();
            }
            Some(tag) if !tag.ends_with('/') && !VOID.contains(&split(tag, b' ').0) => {
                path.push(0);
                continue;
            }
            _ => {}
        }
        if let Some(next) = path.last_mut() {
            *next += 1;
        }
    }
    old.is_empty()
}

/// Takes a tag without its `>`, or the text up to the next tag.
fn token<'a>(markup: &mut &'a str) -> &'a str {
    let (token, rest) = if markup.starts_with('<') {
        split(markup, b'>')
    } else {
        let end = markup.bytes().position(|byte| byte == b'<');
        let parts = end.and_then(|end| markup.split_at_checked(end));
        parts.unwrap_or((*markup, ""))
    };
    *markup = rest;
    token
}

/// What is before and after the first `mark`, an ASCII character.
fn split(text: &str, mark: u8) -> (&str, &str) {
    let at = text.bytes().position(|byte| byte == mark);
    let parts = at.and_then(|at| text.get(..at).zip(text.get(at + 1..)));
    parts.unwrap_or((text, ""))
}

/// Tells `change` what distinguishes the attributes of two tags; `false` where it says so, or where
/// they are not of the same element or differ in what a reader may have changed.
fn different(old: &str, new: &str, change: &mut dyn FnMut(To<'_>) -> bool) -> bool {
    let Some(old) = old.strip_prefix('<') else {
        return false;
    };
    let ((old_name, old), (new_name, new)) = (split(old, b' '), split(new, b' '));
    let mut is_possible = old_name == new_name;
    let mut rest = new;
    while let Some((name, value)) = attribute(&mut rest) {
        if is_possible && value_of(old, name) != Some(value) {
            let to = To::Attribute(name, Some(&unescaped(value)));
            is_possible = !LIVE.contains(&name) && change(to);
        }
    }
    let mut rest = old;
    while let Some((name, _)) = attribute(&mut rest) {
        if is_possible && value_of(new, name).is_none() {
            is_possible = !LIVE.contains(&name) && change(To::Attribute(name, None));
        }
    }
    is_possible
}

/// The value of the attribute of that name, as it is written.
fn value_of<'a>(mut attributes: &'a str, name: &str) -> Option<&'a str> {
    while let Some((found, value)) = attribute(&mut attributes) {
        if found == name {
            return Some(value);
        }
    }
    None
}

/// Takes an attribute and its value, as it is written.
fn attribute<'a>(attributes: &mut &'a str) -> Option<(&'a str, &'a str)> {
    let (name, rest) = split(attributes, b'=');
    let (value, rest) = split(rest.strip_prefix('"')?, b'"');
    *attributes = rest.strip_prefix(' ').unwrap_or(rest);
    Some((name, value))
}

/// The text that escaped text stands for.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, escape) = split(rest, b'&');
        out.push_str(plain);
        let (name, after) = split(escape, b';');
        rest = after;
        match name {
            "" => {}
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "amp" => out.push('&'),
            "quot" => out.push('"'),
            // The last of those that the charts write.
            _ => out.push('\''),
        }
    }
    out
}

#[cfg(test)]
#[path = "patch_tests.rs"]
mod tests;
