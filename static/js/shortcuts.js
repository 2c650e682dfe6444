// Keys: / searches, Alt+A opens Administration, arrows go through an open menu, ? lists the keys, j
// and k move in lists. Letters without Alt can be switched off on the page that lists them (WCAG
// 2.1.4).

export function listen() {
  // The browser's own way to the same menu, for want of scripts: it would come first, and close what is open.
  document.querySelector("#administration > summary")?.removeAttribute("accesskey");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyA") {
      // By code: with Alt some keyboards give another letter.
      if (openAdministration()) event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (walk(event.key)) {
      event.preventDefault();
      return;
    }
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

/** In an open menu the arrows go from entry to entry, and round; Enter then opens one. */
function walk(key) {
  const menu = document.activeElement?.closest("#administration[open], details.menu[open]");
  if (!menu || !["ArrowDown", "ArrowUp", "Home", "End"].includes(key)) return false;
  const entries = [...menu.querySelectorAll("a, button")].filter((entry) => entry.checkVisibility());
  if (entries.length === 0) return false;
  const here = entries.indexOf(document.activeElement);
  const up = here < 0 ? entries.length - 1 : (here + entries.length - 1) % entries.length;
  const next = { ArrowDown: (here + 1) % entries.length, ArrowUp: up, Home: 0, End: entries.length - 1 }[key];
  entries[next].focus();
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
