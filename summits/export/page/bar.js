// The bar and the address: what is asked for is shown, and what is shown is said.

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
