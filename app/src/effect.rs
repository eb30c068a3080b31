//! Effects of one kind: each closure that leptos is given on its own weighs two kilobytes of
//! WebAssembly, a boxed one nothing.

use leptos::prelude::Effect;

/// Runs `run` now, and again whenever what it has read has changed.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
