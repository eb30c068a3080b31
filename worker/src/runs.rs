//! What takes longer than a message: thousands of draws, and files of the reader's.
//!
//! Draws are made in chunks, and between two of them the worker hears whatever came meanwhile.

use std::cell::Cell;

use dti_views::{MAX_FILE, NoFile, Run};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::UnwrapThrowExt as _;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, MessageChannel};

use crate::{DESK, answer, reply};

/// Draws between two looks at the messages: a few milliseconds.
const CHUNK: u32 = 500;
/// How much must be done until it is said again.
const TOLD: f64 = 0.01;

thread_local! {
    /// Counts the questions for a panel; draws for an older one end.
    static LATEST: Cell<u32> = const { Cell::new(0) };
    /// Whether the draws that run shall end with what they have.
    static CANCELLED: Cell<bool> = const { Cell::new(false) };
}

/// Ends the draws that run with what they have.
pub(crate) fn cancel() {
    CANCELLED.set(true);
}

/// Ends draws for an earlier question.
fn supersede() {
    LATEST.set(LATEST.get().wrapping_add(1));
    CANCELLED.set(false);
}

/// Starts the draws that the panel of an address takes; false if it takes none. Draws for an earlier
/// question end in either case.
pub(crate) fn start(number: &JsValue, query: &str, width: f64) -> bool {
    supersede();
    let begun = DESK.with_borrow(|desk| {
        let desk = desk.as_ref()?;
        let run = desk.run(query, width)?;
        Some((run, desk.write("panel", query, width)?))
    });
    let Some((run, markup)) = begun else {
        return false;
    };
    answer(number, "progress", &markup.into());
    spawn_local(draw(number.clone(), query.to_owned(), width, run));
    true
}

async fn draw(number: JsValue, query: String, width: f64, mut run: Run) {
    let mine = LATEST.get();
    let mut told = 0.0;
    while run.share() < 1.0 && !CANCELLED.get() {
        run.step(CHUNK);
        pause().await;
        if LATEST.get() != mine {
            return answer(&number, "failed", &"another question came".into());
        }
        if run.share() >= told + TOLD {
            told = run.share();
            answer(&number, "progress", &told.into());
        }
    }
    reply(&number, |desk| desk.write_run(&query, width, run));
}

/// Lets messages that came meanwhile be heard. A channel and no timer: timers wait four
/// milliseconds when they follow each other.
async fn pause() {
    let turn = Promise::new(&mut |resolve, _| {
        let channel = MessageChannel::new().unwrap_throw();
        channel.port1().set_onmessage(Some(&resolve));
        channel.port2().post_message(&JsValue::NULL).unwrap_throw();
    });
    // It is only ever resolved.
    let _ = JsFuture::from(turn).await;
}

/// Reads a file of the reader's and writes the panel with what it says.
pub(crate) fn read(number: JsValue, query: String, width: f64, file: Blob) {
    supersede();
    spawn_local(async move {
        let text = text_of(&file).await;
        let file = match &text {
            Ok(text) => Ok(text.as_str()),
            Err(problem) => Err(*problem),
        };
        reply(&number, |desk| desk.write_file(&query, width, file));
    });
}

async fn text_of(file: &Blob) -> Result<String, NoFile> {
    if file.size() > f64::from(MAX_FILE) {
        return Err(NoFile::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes = bytes.map_err(|_| NoFile::NotText)?;
    String::from_utf8(Uint8Array::new(&bytes).to_vec()).map_err(|_| NoFile::NotText)
}
