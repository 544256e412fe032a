// The report as it opens, and what moves it.

for (const element of document.querySelectorAll(".live:not(.nothing)")) element.hidden = false;
document.getElementById("order").addEventListener("change", ({ target }) => order(target.value));
for (const box of document.querySelectorAll("[data-layer]")) {
  box.addEventListener("change", () => layer(box));
  layer(box);
}
function open() {
  return drawAll().then(() => {
    document.body.dataset.live = charts.length;
    apply();
    if (document.activeElement === targeted()) reveal();
  });
}
open();
wide.addEventListener("change", open);
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
addEventListener("hashchange", () => (addressed() ? follow(addressed()) : reveal()));
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#']");
  if (link && link.hash === location.hash) setTimeout(reveal);
});
addEventListener("resize", clear);
clear();
if (addressed()) follow(addressed());
else if (location.hash) reveal();
