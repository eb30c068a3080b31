//! The screen `profile`.

use dti_text::ScreenText;

use crate::html::Html;
use crate::ranking::Page;
use crate::screenful::Screenful;
use crate::screens;

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, _page: &Page<'_>, html: &mut Html) {
    let text = ScreenText::of(screenful.state.lang);
    html.element("h2", &[], screens::name(text, screenful.state.screen));
}
