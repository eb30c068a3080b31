//! The engine and the views behind a Web Worker, so that neither the first view waits for them
//! nor a slider while they compute.
//!
//! A message to the worker is an array: a number of the asker's, a word, and up to three things
//! more. The answers to it repeat the number.
//!
//! | to the worker | | answers |
//! | --- | --- | --- |
//! | `[n, "open", [paths of the data's files]]` | reads the data; the first message | `[n, "done", ""]` |
//! | `[n, "screen", query, width]` | writes the screen of an address | `[n, "done", markup]` |
//! | `[n, "tips", query, 0]` | writes what stands at the sliders: ticks, gains, criteria | `[n, "done", markup]` |
//! | `[n, "share", query, width]` | writes the dialog about sharing | `[n, "done", markup]` |
//! | `[n, "panel", query, width]` | writes the open panel of the simulator | `[n, "done", markup]` |
//! | `[n, "panel", query, width, file]` | the same with what a file says, a `File` or `Blob` | `[n, "done", markup]` |
//! | `[n, "screen", query, width, file]` | the same with a table of the reader's own, which later screens keep | `[n, "done", markup]` |
//! | `[n, "save", lang and line, 0]` | makes the file that the line names; see `dti_files::save` and `dti_views::save` | `[n, "done", [name, address, message]]` |
//! | `[n, "cancel"]` | ends the draws that run, if any | none of its own |
//!
//! A panel whose result takes thousands of draws is answered several times: first with `[n,
//! "progress", markup]`, which has a `progress` element and a button to cancel; then with `[n,
//! "progress", share]`, from 0 to 1; at last, or when it was cancelled, with `[n, "done", markup]`.
//! Other messages are answered meanwhile. The next question for a panel ends the draws for the one
//! before, which is then answered with `failed`.
//!
//! Instead of `done` an answer can be `[n, "failed", reason]`.

mod desk;
mod files;
mod runs;
mod saves;

use std::cell::RefCell;

use js_sys::{Array, global};
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use desk::Desk;

thread_local! {
    /// What is open on the desk; `None` until the data has come.
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    /// What was asked before the data had come; `None` when nobody has to wait any more.
    static WAITING: RefCell<Option<Vec<Array>>> = const { RefCell::new(Some(Vec::new())) };
}

fn main() {
    console_error_panic_hook::set_once();
    let listen = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        if let Ok(message) = event.data().dyn_into::<Array>() {
            hear(&message);
        }
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}

/// Carries out a message.
fn hear(message: &Array) {
    let number = message.get(0);
    let word = message.get(1).as_string().unwrap_or_default();
    if word == "open" {
        let paths = message.get(2).unchecked_into::<Array>();
        wasm_bindgen_futures::spawn_local(async move {
            match files::open(&paths).await {
                Ok(desk) => {
                    DESK.set(Some(desk));
                    answer(&number, "done", &"".into());
                }
                Err(reason) => answer(&number, "failed", &reason.into()),
            }
            for message in WAITING.take().unwrap_or_default() {
                hear(&message);
            }
        });
        return;
    }
    let waits = WAITING.with_borrow_mut(|waiting| {
        let waiting = waiting.as_mut();
        waiting
            .map(|waiting| waiting.push(message.clone()))
            .is_some()
    });
    if waits {
        return;
    }
    let query = message.get(2).as_string().unwrap_or_default();
    let width = message.get(3).as_f64().unwrap_or_default();
    match word.as_str() {
        "cancel" => return runs::cancel(),
        "save" => return saves::save(&number, &query),
        "screen" => {
            let file = message.get(4);
            if file.is_object() {
                return saves::import(number, query, width, file.unchecked_into());
            }
        }
        "panel" => {
            let file = message.get(4);
            if file.is_object() {
                return runs::read(number, query, width, file.unchecked_into());
            }
            if runs::start(&number, &query, width) {
                return;
            }
        }
        _ => {}
    }
    reply(&number, |desk| desk.write(&word, &query, width));
}

/// Answers with what the desk writes, or that it cannot.
fn reply(number: &JsValue, write: impl FnOnce(&Desk) -> Option<String>) {
    match DESK.with_borrow(|desk| write(desk.as_ref()?)) {
        Some(markup) => answer(number, "done", &markup.into()),
        None => answer(number, "failed", &"there is nothing of that name".into()),
    }
}

fn answer(number: &JsValue, word: &str, what: &JsValue) {
    let answer = Array::of3(number, &word.into(), what);
    scope().post_message(&answer).unwrap_throw();
}
