// Small helps; every page works without them.

// A passage may run over several marked pieces: all of them are shown as the one that was asked for.
function showPassage() {
  for (const mark of document.querySelectorAll("mark.is-target")) mark.classList.remove("is-target");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!/^p-\d+-\d+$/.test(id)) return;
  for (const mark of document.querySelectorAll(`mark[data-passages~="${id}"]`)) mark.classList.add("is-target");
}

addEventListener("hashchange", showPassage);
addEventListener("DOMContentLoaded", showPassage);

// What a link asks for may stand inside something folded; not every browser unfolds it by itself.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let folded = target?.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", unfold);
addEventListener("DOMContentLoaded", unfold);

// Resting on the number of an article shows the words that it stands for: they lie folded beside it.
addEventListener("pointerover", (event) => {
  const ref = event.target.closest?.(".evidence > .refs > a.ref:not([title])");
  if (!ref) return;
  const place = [...ref.parentElement.children].indexOf(ref);
  const words = ref.closest(".evidence").querySelectorAll(".passages > li > :first-child")[place];
  if (words) ref.title = words.textContent;
});
