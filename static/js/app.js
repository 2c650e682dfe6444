// Entry of the scripts. They make pages quicker; every page works without them.

import * as copy from "./copy.js";
import * as dialog from "./dialog.js";
import * as editor from "./editor.js";
import * as example from "./example.js";
import * as menu from "./menu.js";
import * as password from "./password.js";
import * as search from "./search.js";
import * as shortcuts from "./shortcuts.js";
import * as trace from "./trace.js";
import * as unsaved from "./unsaved.js";

/** Enhances a piece of the page: the whole document, or what was put into it later. */
function enhance(root) {
  copy.enhance(root);
  password.enhance(root);
}

// A browser may bring a page back from memory with Back, also after signing out.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

enhance(document);
menu.listen();
dialog.listen(enhance);
search.listen(enhance);
editor.listen();
example.listen();
shortcuts.listen();
trace.listen(enhance);
unsaved.listen();
