// Words in three scripts, folded as the record's own search folds them.

const LETTERS = { "ٱ": "ا", "ى": "ي", "ة": "ه", "ە": "ه", "ک": "ك", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ـ": "", "ß": "ss", "ς": "σ" };
const PARTICLE = /(?<!\p{L})[ae][dlnrstz]h?-$/iu;
const SKIPPED = "details, .bang, .q, b:not(.by, .n), .v";

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  return plain.replace(/\p{M}/gu, "").replace(/[ٱىةەکıłøđـßς]/gu, (letter) => LETTERS[letter]);
}

const foldWords = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const spaced = (words) => ` ${words.join(" ")} `;

/** The terms of a query: `word`, `"a phrase"`, `begin*`, `-without`; the last word may be a beginning. */
function terms(query) {
  const found = [];
  let without = false;
  query.replace(/[“”„«»]/gu, '"').split('"').forEach((part, number) => {
    if (number % 2) {
      found.push({ words: foldWords(part), prefix: part.endsWith("*"), without });
      return;
    }
    const typed = part.split(/\s+/).filter(Boolean);
    for (const word of typed) {
      found.push({ words: foldWords(word), prefix: word.endsWith("*"), without: word.startsWith("-") });
    }
    without = part.endsWith("-") && !typed.at(-1).replaceAll("-", "");
  });
  if (found.length && /[\p{L}\p{N}\p{M}]$/u.test(query)) found.at(-1).prefix = true;
  return found.filter((term) => term.words.length);
}

/** What people, places and topics are called, in every script, by tag. */
const NAMES = all(".index li[id*='=']").map((item) => {
  const [kind, id] = item.id.split("=");
  const others = item.querySelector(".also")?.textContent.split(" · ") ?? [];
  const written = [...all(".n, :scope > div > bdi, details > bdi", item).map((name) => name.textContent), ...others];
  const names = written.map((name) => spaced(foldWords(name)));
  const short = kind === "topic" ? null : data.short[id] ?? item.querySelector(".n").textContent;
  return { tag: item.id, kind, written, names, short: short && foldWords(short) };
});

/**
 * A term with the other spellings of whom it names, and the tags of who and what it names.
 * Of a spelling only the tail is marked where the term is a family name.
 */
function needle(term) {
  const spellings = [{ words: spaced(term.words), prefix: term.prefix }];
  const tags = new Set();
  const named = NAMES.filter((one) => one.kind !== "topic" && one.names.some((name) => within(term, name)));
  for (const one of named) {
    tags.add(one.tag);
    const begins = one.names.some((name) => name.startsWith(` ${term.words[0]}`));
    spellings.push({ words: spaced(one.short), prefix: false, tail: !begins });
  }
  const found = (text) => spellings.some((spelling) => places(text, spelling).length);
  for (const one of NAMES) {
    if (one.kind === "topic" && one.names.some(found)) tags.add(one.tag);
  }
  return { ...term, spellings, tags, found };
}

function within(term, name) {
  const last = term.words.at(-1);
  const ends = term.prefix ? ` ${last}` : ` ${last} `;
  return name.includes(ends) && term.words.slice(0, -1).every((word) => name.includes(` ${word} `));
}

/** Where a spelling stands in words between blanks. */
function places(text, { words, prefix }) {
  const sought = prefix ? words.trimEnd() : words;
  const found = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at);
  return found;
}

/** The words of an element, each with its place in the text as it is written. */
function wordsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => {
    const skipped = node.parentElement.closest(SKIPPED);
    return skipped && skipped !== root && root.contains(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  const words = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const found of node.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      for (const word of foldWords(found[0])) {
        words.push({ word, node, start: found.index, end: found.index + found[0].length });
      }
    }
  }
  return words;
}

/** Something that can be found: its text in folded words, and whom and what it is tagged with. */
function passage(root, fact, tags, parts = [root]) {
  const texts = parts.map(wordsOf).filter((words) => words.length);
  return { root, fact, tags, texts: texts.map((words) => ({ words, text: spaced(words.map((one) => one.word)) })) };
}

function finds(sought, { tags, texts }) {
  return tags.some((tag) => sought.tags.has(tag)) || texts.some(({ text }) => sought.found(text));
}

/** The ranges of a passage that have what is sought. */
function* hits(sought, { texts }) {
  for (const { text, words } of texts) {
    for (const spelling of sought.flatMap((one) => one.spellings)) {
      const length = spelling.words.trim().split(" ").length;
      for (const at of places(text, spelling)) {
        const first = text.slice(0, at + 1).split(" ").length - 2;
        for (const { node, start, end } of words.slice(spelling.tail ? first + length - 1 : first, first + length)) {
          const range = new Range();
          range.setStart(node, start - (node.data.slice(0, start).match(PARTICLE)?.[0].length ?? 0));
          range.setEnd(node, end);
          yield range;
        }
      }
    }
  }
}

/** How many letters must be changed to make one word of another; more than `most` is too many. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1])));
    }
    last = row;
  }
  return last.at(-1);
}

/** The word that looks most like one that nothing has: a name before any other; null where none is near. */
function nearest(word, texts) {
  const most = word.length < 5 ? 1 : 2;
  let found = null;
  let least = most + 1;
  for (const text of texts) {
    for (const [other] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const apart = distance(word, fold(other), least - 1);
      if (apart < least) [found, least] = [other, apart];
    }
  }
  return found;
}
