// Helps for readers; every page works without them.

const create = (tag, given) => Object.assign(document.createElement(tag), given);
const onload = (work) => addEventListener("DOMContentLoaded", work);
const asked = () => decodeURIComponent(location.hash.slice(1));

// A passage may run over several marked pieces: all of them are shown as the one that was asked for.
function showPassage() {
  for (const mark of document.querySelectorAll("mark.is-target")) mark.classList.remove("is-target");
  for (const mark of marksOf(document, asked())) mark.classList.add("is-target");
}

function marksOf(page, id) {
  return /^p-\d+-\d+$/.test(id) ? page.querySelectorAll(`mark[data-passages~="${id}"]`) : [];
}

addEventListener("hashchange", showPassage);
onload(showPassage);

// What a link asks for may stand inside something folded; not every browser unfolds it by itself.
function unfold() {
  const target = document.getElementById(asked());
  let folded = target?.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", unfold);
onload(unfold);

// --- The evidence at hand ---------------------------------------------------------------------------------------
// Resting on a link to a passage, focusing it or tapping it shows the passage in its sentence, with its source. The
// sentence is read from the article's own page. A click, or a second tap, goes there.

const EVIDENCE = '.md-content a:is([href*="#p-"], [href*="#q-"]):not([rel~="external"], .permalink)';
const REST = 200; // milliseconds

const peek = create("div", { className: "peek", id: "peek", popover: "manual" });
const articles = new Map();
let shown = null; // the link whose passage is shown
let waiting = 0;
let touched = false;
let watcher = null; // what lets a phone's Back close a passage that was tapped

function articleOf(url) {
  if (url.pathname === location.pathname) return Promise.resolve(document);
  if (!articles.has(url.pathname)) {
    const page = fetch(url.pathname)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => new DOMParser().parseFromString(text, "text/html"));
    articles.set(url.pathname, page);
  }
  return articles.get(url.pathname);
}

// A mark may stand for several passages of one article.
const placesOf = (link) => link.dataset.passages?.split(" ") ?? [link.getAttribute("href")];

function passagesOf(link) {
  return placesOf(link).map((href) => decodeURIComponent(new URL(href, document.baseURI).hash.slice(1)));
}

// A quotation's card says where its words stand.
function passageOf(page, id) {
  const words = page.getElementById(id)?.querySelector('.proof a[href*="#p-"]');
  return words ? words.hash.slice(1) : id;
}

async function showPeek(link) {
  clearTimeout(waiting);
  if (link === shown) return;
  hidePeek();
  shown = link;
  const url = new URL(link.href);
  const page = await articleOf(url).catch(() => null);
  const marks = page ? passagesOf(link).flatMap((id) => [...marksOf(page, passageOf(page, id))]) : [];
  if (shown !== link || !marks.length || !link.isConnected) return;
  peek.replaceChildren(...sentences(marks), source(page, url));
  (link.closest(".refs, p, li, td, figcaption") ?? link.parentElement).append(peek);
  link.setAttribute("aria-describedby", peek.id);
  peek.showPopover();
  place(link);
  if (touched && "CloseWatcher" in window) {
    watcher = new CloseWatcher();
    watcher.onclose = () => ((watcher = null), hidePeek());
  }
}

function sentences(marks) {
  const paragraphs = new Set(marks.map((mark) => mark.closest(".prose")));
  return [...paragraphs].map((paragraph) => {
    const copy = document.createElement("p");
    for (const piece of paragraph.childNodes) {
      if (!marks.includes(piece) && !piece.lang) copy.append(piece.textContent);
      else copy.append(create(marks.includes(piece) ? "mark" : "span", { textContent: piece.textContent, ...tongueOf(piece) }));
    }
    copy.lang = paragraph.closest("[lang]")?.lang ?? "";
    copy.dir = paragraph.closest("[dir]")?.dir ?? "";
    copy.className = "peek-words";
    return copy;
  });
}

// Words in another language than the text around them say so.
const tongueOf = ({ lang, dir }) => (lang ? { lang, dir } : {});

function source(page, url) {
  const line = create("p", { className: "peek-source" });
  const title = page.querySelector("h1").firstChild.textContent.trim();
  line.append(create("a", { href: url.href, textContent: title }));
  for (const fact of page.querySelectorAll(".identity .of-source")) {
    const [name, value] = [fact.querySelector("dt"), fact.querySelector("dd")].map((one) => one.firstChild.textContent.trim());
    const { inferred } = fact.dataset;
    line.append(create("span", { textContent: `${name}: ${value}${inferred ? ` (${inferred})` : ""}` }));
  }
  return line;
}

// Below the link, or above where there it fits; where it fits nowhere, on the roomier side, as high as there is room.
function place(link) {
  peek.style.maxHeight = "";
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = peek.getBoundingClientRect();
  const room = document.documentElement.clientWidth - size.width - 8;
  const [above, under] = [at.top - 12, innerHeight - at.bottom - 12];
  const below = size.height <= under || (size.height > above && under >= above);
  const height = Math.min(size.height, Math.max(below ? under : above, 80));
  peek.style.maxHeight = `${height}px`;
  peek.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
  peek.style.top = `${(below ? at.bottom + 6 : at.top - height - 6) + scrollY}px`;
}

function hidePeek() {
  clearTimeout(waiting);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  watcher?.destroy();
  watcher = null;
  peek.remove();
}

function isAtHand(element) {
  return peek.contains(element) || (shown && element?.closest?.(EVIDENCE) === shown);
}

if ("popover" in HTMLElement.prototype) {
  addEventListener("keydown", (event) => {
    const way = { PageDown: 1, PageUp: -1 }[event.key];
    if (!shown || !way || peek.scrollHeight <= peek.clientHeight) return;
    event.preventDefault(); // what is shown is read first
    peek.scrollBy(0, way * peek.clientHeight * 0.8);
  });
  addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    if (!isAtHand(event.target)) hidePeek();
  });
  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(waiting);
    const link = event.target.closest?.(EVIDENCE);
    if (link && !peek.contains(link)) waiting = setTimeout(showPeek, REST, link);
    else if (shown && !isAtHand(event.target) && !isAtHand(document.activeElement)) waiting = setTimeout(hidePeek, REST);
  });
  addEventListener("focusin", (event) => {
    const link = event.target.closest(EVIDENCE);
    if (link && !peek.contains(link) && link.matches(":focus-visible")) showPeek(link);
    else if (!isAtHand(event.target)) hidePeek();
  });
  addEventListener("click", (event) => {
    const link = event.target.closest?.(EVIDENCE);
    if (!link || peek.contains(link)) return;
    if (touched && link !== shown) {
      event.preventDefault();
      showPeek(link);
    } else hidePeek();
  });
  addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !shown) return;
    if (peek.contains(document.activeElement)) shown.focus();
    hidePeek();
  });
  addEventListener("hashchange", hidePeek);
  addEventListener("pagehide", hidePeek);
}

// --- On paper ---------------------------------------------------------------------------------------------------
// What is printed is not clicked: as in the dossier, a claim gets the numbers of its evidence, and the words stand as
// notes at the end, each once. Without scripts they stay below their claims.

const NOTABLE = ".md-content :is(.passages, .jumps, .contradiction .refs)";
const paper = matchMedia("print");
let undo = []; // what takes the notes back

function noteEvidence() {
  const heading = document.querySelector("footer.trust")?.dataset.notes;
  const lists = [...document.querySelectorAll(NOTABLE)];
  if (undo.length || !heading || !lists.length) return;
  const list = create("ol", { className: "notes" });
  const numbers = new Map(); // by the words with their place, and by the place alone
  const numberOf = (item) => {
    const link = item.querySelector(".credit a, a.jump").getAttribute("href");
    const key = `${link} ${item.textContent}`;
    if (!numbers.has(key)) {
      const note = create("li", { id: `n-${list.children.length + 1}` });
      note.append(...[...item.childNodes].map((one) => one.cloneNode(true)));
      note.querySelector("a.jump")?.classList.remove("jump");
      list.append(note);
      numbers.set(key, list.children.length);
      if (!numbers.has(link)) numbers.set(link, list.children.length);
    }
    return numbers.get(key);
  };
  for (const one of lists) {
    const items = [...one.children];
    const found = one.matches(".refs") ? items.flatMap(placesOf).map((href) => numbers.get(href)) : items.map(numberOf);
    if (!found.some(Boolean)) continue;
    const claim = one.closest(".contradiction, .stand-claim, .what, .lede, td, li").querySelector(":scope > :is(p, a, span)");
    const mark = marked([...new Set(found)].filter(Boolean));
    if (claim.matches("p")) claim.append(mark);
    else claim.after(mark);
    undo.push(() => mark.remove());
    for (const instead of [one.closest(".evidence") ?? one, ...claim.querySelectorAll(".refs")]) {
      instead.classList.add("is-noted");
      undo.push(() => instead.classList.remove("is-noted"));
    }
  }
  const section = create("section", { className: "on-paper" });
  section.append(create("h2", { textContent: heading }), list);
  if (document.querySelector(".jumps")) list.before(source(document, location)); // of an article's own page
  document.querySelector(".md-content :is(.on-paper:not(.passages), .colophon, .trust)").before(section);
  undo.push(() => section.remove());
}

function marked(numbers) {
  const mark = create("sup", { className: "notes-here" });
  for (const number of numbers) mark.append(mark.firstChild ? ", " : "", create("a", { href: `#n-${number}`, textContent: number }));
  return mark;
}

function unnoteEvidence() {
  for (const step of undo.splice(0)) step();
}

addEventListener("beforeprint", noteEvidence);
addEventListener("afterprint", unnoteEvidence);
paper.addEventListener("change", () => (paper.matches ? noteEvidence() : unnoteEvidence()));
onload(() => paper.matches && noteEvidence());

// --- Quotations, filtered and copied ----------------------------------------------------------------------------

const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”"]/g, "").replace(/\s+/g, " ").trim().toLowerCase();

// The state stands in the address, so that a choice of quotations can be shared.
function filterQuotations() {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const sayings = [...document.querySelectorAll(".saying[data-speaker]")];
  const wordings = [...document.querySelectorAll(".saying[data-speaker] > .wording")];
  const words = new Map(wordings.map((one) => [one, folded([...one.querySelectorAll("blockquote, .translation > :first-child")].map((text) => text.textContent).join(" "))]));
  const fields = [...form.elements].filter((field) => field.name);

  const fits = (one, name, value) =>
    name === "words" ? words.get(one).includes(folded(value)) : one.closest(`[data-${name}]`).dataset[name].split(" ").includes(value);

  // Paper has no fields: there the choice is said in a line.
  const onPaper = form.querySelector(".filtered");
  const inWords = (field) => `${field.labels[0].firstChild.textContent.trim()}: ${field.selectedOptions?.[0].textContent ?? `“${field.value.trim()}”`}`;

  // Of an utterance those wordings are shown that fit: no article is shown with words that it does not print.
  function apply() {
    const wanted = fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);
    for (const one of wordings) one.hidden = !wanted.every(([name, value]) => fits(one, name, value));
    for (const one of sayings) one.hidden = !one.querySelector(".wording:not([hidden])");
    for (const speaker of document.querySelectorAll("section.speaker"))
      speaker.hidden = !speaker.querySelector(".saying:not([hidden])");
    const shown = sayings.filter((one) => !one.hidden).length;
    form.querySelector(".count").textContent = shown;
    form.querySelector(".nothing").hidden = shown > 0;
    form.querySelector("[type=reset]").hidden = !wanted.length;
    onPaper.hidden = !wanted.length;
    onPaper.querySelector(".choice").textContent = fields.filter((field) => field.value.trim()).map(inWords).join("; ");
    return wanted;
  }

  function follow() {
    const url = new URL(location);
    for (const { name } of fields) url.searchParams.delete(name);
    for (const [name, value] of apply()) url.searchParams.set(name, value);
    history.replaceState(history.state, "", url);
  }

  function read() {
    const given = new URL(location).searchParams;
    for (const field of fields) {
      field.value = given.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    apply();
  }

  form.addEventListener("input", follow);
  form.addEventListener("reset", () => setTimeout(follow));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  form.hidden = false;
  read();
}

onload(filterQuotations);

onload(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
});

addEventListener("click", async (event) => {
  const button = event.target.closest?.("button.copy");
  if (!button) return;
  const one = button.closest(".wording, .card");
  const link = new URL(button.dataset.href, document.baseURI);
  await navigator.clipboard.writeText(`“${one.querySelector("blockquote").textContent.trim()}” (${button.dataset.credit}) ${link}`);
  const label = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 2000);
});

// --- Links to edit: wanted by few, and remembered for them -------------------------------------------------------

onload(() => {
  const wish = document.getElementById("editing");
  if (!wish) return;
  wish.checked = localStorage.getItem("editing") === "yes";
  wish.addEventListener("change", () => localStorage.setItem("editing", wish.checked ? "yes" : "no"));
});

// --- The search: fetched when a reader first asks for it ---------------------------------------------------------

const searchButton = () => document.querySelector("button.masthead__search");

async function openSearch() {
  const button = searchButton();
  try {
    const search = await import(new URL(button.dataset.script, document.baseURI));
    await search.open(button.dataset.index);
  } catch {
    const notice = document.querySelector("p.masthead__notice") ?? document.createElement("p");
    button.before(Object.assign(notice, { className: "masthead__notice", role: "status", textContent: button.dataset.failed }));
  }
}

addEventListener("click", (event) => {
  if (event.target.closest?.("button.masthead__search")) openSearch();
});

onload(() => {
  if (new URL(location).searchParams.has("search")) openSearch(); // an address with a search was shared, or come back to
});

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !searchButton()) return;
  const typed = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, dialog[open], [contenteditable]");
  if (typed && !typed.closest("dialog:not([open])")) return; // a dialog just closed keeps the focus until the next frame
  event.preventDefault();
  openSearch();
});
