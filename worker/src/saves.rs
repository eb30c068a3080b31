//! Files that go out and come in. Nothing of either leaves the device.

use std::cell::RefCell;

use dti_views::own::{MOST_MEGABYTES, Own};
use js_sys::{Array, Uint8Array, encode_uri_component};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, Url};

use crate::{DESK, answer, reply};

thread_local! {
    /// The address of the last file; it is given back when the next one is made.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Answers with name and address of the file that is wanted, and what to say about it.
pub(crate) fn save(number: &JsValue, wanted: &str) {
    let made = DESK.with_borrow(|desk| desk.as_ref().map(|desk| desk.save(wanted)));
    let made = made.unwrap_or_else(|| Err("the data has not come".to_owned()));
    let placed = made.and_then(|(file, said)| {
        if file.name.ends_with(".png") {
            // As data, because the page's policy lets no address of a file be painted.
            let drawing = String::from_utf8_lossy(&file.bytes);
            let drawing = String::from(encode_uri_component(&drawing));
            let url = format!("data:{},{drawing}", file.media);
            return Ok((file.name, url, said));
        }
        let kind = BlobPropertyBag::new();
        kind.set_type(file.media);
        let bytes = Array::of1(&Uint8Array::from(file.bytes.as_slice()));
        let url = Blob::new_with_u8_array_sequence_and_options(&bytes, &kind)
            .and_then(|blob| Url::create_object_url_with_blob(&blob));
        let url = url.map_err(|error| format!("{error:?}"))?;
        Ok((file.name, url, said))
    });
    match placed {
        Ok((name, url, said)) => {
            let last = LAST.replace(url.clone());
            if last.starts_with("blob:") {
                // What is gone already need not be given back.
                let _ = Url::revoke_object_url(&last);
            }
            let file = Array::of3(&name.into(), &url.into(), &said.into());
            answer(number, "done", &file);
        }
        Err(reason) => answer(number, "failed", &reason.into()),
    }
}

/// Reads a table of the reader's own, keeps it, and answers with the screen.
pub(crate) fn import(number: JsValue, query: String, width: f64, file: File) {
    spawn_local(async move {
        let own = read(&file).await;
        DESK.with_borrow_mut(|desk| {
            if let Some(desk) = desk {
                desk.keep(own);
            }
        });
        reply(&number, |desk| desk.write("screen", &query, width));
    });
}

async fn read(file: &File) -> Own {
    if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
        return Own::TooLarge;
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    // A file that went away meanwhile reads as an empty one.
    let bytes = bytes.map_or_else(|_| Vec::new(), |bytes| Uint8Array::new(&bytes).to_vec());
    Own::read(&file.name(), &bytes)
}
