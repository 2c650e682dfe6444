// Search as you type, on pages with a list: asks the server for the list with what is in #search and
// takes over the [data-results] of its answer, one by one, and the words of [data-results-status]. That
// one stands outside of them: a live region that is replaced is not read out.

/** Rests this long after the last key before asking. */
const REST = 180;

export function listen(enhance) {
  const form = document.getElementById("search")?.form;
  if (!form || !document.querySelector("[data-results]")) return;
  let timer = 0;
  let running = null;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running?.abort(); // an older answer must not overtake a newer one
      running = new AbortController();
      void update(form, running.signal, enhance);
    }, REST);
  });
  // Enter goes to the page itself: a single exact hit leads on to the customer.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
  });
}

/** This list's own address with what is typed: view, sorting and size stay, the place in the list does not. */
function address(form) {
  const url = new URL(location.href);
  const typed = new FormData(form).get("q")?.trim();
  if (typed) url.searchParams.set("q", typed);
  else url.searchParams.delete("q");
  for (const place of ["after", "before"]) url.searchParams.delete(place);
  // With a view named, a whole address shows the list; without, as on Enter, it leads to the customer.
  if (!url.searchParams.has("view")) url.searchParams.set("view", "all");
  return url;
}

async function update(form, signal, enhance) {
  const url = address(form);
  busy(true);
  try {
    const response = await fetch(url, { signal, headers: { accept: "text/html" } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Signed out meanwhile, say: the rows stay, and Enter shows the page as it is.
    if (signal.aborted || !page.querySelector("[data-results]")) return;
    const answers = page.querySelectorAll("[data-results]");
    document.querySelectorAll("[data-results]").forEach((results, at) => {
      const fresh = answers[at];
      if (!fresh) return;
      results.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
      enhance(results);
    });
    const status = document.querySelector("[data-results-status]");
    const words = page.querySelector("[data-results-status]")?.textContent ?? "";
    // The same words again would not be read out.
    if (status && status.textContent !== words) status.textContent = words;
    history.replaceState(history.state, "", url);
  } catch (error) {
    // The network failed: the rows stay, and Enter still works.
    if (error.name !== "AbortError") console.warn("search as you type:", error.message);
  } finally {
    if (!signal.aborted) busy(false);
  }
}

function busy(is) {
  for (const results of document.querySelectorAll("[data-results]")) results.setAttribute("aria-busy", String(is));
}
