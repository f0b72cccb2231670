"use strict";
// What a reading system does for a book, in a browser, at an address or from a file: notes where
// they are called, size of the text, light, printed pages, the place that was read, and links to it.
// Without it all is there to be read. What is chosen stays on this machine, where it may be kept.
(() => {
  const root = document.documentElement;
  const words = document.body.dataset;
  const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

  /** @type {(name: string) => string} */
  const kept = name => {
    try { return localStorage.getItem(`jianbao:${name}`) ?? ""; } catch { return ""; }
  };
  /** @type {(name: string, value: string) => void} */
  const keep = (name, value) => {
    try { localStorage.setItem(`jianbao:${name}`, value); } catch { /* a browser may forbid it */ }
  };
  /** @type {(label: string | undefined, sign: string, work: () => void) => HTMLButtonElement} */
  const button = (label, sign, work) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", label ?? sign);
    made.title = label ?? sign;
    made.addEventListener("click", work);
    return made;
  };

  // Size: a step of the list.
  let step = Number(kept("size") || 1);
  const resize = (/** @type {number} */ by) => {
    step = Math.min(SIZES.length - 1, Math.max(0, step + by));
    root.style.fontSize = `${112.5 * (SIZES[step] ?? 1)}%`;
    keep("size", `${step}`);
  };

  // Light: the rules for the dark are switched on and off; until somebody does, they follow the system.
  const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSMediaRule)
    .filter(rule => rule.media.mediaText.includes("prefers-color-scheme"));
  const isDark = () => kept("light")
    ? kept("light") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const light = (/** @type {string} */ scheme) => {
    for (const rule of rules) rule.media.mediaText = scheme === "dark" ? "screen" : "not all";
    root.style.colorScheme = scheme;
    keep("light", scheme);
    dark.setAttribute("aria-pressed", `${scheme === "dark"}`);
  };
  const dark = button(words.night, "夜", () => light(isDark() ? "light" : "dark"));
  dark.setAttribute("aria-pressed", `${isDark()}`);

  const turn = () => {
    root.toggleAttribute("data-pages");
    const shown = root.hasAttribute("data-pages");
    pages.setAttribute("aria-pressed", `${shown}`);
    keep("pages", shown ? "shown" : "");
  };
  const pages = button(words.print, "页", turn);
  pages.setAttribute("aria-pressed", "false");

  const bar = document.createElement("div");
  bar.className = "reading-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.tools ?? "");
  bar.append(
    button(words.smaller, "A－", () => resize(-1)), button(words.larger, "A＋", () => resize(1)), dark,
  );
  if (document.querySelector(".pagebreak")) bar.append(pages);
  document.body.append(bar);
  resize(0);
  if (kept("light")) light(kept("light"));
  if (kept("pages") && pages.isConnected) turn();

  // Links to an article and to a heading, which may be sent on.
  for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4)[id]")) {
    const link = document.createElement("a");
    link.className = "link-here";
    link.href = `#${heading.id}`;
    link.textContent = "#";
    link.setAttribute("aria-label", words.link ?? "");
    link.title = words.link ?? "";
    link.addEventListener("click", () => {
      const address = new URL(`#${heading.id}`, location.href).href;
      const said = navigator.clipboard?.writeText(address);
      if (!said) return; // the bar of the browser shows the address
      said.then(() => {
        link.textContent = "✓";
        setTimeout(() => { link.textContent = "#"; }, 1500);
      }, () => {});
    });
    heading.append(link);
  }

  // The place that was read: the topmost block, and how far it is from the edge.
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, tr, figure, dt, dd, pre)")];
  const place = `place:${words.book ?? location.pathname}`;
  const remember = () => {
    const at = blocks.findIndex(block => block.getBoundingClientRect().bottom > 0);
    const top = blocks[at]?.getBoundingClientRect().top ?? 0;
    keep(place, JSON.stringify({ at: scrollY > 0 ? at : 0, top, count: blocks.length }));
  };
  const goBack = () => {
    const { at, top, count } = JSON.parse(kept(place) || "{}");
    const block = count === blocks.length && at > 0 ? blocks[at] : null;
    if (block && !location.hash) scrollBy(0, block.getBoundingClientRect().top - top);
  };
  let waiting = 0;
  addEventListener("load", () => {
    goBack();
    addEventListener("scroll", () => {
      clearTimeout(waiting);
      waiting = setTimeout(remember, 300);
    }, { passive: true });
    addEventListener("pagehide", remember);
  });

  // Notes, in a panel at the foot of the window: Escape, a tap beside it or its button closes it.
  const panel = document.createElement("aside");
  if (!panel.showPopover) return;
  panel.id = "note-panel";
  panel.popover = "auto";
  panel.tabIndex = -1;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.notes ?? "");
  document.body.append(panel);
  const close = button(words.close, words.close ?? "×", () => panel.hidePopover());
  document.addEventListener("click", event => {
    const call = event.target instanceof Element ? event.target.closest("a.noteref") : null;
    const note = call instanceof HTMLAnchorElement ? document.getElementById(call.hash.slice(1)) : null;
    if (!note) return;
    event.preventDefault();
    const copy = note.cloneNode(true);
    if (!(copy instanceof Element)) return;
    copy.querySelectorAll("[role=doc-backlink]").forEach(link => link.remove());
    copy.querySelectorAll("[id]").forEach(part => part.removeAttribute("id"));
    panel.replaceChildren(...copy.childNodes, close);
    panel.showPopover();
    panel.focus();
  });
})();
