// Asking: which meetings fit, and which of their facts; nothing is moved, what does not fit is folded.

/** A fact of a card: what it is of, who it is by, who reports it. */
function fact(root, meeting) {
  const field = root.dataset.f;
  root.id = `${meeting}.${field}`;
  const [kind, key] = [field.split(".")[0], field.split(".").slice(1).join(".")];
  const topic = root.closest(".subject")?.firstElementChild.dataset.f.slice("topics.".length) ?? null;
  const by = root.dataset.by ? root.dataset.by.split(" ").map((place) => data.people[place]) : [];
  return { root, meeting, field, kind, key, topic, by, whose: whose(root) };
}

/** Who reports a fact: a side's id, `both` or `other`. */
function whose(root) {
  if (root.dataset.w) return root.dataset.w;
  const found = all(":scope > details, :scope > .part > details", root).map((margin) => margin.className).join("");
  const letters = ["a", "b"].filter((letter) => found.includes(letter)).join("") || "o";
  return { ab: "both", a: data.sides[0].id, b: data.sides[1].id, o: "other" }[letters];
}

function tagsOf({ kind, key, root, by }) {
  if (kind === "participants") return [`person=${key}`];
  if (kind === "topics") return [`topic=${key}`];
  if (kind === "place") return [`place=${root.dataset.v}`];
  return by.map((person) => `person=${person}`);
}

const CARDS = all(".card").map((root) => {
  const facts = all("[data-f]", root).map((one) => fact(one, root.id));
  return { root, meeting: MEETINGS.get(root.id), facts, passages: null };
});

const FOUND_BY_WORDS = new Set(["place", "venue", "participants", "topics", "statements", "programme", "outcomes"]);

/** What of a card can be found by its words; worked out when it is first asked for. */
function passagesOf(card) {
  if (card.passages) return card.passages;
  const summary = card.root.querySelector(".summary");
  const found = summary ? [passage(summary, null, [])] : [];
  for (const one of card.facts) {
    const absent = one.kind === "participants" && !one.root.querySelector(".part");
    if (FOUND_BY_WORDS.has(one.kind) && !absent) found.push(passage(one.root, one, tagsOf(one)));
    for (const question of all(":scope > .q", one.root)) {
      const parts = all(".ask, li, .because", question);
      found.push({ ...passage(question, one, [], parts), question });
    }
  }
  card.passages = found;
  return found;
}

function narrower(topics) {
  const ids = Object.keys(data.broader).filter((id) => topics.includes(data.broader[id]));
  return new Set([...topics, ...ids]);
}

/** Whether a meeting fits what is asked of meetings. */
function fits({ meeting, facts }, state) {
  const { earliest, latest } = meeting;
  if (state.since && latest && latest.slice(0, state.since.length) < state.since) return false;
  if (state.until && earliest && earliest.slice(0, state.until.length) > state.until) return false;
  if (state.mode && meeting.mode !== state.mode) return false;
  if (state.place && !state.place.includes(meeting.place)) return false;
  const there = (person) => meeting.people.includes(person) || facts.some(({ by }) => by.includes(person));
  if (state.person && !state.person.every(there)) return false;
  return !state.topic || state.topic.every((id) => meeting.topics.some((other) => narrower([id]).has(other)));
}

/** Whether a fact is among what is asked of facts. */
function isAsked(one, state) {
  if (state.side && one.whose !== state.side) return false;
  if (!state.person && !state.topic) return true;
  const person = !state.person || state.person.some((id) => one.by.includes(id));
  const topic = !state.topic || narrower(state.topic).has(one.topic);
  if (one.kind === "participants") return Boolean(state.person?.includes(one.key));
  if (one.kind === "topics") return topic && !state.person;
  return one.kind === "statements" && person && topic;
}

/** What a query looks for, and what it leaves out. */
function query(text) {
  const needles = terms(text ?? "").map(needle);
  const sought = needles.filter((one) => !one.without);
  const unwanted = needles.filter((one) => one.without);
  const fits = (one) => sought.every((term) => finds(term, one)) && !unwanted.some((term) => finds(term, one));
  return { sought, fits };
}

/** Show what fits; give the meetings that do, how many of their statements, and the sources that do. */
function ask(state) {
  const { sought, fits: has } = query(state.q);
  const ofFacts = Boolean(sought.length || state.side || state.person || state.topic);
  const ranges = [];
  const kept = [];
  let said = 0;
  for (const card of CARDS) {
    let found = [];
    let passing = fits(card, state);
    if (passing && sought.length) {
      const some = passagesOf(card).filter((one) => (
        has(one) && (one.fact ? isAsked(one.fact, state) : !state.side && !state.person && !state.topic)
      ));
      for (const one of some) ranges.push(...hits(sought, one));
      found = some.map((one) => ({ ...one.fact, root: one.fact?.root ?? one.root, question: one.question }));
      passing = some.length > 0;
    } else if (passing && ofFacts) {
      found = card.facts.filter((one) => isAsked(one, state));
      passing = found.length > 0;
    }
    const beneath = sought.length ? under(card, found, state) : [];
    show(card, passing, ofFacts, found, beneath, state.side);
    said += new Set([...found, ...beneath].filter(({ kind, question }) => kind === "statements" && !question).map(({ root }) => root)).size;
    if (passing) kept.push(card.root.id);
  }
  const onlyWords = sought.length && Object.keys(state).length === 1;
  const rows = onlyWords ? [...SOURCES.keys()].map(sourced).filter(has) : [];
  const list = rows.slice(0, MOST).map(({ root }) => listed(root));
  for (const one of list) ranges.push(...hits(sought, passage(one, null, [])));
  if (CSS.highlights) CSS.highlights.set("hit", new Highlight(...ranges));
  return { kept, said: ofFacts ? said : 0, sources: rows.length, list, sought };
}

const MOST = 30; // of the sources that have what is sought, so many are shown

const SOURCES = new Map(all(".sources > li").map((root) => [root, null]));

/** What of a source can be found by its words: all that the list says of it. */
function sourced(root) {
  if (!SOURCES.get(root)) SOURCES.set(root, passage(root, null, []));
  return SOURCES.get(root);
}

/** A source to be shown elsewhere, with its number. */
function listed(root) {
  const made = root.cloneNode(true);
  made.value = root.id.slice(2);
  made.removeAttribute("id");
  made.append(make("small", "", `first cited: ${root.closest("details").firstElementChild.firstChild.data.trim()}`));
  return made;
}

/** What was said on the topics that were found. */
function under(card, found, state) {
  const topics = new Set(found.filter(({ kind, question }) => kind === "topics" && !question).map(({ key }) => key));
  return topics.size ? card.facts.filter((one) => one.kind === "statements" && topics.has(one.topic) && isAsked(one, state)) : [];
}

/** A card with what was found in it, or out of sight. */
function show({ root }, passing, asking, found, beneath, side) {
  root.classList.toggle("out", !passing);
  root.classList.toggle("asking", passing && asking);
  for (const one of all(".hit, .holds", root)) one.classList.remove("hit", "holds");
  for (const { root: one } of beneath) one.classList.add("holds");
  for (const { root: one, question } of found) {
    (question ?? one).classList.add("hit");
    if (question) one.classList.add("holds");
    // Reported by a side only in what is disputed: that is what it says.
    else if (side && one.dataset.w) for (const its of all(":scope > .q", one)) its.classList.add("hit");
    const subject = one.closest(".subject");
    for (const holder of [subject, subject?.firstElementChild, one.closest(".side"), one.closest("section")]) {
      holder?.classList.add("holds");
    }
  }
}
