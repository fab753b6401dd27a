// The page's wiring: the address to a view, the bar, cards, marks and margins.

const bar = element("_bar");
const view = element("_view");
const html = document.documentElement;
let typed = false; // whether the last step was a word that is still being typed
let followed = false; // whether the reader has followed a link, and is to be taken to where it leads

/** What can be chosen in the bar is what the lists behind the meetings have. */
for (const kind of SEVERAL) {
  let group = bar.elements[kind];
  let side = null;
  for (const item of all(`.index li[id^='${kind}=']`)) {
    const heading = item.parentElement.previousElementSibling;
    if (kind === "person" && heading !== side) {
      group = make("optgroup");
      group.label = heading.textContent;
      bar.elements[kind].append(group);
      side = heading;
    }
    const option = make("option", "", `${item.classList.contains("narrower") ? "\u2003" : ""}${item.querySelector(".n").textContent}`);
    option.value = item.id.split("=")[1];
    group.append(option);
  }
}

/** Show what the address asks for. */
function render() {
  const state = read(location.hash);
  const asked = filters(state);
  const asking = Object.keys(asked).length > 0;
  const kept = ask(asked);
  const parts = state.compare ? comparison(state.compare) : state.accounts ? accountsOf(state.accounts) : about(asked, kept);
  view.replaceChildren(...parts);
  if (asking && !kept.length) view.append(nothing("No meeting of the record fits. What is not named here need not be absent: the record knows what its sources name."));
  view.hidden = !view.childElementCount;
  html.classList.toggle("viewing", Boolean(state.compare || state.accounts));
  html.classList.toggle("asking-page", asking);
  fade(asking ? kept : state.compare ?? (state.accounts ? [state.accounts] : ORDER));
  fill(asked, kept, asking);
  if (followed || state.at || state.source) arrive(state);
  followed = typed = false;
}

/** What does not fit fades on the line and in the grid. */
function fade(kept) {
  for (const mark of all("[data-m]")) mark.classList.toggle("out", !kept.includes(mark.dataset.m));
}

/** The bar says what is asked for. */
function fill(asked, kept, asking) {
  for (const name of ["q", "since", "until"]) {
    const field = bar.elements[name];
    if (field.value.trimStart() !== (asked[name] ?? "")) field.value = asked[name] ?? "";
  }
  for (const name of ["mode", "side"]) bar.elements[name].value = asked[name] ?? "";
  for (const name of SEVERAL) bar.elements[name].value = "";
  element("_count").value = asking ? `${kept.length} of ${ORDER.length} meetings` : `${ORDER.length} meetings`;
  element("_clear").hidden = !asking;
  const chips = SEVERAL.flatMap((key) => (asked[key] ?? []).map((id) => {
    const words = element(`${key}=${id}`)?.querySelector(".n").textContent ?? id;
    const chip = button(`${words} ×`, () => change({ [key]: asked[key].filter((other) => other !== id) }));
    chip.setAttribute("aria-label", `${words}, take away`);
    return chip;
  }));
  element("_chips").replaceChildren(...chips);
}

/** Take the reader to what the address names. */
function arrive(state) {
  if (state.source) {
    element(`s.${data.sources.indexOf(state.source) + 1}`)?.scrollIntoView();
  } else if (state.at) {
    const target = element(state.at);
    const card = target?.closest(".card");
    if (card) open(card, true);
    target?.scrollIntoView();
    if (target && followed) focus(target.querySelector("h3, summary") ?? target);
  } else if (state.at === undefined) {
    element("_top").scrollIntoView();
    if (!view.hidden) focus(view);
  }
}

function focus(target) {
  if (target.localName !== "summary") target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Ask for something else: a new view, or, while a word is being typed, the same one changed. */
function change(asked, typing = false) {
  const state = written({ ...filters(read(location.hash)), ...asked });
  if (!typing) {
    location.hash = state;
    return;
  }
  const address = state ? `#${state}` : location.pathname + location.search;
  history[typed ? "replaceState" : "pushState"](null, "", address);
  render();
  typed = true;
}

bar.addEventListener("submit", (event) => event.preventDefault());
bar.addEventListener("input", ({ target }) => {
  if (target.localName === "input") change({ [target.name]: target.value.trimStart() }, true);
});
bar.addEventListener("change", ({ target }) => {
  if (target.localName !== "select") return;
  const before = filters(read(location.hash))[target.name] ?? [];
  const value = SEVERAL.includes(target.name) ? [...new Set([...before, target.value])] : target.value;
  change({ [target.name]: value });
});
element("_clear").addEventListener("click", () => {
  for (const name of ["q", "since", "until"]) bar.elements[name].value = "";
  location.hash = "";
  bar.elements.q.focus();
});
element("_more").addEventListener("click", ({ currentTarget }) => {
  const shown = element("_asked").classList.toggle("shown");
  currentTarget.setAttribute("aria-expanded", shown);
});

function open(card, opened) {
  card.classList.toggle("open", opened);
  const act = card.querySelector(".open-it");
  act.setAttribute("aria-expanded", opened);
  act.textContent = opened ? "Fold" : act.dataset.words;
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
    copying(() => all("[data-cite] p", root).map((line) => line.textContent).join("\n")),
  ].filter(Boolean));
  open(root, false);
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
    const cited = item?.firstChild.data.trim();
    const address = item?.querySelector("a[rel]");
    one.textContent = cited ?? one.textContent;
    if (address) one.parentElement.append(" ", address.cloneNode(true));
  }
}, true);

for (const item of all(".sources > li")) {
  item.append(" ", copying(() => [item.firstChild.data.trim(), item.querySelector("a[rel]")?.getAttribute("href")].filter(Boolean).join(" "), "copy"));
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
  element("_spoken") && (element("_spoken").textContent = words || (mark?.matches(".mark") ? mark.textContent.trim().replace(/\s+/g, " ") : ""));
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
