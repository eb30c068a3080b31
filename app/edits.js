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
