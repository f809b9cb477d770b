// Names while somebody types, as a combobox with a list (WAI-ARIA Authoring Practices 1.2). Without this script the
// field is a plain form. What is typed in kana counts before the input method has made kanji of it.
"use strict";
(() => {
  const narrow = document.querySelector(":is(.narrow, .outline) > details");
  if (narrow && matchMedia("(max-width: 900px)").matches) narrow.open = false; // on a small screen, hits come first

  const input = document.getElementById("search");
  if (!input || !location.protocol.startsWith("http")) return;
  const form = input.form;
  const words = form.dataset; // in the reader's language
  const kinds = Object.fromEntries(form.dataset.kinds.split(";").map((pair) => pair.split("=")));
  const PAUSE = 60; // ms without a key before the service is asked
  const known = new Map();
  let options = [];
  let active = -1;
  let timer = 0;
  let asking = null;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const list = element("ul", { id: "suggestions", class: "suggestions", role: "listbox", "aria-label": words.wordList, hidden: "" });
  const status = element("span", { class: "hidden", role: "status" });
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": "suggestions", "aria-expanded": "false" })) input.setAttribute(name, value);

  const parts = (them) => element("bdi", {}, ...them.map((part) => (part.marked ? element("mark", {}, part.text) : part.text)));

  // A notation such as KPI① names its kind already.
  const tagOf = (kind, notation) => (notation.startsWith(kind) ? notation : `${kind} ${notation}`);

  // Letters at the end of a composition are half a kana: すまーとｎ is on its way to すまーとの.
  const typed = (composing) => (composing ? input.value.replace(/[a-zａ-ｚ]+$/iu, "") : input.value).trim();

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (at) => {
    active = at;
    options.forEach((option, place) => option.row.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[at].row.id);
    options[at].row.scrollIntoView({ block: "nearest" });
  };

  const option = (at, open, attributes, ...children) => {
    const row = element("li", { id: `suggestion-${at}`, role: "option", "aria-selected": "false", ...attributes }, ...children);
    row.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    row.addEventListener("click", open);
    return { row, open };
  };

  const show = (text, rows) => {
    const several = new Set(rows.flatMap((hit) => hit.documents.map((document) => document.id))).size > 1;
    options = rows.map((hit, at) => {
      const label = element("span", {}, parts(hit.snippet));
      if (hit.also.length) label.append(element("span", { class: "also" }, parts(hit.also)));
      if (several && hit.documents.length === 1) label.append(element("span", { class: "of" }, parts([{ text: hit.documents[0].label }])));
      const tag = element("span", { class: "tag" }, tagOf(kinds[hit.kind] ?? hit.kind, hit.notation ?? ""));
      const open = () => location.assign(`/entities/${encodeURIComponent(hit.key)}`);
      return option(at, open, { class: `kind-${hit.kind.toLowerCase()}` }, tag, label);
    });
    options.push(option(rows.length, () => form.requestSubmit(), { class: "all" }, words.wordAll.replace("{text}", () => text)));
    list.replaceChildren(...options.map((each) => each.row));
    list.hidden = false;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "true");
    status.textContent = words.wordCount.replace("{n}", rows.length);
  };

  const ask = async (text) => {
    asking?.abort();
    if (!text) return close();
    if (known.has(text)) return show(text, known.get(text));
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`/api/suggest?${new URLSearchParams({ q: text })}`, { signal });
      if (!answer.ok) return close();
      const { rows } = await answer.json();
      known.set(text, rows);
      if (document.activeElement === input) show(text, rows);
    } catch (error) {
      if (!signal.aborted) close(); // the service is away: the form still works
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    const text = typed(event.isComposing);
    timer = setTimeout(() => ask(text), PAUSE);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(typed(false)), PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // these keys are the input method's
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask(typed(false));
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = options.length + 1; // one place more: the field itself
      choose(((active + 1 + step + count) % count) - 1);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      options[active].open();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
})();
