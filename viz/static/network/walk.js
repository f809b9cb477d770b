// The keyboard: Tab comes to the figure, arrows go from card to card, Enter opens, + - 0 zoom, / finds, Esc goes back.
const Walk = (function () {
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const buttons = () => Array.from(document.querySelectorAll("#cards button"));

  function stand(id) {
    for (const button of buttons()) { button.tabIndex = button.dataset.card === id ? 0 : -1; }
  }

  // The nearest card in a direction: what lies off the axis counts double.
  function nextTo(id, [dx, dy]) {
    const from = Picture.nodes.get(id);
    let best = null;
    let least = Infinity;
    for (const node of Picture.cards()) {
      const [x, y] = [node.x - from.x, node.y - from.y];
      const along = x * dx + y * dy;
      const off = Math.abs(x * dy) + Math.abs(y * dx);
      if (node.id !== id && along > 4 && along >= off * 0.2 && along + 2 * off < least) { best = node.id; least = along + 2 * off; }
    }
    return best;
  }

  function go(id) {
    const button = buttons().find((each) => each.dataset.card === id);
    if (button) { stand(id); button.focus({ preventScroll: true }); }
  }

  function onKey(event) {
    const id = event.currentTarget.dataset.card;
    const cards = buttons();
    const aim = WAYS[event.key] ? nextTo(id, WAYS[event.key])
      : event.key === "Home" ? cards[0].dataset.card
        : event.key === "End" ? cards[cards.length - 1].dataset.card : null;
    if (WAYS[event.key] || aim) { event.preventDefault(); }
    if (aim) { go(aim); }
  }

  function bind() {
    for (const button of buttons()) {
      button.hidden = false;
      button.addEventListener("keydown", onKey);
      button.addEventListener("focus", () => { Picture.look.focused = button.dataset.card; Picture.reveal(button.dataset.card); Picture.network.redraw(); });
      button.addEventListener("blur", () => { Picture.look.focused = null; Picture.network.redraw(); });
      button.addEventListener("click", () => choose(button.dataset.card));
    }
  }

  // To choose a card tells about it; one that opens, opens; one that is open and chosen already, closes.
  function choose(id) {
    const toggle = Picture.figure.toggles[id];
    const again = Picture.look.chosen === id;
    Evidence.showCard(id);
    if (toggle && (!toggle.is_open || again)) { Unfold.toggle(id); }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const writing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") { Evidence.showAll(); Find.clear(); return; }
    if (writing) { return; }
    const act = { "+": () => Picture.zoom(1.25), "=": () => Picture.zoom(1.25), "-": () => Picture.zoom(0.8), 0: Picture.fit, "/": Find.enter }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  return { bind, stand, go, choose };
}());
