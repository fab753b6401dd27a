// Views put together from the page's own facts: one person or topic, two meetings, two accounts.

const FIELDS = ["place", "venue", "mode", "visit", "announced", "duration"];
const LABELS = { place: "where", venue: "venue", mode: "how", visit: "visit", announced: "announced", duration: "length" };
const RELATIONS = { s: "same", d: "differs", a: "only-a", b: "only-b", u: "unknown" };
const PAIRS = new Map(data.pairs.map((pair) => [`${pair[0]},${pair[1]}`, pair]));
const ORDER = data.meetings.map((meeting) => meeting.id);
const RANKS = new Map([...data.people, ...data.topics].map((id, rank) => [id, rank]));
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
  for (const sign of all(":scope > .bang", made)) sign.replaceWith(make("b", "bang", link(`#${root.id}`, "!", make("span", "v", " disputed"))));
  const heading = made.querySelector("h3, h5");
  if (heading) heading.replaceWith(...heading.childNodes);
  return made;
}

const nothing = (words) => make("p", "nothing", words);
const listOf = (items) => make("ul", "", ...items.map((item) => (item.localName === "li" ? item : make("li", "", item))));
const titleOf = (meeting) => element(`${meeting}.title`).textContent;

function chooser(label, chosen, options, act) {
  const made = make("select");
  made.setAttribute("aria-label", label);
  for (const id of options) {
    const option = make("option", "", MEETINGS.get(id).label);
    option.value = id;
    option.selected = id === chosen;
    made.append(option);
  }
  made.addEventListener("change", () => act(made.value));
  return made;
}

function row(label, cells, kind = "") {
  const made = make("div", `row ${kind}`, make("dt", "", label));
  for (const cell of cells) made.append(make("dd", "", ...[cell].flat()));
  return made;
}

/** Two meetings side by side. */
function comparison([a, b]) {
  const found = compared(a, b);
  const partners = (id) => ORDER.filter((other) => compared(id, other));
  const view = [make("h2", "", "Two meetings side by side")];
  if (!found) {
    const words = MEETINGS.has(a) && MEETINGS.has(b) && a !== b
      ? `This page carries no comparison of these two; in a terminal: summits compare ${a} ${b}`
      : "There is no such pair of meetings on this page.";
    return [...view, nothing(words)];
  }
  const go = (one, other) => { location.hash = `compare=${one},${other}`; };
  view.push(make("div", "choose",
    chooser("The one meeting", a, [...new Set([a, ...partners(b)])], (id) => go(id, b)), "and",
    chooser("The other meeting", b, [...new Set([b, ...partners(a)])], (id) => go(a, id)),
    button("exchange", () => go(b, a))));
  const heads = make("div", "row heads", make("dt"));
  for (const id of [a, b]) {
    heads.append(make("dd", "", make("b", "", link(`#${id}`, MEETINGS.get(id).day)), MEETINGS.get(id).where));
  }
  const rows = make("dl", "", heads, ...singleRows(found), ...listedRows(found, "participants", "who"), ...listedRows(found, "topics", "on"));
  view.push(make("p", "about", found.words === "the same day" ? "On the same day." : `${found.words} apart.`), rows);
  view.push(...talk(found));
  if (found.fields.some(({ relation }) => relation.startsWith("only"))) {
    view.push(make("p", "note", "“Recorded once” is what the sources of one meeting name and those of the other do not; it is no proof of absence."));
  }
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
      yield row(LABELS[field], cells.map((cell, at) => cell ? listOf([cell]) : nothing(absent(field, [found.a, found.b][at]))));
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
    yield row("recorded once", once.map((fields, at) => {
      if (!fields.length) return nothing("–");
      return kind === "topics" ? run(fields) : listOf(facts([found.a, found.b][at], fields));
    }), "once");
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
function* talk(found) {
  const topics = found.fields.filter(({ field }) => field.startsWith("topics."))
    .sort((one, other) => rank(one.id) - rank(other.id));
  const both = topics.filter(({ relation }) => relation === "same" || relation === "differs");
  const rest = topics.filter((one) => !both.includes(one));
  if (both.length) yield make("h3", "", "What was said on what both took up");
  for (const { id } of both) yield* subject(found, id);
  const spoken = rest.flatMap(({ id }) => [...subject(found, id)]);
  if (spoken.length) {
    yield make("details", "", make("summary", "", "What was said on the rest"), ...spoken);
  }
}

function* subject(found, topic) {
  const said = [found.a, found.b].map((meeting) => statements(meeting, topic));
  if (!said.some((rows) => rows?.length)) return;
  yield make("h4", "", nameOf("topics", topic));
  yield make("div", "two", ...said.map((rows) => {
    if (rows === null) return nothing("not on the agenda, as far as is recorded");
    return rows.length ? listOf(rows.map(({ root }) => bare(cloned(root)))) : nothing("nothing recorded");
  }));
}

/** The statements of a meeting on a topic, by who made them; null where it was not on the agenda. */
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

const SECTIONS = [["participants", "Who"], ["topics", "On what"], ["statements", "What was said"], ["programme", "How it went"], ["outcomes", "What came of it"], ["fields", "When, where and how"], ["disputes", "Also disputed"]];
const LISTS = SECTIONS.map(([name]) => name);

/** What each side reported of one meeting. */
function accountsOf(meeting) {
  const card = CARDS[ORDER.indexOf(meeting)];
  if (!card) return [make("h2", "", "Two accounts"), nothing("There is no such meeting on this page.")];
  const view = [make("h2", "", "Two accounts of one meeting"), make("p", "about", link(`#${meeting}`, titleOf(meeting)), `, ${card.meeting.where}`)];
  view.push(make("div", "two", ...data.sides.map((side, at) => rests(card.root, side, "ab"[at]))));
  for (const [name, title] of SECTIONS) {
    const facts = card.facts.filter(({ kind }) => (LISTS.includes(kind) ? kind : "fields") === name);
    if (!facts.length) continue;
    const of = (side) => facts.filter((one) => one.whose === side).map(({ root }) => cloned(root));
    view.push(make("h3", "", title));
    if (of("both").length) view.push(make("h4", "who", "both sides"), listOf(of("both")));
    const sides = data.sides.map((side) => {
      const found = of(side.id);
      return make("div", "", make("h4", "who", `only the ${side.adjective} side`), found.length ? listOf(found) : nothing("nothing recorded"));
    });
    if (data.sides.some((side) => of(side.id).length)) view.push(make("div", "two", ...sides));
    if (of("other").length) view.push(make("h4", "who", "only others"), listOf(of("other")));
  }
  view.push(make("p", "note", "“Nothing recorded” is about the record: a text that was read in part may say it further down."));
  return view;
}

/** What a side's account rests on, and how much of it was read. */
function rests(card, side, letter) {
  const sources = sourcesOf(card).filter((item) => item.classList.contains(letter));
  const whole = sources.filter((item) => item.dataset.read === "whole").length;
  const count = sources.length === 1 ? "1 source" : `${sources.length || "no"} sources`;
  const read = sources.length ? `, ${whole} of them read whole` : "";
  return make("p", "about", make("b", "", `The ${side.adjective} side`), `: ${count}${read}`);
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
      const lines = all(":scope > div > p:not([hidden])", item).map((one) => make("p", one.className || "about", ...one.cloneNode(true).childNodes));
      view.push(make("h2", "", item.querySelector(".n").textContent), names, ...lines, make("p", "about", counted(key, id, kept)));
    }
  }
  return view;
}

function counted(key, id, kept) {
  const within = key === "topic" ? narrower([id]) : new Set([id]);
  const has = (meeting) => MEETINGS.get(meeting)[key === "topic" ? "topics" : "people"].some((one) => within.has(one));
  const times = ORDER.filter(has).length;
  const other = key === "person" ? kept.filter((meeting) => !has(meeting)).length : 0;
  const words = key === "topic" ? "On the agenda of" : "Recorded as present at";
  return `${words} ${times} of ${ORDER.length} meetings${other ? `; quoted on ${other} more` : ""}.`;
}
