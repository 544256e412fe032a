// The links of the report: what they lead to is opened and comes to the head of the window.

const targeted = () => {
  const name = location.hash.slice(1);
  return document.getElementById(name) ?? document.getElementById(decoded(name));
};

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// What is looked for in a table hides no row that a link leads to.
function forget(search) {
  search.value = "";
  search.dispatchEvent(new Event("input"));
}

function reveal() {
  const target = targeted();
  if (!target) return;
  if (target.classList.contains("off") || target.closest(".off")) {
    form.reset();
    apply();
  }
  if (target.matches("tr[hidden]")) forget(target.closest(".scw-table").querySelector("input"));
  for (
    let around = target.closest("details");
    around;
    around = around.parentElement.closest("details")
  )
    around.open = true;
  clear();
  target.scrollIntoView({ block: "start", inline: "nearest" });
  if (!target.matches("a, button, input, select, summary")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
