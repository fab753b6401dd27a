// Views put together from the page's own facts: one person or topic, two meetings, two accounts.

const FIELDS = ["place", "venue", "mode", "visit", "announced", "duration"];
const LABELS = { place: "where", venue: "venue", mode: "how", visit: "visit", announced: "announced", duration: "duration" };
const RELATIONS = { s: "same", d: "differs", a: "only-a", b: "only-b", u: "unknown" };
const PAIRS = new Map(data.pairs.map((pair) => [`${pair[0]},${pair[1]}`, pair]));
const ORDER = data.meetings.map((meeting) => meeting.id);
const RANKS = new Map([...data.people, ...data.topics].map((id, rank) => [id, rank]));
/** How many of them may be counted: what is only claimed is no meeting. */
const established = (ids) => ids.filter((id) => MEETINGS.get(id).status === "confirmed").length;
const rank = (id) => RANKS.get(id) ?? RANKS.size;

/** Two meetings compared: the time between, and each field with its relation. */
function compared(a, b) {
  const [i, j] = [ORDER.indexOf(a), ORDER.indexOf(b)];
  const pair = PAIRS.get(`${Math.min(i, j)},${Math.max(i, j)}`);
  if (!pair || i < 0 || j < 0) return null;
  const union = (key) => [...new Set([...MEETINGS.get(a)[key], ...MEETINGS.get(b)[key]])].sort();
  const names = [...FIELDS, ...union("people").map((id) => `participants.${id}`), ...union("topics").map((id) => `topics.${id}`)];
  const turned = i < j ? { ...RELATIONS } : { ...RELATIONS, a: "only-b", b: "only-a" };
  const fields = names.map((field, at) => ({ field, id: field.split(".").at(-1), relation: turned[pair[4][at]] }));
  return { a, b, days: pair[2], words: pair[3], fields };
}

/** A fact of a meeting, to be shown elsewhere. */
function copy(meeting, field) {
  const found = element(`${meeting}.${field}`);
  return found ? bare(cloned(found)) : null;
}

/** Without what is disputed of it: its sign leads there. */
function bare(made) {
  for (const question of all(".q", made)) question.remove();
  return made;
}

function cloned(root) {
  const made = root.cloneNode(true);
  made.dataset.of = root.id;
  for (const one of [made, ...all("[id]", made)]) one.removeAttribute("id");
  for (const one of [made, ...all(".hit, .holds", made)]) one.classList.remove("hit", "holds", "topic");
  for (const sign of all(":scope > .bang", made)) sign.replaceWith(make("b", "bang", link(`#${root.id}`, "disputed")));
  const heading = made.querySelector("h3, h5");
  if (heading) heading.replaceWith(...heading.childNodes);
  return made;
}

const nothing = (words) => make("p", "nothing", words);
const listOf = (items) => make("ul", "", ...items.map((item) => (item.localName === "li" ? item : make("li", "", item))));

function chooser(label, chosen, options, act) {
  const made = make("select");
  made.setAttribute("aria-label", label);
  for (const id of options.includes(chosen) ? options : ["", ...options]) {
    const option = make("option", "", id ? MEETINGS.get(id).label : "choose a meeting");
    option.value = id;
    option.selected = id === chosen;
    made.append(option);
  }
  made.addEventListener("change", () => made.value && act(made.value));
  return made;
}

function row(label, cells, kind = "") {
  const made = make("div", `row ${kind}`, make("dt", "", ...[label].flat()));
  for (const cell of cells) made.append(make("dd", "", ...[cell].flat()));
  return made;
}

const back = () => make("p", "back", link("#", "All meetings"));

/** Two meetings side by side; where something else is asked too, only what of them has it. */
function comparison([a, b = ""], asking) {
  const found = compared(a, b);
  const known = (id) => MEETINGS.has(id);
  const partners = (id) => (known(id) ? ORDER.filter((other) => compared(id, other)) : ORDER);
  const go = (one, other) => { location.hash = written({ ...filters(read(location.hash)), compare: [one, other] }); };
  const options = (chosen, other) => ORDER.filter((id) => id === chosen || partners(other).includes(id));
  const view = [back(), make("h2", "", "Two meetings side by side"), make("div", "choose",
    chooser("The one meeting", a, options(a, b), (id) => go(id, b)), "and",
    chooser("The other meeting", b, options(b, a), (id) => go(a, id)),
    found && button("exchange", () => go(b, a)))];
  if (!found) {
    const words = a === b && known(a) ? "Choose another meeting to compare it with."
      : known(a) && known(b) ? `This page carries no comparison of these two; in a terminal: summits compare ${a} ${b}`
        : "There is no such pair of meetings on this page; choose two.";
    return [...view, nothing(words)];
  }
  const heads = make("div", "heads", make("span"), ...[a, b].map((id) => make("p", "", make("b", "", link(`#${id}`, MEETINGS.get(id).day)), " ", MEETINGS.get(id).where)));
  view.push(make("p", "about", found.words === "the same day" ? "On the same day." : `${found.words} apart.`), heads);
  if (!asking) view.push(make("dl", "", ...singleRows(found), ...listedRows(found, "participants", "who"), ...listedRows(found, "topics", "on")));
  view.push(...talk(found, asking));
  return view;
}

function* singleRows(found) {
  const same = [];
  const neither = [];
  for (const { field, relation } of found.fields.slice(0, FIELDS.length)) {
    const cells = [found.a, found.b].map((meeting) => copy(meeting, field));
    if (cells.every((cell) => !cell)) {
      neither.push(LABELS[field]);
    } else if (relation === "same") {
      same.push(cells[0] ?? cells[1]);
    } else {
      yield row(LABELS[field], cells.map((cell, at) => (cell && cell.querySelector("details") ? listOf([cell]) : without(absent(field, [found.a, found.b][at]), cell))));
    }
  }
  const made = [found.a, found.b].map((meeting) => MEETINGS.get(meeting).public);
  if (made[0] && made[0] === made[1]) same.push(make("span", "", `made public ${made[0]}`));
  else yield row("made public", made.map((words, at) => (words ? listOf([copy([found.a, found.b][at], "reported")]) : nothing("not recorded"))));
  if (same.length) yield row("the same", [make("ul", "run", ...same.map((one) => (one.localName === "li" ? one : make("li", "", one))))], "whole");
  if (neither.length) yield row("not recorded", [neither.join(", ")], "whole");
}

function absent(field, meeting) {
  return field === "place" && MEETINGS.get(meeting).mode !== "in-person" ? "no place: a call" : "not recorded";
}

/** What is not recorded, and where the sources disagree on it. */
function without(words, cell) {
  const made = nothing(words);
  const sign = cell?.querySelector(".bang a");
  if (sign) made.append("; ", link(sign.hash, "disputed"));
  return made;
}

function* listedRows(found, kind, label) {
  const of = (...relations) => found.fields
    .filter(({ field, relation }) => field.startsWith(`${kind}.`) && relations.includes(relation))
    .sort((one, other) => rank(one.id) - rank(other.id));
  const facts = (meeting, fields) => fields.map(({ field }) => copy(meeting, field)).filter(Boolean);
  const both = of("same", "differs");
  if (kind === "participants") {
    const same = of("same");
    if (same.length) yield row(`${label}, the same at both`, [make("ul", "run", ...facts(found.a, same))], "whole");
    for (const one of of("differs")) yield row(`${label}, at both`, [found.a, found.b].map((meeting) => listOf(facts(meeting, [one]))));
    if (!both.length) yield row(`${label}, both`, [nothing("nobody recorded at both")], "whole");
  } else {
    yield row(`${label}, both`, [both.length ? run(both) : nothing("none recorded")], "whole");
  }
  const once = [of("only-a"), of("only-b")];
  if (once.some((fields) => fields.length)) {
    const label = ["recorded once", make("small", "", "the sources of the other do not name it; no proof of absence")];
    yield row(label, once.map((fields, at) => {
      if (!fields.length) return nothing("–");
      return kind === "topics" ? run(fields) : listOf(facts([found.a, found.b][at], fields));
    }));
  }
  for (const { field, id } of of("unknown")) {
    yield row(nameOf(kind, id), [found.a, found.b].map((meeting) => copy(meeting, field)).map((cell) => (cell ? listOf([cell]) : nothing("left open"))));
  }
}

function nameOf(kind, id) {
  return element(`${kind === "topics" ? "topic" : "person"}=${id}`).querySelector(".n").textContent;
}

function run(fields) {
  return make("ul", "run", ...fields.map(({ id }) => make("li", "", link(`#topic=${id}`, nameOf("topics", id)))));
}

/** What was said on what both took up, and on the rest. */
function* talk(found, asking) {
  const topics = found.fields.filter(({ field }) => field.startsWith("topics."))
    .sort((one, other) => rank(one.id) - rank(other.id));
  const both = topics.filter(({ relation }) => relation === "same" || relation === "differs");
  const shared = both.flatMap(({ id }) => [...subject(found, id, asking)]);
  const spoken = topics.filter((one) => !both.includes(one)).flatMap(({ id }) => [...subject(found, id, asking)]);
  if (shared.length) yield* [make("h3", "", "What was said on what both took up"), make("dl", "", ...shared)];
  if (spoken.length) {
    const rest = make("details", "", make("summary", "", "What was said on the rest"), make("dl", "", ...spoken));
    rest.open = asking;
    yield rest;
  }
  if (asking && !shared.length && !spoken.length) yield nothing("Neither meeting has a statement that fits.");
}

function* subject(found, topic, asking) {
  const said = [found.a, found.b].map((meeting) => statements(meeting, topic)?.filter(({ root }) => !asking || root.matches(".hit, .holds")) ?? null);
  if (!said.some((rows) => rows?.length)) return;
  yield row(nameOf("topics", topic), said.map((rows) => {
    if (rows === null) return nothing("not recorded as a topic there");
    return rows.length ? listOf(rows.map(({ root }) => bare(cloned(root)))) : nothing(asking ? "nothing that fits" : "nothing recorded");
  }), "talk");
}

/** The statements of a meeting on a topic, by who made them; null where it was not taken up. */
function statements(meeting, topic) {
  if (!MEETINGS.get(meeting).topics.includes(topic)) return null;
  const rows = CARDS[ORDER.indexOf(meeting)].facts.filter((one) => one.kind === "statements" && one.topic === topic);
  const key = ({ by }) => [by.length ? 0 : 1, by.length, ...by.map(rank).sort((x, y) => x - y)];
  return rows.sort((one, other) => {
    const [x, y] = [key(one), key(other)];
    const at = x.findIndex((value, place) => value !== y[place]);
    return at < 0 ? 0 : x[at] - (y[at] ?? -1);
  });
}

const SECTIONS = [["participants", "Who"], ["topics", "Topics"], ["statements", "What was said"], ["programme", "Programme"], ["outcomes", "Outcomes"], ["fields", "When, where and how"], ["disputes", "Also disputed"]];
const LISTS = SECTIONS.map(([name]) => name);

/** What each side reported of one meeting. */
function accountsOf(meeting, asking) {
  const card = CARDS[ORDER.indexOf(meeting)];
  const view = [back(), make("h2", "", "Two accounts of one meeting"), make("div", "choose",
    chooser("The meeting", meeting, ORDER, (id) => { location.hash = written({ ...filters(read(location.hash)), accounts: id }); }))];
  if (!card) return [...view, nothing("There is no such meeting on this page; choose one.")];
  view.push(make("p", "about", link(`#${meeting}`, card.meeting.day), `, ${card.meeting.where}`));
  const sides = data.sides.map((side, at) => ({ ...side, ...readOf(card.root, "ab"[at]) }));
  view.push(make("div", "heads two", ...sides.map((side) => make("p", "", make("b", "", `The ${side.adjective} side`), ` ${side.read}`))));
  for (const [name, title] of SECTIONS) {
    const facts = card.facts.filter(({ kind, root }) => (LISTS.includes(kind) ? kind : "fields") === name && (!asking || root.matches(".hit, .holds")));
    const parts = [...account(facts, sides)];
    if (parts.length) view.push(make("h3", "", title), ...parts);
  }
  if (view.length === 5) view.push(nothing("Nothing of this meeting fits."));
  return view;
}

/** Facts by who reports them: the sides facing each other, in what they report and in what they tell differently. */
function* account(facts, sides) {
  const disputed = ({ root }) => root.querySelector(":scope > .q");
  const of = (side) => facts.filter((one) => one.whose === side && !disputed(one)).map(({ root }) => cloned(root));
  if (of("both").length) yield* [make("h4", "who", "both sides"), listOf(of("both"))];
  const found = sides.map((side) => of(side.id));
  if (found.some((rows) => rows.length)) {
    yield make("div", found.every((rows) => rows.length) ? "two" : "", ...sides.map((side, at) => make("div", "", make("h4", "who", `only the ${side.adjective} side`), found[at].length ? listOf(found[at]) : nothing(side.silent))));
  }
  if (of("other").length) yield* [make("h4", "who", "neither side"), listOf(of("other"))];
  if (facts.some(disputed)) yield make("h4", "who", "disputed");
  for (const { root } of facts.filter(disputed)) yield* facing(root, sides);
}

/** What is disputed: each side's versions beneath it, those of others across. */
function* facing(root, sides) {
  const made = cloned(root);
  const questions = all(":scope > .q", made);
  for (const sign of all(":scope > .bang", made)) sign.remove();
  bare(made);
  if (made.textContent.trim()) yield listOf([made]);
  for (const question of questions) {
    const versions = all("li", question);
    const of = (letter) => versions.filter((one) => one.querySelector("details").className.includes(letter));
    const list = (rows) => make("ul", "", ...rows.map((one) => one.cloneNode(true)));
    const others = of("o");
    const told = "ab".split("").some((letter) => of(letter).length);
    yield make("div", "q", question.querySelector(".ask"),
      !told ? null : make("div", "two", ...sides.map((side, at) => (of("ab"[at]).length ? list(of("ab"[at])) : nothing(side.silent)))),
      others.length ? make("h4", "who", "neither side") : null, others.length ? list(others) : null,
      question.querySelector(".because"));
  }
}

/** What a side's account rests on, how much of it was read, and so what its silence says. */
function readOf(card, letter) {
  const sources = sourcesOf(card).filter((item) => item.classList.contains(letter));
  const whole = sources.filter((item) => item.dataset.read === "whole").length;
  const count = sources.length === 1 ? "1 source" : `${sources.length || "no"} sources`;
  if (!sources.length) return { read: count, silent: "no source of this side" };
  const read = whole === sources.length ? "read whole" : whole ? `${whole} read whole, the others in part` : "read in part";
  return { read: `${count}, ${read}`, silent: whole === sources.length ? "nothing, though read whole" : `nothing in what was read: ${count}, ${read}` };
}

function sourcesOf(root) {
  const numbers = new Set(all("details[class] a[href^='#s.']", root).map((one) => Number(one.hash.slice(3))));
  return [...numbers].sort((x, y) => x - y).map((number) => element(`s.${number}`)).filter(Boolean);
}

/** Who or what is asked for, above the meetings that have it. */
function about(state, kept) {
  const view = [];
  for (const key of ["person", "topic"]) {
    for (const id of state[key] ?? []) {
      const item = element(`${key}=${id}`);
      if (!item) continue;
      const names = make("p", "names", ...all(":scope > div > bdi", item).flatMap((one, at) => [at ? " · " : "", one.cloneNode(true)]));
      const lines = all(":scope > div > :is(p:not([hidden]), details)", item).map((one) => (one.matches("details") ? one.cloneNode(true) : make("p", one.className || "about", ...one.cloneNode(true).childNodes)));
      view.push(make("h2", "", item.querySelector(".n").textContent), names, ...lines, make("p", "about", counted(key, id, kept)));
    }
  }
  return view;
}

function counted(key, id, kept) {
  const within = key === "topic" ? narrower([id]) : new Set([id]);
  const has = (meeting) => MEETINGS.get(meeting)[key === "topic" ? "topics" : "people"].some((one) => within.has(one));
  const times = established(ORDER.filter(has));
  const other = key === "person" ? kept.filter((meeting) => !has(meeting)).length : 0;
  const words = key === "topic" ? "A topic of" : "Recorded as present at";
  return `${words} ${times} of ${established(ORDER)} meetings${other ? `; quoted on ${other} more` : ""}.`;
}
