// The bar and the address: what is asked for is shown, and what is shown is said.

const bar = element("_bar");
const view = element("_view");
const html = document.documentElement;
let typed = false; // whether the last step was a word that is still being typed
let followed = false; // whether the reader has followed a link, and is to be taken to where it leads
const left = new Map(); // by address, the link by which the reader left it
const TITLE = document.title;
const beside = make("section", "view beside");
element("_meetings").after(beside);

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
  const viewing = Boolean(state.compare || state.accounts);
  const answer = ask(asked);
  const within = state.compare ?? (state.accounts ? [state.accounts] : null);
  html.classList.toggle("viewing", viewing);
  html.classList.toggle("asking-page", asking);
  html.classList.toggle("one-side", data.sides.some(({ id }) => id === asked.side));
  const parts = state.compare ? comparison(state.compare, asking) : state.accounts ? accountsOf(state.accounts, asking) : about(asked, answer.kept);
  view.replaceChildren(...parts);
  if (asking && !viewing && !answer.kept.length) view.append(...none(asked, answer));
  view.hidden = !view.childElementCount;
  beside.replaceChildren(...(viewing ? [] : besides(answer)));
  beside.hidden = !beside.childElementCount;
  fade(within ?? (asking ? answer.kept : ORDER));
  unfold(state);
  fill(state, asked, answer, within);
  name(state);
  const back = history.state?.y;
  if (followed || (back === undefined && (state.at || state.source || state.open))) arrive(state);
  else if (back !== undefined) comeBack(back);
  else if (asking || viewing) reveal();
  followed = typed = false;
}

/** What does not fit fades on the line and in the grid. */
function fade(kept) {
  for (const mark of all("[data-m]")) mark.classList.toggle("out", !kept.includes(mark.dataset.m));
}

/** Where no meeting fits: why that says little, and what may have been meant. */
function* none({ q }, { sought, list }) {
  yield nothing("No meeting of the record fits. What is not named here need not be absent: the record knows what its sources name.");
  const word = list.length ? null : sought.find(({ words, found: has }) => words.length === 1 && !CARDS.some((card) => passagesOf(card).some(({ texts }) => texts.some(({ text }) => has(text)))));
  const near = word && nearest(word.words[0], [...NAMES.flatMap(({ written }) => written), ...CARDS.flatMap((card) => passagesOf(card).map(({ root }) => root.textContent))]);
  if (!near) return;
  const meant = q.replace(/[\p{L}\p{N}\p{M}]+/gu, (typed) => (fold(typed) === word.words[0] ? near : typed)).trim();
  yield make("p", "", "Did you mean ", link(`#${written({ q: meant })}`, meant), "?");
}

/** The sources that have what is sought. */
function* besides({ sources: count, list }) {
  if (!count) return;
  yield make("h2", "", `In the sources: ${count}`);
  yield make("ol", "sources", ...list);
  if (list.length < count) yield make("p", "note", "The others stand in the list of ", link("#_sources", "all sources"), ".");
}

/** Of what is asked for: each filter in words, with what takes it away. */
function chosen(asked) {
  return ASKED.flatMap((key) => [asked[key] ?? []].flat().map((value) => ({ key, value, words: wordsFor(key, value) })));
}

function wordsFor(key, value) {
  if (key === "q") return `“${value.trim()}”`;
  if (key === "since" || key === "until") return `${key === "since" ? "from" : "to"} ${value}`;
  return [...bar.elements[key].options].find((option) => option.value === value)?.text.trim() ?? value;
}

/** The bar says what is asked for, and the way out of it. */
function fill(state, asked, { kept, said, sources: count }, within) {
  for (const name of ["q", "since", "until"]) {
    const field = bar.elements[name];
    if (field.value.trimStart() !== (asked[name] ?? "")) field.value = asked[name] ?? "";
  }
  for (const name of ["mode", "side"]) bar.elements[name].value = asked[name] ?? "";
  for (const name of SEVERAL) bar.elements[name].value = "";
  const asking = Object.keys(asked).length > 0;
  const fit = (within ?? (asking ? kept : ORDER)).filter((id) => MEETINGS.has(id));
  const [sure, every] = [established(fit), established(ORDER)];
  const counts = [within || asking ? `${sure} of ${every} meetings` : `${every} meetings`];
  if (fit.length > sure) counts.push(`${fit.length - sure} claimed`);
  if (said && !within) counts.push(said === 1 ? "1 statement" : `${said} statements`);
  if (count && !within) counts.push(count === 1 ? "1 source" : `${count} sources`);
  element("_count").value = counts.join(", ");
  element("_clear").hidden = !asking && !within;
  const shown = chosen(asked).filter(({ key }) => key !== "q");
  element("_more").textContent = shown.length ? `Filter (${shown.length})` : "Filter";
  const chips = shown.map(({ key, value, words }) => chip(words, () => (
    change({ [key]: SEVERAL.includes(key) ? asked[key].filter((other) => other !== value) : "" })
  )));
  if (within) chips.unshift(chip(state.compare ? "comparison" : "two accounts", () => change({ compare: "", accounts: "" })));
  element("_chips").replaceChildren(...chips);
}

function chip(words, act) {
  const made = button(`${words} ×`, act);
  made.setAttribute("aria-label", `${words}, take away`);
  return made;
}

/** The meetings that the address has open. */
function unfold(state) {
  const place = state.at && element(state.at);
  const card = place && place.closest(".card");
  // A place behind the meetings, or a heading that was skipped to: they stay as they are.
  if (place && (!card || state.at.endsWith(".title"))) return;
  for (const { root } of CARDS) open(root, root === card || Boolean(state.open?.includes(root.id)));
}

/** The address holds what the reader opens. */
function remember() {
  const opened = CARDS.map(({ root }) => root).filter((root) => root.classList.contains("open")).map(({ id }) => id);
  const asked = filters(read(location.hash));
  const alone = opened.length === 1 && !Object.keys(asked).length;
  history.replaceState(history.state, "", whole(alone ? opened[0] : written({ ...asked, open: opened })));
  name(read(location.hash));
}

/** Tabs and history are told apart by what is in view. */
function name(state) {
  const label = (id) => MEETINGS.get(id)?.label;
  const opened = state.open?.length === 1 ? state.open[0] : state.at && element(state.at)?.closest(".card")?.id;
  const words = chosen(filters(state)).map((one) => one.words);
  if (state.compare) words.unshift(`${state.compare.map(label).filter(Boolean).join(" and ")}, compared`);
  else if (state.accounts) words.unshift(`Two accounts: ${label(state.accounts) ?? ""}`);
  else if (opened) words.unshift(label(opened));
  document.title = [words.join(", "), TITLE].filter(Boolean).join(" · ");
}

/** Take the reader to what the address names. */
function arrive(state) {
  for (const one of all(".there")) one.classList.remove("there");
  const id = state.source ? `s.${data.sources.indexOf(state.source) + 1}` : state.at ?? (view.hidden ? state.open?.[0] : null);
  const target = id ? element(id) : null;
  if (target) {
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.matches("[data-f]")) target.classList.add("there");
    target.scrollIntoView();
    if (followed) focus(target.querySelector("h2, h3, summary") ?? target);
  } else if (!id) {
    scrollTo(0, element("_top").offsetTop);
    if (!view.hidden) focus(view);
  }
}

/** What was found is in sight, moved no further than need be. */
function reveal() {
  const first = view.hidden ? all(".card:not(.out) .hit").find((one) => one.offsetParent) ?? element("_meetings") : view.querySelector("h2, p");
  first.scrollIntoView({ block: "nearest" });
}

/** Back where the reader was, and to the link that was followed. */
function comeBack(y) {
  scrollTo(0, y);
  const link = left.get(location.hash);
  if (link?.isConnected) link.focus({ preventScroll: true });
}

function focus(target) {
  if (target.localName !== "summary") target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Ask for something else: a new view, or, while a word is being typed, the same one changed. */
function change(asked, typing = false) {
  const { compare, accounts, ...before } = read(location.hash);
  const state = written({ compare, accounts, ...filters(before), ...asked });
  if (!typing) {
    location.hash = state;
    return;
  }
  history[typed ? "replaceState" : "pushState"](null, "", whole(state));
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

/** What lies beneath the bar stays in sight, however many lines it has. */
new ResizeObserver(() => {
  html.style.scrollPaddingTop = `${bar.offsetHeight + 16}px`;
  view.style.setProperty("--bar", `${bar.offsetHeight}px`);
}).observe(bar);
