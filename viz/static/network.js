"use strict";
(function () {
  const figure = JSON.parse(document.getElementById("figure-data").textContent);
  const stage = document.getElementById("network");
  const panel = document.getElementById("panel");
  if (!stage || !panel) { return; }

  const fonts = getComputedStyle(document.documentElement).fontFamily;
  const ACCENT = "#17365f";
  const STRONG = "#c2410c";
  const TEXT = "#1b232d";
  const QUIET = "#566270";
  const PAD = 14;
  const initial = Array.from(panel.childNodes);
  const heading = document.getElementById("panel-heading");
  const initialHeading = Array.from(heading.childNodes);

  // What is picked out: `lines` and `cards` to show in full strength, or null for everything.
  let shown = null;
  let selectedCard = null;
  let hoveredCard = null;

  // --- cards -------------------------------------------------------------------------------------------------
  function outline(ctx, card, x, y, grow) {
    const width = card.width + 2 * grow;
    const height = card.height + 2 * grow;
    const radius = { plate: 0, pill: 18, card: 7, frame: 7, fold: 7 }[card.outline] + (card.outline === "plate" ? 0 : grow);
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, radius);
  }

  function drawCard(ctx, id, card, x, y) {
    const dim = shown && !shown.cards.has(id);
    const strong = id === selectedCard || id === hoveredCard;
    ctx.save();
    ctx.globalAlpha = dim ? 0.25 : 1;
    if (!dim) {
      ctx.shadowColor = "rgba(23, 36, 60, 0.16)";
      ctx.shadowBlur = 7;
      ctx.shadowOffsetY = 2;
    }
    outline(ctx, card, x, y, 0);
    ctx.fillStyle = card.focus ? card.ink : "#ffffff";
    ctx.fill();
    ctx.shadowColor = "transparent";
    if (!card.focus) {
      ctx.save();
      ctx.clip();
      ctx.fillStyle = card.fill;
      ctx.fillRect(x - card.width / 2, y - card.height / 2, card.width, card.height);
      if (card.outline !== "pill") {
        ctx.fillStyle = card.ink;
        ctx.fillRect(x - card.width / 2, y - card.height / 2, 5, card.height);
      }
      ctx.restore();
    }
    ctx.lineWidth = strong ? 3 : 1.4;
    ctx.strokeStyle = id === selectedCard ? STRONG : card.ink;
    ctx.setLineDash(card.outline === "fold" ? [6, 4] : []);
    outline(ctx, card, x, y, 0);
    ctx.stroke();
    ctx.setLineDash([]);
    if (card.outline === "frame") {
      ctx.lineWidth = 1.2;
      outline(ctx, card, x, y, 4);
      ctx.stroke();
    }
    writeCard(ctx, card, x, y);
    ctx.restore();
  }

  function writeCard(ctx, card, x, y) {
    const left = x - card.width / 2 + PAD;
    const room = card.width - 2 * PAD + 4;
    let top = y - card.height / 2 + 9;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
    ctx.fillStyle = card.focus ? "rgba(255,255,255,0.88)" : card.ink;
    ctx.font = "600 11.5px " + fonts;
    ctx.fillText(card.tag, left, top + 8, room);
    top += 20;
    ctx.fillStyle = card.focus ? "#ffffff" : TEXT;
    ctx.font = (card.focus ? "600 " : "500 ") + "15px " + fonts;
    for (const line of card.lines) {
      ctx.fillText(line, left, top + 10.5, room);
      top += 21;
    }
    ctx.fillStyle = card.focus ? "#ffffff" : card.ink;
    ctx.font = "600 12.5px " + fonts;
    for (const note of card.notes) {
      ctx.fillText(note, left, top + 9.5, room);
      top += 18;
    }
  }

  function rendererOf(card) {
    return function ({ ctx, id, x, y }) {
      return {
        drawNode() { drawCard(ctx, id, card, x, y); },
        nodeDimensions: { width: card.width, height: card.height },
      };
    };
  }

  function drawColumns(ctx) {
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    for (const column of figure.columns) {
      ctx.fillStyle = "#f5f7fa";
      ctx.beginPath();
      ctx.roundRect(column.x - column.width / 2 - 16, -62, column.width + 32, figure.height + 84, 8);
      ctx.fill();
      ctx.fillStyle = ACCENT;
      ctx.font = "700 14px " + fonts;
      ctx.fillText(column.ja, column.x, -39, column.width + 24);
      ctx.fillStyle = QUIET;
      ctx.font = "400 11px " + fonts;
      ctx.fillText(column.en, column.x, -23, column.width + 24);
    }
    ctx.restore();
  }

  // --- the network -------------------------------------------------------------------------------------------
  const nodes = new vis.DataSet(figure.network.nodes.map((node) =>
    node.card ? { ...node, ctxRenderer: rendererOf(node.card) } : node));
  const edges = new vis.DataSet(figure.network.edges.map((edge) => ({
    ...edge,
    font: { size: 11.5, face: fonts, color: QUIET, strokeWidth: 4, strokeColor: "#ffffff", align: "horizontal" },
  })));
  const network = new vis.Network(stage, { nodes, edges }, figure.network.options);
  const isCard = (id) => Boolean(id) && !String(id).startsWith("@");
  network.on("beforeDrawing", drawColumns);

  const margins = { width: figure.width + 48, height: figure.height + 100 };
  const desk = document.querySelector(".desk");

  // A wide, low figure takes no more of the page than it needs; a tall one no more than the window.
  function settle() {
    const scale = Math.min(stage.clientWidth / margins.width, 1.25);
    const narrow = window.innerWidth <= 900;
    stage.parentElement.style.minHeight = narrow ? Math.max(240, Math.round(margins.height * scale)) + "px" : "";
    if (narrow) { desk.style.height = ""; return; }
    const around = desk.clientHeight - stage.clientHeight;
    const most = Math.max(500, window.innerHeight - desk.offsetTop - 14);
    desk.style.height = Math.round(Math.min(most, Math.max(500, margins.height * scale + around + 12))) + "px";
  }

  function fit() {
    const { width, height } = margins;
    const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height, 1.25);
    network.moveTo({ position: { x: figure.width / 2, y: figure.height / 2 - 19 }, scale, animation: false });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * factor)), animation: false });
  }

  function paint(picked) {
    edges.update(figure.network.edges.map((edge) => {
      const strong = picked && picked.has(edge.line);
      const dim = picked && !strong;
      const color = strong ? STRONG : edge.color.color;
      return {
        id: edge.id,
        font: { color: strong ? STRONG : dim ? "#c3c9d1" : QUIET },
        width: strong ? edge.width + 1.6 : edge.width,
        color: { color, hover: color, highlight: color, opacity: dim ? 0.22 : 1 },
      };
    }));
  }

  function pick(lines, cards) {
    const picked = lines && new Set(lines);
    shown = picked && { cards: new Set([...lines.flatMap((line) => figure.ends[line]), ...(cards || [])]) };
    paint(picked);
    for (const button of document.querySelectorAll("[data-chain]")) { button.setAttribute("aria-pressed", "false"); }
  }

  // --- the panel: copies of what stands in the lists below the figure, never text put together as HTML ------------
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

  function tell(title, content) {
    if (title) { heading.textContent = title; } else { heading.replaceChildren(...initialHeading); }
    panel.replaceChildren(...content);
    panel.scrollTop = 0;
  }

  function showLine(line) {
    selectedCard = null;
    pick([line]);
    tell("つながりの根拠", copies("line", line));
    network.redraw();
  }

  function showCard(id) {
    selectedCard = id;
    const lines = Object.keys(figure.ends).filter((line) => figure.ends[line].includes(id));
    pick(lines, [id]);
    const node = nodes.get(id);
    const keys = node.folded && node.folded.length ? node.folded : [id];
    tell(node.card.tag, keys.flatMap((key) => copies("thing", key)));
    network.redraw();
  }

  function showChain(index, button) {
    const wasOn = button.getAttribute("aria-pressed") === "true";
    showAll();
    if (wasOn) { return; }
    pick(figure.chains[index]);
    button.setAttribute("aria-pressed", "true");
    tell((index + 1) + "本目の筋道", figure.chains[index].flatMap((line) => copies("line", line)));
    network.redraw();
    stage.scrollIntoView({ block: "nearest" });
  }

  function showAll() {
    selectedCard = null;
    pick(null);
    tell("", initial);
    network.redraw();
  }

  network.on("click", (event) => {
    // An edge under the pointer may be covered by a card, and a card by nothing: cards first.
    const card = event.nodes.find(isCard) || cardAt(event.pointer.canvas);
    const edge = event.edges[0];
    if (card) { showCard(card); } else if (edge) { showLine(edges.get(edge).line); } else { showAll(); }
  });

  function cardAt(point) {
    const found = figure.network.nodes.find((node) => node.card &&
      Math.abs(point.x - node.x) <= node.card.width / 2 && Math.abs(point.y - node.y) <= node.card.height / 2);
    return found && found.id;
  }

  function hover(id, cursor) {
    hoveredCard = id;
    stage.style.cursor = cursor;
    network.redraw();
  }
  network.on("hoverNode", (event) => { if (isCard(event.node)) { hover(event.node, "pointer"); } });
  network.on("blurNode", () => hover(null, "default"));
  network.on("hoverEdge", () => hover(hoveredCard, "pointer"));
  network.on("blurEdge", () => hover(hoveredCard, hoveredCard ? "pointer" : "default"));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { showAll(); } });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    const act = { in: () => zoom(1.25), out: () => zoom(0.8), fit }[button.dataset.zoom];
    button.addEventListener("click", act);
  }
  for (const button of document.querySelectorAll("[data-chain]")) {
    button.hidden = false;
    button.addEventListener("click", () => showChain(Number(button.dataset.chain), button));
  }
  const first = document.getElementById("panel-first");
  if (first && figure.chains.length) {
    first.replaceChildren(...figure.chains[0].flatMap((line) => copies("line", line)));
  }

  // Paper gets a picture of the canvas, which unlike the canvas itself takes the width of the paper.
  window.addEventListener("beforeprint", () => {
    const picture = stage.parentElement.querySelector(".picture") || document.createElement("img");
    picture.className = "picture";
    picture.alt = stage.getAttribute("aria-label");
    picture.src = stage.querySelector("canvas").toDataURL();
    stage.parentElement.append(picture);
  });

  let touched = false;
  network.on("zoom", () => { touched = true; });
  network.on("dragStart", () => { touched = true; });
  network.on("resize", () => { if (!touched) { fit(); } });
  window.addEventListener("resize", settle);
  settle();
  network.setSize("100%", "100%");
  network.redraw();
  fit();
  document.fonts.ready.then(() => network.redraw());

  function middleOf(line) {
    const stretches = figure.network.edges.filter((edge) => edge.line === line);
    const longest = stretches.reduce((best, edge) => reach(edge) > reach(best) ? edge : best);
    const [from, to] = [nodes.get(longest.from), nodes.get(longest.to)];
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }
  function reach(edge) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  }

  // For tests and for those who embed: the network, and where on the screen a line or a card is.
  window.sujimichi = {
    network, showLine, showCard, showAll, fit,
    lines: Object.keys(figure.ends),
    lineAt: (line) => network.canvasToDOM(middleOf(line)),
    cardAt: (id) => network.canvasToDOM(nodes.get(id)),
  };
}());
