// The picture: vis-network with cards and columns, zoom, and what is picked out in it.
const Picture = (function () {
  const ACCENT = "#17365f";
  const QUIET = "#566270";
  const LEGIBLE = 0.62;
  const ENOUGH = 0.5; // at which an overview may still be shown whole
  const MOST = 1.25;
  const LEAST = 0.01; // in a window without room, as vis-network takes no zoom of nothing
  const TINY = 0.45; // a whole that small is no beginning: on a phone, what it is about comes first
  const stage = document.getElementById("network");
  const desk = document.querySelector(".desk");
  let figure = JSON.parse(document.getElementById("figure-data").textContent);
  let touched = false;

  const look = { shown: null, chosen: null, hovered: null, focused: null, found: new Set(), fresh: new Set() };
  const isCard = (id) => Boolean(id) && !String(id).startsWith("@");

  function drawnNodes() {
    return figure.network.nodes.map((node) => (node.card ? { ...node, ctxRenderer: rendererOf(node.card) } : node));
  }

  function rendererOf(card) {
    return ({ ctx, id, x, y }) => ({
      drawNode() { Cards.draw(ctx, id, card, x, y, look, figure.toggles[id]); },
      nodeDimensions: { width: card.width, height: card.height },
    });
  }

  function drawnEdges() {
    const font = { size: 11.5, face: Cards.fonts, color: QUIET, strokeWidth: 4, strokeColor: "#ffffff", align: "horizontal" };
    return figure.network.edges.map((edge) => ({ ...edge, font }));
  }

  const nodes = new vis.DataSet(drawnNodes());
  const edges = new vis.DataSet(drawnEdges());
  const network = new vis.Network(stage, { nodes, edges }, figure.network.options);
  network.on("beforeDrawing", drawColumns);
  network.on("zoom", () => { touched = true; });
  network.on("dragStart", () => { touched = true; });
  // A frame later, as vis-network puts back a camera of its own when it has told of the new size.
  network.on("resize", () => requestAnimationFrame(() => { if (!touched) { begin(); } }));
  window.addEventListener("resize", settle);

  function drawColumns(ctx) {
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    for (const column of figure.columns) {
      ctx.fillStyle = "#f5f7fa";
      ctx.beginPath();
      ctx.roundRect(column.x - column.width / 2 - 16, -62, column.width + 32, figure.height + 84, 8);
      ctx.fill();
      write(ctx, column.heading, column, -40, 700, [14, 19], ACCENT);
      write(ctx, column.beside, column, -23, 400, [11, 13], QUIET);
    }
    ctx.restore();
  }

  // In an overview a heading is larger than the words on cards, as far as its column has room for it.
  function write(ctx, words, column, y, weight, [least, most], color) {
    const room = column.width + 24;
    ctx.font = `${weight} ${least}px ${Cards.fonts}`;
    const wanted = Math.min(most, Math.max(least, 10.5 / network.getScale()));
    const size = Math.max(least, Math.min(wanted, least * room / Math.max(ctx.measureText(words).width, 1)));
    ctx.font = `${weight} ${size}px ${Cards.fonts}`;
    ctx.fillStyle = color;
    ctx.fillText(words, column.x, y, room);
  }

  // --- size and zoom -------------------------------------------------------------------------------------------
  const margins = () => ({ width: figure.width + 48, height: figure.height + 100 });

  // A wide, low figure takes no more of the page than it needs; a tall one no more than the window.
  function settle() {
    const { width, height } = margins();
    const scale = Math.min(stage.clientWidth / width, MOST);
    const narrow = window.innerWidth <= 900;
    const least = scale < TINY ? Math.min(window.innerHeight * 0.62, height * LEGIBLE) : Math.max(240, Math.min(height * scale, window.innerHeight * 0.8));
    stage.parentElement.style.minHeight = narrow ? Math.round(least) + "px" : "";
    if (narrow) { desk.style.height = ""; return; }
    const around = desk.clientHeight - stage.clientHeight;
    const most = Math.max(500, window.innerHeight - desk.offsetTop - 14);
    desk.style.height = Math.round(Math.min(most, Math.max(500, height * scale + around + 12))) + "px";
  }

  function whole() {
    const { width, height } = margins();
    return Math.max(LEAST, Math.min(stage.clientWidth / width, stage.clientHeight / height, MOST));
  }

  function fit() {
    network.moveTo({ position: { x: figure.width / 2, y: figure.height / 2 - 19 }, scale: whole(), animation: false });
  }

  // Begin with the whole, or where it would be tiny with its subject (of two the left), or else at its upper right.
  function begin() {
    if (window.innerWidth > 900 || whole() >= TINY) { fit(); return; }
    const scale = LEGIBLE;
    const subjects = figure.network.nodes.filter((node) => node.card && node.card.focus);
    const subject = subjects.reduce((left, node) => (left && left.x <= node.x ? left : node), null) || { x: figure.width, y: 0 };
    const width = subject.card ? subject.card.width : 0;
    lookAt({ x: Math.min(subject.x, subject.x - width / 2 + stage.clientWidth / scale / 2 - 24), y: subject.y }, scale);
  }

  // Bring a place to the middle, as far as no empty ground comes into view for it.
  function lookAt({ x, y }, scale) {
    const [halfWidth, halfHeight] = [stage.clientWidth / scale / 2, stage.clientHeight / scale / 2];
    const within = (at, least, most) => (least > most ? (least + most) / 2 : Math.min(Math.max(at, least), most));
    const position = {
      x: within(x, halfWidth - 24, figure.width + 24 - halfWidth),
      y: within(y, halfHeight - 70, figure.height + 30 - halfHeight),
    };
    network.moveTo({ position, scale, animation: false });
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

  // --- what is picked out --------------------------------------------------------------------------------------
  function paint(picked) {
    edges.update(figure.network.edges.map((edge) => {
      const strong = picked && picked.has(edge.line);
      const dim = picked && !strong;
      const color = strong ? Cards.STRONG : edge.color.color;
      return {
        id: edge.id,
        font: { color: strong ? Cards.STRONG : dim ? "#c3c9d1" : QUIET },
        width: strong ? edge.width + 1.6 : edge.width,
        color: { color, hover: color, highlight: color, opacity: dim ? 0.22 : 1 },
      };
    }));
  }

  const rackOf = (id) => Object.keys(figure.holds || {}).find((rack) => figure.holds[rack].includes(id));

  function pick(lines, cards) {
    const picked = lines && new Set(lines);
    const ends = lines ? [...lines.flatMap((line) => figure.ends[line]), ...(cards || [])] : [];
    const inside = ends.flatMap((id) => (figure.holds || {})[id] || []);
    look.shown = picked && new Set([...ends, ...inside, ...ends.map(rackOf).filter(Boolean)]);
    paint(picked);
    network.redraw();
  }

  function linesAt(id) {
    const places = [id, rackOf(id)];
    return Object.keys(figure.ends).filter((line) => figure.ends[line].some((end) => places.includes(end)));
  }

  // --- another figure in place of this one; `anchor` is the card that was opened ------------------------------------
  function replace(next, anchor) {
    const before = new Set(figure.network.nodes.filter((node) => node.card).map((node) => node.id));
    figure = next;
    Object.assign(look, { shown: null, chosen: null, hovered: null, focused: null });
    look.fresh = new Set(figure.network.nodes.filter((node) => node.card && !node.card.holds && !before.has(node.id)).map((node) => node.id));
    edges.clear();
    nodes.clear();
    nodes.add(drawnNodes());
    edges.add(drawnEdges());
    settle();
    network.setSize("100%", "100%");
    const now = anchor && nodes.get(anchor);
    if (whole() >= ENOUGH || !now) { touched = false; fit(); } else { surround([anchor, ...look.fresh]); }
    network.redraw();
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

  function middleOf(line) {
    const reach = ({ from, to }) => Math.abs(nodes.get(to).x - nodes.get(from).x) + Math.abs(nodes.get(to).y - nodes.get(from).y);
    const stretches = figure.network.edges.filter((edge) => edge.line === line);
    const longest = stretches.reduce((best, edge) => (reach(edge) > reach(best) ? edge : best));
    const [from, to] = [nodes.get(longest.from), nodes.get(longest.to)];
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }

  function cardAt(point) {
    const found = figure.network.nodes.filter((node) => node.card &&
      Math.abs(point.x - node.x) <= node.card.width / 2 && Math.abs(point.y - node.y) <= node.card.height / 2);
    return found.find((node) => node.card.outline !== "rack")?.id;
  }

  settle();
  network.setSize("100%", "100%");
  network.redraw();
  begin();
  requestAnimationFrame(() => performance.mark("sujimichi:drawn")); // what `make bench` waits for
  document.fonts.ready.then(() => network.redraw());

  return {
    stage, network, nodes, edges, look, isCard, fit, zoom, reveal, pick, linesAt, replace, middleOf, cardAt,
    get figure() { return figure; },
    cards: () => figure.network.nodes.filter((node) => node.card && node.card.outline !== "rack"),
  };
}());
