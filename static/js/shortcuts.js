// Keys: / searches, Alt+A opens Administration, ? lists the keys, j and k move in lists. Those
// without Alt can be switched off on the page that lists them (WCAG 2.1.4).

export function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyA") {
      // By code: with Alt some keyboards give another letter.
      if (openAdministration()) event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
    const act = { "/": search, "?": help, j: () => move(1), k: () => move(-1) }[event.key];
    if (act?.()) event.preventDefault();
  });
}

/** Single letters are letters while somebody types. */
function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function search() {
  const box = document.getElementById("search");
  box?.focus();
  box?.select();
  return box !== null;
}

function help() {
  const link = document.getElementById("shortcuts-link");
  link?.click();
  return link !== null;
}

function openAdministration() {
  const menu = document.getElementById("administration");
  if (!menu || document.querySelector("dialog[open]")) return false;
  const rail = menu.closest("[popover]");
  // On a narrow screen the rail itself is closed.
  if (rail && getComputedStyle(rail).display === "none") rail.showPopover();
  menu.open = true;
  menu.querySelector("a")?.focus();
  return true;
}

/** Moves the focus among the links of the rows; Enter then opens one as it would any link. */
function move(step) {
  const links = [...document.querySelectorAll("[data-row]")].map((row) => row.querySelector("a")).filter(Boolean);
  if (links.length === 0) return false;
  const row = document.activeElement?.closest("[data-row]");
  const here = links.findIndex((link) => link.closest("[data-row]") === row);
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
  links[next].focus();
  return true;
}
