// What the app has done to the document in one go: a call from WebAssembly for each step would cost more.

// Makes the changes of words and attributes that the app lists (`Edits` in dom.rs), below a node, in one
// go. Throws where the page is another than the list takes it for; the app then writes markup anew.
globalThis.makeEdits = (parent, told) => {
  const words = told.split("\u0001");
  // The way to the last changed node, so that its neighbours are found from near.
  const nodes = [parent];
  let before = "";
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [way, name, value] = [words[at], words[at + 1], words[at + 2]];
    let depth = 0;
    while (depth < way.length && way[depth] === before[depth]) depth += 1;
    for (; depth < way.length; depth += 1) nodes[depth + 1] = nodes[depth].childNodes[way.charCodeAt(depth) - 32];
    before = way;
    const node = nodes[way.length];
    if (!name) node.data = value;
    else if (name[0] === "-") node.removeAttribute(name.slice(1));
    else node.setAttribute(name, value);
  }
};

// Marks the moment when a changed scenario has been drawn. Each step of a slider does.
globalThis.markDrawn = () => requestAnimationFrame(() => performance.mark("redraw-done"));

/** Gives an element the attributes of another. What a reader has opened stays open. */
const dress = (old, now) => {
  for (const name of old.getAttributeNames()) if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};

// Puts markup around the control that has the focus, which stays the same element: letters that are typed
// quickly in a closed picker, the place in a field and what a screen reader is saying survive. Changes
// nothing, and says so, where the control has no counterpart of the same `data-key`, as deep, in elements
// of the same kind.
globalThis.putAroundFocus = (element, html) => {
  const held = document.activeElement;
  const key = element.contains(held) && held.getAttribute("data-key");
  if (!key) return false;
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  const counterpart = fresh.querySelector(`[data-key="${key}"]`);
  const way = [];
  let [old, now] = [held, counterpart];
  for (; now && old !== element && now !== fresh; [old, now] = [old.parentElement, now.parentElement]) {
    if (old.tagName !== now.tagName) return false;
    way.push([old, now]);
  }
  if (old !== element || now !== fresh) return false;
  for (const [kept, gone] of way) {
    dress(kept, gone);
    while (kept.previousSibling) kept.previousSibling.remove();
    while (kept.nextSibling) kept.nextSibling.remove();
    while (gone.previousSibling) kept.before(gone.parentNode.firstChild);
    while (gone.nextSibling) kept.parentNode.append(gone.nextSibling);
  }
  if (held.textContent !== counterpart.textContent) held.innerHTML = counterpart.innerHTML;
  if (held.localName === "select" && held.value !== counterpart.value) held.value = counterpart.value;
  return true;
};
