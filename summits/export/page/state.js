"use strict";
// What is asked stands in the address and nowhere else: a view can be sent, and back and forward work.

const data = JSON.parse(document.getElementById("_data").textContent);
const MEETINGS = new Map(data.meetings.map((meeting) => [meeting.id, meeting]));
const ASKED = ["q", "person", "topic", "place", "mode", "side", "since", "until"];
const SEVERAL = ["person", "topic", "place"];
const element = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** What an address asks for: `{at}` a place on the page, or any of ASKED, `compare`, `accounts`, `source`, `open`. */
function read(address) {
  const text = address.replace(/^#/, "");
  if (!text.includes("=")) return { at: decoded(text) };
  const state = {};
  for (const [key, value] of new URLSearchParams(text)) {
    if (!value) continue;
    if (ASKED.includes(key)) state[key] = SEVERAL.includes(key) ? value.split(",") : value;
    if (key === "compare") state.compare = value.split(",").slice(0, 2);
    if (key === "open") state.open = value.split(",");
    if (key === "accounts" || key === "source") state[key] = value;
  }
  return state;
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

/** The address of a state. */
function written(state) {
  const encode = (value) => encodeURIComponent(value).replaceAll("%2C", ",");
  const keys = Object.keys(state).filter((key) => key !== "at" && state[key]?.length);
  return keys.map((key) => `${key}=${encode(String(state[key]))}`).join("&");
}

/** What of a state filters the meetings, or what they say. */
function filters(state) {
  return Object.fromEntries(ASKED.filter((key) => state[key]?.length).map((key) => [key, state[key]]));
}

/** An address within the page as one that can be sent; of nothing, that of the page. */
function whole(address) {
  return location.href.split("#")[0] + (address ? `#${address}` : "");
}

/** Make an element: a name, its classes, what is in it. Text is only ever text. */
function make(name, classes, ...content) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

function link(address, ...content) {
  const made = make("a", "", ...content);
  made.href = address;
  return made;
}

function button(words, act, classes = "") {
  const made = make("button", classes, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
