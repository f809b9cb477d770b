// The picture: vis-network with cards and columns, and what is picked out in it.
const Picture = (function () {
  const ACCENT = "#17365f";
  const QUIET = "#566270";
  const stage = document.getElementById("network");
  let figure = JSON.parse(document.getElementById("figure-data").textContent);

  const look = { picked: null, shown: null, chosen: null, hovered: null, focused: null, found: new Set(), fresh: new Set() };
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

  const nodes = new vis.DataSet(drawnNodes());
  const edges = new vis.DataSet(figure.network.edges);
  const network = new vis.Network(stage, { nodes, edges }, figure.network.options);
  network.on("beforeDrawing", drawColumns);
  network.on("afterDrawing", drawWords);

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

  // After everything else, so that no line is drawn over them; their places are chosen clear of other lines.
  function drawWords(ctx) {
    ctx.save();
    Object.assign(ctx, { font: `11.5px ${Cards.fonts}`, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: "#ffffff" });
    for (const { line, text, x, y } of figure.words) {
      const dim = look.picked && !look.picked.has(line);
      ctx.fillStyle = dim ? "#c3c9d1" : look.picked ? Cards.STRONG : QUIET;
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
    }
    ctx.restore();
  }

  // --- what is picked out --------------------------------------------------------------------------------------
  function paint(picked) {
    edges.update(figure.network.edges.map((edge) => {
      const strong = picked && picked.has(edge.line);
      const dim = picked && !strong;
      const color = strong ? Cards.STRONG : edge.color.color;
      return {
        id: edge.id,
        width: strong ? edge.width + 1.6 : edge.width,
        color: { color, hover: color, highlight: color, opacity: dim ? 0.22 : 1 },
      };
    }));
  }

  const rackOf = (id) => Object.keys(figure.holds || {}).find((rack) => figure.holds[rack].includes(id));

  function pick(lines, cards) {
    const picked = look.picked = lines && new Set(lines);
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
    Object.assign(look, { picked: null, shown: null, chosen: null, hovered: null, focused: null });
    look.fresh = new Set(figure.network.nodes.filter((node) => node.card && !node.card.holds && !before.has(node.id)).map((node) => node.id));
    edges.clear();
    nodes.clear();
    nodes.add(drawnNodes());
    edges.add(figure.network.edges);
    camera.lookAgain(anchor && nodes.get(anchor) ? [anchor, ...look.fresh] : []);
    network.redraw();
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

  const camera = Camera(stage, network, nodes, () => figure);
  requestAnimationFrame(() => performance.mark("sujimichi:drawn")); // what `make bench` waits for
  document.fonts.ready.then(() => network.redraw());

  return {
    stage, network, nodes, edges, look, isCard, pick, linesAt, replace, middleOf, cardAt,
    fit: camera.fit, zoom: camera.zoom, reveal: camera.reveal, showColumn: camera.showColumn,
    get figure() { return figure; },
    cards: () => figure.network.nodes.filter((node) => node.card && node.card.outline !== "rack"),
  };
}());
