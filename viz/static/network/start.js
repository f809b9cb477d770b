// Everything bound together: pointer, buttons, paper, and the names that tests and embedders use.
(function () {
  const { network, stage, look } = Picture;

  network.on("click", (event) => {
    // An edge under the pointer may be covered by a card, and a card by nothing: cards first.
    const card = Picture.cardAt(event.pointer.canvas);
    const edge = event.edges[0];
    if (card) { Walk.choose(card); Walk.stand(card); } else if (edge) { Evidence.showLine(Picture.edges.get(edge).line); } else { Evidence.showAll(); }
  });

  function hover(id, cursor) {
    look.hovered = id;
    stage.style.cursor = cursor;
    network.redraw();
  }
  network.on("hoverNode", (event) => { if (Picture.isCard(event.node)) { hover(event.node, "pointer"); } });
  network.on("blurNode", () => hover(null, "default"));
  network.on("hoverEdge", () => hover(look.hovered, "pointer"));
  network.on("blurEdge", () => hover(look.hovered, look.hovered ? "pointer" : "default"));

  for (const button of document.querySelectorAll("[data-zoom]")) {
    const act = { in: () => Picture.zoom(1.25), out: () => Picture.zoom(0.8), fit: Picture.fit }[button.dataset.zoom];
    button.addEventListener("click", act);
  }

  // Paper gets a picture of the canvas, which unlike the canvas itself takes the width of the paper.
  window.addEventListener("beforeprint", () => {
    const picture = stage.parentElement.querySelector(".picture") || document.createElement("img");
    picture.className = "picture";
    picture.alt = stage.getAttribute("aria-label");
    picture.src = stage.querySelector("canvas").toDataURL();
    stage.parentElement.append(picture);
  });

  Evidence.bind();
  Walk.bind();
  Find.bind();
  Unfold.bind();
  Beside.bind();

  window.sujimichi = {
    network, fit: Picture.fit, showLine: Evidence.showLine, showCard: Evidence.showCard, showAll: Evidence.showAll,
    get lines() { return Object.keys(Picture.figure.ends); },
    get chains() { return Picture.figure.chains; },
    get cards() { return Picture.cards().map((node) => node.id); },
    lineAt: (line) => network.canvasToDOM(Picture.middleOf(line)),
    cardAt: (id) => network.canvasToDOM(Picture.nodes.get(id)),
  };
}());
