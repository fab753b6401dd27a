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

/** Show what fits; give how many meetings do. */
function ask(state) {
  const needles = terms(state.q ?? "").map(needle);
  const sought = needles.filter((one) => !one.without);
  const unwanted = needles.filter((one) => one.without);
  const ofFacts = Boolean(sought.length || state.side || state.person || state.topic);
  const ranges = [];
  const kept = [];
  for (const card of CARDS) {
    let found = [];
    let passing = fits(card, state);
    if (passing && sought.length) {
      const some = passagesOf(card).filter((one) => (
        sought.every((term) => finds(term, one)) && !unwanted.some((term) => finds(term, one))
        && (one.fact ? isAsked(one.fact, state) : !state.side && !state.person && !state.topic)
      ));
      for (const one of some) ranges.push(...hits(sought, one));
      found = some.map((one) => ({ root: one.fact?.root ?? one.root, question: one.question }));
      passing = some.length > 0;
    } else if (passing && ofFacts) {
      found = card.facts.filter((one) => isAsked(one, state));
      passing = found.length > 0;
    }
    show(card, passing, ofFacts, found);
    if (passing) kept.push(card.root.id);
  }
  if (CSS.highlights) CSS.highlights.set("hit", new Highlight(...ranges));
  return kept;
}

/** A card with what was found in it, or out of sight. */
function show({ root }, passing, asking, found) {
  root.classList.toggle("out", !passing);
  root.classList.toggle("asking", passing && asking);
  for (const one of all(".hit, .holds", root)) one.classList.remove("hit", "holds");
  for (const { root: one, question } of found) {
    (question ?? one).classList.add("hit");
    if (question) one.classList.add("holds");
    const subject = one.closest(".subject");
    for (const holder of [subject, subject?.firstElementChild, one.closest(".side"), one.closest("section")]) {
      holder?.classList.add("holds");
    }
  }
}
