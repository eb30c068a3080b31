//! What is done to each built HTML page: scripts into files, references to their final names,
//! the Content-Security-Policy, and the check that nothing is left which it forbids.

use crate::error::{Error, Result};
use base64::Engine as _;
use lol_html::html_content::{ContentType, Element};
use lol_html::{
    ElementContentHandlers, RewriteStrSettings, Selector, comments, element, rewrite_str, text,
};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the browser lets a page of ours do: everything from its own origin, nothing from
/// elsewhere, no script or style written into the page, but what [`inline()`] puts there.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'none'";

/// What [`POLICY`] says of styles and of scripts; hashes may follow.
const STYLE_SOURCE: &str = "style-src 'self'";
const SCRIPT_SOURCE: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// A file that a page loads through an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The attribute's value, for instance `./app.js`.
    pub(crate) address: String,
    /// The element's `rel`, for instance `modulepreload`, or `script` for a script.
    pub(crate) rel: String,
}

/// A selector with what is done to the elements that it finds.
type Handler<'h> = (Cow<'static, Selector>, ElementContentHandlers<'h>);

fn rewrite(html: &str, handlers: Vec<Handler<'_>>) -> Result<String> {
    let settings = handlers
        .into_iter()
        .fold(RewriteStrSettings::new(), |settings, handler| {
            settings.append_element_content_handler(handler)
        });
    rewrite_str(html, settings).map_err(|error| {
        Error::new(format!(
            "the page is no HTML that can be rewritten: {error}"
        ))
    })
}

/// Whether a script element holds code (rather than, say, JSON-LD) and holds it in the page.
fn is_inline_script(script: &Element<'_, '_>) -> bool {
    let kind = script.get_attribute("type").unwrap_or_default();
    !script.has_attribute("src")
        && matches!(
            kind.to_ascii_lowercase().as_str(),
            "" | "module" | "text/javascript" | "application/javascript"
        )
}

/// The code that stands in the page itself, script by script.
pub(crate) fn inline_scripts(html: &str) -> Result<Vec<String>> {
    let found = RefCell::new(Vec::<String>::new());
    let inside = RefCell::new(false);
    rewrite(
        html,
        vec![
            element!("script", |script| {
                *inside.borrow_mut() = is_inline_script(script);
                if *inside.borrow() {
                    found.borrow_mut().push(String::new());
                }
                Ok(())
            }),
            text!("script", |chunk| {
                if *inside.borrow()
                    && let Some(code) = found.borrow_mut().last_mut()
                {
                    code.push_str(chunk.as_str());
                }
                Ok(())
            }),
        ],
    )?;
    Ok(found.into_inner())
}

/// Puts a file in the place of each inline script, in their order, and drops comments.
pub(crate) fn replace_inline_scripts(html: &str, files: &[String]) -> Result<String> {
    let mut files = files.iter();
    rewrite(
        html,
        vec![
            element!("script", |script| {
                if is_inline_script(script)
                    && let Some(file) = files.next()
                {
                    script.set_inner_content("", ContentType::Text);
                    script.set_attribute("src", file)?;
                }
                Ok(())
            }),
            comments!("*", |comment| {
                comment.remove();
                Ok(())
            }),
        ],
    )
}

/// Every file that the page itself asks for: scripts, styles, preloads, icons, the manifest.
pub(crate) fn references(html: &str) -> Result<Vec<Reference>> {
    let mut found = Vec::new();
    rewrite(
        html,
        vec![element!("script[src], link[href]", |element| {
            let is_script = element.tag_name() == "script";
            let name = if is_script { "src" } else { "href" };
            let address = element.get_attribute(name).unwrap_or_default();
            let rel = if is_script {
                "script".to_owned()
            } else {
                element.get_attribute("rel").unwrap_or_default()
            };
            if is_script || is_fetched(&rel) {
                found.push(Reference { address, rel });
            }
            Ok(())
        })],
    )?;
    Ok(found)
}

/// The files that the app asks for by the names in the page: `<meta name="dti:…" content="…">`.
pub(crate) fn files(html: &str) -> Result<Vec<String>> {
    let named = named_files(html)?;
    Ok(named.into_iter().map(|(_, file)| file).collect())
}

/// The same, each with its name.
pub(crate) fn named_files(html: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    rewrite(
        html,
        vec![element!("meta[name^=\"dti:\"]", |meta| {
            let name = meta.get_attribute("name");
            found.extend(name.zip(meta.get_attribute("content")));
            Ok(())
        })],
    )?;
    Ok(found)
}

/// Whether a browser fetches what such a link points to.
fn is_fetched(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "stylesheet"
                | "preload"
                | "modulepreload"
                | "prefetch"
                | "icon"
                | "manifest"
                | "apple-touch-icon"
        )
    })
}

/// Gives each reference in `names` its final address and, where there is one, the hash that the
/// browser checks it against.
pub(crate) fn rename(html: &str, names: &BTreeMap<String, (String, String)>) -> Result<String> {
    let loaded = element!("script[src], link[href]", |element| {
        let is_script = element.tag_name() == "script";
        let name = if is_script { "src" } else { "href" };
        let address = element.get_attribute(name).unwrap_or_default();
        let rel = element.get_attribute("rel").unwrap_or_default();
        if let Some((address, integrity)) = names.get(&address) {
            element.set_attribute(name, address)?;
            // Browsers check scripts and styles, and ignore the hash of any other preload.
            if is_script || matches!(rel.as_str(), "stylesheet" | "modulepreload") {
                element.set_attribute("integrity", integrity)?;
            }
        }
        Ok(())
    });
    let named = element!("meta[name^=\"dti:\"]", |meta| {
        let address = meta.get_attribute("content").unwrap_or_default();
        if let Some((address, _)) = names.get(&address) {
            meta.set_attribute("content", address)?;
        }
        Ok(())
    });
    rewrite(html, vec![loaded, named])
}

/// Puts the contents of files, by the addresses that the page has for them, in the place of its style
/// sheets and of the scripts that it waits for. Adds their hashes to the policy, and returns that too.
pub(crate) fn inline(html: &str, contents: &BTreeMap<String, String>) -> Result<(String, String)> {
    let styles = RefCell::new(String::new());
    let scripts = RefCell::new(String::new());
    let put = |element: &mut Element<'_, '_>, tag: &str, name: &str, hashes: &RefCell<String>| {
        let address = element.get_attribute(name).unwrap_or_default();
        // Whatever would end the element stays a file.
        let content = contents.get(&address).filter(|text| !text.contains("</"));
        if let Some(text) = content {
            let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
            hashes.borrow_mut().push_str(&format!(" 'sha256-{digest}'"));
            element.replace(&format!("<{tag}>{text}</{tag}>"), ContentType::Html);
        }
    };
    let style = element!("link[rel=\"stylesheet\"][href]", |link| {
        put(link, "style", "href", &styles);
        Ok(())
    });
    let script = element!(
        "script[src]:not([type]):not([async]):not([defer])",
        |script| {
            put(script, "script", "src", &scripts);
            Ok(())
        }
    );
    let html = rewrite(html, vec![style, script])?;
    let policy = POLICY
        .replace(STYLE_SOURCE, &format!("{STYLE_SOURCE}{}", styles.borrow()))
        .replace(
            SCRIPT_SOURCE,
            &format!("{SCRIPT_SOURCE}{}", scripts.borrow()),
        );
    Ok((html.replacen(POLICY, &policy, 1), policy))
}

/// Puts markup into the one element that the selector names.
pub(crate) fn fill(html: &str, selector: &str, markup: &str) -> Result<String> {
    let mut places = 0;
    let rewritten = rewrite(
        html,
        vec![element!(selector, |place| {
            places += 1;
            place.set_inner_content(markup, ContentType::Html);
            Ok(())
        })],
    )?;
    if places == 1 {
        Ok(rewritten)
    } else {
        Err(Error::new(format!(
            "the page needs exactly one element `{selector}`, not {places}"
        )))
    }
}

/// Puts markup at the end of the head.
pub(crate) fn append_to_head(html: &str, markup: &str) -> Result<String> {
    rewrite(
        html,
        vec![element!("head", |head| {
            head.append(markup, ContentType::Html);
            Ok(())
        })],
    )
}

/// Puts the policy (in place of any other), and what else is given, at the top of the head,
/// ahead of all that it governs.
pub(crate) fn with_policy(html: &str, also: &str) -> Result<String> {
    let mut heads = 0;
    let rewritten = rewrite(
        html,
        vec![
            element!("meta[http-equiv]", |meta| {
                let kind = meta.get_attribute("http-equiv").unwrap_or_default();
                if kind.eq_ignore_ascii_case("content-security-policy") {
                    meta.remove();
                }
                Ok(())
            }),
            element!("head", |head| {
                heads += 1;
                let policy = format!(
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{also}"
                );
                head.prepend(&policy, ContentType::Html);
                Ok(())
            }),
        ],
    )?;
    if heads == 1 {
        Ok(rewritten)
    } else {
        Err(Error::new("the page needs exactly one <head> tag"))
    }
}

/// What the policy would block, or what would leave the origin, in words.
pub(crate) fn violations(html: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    rewrite(
        html,
        vec![element!("*", |element| {
            violations_of(element, &mut found);
            Ok(())
        })],
    )?;
    Ok(found)
}

fn violations_of(element: &Element<'_, '_>, found: &mut Vec<String>) {
    let tag = element.tag_name();
    match tag.as_str() {
        "script" if is_inline_script(element) => found.push("an inline <script>".to_owned()),
        "style" => found.push("an inline <style>".to_owned()),
        "base" => found.push("a <base>, which base-uri 'none' blocks".to_owned()),
        _ => {}
    }
    let rel = element.get_attribute("rel").unwrap_or_default();
    let fetches = match tag.as_str() {
        "a" | "area" => false,
        "link" => is_fetched(&rel),
        _ => true,
    };
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let value = value.trim();
        if name == "style" || name.starts_with("on") {
            found.push(format!("<{tag} {name}=…>, which the policy blocks"));
        }
        let is_address = matches!(
            name.as_str(),
            "src" | "href" | "xlink:href" | "srcset" | "poster" | "data" | "action" | "formaction"
        );
        if is_address && value.to_ascii_lowercase().starts_with("javascript:") {
            found.push(format!("<{tag} {name}=\"javascript:…\">"));
        }
        if is_address && fetches && is_foreign(value) {
            found.push(format!(
                "<{tag} {name}=\"{value}\">, which leaves the origin"
            ));
        }
    }
}

/// Whether an address names a host.
pub(crate) fn is_foreign(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    address.starts_with("//") || address.contains("://")
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
