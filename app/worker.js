// Starts the worker; see worker/src/main.rs. Messages that come before the WebAssembly does wait.
const early = [];
self.onmessage = (event) => early.push(event);
importScripts("./dti-worker.js");
wasm_bindgen({ module_or_path: "./dti-worker_bg.wasm" }).then(
  () => {
    for (const event of early) self.onmessage(event);
  },
  // The page hears of errors, not of promises that are not kept.
  (error) => setTimeout(() => { throw error; }),
);
