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
  const act = button("", () => open(root, !root.classList.contains("open")), "open-it");
  act.dataset.words = count ? `Open: ${count === 1 ? "1 statement" : `${count} statements`}, and all else` : "Open";
  const at = ORDER.indexOf(meeting.id);
  const other = ORDER[at - 1] ?? ORDER[at + 1];
  root.querySelector(".acts").prepend(...[
    act,
    other && link(`#compare=${other},${meeting.id}`, "Compare"),
    link(`#accounts=${meeting.id}`, "Two accounts"),
    copying(() => cited(root.querySelector("[data-cite]"))),
  ].filter(Boolean));
  open(root, false);
}

/** What `summits cite` gives of a meeting: a sentence, and its sources. */
function cited(block) {
  const sources = all("a", block).map((one) => reference(element(one.hash.slice(1))));
  return [block.querySelector("p").firstChild.data.trim(), ...sources].join("\n");
}

function reference(item) {
  const address = item.querySelector("a[rel]")?.getAttribute("href");
  return [item.firstChild.data.trim(), address].filter(Boolean).join(" ");
}

/** A button that copies a citation. */
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
    made.textContent = "Copied";
    setTimeout(() => { made.textContent = words; }, 1500);
  });
  return made;
}

/** Beneath a fact that is opened: the day and the address of each source. */
document.addEventListener("toggle", ({ target }) => {
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
}, true);

for (const item of all(".sources > li")) {
  item.append(" ", copying(() => reference(item), "copy"));
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
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("a[href^='#']")) followed = true;
});

/** On paper all is unfolded, and the numbers of the sources stand where they would be opened. */
const folded = new Set();
addEventListener("beforeprint", () => {
  for (const { root } of CARDS) {
    if (!root.classList.contains("open")) folded.add(root);
    root.classList.add("open");
  }
  for (const margin of all("details[class]")) {
    const numbers = new Set(all("a[href^='#s.']", margin).map((one) => one.hash.slice(3)));
    margin.firstElementChild.dataset.n = `[${[...numbers].join(", ")}]`;
  }
});
addEventListener("afterprint", () => {
  for (const root of folded) root.classList.remove("open");
  folded.clear();
});
addEventListener("hashchange", render);
followed = Boolean(location.hash);
render();

/** What words are searched in is worked out while nothing else is to be done. */
const waiting = [...CARDS];
(function prepare(idle) {
  while (waiting.length && (!idle || idle.timeRemaining() > 4)) {
    if (!idle) break;
    passagesOf(waiting.shift());
  }
  if (waiting.length) (window.requestIdleCallback ?? ((act) => setTimeout(() => act({ timeRemaining: () => 5 }), 50)))(prepare);
}());
