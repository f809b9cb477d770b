// The camera: how much of the page a picture takes, and what of it is in view. `figure` gives the picture as it is now.
const Camera = function (stage, network, nodes, figure) {
  const LEGIBLE = 0.62;
  const LEAST_LEGIBLE = 0.53; // to which it may shrink for a column more
  const SIDE = 20; // px of ground beside the cards of a column
  const CRAMPED = 0.57; // a whole that would be smaller takes all of the window, and the reader scrolls to it
  const ENOUGH = 0.5; // at which an overview may still be shown whole
  const MOST = 1.25;
  const LEAST = 0.01; // in a window without room, as vis-network takes no zoom of nothing
  const TINY = 0.45; // a whole that small is no beginning: on a phone, what it is about comes first
  const desk = document.querySelector(".desk");
  let touched = false; // by the reader, who is not moved again

  const margins = () => ({ width: figure().width + 48, height: figure().height + 100 });

  // A wide, low figure takes no more of the page than it needs; a tall one no more than the window has.
  function settle() {
    const { width, height } = margins();
    const scale = Math.min(stage.clientWidth / width, MOST);
    const narrow = window.innerWidth <= 900;
    const least = scale < TINY ? Math.min(window.innerHeight * 0.62, height * LEGIBLE) : Math.max(240, Math.min(height * scale, window.innerHeight * 0.8));
    stage.parentElement.style.minHeight = narrow ? Math.round(least) + "px" : "";
    if (narrow) { desk.style.height = ""; return; }
    const around = desk.clientHeight - stage.clientHeight;
    const beside = window.innerHeight - desk.offsetTop - 14; // below the tools: nothing to scroll
    const most = Math.max(500, beside - around < height * CRAMPED ? window.innerHeight - 16 : beside);
    desk.style.height = Math.round(Math.min(most, Math.max(500, height * scale + around + 12))) + "px";
  }

  function whole() {
    const { width, height } = margins();
    return Math.max(LEAST, Math.min(stage.clientWidth / width, stage.clientHeight / height, MOST));
  }

  function fit() {
    network.moveTo({ position: { x: figure().width / 2, y: figure().height / 2 - 19 }, scale: whole(), animation: false });
  }

  // Begin with the whole, or where it would be tiny with its subject (of two the left), or else with what it is for.
  function begin() {
    if (window.innerWidth > 900 || whole() >= TINY) { fit(); return; }
    const subjects = figure().network.nodes.filter((node) => node.card && node.card.focus);
    const subject = subjects.reduce((left, node) => (left && left.x <= node.x ? left : node), null);
    if (!subject) { showLastColumns(); return; }
    const beside = subject.x - subject.card.width / 2 + stage.clientWidth / LEGIBLE / 2 - 24;
    lookAt({ x: Math.min(subject.x, beside), y: subject.y }, LEGIBLE);
  }

  // As many of the columns on the right as can be read side by side, none of them cut.
  function showLastColumns() {
    const right = figure().width + SIDE;
    const scaleFrom = (column) => Math.min(LEGIBLE, stage.clientWidth / (right - (column.x - column.width / 2 - SIDE)));
    const first = figure().columns.find((column) => scaleFrom(column) >= LEAST_LEGIBLE);
    lookAt({ x: right, y: 0 }, first ? scaleFrom(first) : LEGIBLE);
  }

  // Bring a place to the middle, as far as no empty ground comes into view for it.
  function lookAt({ x, y }, scale) {
    const [halfWidth, halfHeight] = [stage.clientWidth / scale / 2, stage.clientHeight / scale / 2];
    const within = (at, least, most) => (least > most ? (least + most) / 2 : Math.min(Math.max(at, least), most));
    const position = {
      x: within(x, halfWidth - 24, figure().width + 24 - halfWidth),
      y: within(y, halfHeight - 70, figure().height + 30 - halfHeight),
    };
    network.moveTo({ position, scale, animation: false });
  }

  // Bring a column to the middle, as far up or down as the view is now.
  function showColumn(column) {
    touched = true;
    lookAt({ x: column.x, y: network.getViewPosition().y }, network.getScale());
  }

  function zoom(factor) {
    touched = true;
    network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * factor)), animation: false });
  }

  // Bring a card into view without moving more than it takes.
  function reveal(id) {
    const place = network.canvasToDOM(nodes.get(id));
    const scale = network.getScale();
    const margin = 70;
    const over = (at, size) => (at < margin ? at - margin : at > size - margin ? at - size + margin : 0);
    const [dx, dy] = [over(place.x, stage.clientWidth), over(place.y, stage.clientHeight)];
    const view = network.getViewPosition();
    if (dx || dy || scale < LEGIBLE / 2) {
      touched = true;
      network.moveTo({ position: { x: view.x + dx / scale, y: view.y + dy / scale }, scale: Math.max(scale, LEGIBLE / 2), animation: false });
    }
  }

  // Show these cards together, if they can be read so; else the first of them with what is nearest.
  function surround(ids) {
    touched = true;
    const cards = ids.map((id) => nodes.get(id)).filter(Boolean);
    const span = (side, size) => [
      Math.min(...cards.map((node) => node[side] - node.card[size] / 2)), Math.max(...cards.map((node) => node[side] + node.card[size] / 2)),
    ];
    const [[left, right], [top, bottom]] = [span("x", "width"), span("y", "height")];
    const fitting = Math.min(stage.clientWidth / (right - left + 60), stage.clientHeight / (bottom - top + 60));
    const scale = Math.min(1, Math.max(LEGIBLE, fitting));
    lookAt({ x: (left + right) / 2, y: fitting >= LEGIBLE ? (top + bottom) / 2 : cards[0].y }, scale);
  }

  // Show all, or if that were tiny, these cards; after another figure has come.
  function lookAgain(ids) {
    settle();
    network.setSize("100%", "100%");
    if (whole() >= ENOUGH || !ids.length) { touched = false; fit(); } else { surround(ids); }
  }

  network.on("zoom", () => { touched = true; });
  network.on("dragStart", () => { touched = true; });
  // A frame later, as vis-network puts back a camera of its own when it has told of the new size.
  network.on("resize", () => requestAnimationFrame(() => { if (!touched) { begin(); } }));
  window.addEventListener("resize", settle);

  settle();
  network.setSize("100%", "100%");
  network.redraw();
  begin();
  return { fit, zoom, reveal, showColumn, lookAgain };
};
