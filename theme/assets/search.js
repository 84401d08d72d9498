// The search: a box over the page. Neither this file nor anything of the index is fetched before a reader asks for it,
// and then only what holds the words that are typed. generator/exporting/search.py writes the index and says how it lies.

const SHOWN = 3; // entries of a kind before a reader asks for more
const MORE = 20; // and after that, each time
const LOOKED_AT = 6; // entries of a kind among which those with the very phrase come first
const ROUNDS = 2; // how often so many more are looked at where none of them has all words
const SHARDS = 3; // files in which words are looked for that begin as the typed one does
const SHORTEST = 3; // letters from which on a word is taken for the beginning of longer ones
const EXCERPT = 280; // characters of a text that are shown
const OFFERED = 6; // files of entries in which speakers and articles to choose from, and names that were meant, are looked for
const SLIPS = 2; // letters of a misspelt name that are other, missing, too many or swapped, at most; of four letters one

const IDEOGRAPHS = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
const WORD = new RegExp(`[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+`, "gu");
const INITIALS = "(?<![a-z0-9])[a-z](?:\\.[a-z])+(?![a-z0-9])"; // U.S., which others print without stops
const RUN = new RegExp(`(?:${INITIALS.replaceAll("a-z", "A-Za-z")})|[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}\\p{M}])+`, "gu"); // the same, not yet folded

const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" }; // as people type them

// As `words_of` in generator/exporting/search.py.
export function wordsOf(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(/[ßæœøłđðþıς]/g, (letter) => SPELT[letter]);
  const joined = plain.replace(new RegExp(INITIALS, "g"), (run) => run.replaceAll(".", ""));
  const words = joined.match(WORD) ?? [];
  return words.filter((word) => !/^[a-z]$/.test(word)).map((word) => [...word].slice(0, 40).join(""));
}

const isBeginning = (word) => word.length >= SHORTEST || !/^[a-z0-9]*$/.test(word);
const fits = (own, word) => own === word || (isBeginning(word) && own.startsWith(word));

// --- The index --------------------------------------------------------------------------------------------------

let folder; // the address of the index
let index; // what `index.json` says
const fetched = new Map();

async function json(path) {
  const answer = await fetch(new URL(path, folder));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function part(path) {
  if (!fetched.has(path)) fetched.set(path, json(`${path}?${index.version}`).catch((problem) => (fetched.delete(path), Promise.reject(problem))));
  return fetched.get(path);
}

// The entries that hold a word or begin of one: all of them, those with the very word, and whether these are not all.
async function lookUp(word) {
  let first = index.firsts.findLastIndex((one) => one <= word);
  const shards = first < 0 ? [] : [first];
  while (isBeginning(word) && shards.length < SHARDS && index.firsts[++first]?.startsWith(word)) shards.push(first);
  const found = { word, all: new Set(), very: new Set(), isCut: false };
  for (const shard of await Promise.all(shards.map((number) => part(`words/${number}.json`)))) {
    const cut = new Set(shard[""]);
    for (const [one, steps] of Object.entries(shard)) {
      if (!one || !fits(one, word)) continue;
      for (const number of numbersOf(steps)) {
        found.all.add(number);
        if (one === word) found.very.add(number);
      }
      found.isCut ||= cut.has(one);
    }
  }
  return found;
}

// The entries of a speaker or an article, in the same form.
async function pick(key) {
  const at = index.firsts.findLastIndex((one) => one <= key);
  const shard = at < 0 ? { "": [] } : await part(`words/${at}.json`);
  const all = new Set(numbersOf(Object.hasOwn(shard, key) ? shard[key] : []));
  return { all, very: all, isCut: shard[""].includes(key) };
}

function numbersOf(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

// Kind after kind, the numbers of the entries that may hold all words, the best first. Of a word that stands in very many
// entries the index lists only the newest: where there is a rarer one, that decides, and the text of the entry is read.
async function search(words, keys = []) {
  const looked = await Promise.all([...[...new Set(words)].map(lookUp), ...keys.map(pick)]);
  const whole = looked.filter((one) => !one.isCut);
  const deciding = whole.length ? looked.filter((one) => !one.isCut || !one.word) : looked;
  const [shortest, ...others] = deciding.toSorted((one, other) => one.all.size - other.all.size);
  let numbers = [...shortest.all].filter((number) => others.every((one) => one.all.has(number)));
  let doubtful = whole.length ? looked.filter((one) => one.isCut && one.word) : [];
  if (!numbers.length && !whole.length && !keys.length) [numbers, doubtful] = [[...shortest.all], others];
  const distance = (number) => looked.reduce((sum, one) => sum + !one.very.has(number), 0);
  const ranked = numbers.map((number) => [distance(number), number]).sort(([a, m], [b, n]) => a - b || m - n);
  let end = 0;
  const kinds = index.kinds.map(([kind, name, count]) => {
    const [from, to] = [end, (end += count)];
    return { kind, name, numbers: ranked.map(([, number]) => number).filter((number) => from <= number && number < to) };
  });
  return { kinds, doubtful: doubtful.map((one) => one.word), isCut: whole.length < looked.length };
}

async function entry(number) {
  const rows = await part(`found/${Math.floor(number / index.together)}.json`);
  const [address, title, text, credit, language, speaker] = rows[number % index.together];
  return { address, title, text, credit, language, speaker };
}

const holds = (one, words) => {
  const own = wordsOf(`${one.title} ${one.text}`);
  return words.every((word) => own.some((other) => fits(other, word)));
};

// So many entries from these numbers on, and how many of the numbers are used up.
async function entriesOf(numbers, count, words, doubtful) {
  const phrase = ` ${words.join(" ")}`;
  const window = Math.max(count, LOOKED_AT);
  const candidates = await Promise.all(numbers.slice(0, window).map(entry));
  const kept = candidates.map((one, at) => ({ ...one, at })).filter((one) => holds(one, doubtful));
  const isPhrase = (one) => ` ${wordsOf(one.text).join(" ")}`.includes(phrase);
  const ordered = words.length > 1 ? [...kept.filter(isPhrase), ...kept.filter((one) => !isPhrase(one))] : kept;
  const shown = ordered.slice(0, count);
  const left = ordered.slice(count).map((one) => numbers[one.at]);
  return { shown, rest: [...left, ...numbers.slice(window)] };
}

// How many slips of the fingers make one word of the other.
function slips(one, other) {
  let [before, last] = [[], [...other, ""].map((_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      row[to] = Math.min(row[to - 1] + 1, last[to] + 1, last[to - 1] + (one[at - 1] !== other[to - 1]));
      if (one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) row[to] = Math.min(row[to], before[to - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

// What was typed, with the likeliest word of an actor's name for each word that stands nowhere. Actors are the first kind.
async function meantBy(text) {
  const looked = await Promise.all([...new Set(wordsOf(text))].map(lookUp));
  const nowhere = new Set(looked.filter((one) => !one.all.size).map((one) => one.word));
  const count = Math.min(index.kinds[0][2], OFFERED * index.together);
  const actors = await Promise.all(Array.from({ length: count }, (_, number) => entry(number)));
  const names = new Map(actors.flatMap((one) => (one.title.match(RUN) ?? []).map((run) => [wordsOf(run)[0] ?? "", run])));
  return text.replace(RUN, (run) => {
    const word = wordsOf(run)[0];
    if (!nowhere.has(word)) return run;
    const near = [...names].map(([name, spelt]) => [slips(word, name), spelt]).sort(([one], [other]) => one - other)[0];
    return near && near[0] <= Math.min(SLIPS, word.length / 4) ? near[1] : run;
  });
}

// --- The box ----------------------------------------------------------------------------------------------------

let box, input, facets, status, results;
let asked = 0; // counts the searches: an answer that comes late is not shown

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

function build() {
  const { say } = index;
  input = make("input", { type: "text", className: "search__words", placeholder: say.placeholder, autocomplete: "off", spellcheck: false });
  input.setAttribute("role", "searchbox");
  input.setAttribute("aria-label", say.search);
  input.setAttribute("enterkeyhint", "go");
  const close = make("button", { type: "button", className: "search__close", textContent: say.close, onclick: () => box.close() });
  status = make("p", { className: "search__status", textContent: say.keys });
  status.setAttribute("role", "status");
  results = make("div", { className: "search__results" });
  facets = Object.fromEntries(["kind", "speaker", "article"].map((name) => [name, facet(say[name])]));
  const choice = make("div", { className: "search__facets" }, ...Object.values(facets).map((one) => one.parentElement));
  box = make("dialog", { className: "search" }, make("div", { className: "search__head" }, input, close), choice, status, results);
  box.setAttribute("aria-label", say.search);
  input.addEventListener("input", answer);
  box.addEventListener("keydown", walk);
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => remember({}));
  document.body.append(box);
}

// Arrow keys go from the words to the first result and on; Enter in the words opens the first.
function walk(event) {
  const stops = [input, ...results.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0) {
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  } else if (event.key === "Enter" && at === 0) {
    results.querySelector("a")?.click();
  }
}

// --- What is chosen: in the address, so that it can be shared and Back comes back to it ---------------------------

const facet = (name) => {
  const select = make("select", { onchange: answer, ariaLabel: name });
  make("label", { textContent: `${name} ` }).append(select);
  return select;
};

const nameOf = (name) => (name === "words" ? "search" : `search-${name}`);

function remember(state) {
  const url = new URL(location);
  for (const name of ["words", ...Object.keys(facets)]) {
    url.searchParams.delete(nameOf(name));
    if (state[name]) url.searchParams.set(nameOf(name), state[name]);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

function recall() {
  const given = new URL(location).searchParams;
  if (!given.has(nameOf("words"))) return false;
  input.value = given.get(nameOf("words"));
  for (const [name, select] of Object.entries(facets)) {
    const value = given.get(nameOf(name)) ?? "";
    offer(select, index.say[`every_${name}`], new Map(value ? [[value, value]] : []), value);
  }
  return true;
}

// A choice remains on offer when it leaves nothing to be found; with nothing to choose there is no field.
function offer(select, everything, options, chosen = select.value) {
  if (chosen && !options.has(chosen)) options.set(chosen, select.selectedOptions[0]?.textContent ?? chosen);
  select.replaceChildren(new Option(everything, ""), ...[...options].map(([value, name]) => new Option(name, value)));
  select.value = chosen;
  select.parentElement.hidden = options.size < 2 && !chosen;
}

// Kinds among what is found; speakers and articles among all that has the words, so that another can be chosen.
async function offerAll(found, everything) {
  const held = found.filter((kind) => kind.numbers.length);
  const { numbers } = everything.find((kind) => kind.kind === "quotations");
  const fileOf = (number) => Math.floor(number / index.together);
  const near = new Set([...new Set(numbers.map(fileOf))].slice(0, OFFERED));
  const said = await Promise.all(numbers.filter((number) => near.has(fileOf(number))).map(entry));
  const count = (number) => number.toLocaleString(document.documentElement.lang);
  const { every_kind, every_speaker, every_article } = index.say;
  offer(facets.kind, every_kind, new Map(held.map((kind) => [kind.kind, `${kind.name} (${count(kind.numbers.length)})`])));
  offer(facets.speaker, every_speaker, byName(said.filter((one) => one.speaker).map((one) => [one.speaker, one.title])));
  offer(facets.article, every_article, byName(said.map((one) => [one.address.split("#")[0], one.credit])));
}

const byName = (options) => new Map(options.toSorted(([, one], [, other]) => one.localeCompare(other, document.documentElement.lang)));

async function answer() {
  const number = ++asked;
  const words = wordsOf(input.value);
  const chosen = Object.fromEntries(Object.entries(facets).map(([name, select]) => [name, select.value]));
  remember(words.length ? { words: input.value, ...chosen } : {});
  if (!words.length) {
    status.textContent = index.say.keys;
    for (const [name, select] of Object.entries(facets)) offer(select, index.say[`every_${name}`], new Map(), "");
    results.replaceChildren();
    return;
  }
  try {
    const keys = [chosen.speaker && index.by + chosen.speaker, chosen.article && index.in + chosen.article].filter(Boolean);
    const everything = await search(words);
    const found = keys.length ? await search(words, keys) : everything;
    const held = found.kinds.filter((kind) => kind.numbers.length && (!chosen.kind || kind.kind === chosen.kind));
    const sections = await Promise.all(held.map((kind) => section(kind, words, found.doubtful, held.length === 1 ? MORE : SHOWN)));
    if (number === asked) await offerAll(found.kinds, everything.kinds);
    const shown = sections.filter((one) => one);
    const meant = shown.length || found.isCut ? input.value : await meantBy(input.value);
    if (number !== asked) return;
    const count = held.reduce((sum, kind) => sum + kind.numbers.length, 0);
    const { many, none_of_many, found: all, nothing } = index.say;
    const told = all.replace("{count}", count.toLocaleString(document.documentElement.lang));
    status.textContent = shown.length ? (found.isCut ? many : told) : found.isCut ? none_of_many : nothing;
    results.replaceChildren(...(meant === input.value ? shown : [offerMeant(meant)]));
  } catch {
    if (number === asked) status.textContent = index.say.failed;
  }
}

function offerMeant(text) {
  const use = make("button", { type: "button", className: "search__more", textContent: text });
  use.addEventListener("click", () => ((input.value = text), input.focus(), answer()));
  return make("p", { className: "search__meant" }, `${index.say.meant} `, use);
}

async function section(kind, words, doubtful, count) {
  let numbers = kind.numbers;
  const list = make("ol", { className: "search__list" });
  const more = make("button", { type: "button", className: "search__more", textContent: index.say.more });
  async function add(wanted) {
    const { shown, rest } = await entriesOf(numbers, wanted, words, doubtful);
    const before = list.children.length;
    numbers = rest;
    list.append(...shown.map((one) => item(one, words, kind.kind)));
    more.hidden = !rest.length;
    return list.children[before];
  }
  more.addEventListener("click", async () => (await add(MORE).catch(() => null))?.querySelector("a").focus());
  for (let round = 0; round < ROUNDS && numbers.length && !list.children.length; round++) await add(count);
  return list.children.length ? make("section", {}, make("h2", { textContent: kind.name }), list, more) : null;
}

function item(one, words, kind) {
  const link = make("a", { href: new URL(one.address, new URL("../", folder)).href });
  if (one.title) link.append(make("span", { className: "search__title", dir: "auto" }, ...marked(one.title, words)));
  if (one.text) link.append(make(kind === "quotations" ? "q" : "span", { className: "search__text", lang: one.language, dir: "auto" }, ...marked(cut(one.text, words), words)));
  if (one.credit) link.append(make("span", { className: "search__credit", dir: "auto", textContent: one.credit }));
  return make("li", {}, link);
}

// The part of a long text that begins shortly before the first of the words.
function cut(text, words) {
  if (text.length <= EXCERPT) return text;
  const first = [...text.matchAll(RUN)].find((run) => isOneOf(run[0], words))?.index ?? 0;
  const from = first < EXCERPT / 2 ? 0 : text.indexOf(" ", first - 80) + 1;
  const end = text.indexOf(" ", from + EXCERPT);
  return `${from ? "… " : ""}${text.slice(from, end < 0 ? undefined : end)}${end < 0 ? "" : " …"}`;
}

const isOneOf = (run, words) => wordsOf(run).some((own) => words.some((word) => fits(own, word)));

function marked(text, words) {
  const pieces = [];
  let end = 0;
  for (const run of text.matchAll(RUN)) {
    if (!isOneOf(run[0], words)) continue;
    pieces.push(text.slice(end, run.index), make("mark", { textContent: run[0] }));
    end = run.index + run[0].length;
  }
  return [...pieces, text.slice(end)];
}

// Opens the box; `address` is that of the index.
export async function open(address) {
  folder = new URL(address, document.baseURI);
  if (!index) {
    index = await json("index.json");
    build();
  }
  if (!box.open) box.showModal();
  if (recall() || input.value) answer();
  input.select();
}
