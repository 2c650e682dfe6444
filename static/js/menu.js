// Menus are details elements and open without scripts. This closes them: on Escape, on a press
// elsewhere, and when the focus has left. Escape closes the Administration menu too, while the focus is in it.

export function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const here = document.activeElement?.closest("details.menu[open], #administration[open]");
    const menu = here ?? document.querySelector("details.menu[open]");
    // On a narrow screen Escape closes the whole rail, which the browser does by itself.
    if (!menu || menu.closest(":popover-open")) return;
    const held = menu.contains(document.activeElement);
    menu.open = false;
    if (held) menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => closeAllBut(event.target));
  document.addEventListener("focusin", (event) => closeAllBut(event.target));
  const rail = document.getElementById("rail");
  rail?.addEventListener("toggle", (event) => {
    // Opened by a key, it leaves the focus nowhere, or for a moment on what is no longer shown.
    const held = document.activeElement;
    if (event.newState !== "closed" || (held !== document.body && !rail.contains(held))) return;
    document.querySelector(".rail-button")?.focus({ preventScroll: true });
  });
}

function closeAllBut(target) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
}
