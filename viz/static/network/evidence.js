// The panel beside the picture: copies of what stands in the lists below, never text put together as HTML.
const Evidence = (function () {
  const panel = document.getElementById("panel");
  const heading = document.getElementById("panel-heading");
  let start = Array.from(panel.childNodes);
  const title = Array.from(heading.childNodes);

  function copies(name, value) {
    return Array.from(document.querySelectorAll("main article[data-" + name + "]"))
      .filter((article) => !panel.contains(article) && article.dataset[name] === value)
      .map((article) => {
        const copy = article.cloneNode(true);
        copy.removeAttribute("id");
        copy.classList.remove("item");
        return copy;
      });
  }

  function tell(words, content) {
    if (words) { heading.textContent = words; } else { heading.replaceChildren(...title); }
    panel.replaceChildren(...content);
    panel.scrollTop = 0;
  }

  function nameOf(id) {
    const held = Picture.figure.holds[id];
    return held ? Picture.nodes.get(held[0]).label + " +" + (held.length - 1) : Picture.nodes.get(id).label;
  }

  // A button for each line at a card, so that its evidence is reached without a pointer.
  function lineButtons(id) {
    const list = document.createElement("ul");
    list.className = "lines";
    for (const line of Picture.linesAt(id)) {
      const [from, to] = Picture.figure.ends[line];
      const leads = from === id || (Picture.figure.holds[from] || []).includes(id);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = (leads ? "→ " : "← ") + nameOf(leads ? to : from);
      button.addEventListener("click", () => showLine(line));
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
    return list.children.length ? [list] : [];
  }

  function showLine(line) {
    Picture.look.chosen = null;
    unpress();
    Picture.pick([line]);
    tell(panel.dataset.wordLine || "つながりの根拠", copies("line", line));
  }

  function showCard(id) {
    Picture.look.chosen = id;
    unpress();
    Picture.pick(Picture.linesAt(id), [id]);
    const node = Picture.nodes.get(id);
    const keys = node.folded && node.folded.length ? node.folded : [id];
    tell(node.card.tag, [...keys.flatMap((key) => copies("thing", key)), ...lineButtons(id)]);
  }

  function showChain(index, button) {
    const wasOn = button.getAttribute("aria-pressed") === "true";
    showAll();
    if (wasOn) { return; }
    Picture.pick(Picture.figure.chains[index]);
    button.setAttribute("aria-pressed", "true");
    tell((panel.dataset.wordChain || "{n}本目の筋道").replace("{n}", index + 1), Picture.figure.chains[index].flatMap((line) => copies("line", line)));
    Picture.stage.scrollIntoView({ block: "nearest" });
  }

  function showAll() {
    Picture.look.chosen = null;
    Picture.look.fresh.clear();
    unpress();
    Picture.pick(null);
    tell("", start);
  }

  function unpress() {
    for (const button of document.querySelectorAll("[data-chain]")) { button.setAttribute("aria-pressed", "false"); }
  }

  // Bind what stands in the lists: after loading, and after another figure has come.
  function bind(newStart) {
    if (newStart) { start = newStart; }
    for (const button of document.querySelectorAll("[data-chain]")) {
      button.hidden = false;
      button.addEventListener("click", () => showChain(Number(button.dataset.chain), button));
    }
    const first = start.flatMap((node) => (node.querySelector ? [node.querySelector("#panel-first") || (node.id === "panel-first" && node)] : [])).find(Boolean);
    if (first && Picture.figure.chains.length) {
      first.replaceChildren(...Picture.figure.chains[0].flatMap((line) => copies("line", line)));
    }
  }

  return { panel, showLine, showCard, showAll, bind };
}());
