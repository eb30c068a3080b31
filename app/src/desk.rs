//! The worker, as the page sees it: questions go there, answers come back. It starts with the
//! first question.

use std::cell::RefCell;
use std::rc::Rc;

use dti_views::data::FILES;
use js_sys::{Array, Reflect, global};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{MessageEvent, Worker};

use crate::files;

/// What the worker says to a question.
pub(crate) enum Answer {
    /// What was asked for: markup. Before it is complete, how much is done, from 0 to 1.
    Done(JsValue),
    /// It cannot be had; the reason in technical words.
    Failed(String),
}

type Listener = Rc<dyn Fn(Answer)>;

#[derive(Default)]
struct Desk {
    worker: Option<Worker>,
    /// The last question's number.
    asked: u32,
    open: Vec<(u32, Listener)>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
    static FILE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Asks the worker; `then` hears the answer, or several where it takes long.
pub(crate) fn ask(word: &str, query: &str, width: f64, then: impl Fn(Answer) + 'static) {
    let sent = worker().and_then(|worker| {
        let number = note(Rc::new(then));
        let message = Array::of4(&number.into(), &word.into(), &query.into(), &width.into());
        // What else is asked for is about no file.
        if matches!(word, "panel" | "screen") {
            message.push(&FILE.take());
        }
        worker.post_message(&message)
    });
    if let Err(error) = sent {
        // What a browser throws here is an exception with a message.
        fail(&String::from(
            error.unchecked_into::<js_sys::Error>().message(),
        ));
    }
}

/// Hands the next question for a screen or a panel a file of the reader's.
pub(crate) fn attach(file: JsValue) {
    FILE.set(file);
}

/// Ends what takes long; its question is answered with what there is.
pub(crate) fn cancel() {
    if let Some(worker) = DESK.with_borrow(|desk| desk.worker.clone()) {
        // Without an answer of its own; should the worker be gone, so is what it did.
        let _ = worker.post_message(&Array::of2(&0.into(), &"cancel".into()));
    }
}

/// Notes who listens to the answer, and gives the question its number.
fn note(listener: Listener) -> u32 {
    DESK.with_borrow_mut(|desk| {
        desk.asked += 1;
        desk.open.push((desk.asked, listener));
        desk.asked
    })
}

/// The worker, started if there is none.
fn worker() -> Result<Worker, JsValue> {
    if let Some(worker) = DESK.with_borrow(|desk| desk.worker.clone()) {
        return Ok(worker);
    }
    let worker = Worker::new(&files::path("worker"))?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event));
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    let broken = Closure::<dyn Fn()>::new(|| fail("the worker does not run"));
    worker.set_onerror(Some(broken.into_js_value().unchecked_ref()));
    // A worker's own addresses are relative to its script, which lies beside the page.
    let paths: Array = FILES
        .iter()
        .chain(&["report"])
        .map(|name| JsValue::from(files::path(name)))
        .collect();
    let number = note(Rc::new(|answer| {
        if let Answer::Failed(reason) = answer {
            fail(&reason);
        }
    }));
    worker.post_message(&Array::of3(&number.into(), &"open".into(), &paths))?;
    // `page.js` asks it for files.
    let _ = Reflect::set(&global(), &"desk".into(), &worker);
    DESK.with_borrow_mut(|desk| desk.worker = Some(worker.clone()));
    Ok(worker)
}

fn hear(event: &MessageEvent) {
    let Ok(message) = event.data().dyn_into::<Array>() else {
        return;
    };
    let number = message.get(0).as_f64().unwrap_or_default();
    let word = message.get(1).as_string();
    let word = word.as_deref();
    let listener = DESK.with_borrow_mut(|desk| {
        let mut open = desk.open.iter();
        let at = open.position(|(asked, _)| f64::from(*asked) >= number)?;
        if word == Some("progress") {
            return Some(desk.open[at].1.clone());
        }
        Some(desk.open.remove(at).1)
    });
    let answer = match word {
        Some("done" | "progress") => Answer::Done(message.get(2)),
        _ => Answer::Failed(message.get(2).as_string().unwrap_or_default()),
    };
    if let Some(listener) = listener {
        listener(answer);
    }
}

/// Gives the worker up and says so to all who wait. The next question starts another.
fn fail(reason: &str) {
    let desk = DESK.take();
    if let Some(worker) = desk.worker {
        worker.terminate();
    }
    for (_, listener) in desk.open {
        listener(Answer::Failed(reason.to_owned()));
    }
}
