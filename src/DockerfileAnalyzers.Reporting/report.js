// The page says everything without this; with it, layers and source lines point at each other.
(() => {
  "use strict";
  const layers = [...document.querySelectorAll(".layer")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const lines = layer => {
    const found = [];
    for (let line = +layer.dataset.line; line <= +layer.dataset.end; line++) found.push(document.getElementById("L" + line));
    return found.filter(Boolean);
  };

  const show = active => {
    document.querySelectorAll(".line.lit").forEach(line => line.classList.remove("lit"));
    layers.forEach(layer => layer.classList.toggle("active", layer === active));
    lines(active).forEach(line => line.classList.add("lit"));
  };

  // Only the pane of the source moves: where it is below the layers, the page stays where it is.
  const reveal = active => {
    const pane = document.querySelector(".source");
    const line = lines(active)[0];
    if (!line || getComputedStyle(pane).position !== "sticky") return;
    const top = line.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: top - pane.clientHeight / 4, behavior: calm.matches ? "auto" : "smooth" });
  };

  layers.forEach(layer => layer.querySelector("summary").addEventListener("click", () => { show(layer); reveal(layer); }));

  document.querySelectorAll(".source .no").forEach(link => link.addEventListener("click", () => {
    const number = +link.textContent;
    const layer = link.hash.startsWith("#L") && layers.find(layer => +layer.dataset.line <= number && number <= +layer.dataset.end);
    if (!layer) return;
    show(layer);
    layer.querySelector("details").open = true;
  }));

  // Paper has no mouse: everything is open on it.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach(details => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach(details => { details.open = false; }));
})();
