//! Effects and tasks of one kind: each closure that leptos is given on its own weighs up to two
//! kilobytes of WebAssembly, a boxed one nothing.

use std::time::Duration;

use leptos::prelude::{Effect, request_animation_frame, set_timeout};

/// Runs `run` now, and again whenever what it has read has changed.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Runs `run` in a task of its own, after `pause` at the earliest: the browser may paint before.
pub(crate) fn task(pause: Duration, run: impl FnOnce() + 'static) {
    boxed_task(pause, Box::new(run));
}

fn boxed_task(pause: Duration, run: Box<dyn FnOnce()>) {
    set_timeout(run, pause);
}

/// Runs `run` when the next frame has been painted, in a task of its own, so that frames stay short.
pub(crate) fn after_frame(run: impl FnOnce() + 'static) {
    let run: Box<dyn FnOnce()> = Box::new(run);
    // The second frame from now begins when the first one has been painted.
    let run = move || boxed_task(Duration::ZERO, run);
    request_animation_frame(move || request_animation_frame(run));
}
