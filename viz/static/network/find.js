// Finding within the view: matches are ringed, Enter goes from one to the next.
const Find = (function () {
  let matches = [];
  let at = -1;
  const field = () => document.getElementById("find");
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  function textOf(node) {
    const keys = node.folded && node.folded.length ? node.folded : [node.id];
    const told = keys.map((key) => document.querySelector('main article[data-thing="' + CSS.escape(key) + '"]'));
    return plain(node.label + told.map((article) => (article ? article.textContent : "")).join(" "));
  }

  function look() {
    const asked = plain(field().value);
    matches = asked ? Picture.cards().filter((node) => textOf(node).includes(asked)).map((node) => node.id) : [];
    at = -1;
    Picture.look.found = new Set(matches);
    document.getElementById("find-count").textContent = asked ? String(matches.length) : "";
    Picture.network.redraw();
  }

  function next() {
    if (!matches.length) { return; }
    at = (at + 1) % matches.length;
    Picture.reveal(matches[at]);
    Evidence.showCard(matches[at]);
  }

  function clear() {
    if (field() && field().value) { field().value = ""; look(); }
  }

  function enter() { if (field()) { field().focus(); } }

  function bind() {
    if (!field()) { return; }
    field().hidden = false;
    field().addEventListener("input", look);
    field().addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); next(); } });
    Picture.look.found = new Set();
  }

  return { bind, clear, enter };
}());
