// Runs in each page of the preview: shows a saved change at once, and what is wrong over the last good page.
// The server says how the page is now; where that differs from how it was sent, the page follows.

(() => {
  const client = document.currentScript;
  const CLIENT = client.getAttribute("src");
  const shown = JSON.parse(client.dataset.sent); // prints of the page, of its styles, of all other assets
  const PLACE = "briefing-serve-place";
  const MOST = 50; // errors shown
  const PATIENCE = 10_000; // milliseconds: longer, no page of a preview takes
  client.remove(); // what stands in the page is now what the build wrote

  const folds = (within) => [...within.querySelectorAll("details")];
  const openings = (within) => folds(within).map((one) => one.open);

  function unfold(within, open) {
    if (folds(within).length === open.length) folds(within).forEach((one, n) => (one.open = open[n]));
  }

  // ---- Loading the page again: at the same place, as far down and as much unfolded.

  function reload() {
    const place = { at: location.href, x: scrollX, y: scrollY, open: openings(document) };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
    location.reload();
  }

  function returnTo(place) {
    unfold(document, place.open);
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place?.at === location.href) {
    returnTo(place);
    addEventListener("load", () => returnTo(place)); // after what other scripts do when all is there
  }

  // ---- Changing it in place, which is quicker: wherever that is sure to give what loading it gives.

  // The page as the server sends it, without our script: its print and its document.
  async function sent() {
    const answer = await fetch(location.pathname, { signal: AbortSignal.timeout(PATIENCE) });
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const ours = parsed.querySelector(`script[src="${CLIENT}"]`);
    ours.remove();
    parsed.normalize(); // as the text on both sides of it becomes one
    return { page: JSON.parse(ours.dataset.sent).page, parsed };
  }

  // What Material's scripts make more of, and so must find when the page loads.
  const LIVELY = "script, h1, h2, h3, pre, table:not([class]), .tabbed-set, [data-md-component]";

  // Make of a live node, which was sent as `old`, what is now sent as `fresh`; false where it takes a reload.
  function follow(live, old, fresh) {
    if (old.isEqualNode(fresh)) return true;
    if (live.nodeName !== old.nodeName || live.childNodes.length !== old.childNodes.length) return false;
    if (live.matches?.("script, noscript, link[rel=stylesheet]")) return false;
    if (old.nodeName !== fresh.nodeName || old.childNodes.length !== fresh.childNodes.length) return replace(live, fresh);
    if (live.nodeType !== Node.ELEMENT_NODE) live.nodeValue = fresh.nodeValue;
    else for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
      if (old.getAttribute(name) === fresh.getAttribute(name)) continue;
      if (name === "id") return false; // what the address asks for may be another element now
      if (fresh.hasAttribute(name)) live.setAttribute(name, fresh.getAttribute(name));
      else live.removeAttribute(name);
    }
    const [now, then] = [[...live.childNodes], [...old.childNodes]];
    return [...fresh.childNodes].every((one, n) => follow(now[n], then[n], one));
  }

  function replace(live, fresh) {
    const inPlace = live.parentElement?.closest("article");
    const marked = live.matches?.(":target, .is-target") || live.querySelector?.(":target, .is-target");
    if (!inPlace || marked || fresh.matches?.(LIVELY) || fresh.querySelector?.(LIVELY)) return false;
    const made = document.importNode(fresh, true);
    if (live.querySelector && made.querySelector) unfold(made, openings(live));
    live.replaceWith(made);
    return true;
  }

  // The head likewise, in which scripts may have put something of theirs.
  function followHead(old, fresh) {
    const [then, next] = [[...old.childNodes], [...fresh.childNodes]];
    return then.length === next.length && then.every((one, n) => one.isEqualNode(next[n]) || replaceInHead(one, next[n]));
  }

  function replaceInHead(old, fresh) {
    const live = [...document.head.childNodes].find((one) => one.isEqualNode(old));
    if (!live || live.matches?.("script:not([type*=json]), link[rel=stylesheet], meta[http-equiv]")) return false;
    live.replaceWith(document.importNode(fresh, true));
    return true;
  }

  let shownAs = null; // how the page was sent

  async function change() {
    const [old, fresh] = [await shownAs, await sent()];
    const [then, next] = [old?.parsed, fresh.parsed];
    document.normalize();
    const known = old?.page === shown.page;
    if (known && followHead(then.head, next.head) && follow(document.body, then.body, next.body)) {
      shown.page = fresh.page;
      shownAs = fresh;
    } else {
      reload();
    }
  }

  addEventListener("load", () => (shownAs = sent().catch(() => null)));

  // ---- Styles change in place.

  function restyle(link, address, print) {
    const fresh = link.cloneNode();
    fresh.href = `${address}?${print}`;
    fresh.onload = () => link.remove();
    fresh.onerror = () => {
      if (!fresh.isConnected) return; // overtaken
      fresh.remove();
      delete shown.styles[address]; // it could not be had: ask again how it is
      setTimeout(listen, 500);
    };
    link.after(fresh);
  }

  function restyleAll(now) {
    const seen = new Set();
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const [address, print] = link.getAttribute("href").split("?");
      if (seen.has(address)) print === now[address] || link.remove(); // a change that is overtaken while it loads
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
  let done = Promise.resolve();

  async function hear(now) {
    if (now.assets !== shown.assets) reload();
    else if (now.page !== shown.page) await change().catch(() => setTimeout(listen, 500)); // it could not be had: ask again how it is
    restyleAll(now.styles);
    complain(now.errors);
  }

  function listen() {
    news?.close();
    news = null;
    if (document.visibilityState === "hidden") return;
    news = new EventSource(`/__briefing__/events?page=${encodeURIComponent(location.pathname)}`);
    news.onmessage = ({ data }) => (done = done.then(() => hear(JSON.parse(data)))); // one after the other
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => news?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  listen();
})();
