// How a card is drawn on the canvas. `look` says what is dimmed, chosen, hovered, focused, found and new.
const Cards = (function () {
  const PAD = 14;
  const STRONG = "#c2410c";
  const TEXT = "#1b232d";
  const FOUND = "#f5b800";
  const fonts = getComputedStyle(document.documentElement).fontFamily;
  const RADIUS = { plate: 0, pill: 18, card: 7, frame: 7, fold: 7, rack: 10 };

  function outline(ctx, card, x, y, grow) {
    const width = card.width + 2 * grow;
    const height = card.height + 2 * grow;
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, RADIUS[card.outline] + (card.outline === "plate" ? 0 : grow));
  }

  function ring(ctx, card, x, y, grow, width, color) {
    ctx.lineWidth = width;
    ctx.strokeStyle = color;
    outline(ctx, card, x, y, grow);
    ctx.stroke();
  }

  function drawRack(ctx, card, x, y) {
    outline(ctx, card, x, y, 0);
    ctx.fillStyle = "#ffffff";
    ctx.fill();
    ring(ctx, card, x, y, 0, 1.2, card.ink);
    ctx.fillStyle = card.ink;
    ctx.font = "600 12.5px " + fonts;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(card.tag, x - card.width / 2 + PAD, y - card.height / 2 + 17, card.width - 2 * PAD);
  }

  function fill(ctx, card, x, y, dim) {
    if (!dim) {
      ctx.shadowColor = "rgba(23, 36, 60, 0.16)";
      ctx.shadowBlur = 7;
      ctx.shadowOffsetY = 2;
    }
    outline(ctx, card, x, y, 0);
    ctx.fillStyle = card.focus ? card.ink : "#ffffff";
    ctx.fill();
    ctx.shadowColor = "transparent";
    if (card.focus) { return; }
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

  function write(ctx, card, x, y, room) {
    const left = x - card.width / 2 + PAD;
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
      ctx.fillText(line, left, top + 10.5, card.width - 2 * PAD + 4);
      top += 21;
    }
    ctx.fillStyle = card.focus ? "#ffffff" : card.ink;
    ctx.font = "600 12.5px " + fonts;
    for (const note of card.notes) {
      ctx.fillText(note, left, top + 9.5, card.width - 2 * PAD + 4);
      top += 18;
    }
  }

  // A round sign at the upper right corner: ＋ for a card that opens, − for one that is open.
  function drawSign(ctx, card, x, y, isOpen) {
    const [cx, cy] = [x + card.width / 2 - 15, y - card.height / 2 + 15];
    ctx.beginPath();
    ctx.arc(cx, cy, 8, 0, 2 * Math.PI);
    ctx.fillStyle = isOpen ? card.ink : "#ffffff";
    ctx.fill();
    ctx.lineWidth = 1.4;
    ctx.strokeStyle = card.focus ? "#ffffff" : card.ink;
    ctx.stroke();
    ctx.strokeStyle = isOpen ? "#ffffff" : card.ink;
    ctx.beginPath();
    ctx.moveTo(cx - 4, cy);
    ctx.lineTo(cx + 4, cy);
    if (!isOpen) { ctx.moveTo(cx, cy - 4); ctx.lineTo(cx, cy + 4); }
    ctx.stroke();
  }

  function draw(ctx, id, card, x, y, look, toggle) {
    const dim = look.shown && !look.shown.has(id);
    ctx.save();
    ctx.globalAlpha = dim ? 0.38 : 1;
    if (card.outline === "rack") { drawRack(ctx, card, x, y); ctx.restore(); return; }
    fill(ctx, card, x, y, dim);
    const strong = id === look.chosen || id === look.hovered;
    ctx.setLineDash(card.outline === "fold" ? [6, 4] : []);
    ring(ctx, card, x, y, 0, strong ? 3 : 1.4, id === look.chosen ? STRONG : card.ink);
    ctx.setLineDash([]);
    if (card.outline === "frame") { ring(ctx, card, x, y, 4, 1.2, card.ink); }
    if (look.found.has(id)) { ring(ctx, card, x, y, 4, 4, FOUND); }
    if (look.fresh.has(id)) { ring(ctx, card, x, y, 4, 2, STRONG); }
    if (id === look.focused) { ring(ctx, card, x, y, 6, 3, "#2f6fd0"); }
    write(ctx, card, x, y, card.width - 2 * PAD + 4 - (toggle ? 16 : 0));
    if (toggle) { drawSign(ctx, card, x, y, toggle.is_open); }
    ctx.restore();
  }

  return { draw, fonts, STRONG, TEXT };
}());
