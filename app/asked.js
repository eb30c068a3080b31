// Runs before anything is painted: whether the address asks for the first view, which stands in the
// page, or for another, which only the app can show; and for which theme.
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
const theme = asked.get("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
if (asked.get("ground") === "transparent") root.classList.add("is-transparent");
// What other sites append to a link asks for nothing.
for (const name of [...asked.keys()]) if (/^(v|theme|ground|utm_.*|\w*clid)$/.test(name)) asked.delete(name);
if (asked.size) root.classList.add("is-asked");
