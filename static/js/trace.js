// The trace of a link that is open follows what becomes of it: mails take seconds. It looks a few times and then rests,
// so that a page that nobody watches does not keep its session alive.

/** Seconds from one look to the next. */
const RESTS = [1, 2, 3, 5, 8, 13, 21, 34];

const trace = () => document.querySelector("section[aria-labelledby=links]");

export function listen(enhance) {
  if (trace()?.querySelector("details[data-open]")) follow(enhance, [...RESTS]);
}

function follow(enhance, rests) {
  const rest = rests.shift();
  if (rest === undefined) return;
  setTimeout(async () => {
    const goesOn = document.hidden || (await look(enhance));
    if (goesOn) follow(enhance, rests);
  }, rest * 1000);
}

/** Puts what there is now in the place of what was; whether a link is still open. */
async function look(enhance) {
  const response = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [before, now] = [trace(), page.querySelector("section[aria-labelledby=links]")];
  if (!before || !now) return false;
  // Not under somebody's hands.
  if (before.textContent !== now.textContent && !before.contains(document.activeElement)) {
    const next = document.importNode(now, true);
    before.replaceWith(next);
    enhance(next);
  }
  return now.querySelector("details[data-open]") !== null;
}
