// The code of an iframe: written for the chosen revision, copied at a press, and said to be copied. The box may be put
// in the place of another one when a card is opened, so nothing is bound to it.
"use strict";
(() => {
  const part = (name) => document.querySelector(`[data-share] ${name}`);

  // Written as an element, so that no title can end an attribute.
  function write() {
    const code = part("textarea");
    const path = "/embed" + part("input[name=share-pin]:checked").value;
    const frame = document.createElement("iframe");
    const told = { src: location.origin + path, title: code.dataset.title, width: "960", height: "600", loading: "lazy" };
    for (const [name, value] of Object.entries(told)) frame.setAttribute(name, value);
    code.value = frame.outerHTML;
    part("[data-embed]").setAttribute("href", path);
    part("output").textContent = "";
  }

  async function copy(button) {
    const code = part("textarea");
    let done = true;
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
    } catch {
      done = document.execCommand("copy"); // where the server is not reached over https, there is no clipboard
    }
    part("output").textContent = done ? button.dataset.done : button.dataset.failed;
  }

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("[data-share]") || !event.target.open) return;
    part("[data-copy]").hidden = false;
    write();
  }, true); // it does not bubble
  document.addEventListener("change", (event) => { if (event.target.matches("input[name=share-pin]")) write(); });
  document.addEventListener("click", (event) => { if (event.target.matches("[data-copy]")) copy(event.target); });
})();
