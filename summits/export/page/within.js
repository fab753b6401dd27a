// Ways within what is long: from a meeting's head to its topics, from the grid to what was said.

/** In the head of a meeting that is opened: fold it again, or go to a topic. */
function indexed(root) {
  const gist = root.querySelector(".gist");
  if (gist.querySelector(".within")) return;
  const topics = all(".topic", root).map((one) => link(`#${one.id}`, one.querySelector("h5").textContent));
  gist.append(make("nav", "within", button("Fold", () => open(root, false)), ...topics.flatMap((one) => [one, " "])));
  gist.lastChild.setAttribute("aria-label", `Within: ${root.querySelector("h3").textContent}`);
}

/** Each cell of the grid leads to what was said there; on a narrow page its row does, as a cell is too small. */
function linked() {
  for (const line of all(".agenda tbody tr")) {
    for (const [at, meeting] of ORDER.entries()) {
      const words = line.cells[at + 1].firstElementChild;
      const topic = words && MEETINGS.get(meeting).topics.find((id) => narrower([line.dataset.t]).has(id));
      if (!topic) continue;
      const to = link(`#${meeting}.topics.${topic}`);
      to.tabIndex = -1; // By keys, the row's own link comes to the same.
      words.replaceWith(to);
      to.append(words);
    }
  }
}
// Not at the start: it is there before anybody can point at one.
if (matchMedia("(min-width: 701px)").matches) setTimeout(linked, 100);

/** Topics that came up but once are folded away. */
const rare = all(".agenda .once");
if (rare.length && rare.length < all(".agenda tbody tr").length) {
  const grid = rare[0].closest(".agenda");
  const words = () => (grid.classList.contains("every") ? "Leave out what came up once" : `And ${rare.length} that came up once`);
  const act = button(words(), () => {
    grid.classList.toggle("every");
    act.textContent = words();
  });
  grid.append(make("p", "every-row", act));
} else {
  for (const line of rare) line.classList.remove("once");
}
