// Words in three scripts, folded as the record's own search folds them.

const LETTERS = { "ٱ": "ا", "ى": "ي", "ة": "ه", "ە": "ه", "ک": "ك", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ـ": "", "ß": "ss", "ς": "σ" };
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
  const others = item.querySelector(".also")?.lastChild.data.split(" · ") ?? [];
  const names = [...all(".n", item).map((name) => name.textContent), ...others].map((name) => spaced(foldWords(name)));
  const short = kind === "topic" ? null : data.short[id] ?? item.querySelector(".n").textContent;
  return { tag: item.id, kind, names, short: short && foldWords(short) };
});

/** A term with the other spellings of whom it names, and the tags of who and what it names. */
function needle(term) {
  const spellings = [{ words: spaced(term.words), prefix: term.prefix }];
  const tags = new Set();
  const named = NAMES.filter((one) => one.kind !== "topic" && one.names.some((name) => within(term, name)));
  for (const one of named) {
    tags.add(one.tag);
    spellings.push({ words: spaced(one.short), prefix: false });
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
        for (const { node, start, end } of words.slice(first, first + length)) {
          const range = new Range();
          range.setStart(node, start);
          range.setEnd(node, end);
          yield range;
        }
      }
    }
  }
}
