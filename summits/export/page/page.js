// The page's wiring: cards, margins, marks, paper.

function open(card, opened) {
  card.classList.toggle("open", opened);
  const act = card.querySelector(".open-it");
  act.setAttribute("aria-expanded", opened);
  act.textContent = opened ? "Fold" : act.dataset.words;
  if (opened) indexed(card);
}

/** What can be done with a card. */
for (const { root, meeting, facts } of CARDS) {
  const count = facts.filter(({ kind }) => kind === "statements").length;
  const act = button("", () => {
    open(root, !root.classList.contains("open"));
    remember();
  }, "open-it");
  act.dataset.words = count ? `Open: ${count === 1 ? "1 statement" : `${count} statements`}, and all else` : "Open";
  const at = ORDER.indexOf(meeting.id);
  const other = ORDER[at - 1] ?? ORDER[at + 1];
  root.querySelector(".acts").prepend(...[
    act,
    other && link(`#compare=${other},${meeting.id}`, "Compare"),
    link(`#accounts=${meeting.id}`, "Two accounts"),
    copying(() => cited(root.querySelector("[data-cite]"))),
    copying(() => whole(meeting.id), "Copy link"),
  ].filter(Boolean));
  root.querySelector(".self").remove();
  open(root, false);
}

/** What `summits cite` gives of a meeting: a sentence, and its sources; last the record itself. */
function cited(block) {
  const sources = all("a", block).map((one) => reference(element(one.hash.slice(1))));
  return [block.querySelector("p").firstChild.data.trim(), ...sources, data.cite].join("\n");
}

function reference(item) {
  const address = item.querySelector("a[rel]")?.getAttribute("href");
  // On the page letters of an address stand as themselves; in a text it is as it was found.
  const plain = address?.replace(/[^\0-\x7f]+/g, encodeURIComponent);
  return [item.firstChild.data.trim(), plain].filter(Boolean).join(" ");
}

const live = make("p", "v");
live.setAttribute("role", "status");
document.body.append(live);

/** A button that copies something, and says so, aloud too. */
function copying(text, words = "Copy citation") {
  const made = button(words, async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      const field = make("textarea", "v", text());
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    made.textContent = live.textContent = "Copied";
    setTimeout(() => {
      made.textContent = words;
      live.textContent = "";
    }, 1500);
  });
  return made;
}

/** Beneath a fact that is opened: the day and the address of each source, and the fact's own link. */
document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.parentElement.id === "_sources") copies(target);
  if (!target.open || !target.matches("details[class]") || target.dataset.full) return;
  target.dataset.full = "yes";
  for (const one of all("a[href^='#s.']", target)) {
    const item = element(one.hash.slice(1));
    const line = make("p", "", one.cloneNode());
    const paragraphs = one.textContent.match(/ ¶[0-9,–]+$/);
    line.firstChild.textContent = item?.firstChild.data.trim() ?? one.textContent;
    line.append(paragraphs?.[0] ?? "");
    const address = item?.querySelector("a[rel]");
    if (address) line.append(" ", address.cloneNode(true));
    one.replaceWith(line);
  }
  const its = target.closest("[data-f]");
  const id = its?.dataset.of ?? its?.id;
  if (!id) return;
  const home = its.dataset.of && link(`#${id}`, "In its meeting");
  target.append(make("p", "own", home ?? "", home ? " " : "", copying(() => whole(id), "Copy link to this")));
}, true);

function copies(part) {
  for (const item of all("li", part)) {
    if (!item.querySelector("button")) item.append(" ", copying(() => reference(item), "copy"));
  }
}

/** Pointing at a mark, a column or a row shows what belongs to it in the other drawing. */
function light(meetings, topic) {
  for (const one of all("[data-m]")) one.classList.toggle("lit", meetings.includes(one.dataset.m));
  for (const one of all("svg.line")) one.classList.toggle("dim", Boolean(topic) && meetings.length > 0);
  const rows = meetings.length && !topic ? all(".agenda tbody tr") : [];
  for (const cell of all(".agenda td.lit")) cell.classList.remove("lit");
  for (const line of rows) line.cells[1 + ORDER.indexOf(meetings[0])]?.classList.add("lit");
}

function pointed({ target }) {
  const mark = target.closest?.("[data-m]");
  const line = target.closest?.(".agenda tr[data-t]");
  const looked = target.closest?.(".looked");
  const ids = line ? narrower([line.dataset.t]) : null;
  if (mark) light([mark.dataset.m]);
  else if (line) light(ORDER.filter((id) => MEETINGS.get(id).topics.some((topic) => ids.has(topic))), line.dataset.t);
  else light([]);
  const item = looked && element(looked.hash?.slice(1) ?? looked.getAttribute("href").slice(1));
  const words = item && [...item.querySelectorAll("h3, .claim, div")].map((one) => (one.localName === "div" ? one.firstChild.data : one.textContent).trim()).join(" · ");
  element("_spoken") && (element("_spoken").textContent = words || (mark && element(mark.dataset.m)?.querySelector(".summary")?.textContent) || "");
}

for (const kind of ["mouseover", "focusin"]) {
  for (const drawing of all(".time, .overview")) drawing.addEventListener(kind, pointed);
}
/** A link within the page leads to where it says; going back leads to where it was followed. */
document.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
  const link = target.closest?.("a[href^='#']");
  if (!link || ctrlKey || metaKey || shiftKey) return;
  history.replaceState({ y: scrollY }, "");
  left.set(location.hash, link);
  followed = true;
  if (link.getAttribute("href") === location.hash) render();
});

/**
 * On paper: what is in view, and only that; all of it where nothing is asked for, and then unfolded.
 * The numbers of the sources stand where they would be opened, and below them only what is cited.
 */
const folded = new Set();
addEventListener("beforeprint", () => {
  const part = ["viewing", "asking-page"].some((name) => html.classList.contains(name));
  const one = !part && CARDS.some(({ root }) => root.classList.contains("open"));
  html.classList.toggle("printing-part", part || one);
  html.classList.toggle("printing-one", one);
  for (const { root } of part || one ? [] : CARDS) {
    if (!root.classList.contains("open")) folded.add(root);
    root.classList.add("open");
  }
  for (const fold of all(".behind details:not([class], [open]), .view details:not([class], [open])")) {
    fold.open = true;
    folded.add(fold);
  }
  const cited = new Set();
  for (const margin of all("details[class]")) {
    const numbers = new Set(all("a[href^='#s.']", margin).map((one) => one.hash.slice(3)));
    margin.firstElementChild.dataset.n = `[${[...numbers].join(", ")}]`;
    if (printed(margin)) for (const number of numbers) cited.add(`s.${number}`);
  }
  for (const address of all(".sources a[rel]")) address.dataset.u = readable(address.getAttribute("href"));
  for (const item of all(".sources > li[id]")) item.classList.toggle("unsaid", (part || one) && !cited.has(item.id));
});
addEventListener("afterprint", () => {
  html.classList.remove("printing-part", "printing-one");
  for (const one of folded) {
    one.classList.remove("open");
    if (one.open) one.open = false;
  }
  folded.clear();
});

/** Whether a margin is in view, when only a part of the page is. */
function printed(margin) {
  const card = margin.closest(".card");
  if (!card) return Boolean(margin.closest(".view"));
  return !html.classList.contains("viewing") && ["open", "asking"].some((name) => card.classList.contains(name)) && margin.checkVisibility();
}

/** An address as a reader reads it; signs that would not be seen stay as they are written. */
function readable(address) {
  return address.replace(/(?:%[89a-f][0-9a-f])+/gi, (run) => {
    const text = decoded(run);
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text) ? text : run;
  });
}

addEventListener("hashchange", render);
followed = Boolean(location.hash);
render();

/** A mark is called by what it opens, and of what. */
function callMarks({ root }) {
  for (const mark of all("details[class] > summary", root)) {
    const words = mark.textContent.trim();
    const one = words.endsWith(" 1") ? "source" : "sources";
    let text = "";
    for (let node = mark.parentElement.previousSibling; node; node = node.previousSibling) {
      if (!node.matches?.("details, .bang, .q")) text = node.textContent + text;
    }
    if (mark.closest(".part")) text = `${root.querySelector(".w").textContent} ${text}`;
    mark.setAttribute("aria-label", `${words} ${one}: ${text.trim().replace(/\s+/g, " ").slice(0, 80)}`);
  }
}

/** What words are searched in is worked out while nothing else is to be done. */
const waiting = [...CARDS, ...SOURCES.keys()];
(function prepare(idle) {
  while (waiting.length && idle?.timeRemaining() > 4) {
    const next = waiting.shift();
    if (SOURCES.has(next)) sourced(next);
    else {
      passagesOf(next);
      next.facts.forEach(callMarks);
    }
  }
  if (waiting.length) (window.requestIdleCallback ?? ((act) => setTimeout(() => act({ timeRemaining: () => 5 }), 50)))(prepare);
}());
