// Runs in each page of the preview: shows a saved change at once, and what is wrong over the last good page.
// The server says how the page is now; where that differs from how it was sent, it is loaded again, or its styles are.

(() => {
  const { page, styles } = document.currentScript.dataset;
  const shown = { page, styles: JSON.parse(styles) };
  const PLACE = "briefing-serve-place";
  const MOST = 50; // errors shown

  // ---- The same place after a reload: how far down, and what was unfolded.

  const folds = () => [...document.querySelectorAll("details")];

  function reload() {
    const place = { at: location.href, x: scrollX, y: scrollY, open: folds().map((one) => one.open) };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
    location.reload();
  }

  function returnTo(place) {
    if (folds().length === place.open.length) folds().forEach((one, n) => (one.open = place.open[n]));
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place?.at === location.href) {
    returnTo(place);
    addEventListener("load", () => returnTo(place)); // after what other scripts do when all is there
  }

  // ---- Styles change in place.

  function restyle(link, address, print) {
    const fresh = link.cloneNode();
    fresh.href = `${address}?${print}`;
    fresh.onload = () => link.remove();
    fresh.onerror = () => fresh.remove();
    link.after(fresh);
  }

  function restyleAll(now) {
    const seen = new Set();
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = link.getAttribute("href").split("?")[0];
      if (seen.has(address)) link.remove(); // a change that is overtaken while it loads
      else if (now[address] && now[address] !== shown.styles[address]) restyle(link, address, now[address]);
      seen.add(address);
    }
    shown.styles = now;
  }

  // ---- What is wrong, as text that nothing can read as anything else.

  const LOOK = `
    :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; display: grid; align-items: end;
      background: #0006; font: 15px/1.5 system-ui, sans-serif; color: #1b1b1b; color-scheme: light }
    section { box-sizing: border-box; max-height: 80vh; overflow: auto; padding: 1.2rem 1.6rem 1.6rem;
      background: #fff; border-top: 5px solid #b3261e; overflow-wrap: anywhere }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
    h1 { margin: 0; font-size: 1.15rem }
    ol { margin: 0; padding: 0; list-style: none }
    li { margin-top: 1rem; max-width: 60rem }
    code { font: 0.9em ui-monospace, monospace; color: #5a5a5a }
    p { margin: 0.1rem 0 0; white-space: pre-wrap }
    pre { margin: 0.3rem 0 0; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; color: #003c71 }
    pre:empty { display: none }
    button { font: inherit; padding: 0.15rem 0.8rem; border: 1px solid #767676; border-radius: 4px; background: #fff }
    @media print { :host { display: none } }`;

  function element(name, text = "", ...children) {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  function item({ file, line, column, code, message, excerpt }) {
    return element("li", "", element("code", `${file}:${line}:${column}  ${code}`), element("p", message), element("pre", excerpt));
  }

  let overlay = null;

  function clear() {
    overlay?.remove();
    overlay = null;
  }

  function complain(errors) {
    clear();
    if (!errors.length) return;
    overlay = document.createElement("briefing-errors");
    const look = new CSSStyleSheet();
    look.replaceSync(LOOK);
    const root = overlay.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [look];
    const close = element("button", "Close");
    close.type = "button";
    close.addEventListener("click", clear);
    const title = `Not built: ${errors.length === 1 ? "1 error" : `${errors.length} errors`}. Behind this is the last good page.`;
    const section = element("section", "", element("header", "", element("h1", title), close));
    section.setAttribute("role", "alert");
    section.append(element("ol", "", ...errors.slice(0, MOST).map(item)));
    root.append(section);
    document.documentElement.append(overlay);
  }

  addEventListener("keydown", (event) => event.key === "Escape" && clear());

  // ---- The server's news; a page that nobody sees asks again when it is seen.

  let news = null;

  function hear({ data }) {
    const now = JSON.parse(data);
    if (now.page !== shown.page) {
      news.close();
      reload();
      return;
    }
    restyleAll(now.styles);
    complain(now.errors);
  }

  function listen() {
    news?.close();
    news = null;
    if (document.visibilityState === "hidden") return;
    news = new EventSource(`/__briefing__/events?page=${encodeURIComponent(location.pathname)}`);
    news.onmessage = hear;
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => news?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  listen();
})();
