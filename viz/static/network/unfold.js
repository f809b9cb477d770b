// Opening cards and filtering: the same view is fetched with other options and put in the place of this one.
const Unfold = (function () {
  let waiting = 0;

  async function load(address, anchor, remember) {
    const turn = ++waiting;
    Picture.stage.setAttribute("aria-busy", "true");
    let text;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      text = answer.ok ? await answer.text() : null;
    } catch (problem) {
      text = null;
    }
    if (turn !== waiting) { return; }
    Picture.stage.removeAttribute("aria-busy");
    const page = text && new DOMParser().parseFromString(text, "text/html");
    if (!page || !page.getElementById("figure-data")) { window.location.assign(address); return; }
    if (remember) { history.pushState({ anchor }, "", address); }
    swap(page, anchor);
  }

  function swap(page, anchor) {
    document.title = page.title;
    for (const old of document.querySelectorAll("[data-swap]")) {
      const fresh = page.getElementById(old.id);
      if (fresh) { old.replaceWith(document.importNode(fresh, true)); }
    }
    Picture.replace(JSON.parse(page.getElementById("figure-data").textContent), anchor);
    const panel = page.getElementById("panel");
    Evidence.bind(Array.from(document.importNode(panel, true).childNodes));
    Walk.bind();
    Find.bind();
    bind();
    if (anchor && Picture.nodes.get(anchor)) { Evidence.showCard(anchor); Walk.stand(anchor); } else { Evidence.showAll(); }
  }

  function toggle(id) {
    const known = Picture.figure.toggles[id];
    if (known) { load(known.address, id, true); }
    return Boolean(known);
  }

  function bind() {
    const form = document.getElementById("filters");
    if (form) {
      form.addEventListener("change", () => load(addressOf(form), null, true));
      form.addEventListener("submit", (event) => { event.preventDefault(); load(addressOf(form), null, true); });
    }
    for (const link of document.querySelectorAll("a[data-view], a[data-toggle]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        load(link.getAttribute("href"), link.dataset.toggle || null, true);
      });
    }
  }

  // One parameter a list, as the server writes it.
  function addressOf(form) {
    const lists = new Map();
    for (const [name, value] of new FormData(form)) {
      if (value) { lists.set(name, [...(lists.get(name) || []), value]); }
    }
    const query = [...lists].map(([name, values]) => name + "=" + values.map(encodeURIComponent).join(",")).join("&");
    return form.getAttribute("action") + (query ? "?" + query : "");
  }

  window.addEventListener("popstate", (event) => load(location.href, event.state && event.state.anchor, false));
  return { toggle, bind };
}());
