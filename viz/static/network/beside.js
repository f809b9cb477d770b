// What lies beside the view: a button at either edge names the nearest column that is out of sight, and leads there.
const Beside = (function () {
  const { network, stage } = Picture;
  const buttons = { left: document.querySelector("[data-beside=left]"), right: document.querySelector("[data-beside=right]") };
  const hidden = { left: null, right: null };

  function look() {
    const { x: left } = network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right } = network.DOMtoCanvas({ x: stage.clientWidth, y: 0 });
    const { columns } = Picture.figure;
    name("left", columns.filter((column) => column.x <= left).pop());
    name("right", columns.find((column) => column.x >= right));
  }

  function name(side, column) {
    if (hidden[side] === column) { return; }
    hidden[side] = column;
    buttons[side].hidden = !column;
    buttons[side].querySelector("span").textContent = column ? column.heading : "";
  }

  function bind() {
    for (const [side, button] of Object.entries(buttons)) { button.addEventListener("click", () => Picture.showColumn(hidden[side])); }
    network.on("afterDrawing", look);
  }

  return { bind };
}());
