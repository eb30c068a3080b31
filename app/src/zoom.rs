//! Zooming and moving the map with wheel and fingers. The buttons beside the map do it too.

use std::cell::RefCell;

use dti_charts::Window;
use dti_engine::within;
use dti_views::lens;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, HtmlElement, PointerEvent, WheelEvent,
};

use crate::address::Address;

/// How far a pointer can stray, in pixels, before a click becomes a drag.
const STRAY: f64 = 6.0;
/// Pixels of the wheel that double or halve the scale.
const WHEEL: f64 = 400.0;

/// The fingers on the map, and whether they have moved it.
#[derive(Default)]
struct Gesture {
    pointers: Vec<(i32, (f64, f64))>,
    moved: bool,
}

/// Lets wheel and fingers change the part of the map that the address shows.
pub(crate) fn follow(element: &HtmlElement, address: Address) {
    let gesture = RefCell::new(Gesture::default());
    let map: Element = element.clone().into();
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // An event inside an event would be one of our own making.
        if let Ok(mut gesture) = gesture.try_borrow_mut() {
            gesture.hear(&event, &map, address);
        }
    });
    let listener = heard.into_js_value();
    // In the capture phase, so that a click that ends a drag chooses nothing; not passive, so
    // that a wheel that zooms does not scroll.
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(false);
    let target: &EventTarget = element;
    for kind in [
        "wheel",
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "click",
    ] {
        // Without a listener the buttons still do it.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            kind,
            listener.unchecked_ref(),
            &options,
        );
    }
}

impl Gesture {
    fn hear(&mut self, event: &Event, map: &Element, address: Address) -> Option<()> {
        match event.type_().as_str() {
            "wheel" => {
                let wheel = event.dyn_ref::<WheelEvent>()?;
                // A bare wheel scrolls the page; a trackpad's pinch comes with the key set.
                if wheel.ctrl_key() || wheel.meta_key() {
                    event.prevent_default();
                    let at = share(map, wheel.client_x().into(), wheel.client_y().into());
                    // About 2^(-delta/400); exact would bring the library's powers along.
                    let turn = within(-wheel.delta_y() / WHEEL, -0.9, 0.9);
                    let factor = if turn < 0.0 {
                        1.0 / (1.0 - turn)
                    } else {
                        1.0 + turn
                    };
                    change(address, |window| window.zoomed(factor, at));
                }
            }
            "pointerdown" => {
                let pointer = event.dyn_ref::<PointerEvent>()?;
                if self.pointers.is_empty() {
                    self.moved = false;
                }
                self.pointers.push((pointer.pointer_id(), place(pointer)));
            }
            "pointermove" => self.drag(event.dyn_ref::<PointerEvent>()?, map, address)?,
            "click" if self.moved => {
                self.moved = false;
                event.stop_propagation();
            }
            "click" => {}
            _ => {
                let pointer = event.dyn_ref::<PointerEvent>()?;
                self.pointers.retain(|(id, _)| *id != pointer.pointer_id());
            }
        }
        Some(())
    }

    /// A finger moves: one moves what is zoomed, two zoom.
    fn drag(&mut self, pointer: &PointerEvent, map: &Element, address: Address) -> Option<()> {
        let id = pointer.pointer_id();
        let at = self.pointers.iter().position(|(known, _)| *known == id)?;
        let (from, to) = (self.pointers[at].1, place(pointer));
        let other = self.pointers.iter().find(|(known, _)| *known != id);
        if let Some(&(_, other)) = other {
            let factor = distance(to, other) / distance(from, other).max(1.0);
            let middle = share(map, (to.0 + other.0) / 2.0, (to.1 + other.1) / 2.0);
            change(address, |window| window.zoomed(factor, middle));
        } else if !self.moved && distance(from, to) < STRAY {
            return None;
        } else {
            let (before, after) = (share(map, from.0, from.1), share(map, to.0, to.1));
            change(address, |window| Window {
                x: window.x - (after.0 - before.0) / window.scale,
                y: window.y - (after.1 - before.1) / window.scale,
                ..window
            });
        }
        self.moved = true;
        self.pointers[at].1 = to;
        Some(())
    }
}

/// Changes the part of the map; the whole map, which cannot move, leaves the address as it is.
fn change(address: Address, change: impl FnOnce(Window) -> Window) {
    address.adjust(|state| {
        let window = lens::window(state).unwrap_or(Window::WHOLE);
        *state = state.with(&[("zoom", &lens::zoom(change(window)))]);
    });
}

fn place(pointer: &PointerEvent) -> (f64, f64) {
    (pointer.client_x().into(), pointer.client_y().into())
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}

/// A place of the window as shares of the map's width and height.
fn share(map: &Element, x: f64, y: f64) -> (f64, f64) {
    let frame = map.get_bounding_client_rect();
    let share = |at: f64, from: f64, length: f64| (at - from) / length.max(1.0);
    (
        share(x, frame.left(), frame.width()),
        share(y, frame.top(), frame.height()),
    )
}
