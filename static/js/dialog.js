// Links with data-dialog lead to a page of their own. With scripts, that page's [data-dialog-content]
// is shown in the <dialog id="dialog"> of the frame instead. Its forms are ordinary forms: sending
// one leaves the page.

const dialog = document.getElementById("dialog");
const body = dialog?.querySelector("[data-dialog-body]");
let opener = null;
let asked = 0;

export function listen(enhance) {
  if (!dialog?.showModal || !body) return;
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    // In the dialog, Cancel closes; on the page of its own, it leads back.
    const closer = event.target.closest("[data-dialog-close]");
    if (closer && dialog.contains(closer)) {
      event.preventDefault();
      dialog.close();
      return;
    }
    const link = event.target.closest("a[data-dialog]");
    // A new tab or window was asked for: leave it to the browser.
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void open(link, enhance);
  });
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && isOutside(event)) dialog.close();
  });
  dialog.addEventListener("close", () => {
    body.replaceChildren();
    // The browser has given the focus back, unless what had it is hidden by now; and this is told a moment later,
    // when a key may have led it elsewhere.
    if (document.activeElement === document.body) opener?.focus();
    opener = null;
  });
}

async function open(link, enhance) {
  const turn = ++asked;
  const content = await load(link.href);
  if (turn !== asked) return; // another link was pressed meanwhile
  if (!content) {
    location.assign(link.href);
    return;
  }
  body.replaceChildren(document.importNode(content, true));
  enhance(body);
  const title = body.querySelector("h1, h2");
  if (title) {
    title.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
  }
  // The link may be inside a menu that closes; then its summary is where to go back to.
  const menu = link.closest("details.menu");
  opener ??= menu ? menu.querySelector("summary") : link;
  if (menu) menu.open = false;
  if (!dialog.open) dialog.showModal();
  // The first thing to fill in, else the title: the close button is no place to begin.
  const first = body.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
  if (first) {
    // On a small screen, who it is about stands above it and is seen first.
    first.focus({ preventScroll: true });
    dialog.scrollTop = 0;
  } else if (title) {
    title.tabIndex = -1;
    title.focus();
  }
}

/** The content of a page that is meant for the dialog; null when the page should be gone to. */
async function load(url) {
  try {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("[data-dialog-content]");
  } catch {
    return null;
  }
}

function isOutside({ clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
