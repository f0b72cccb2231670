// @ts-check
// Searches the shelf. The index is scripts, not data to fetch, so that it also works from a folder
// that is opened without a server. What it looks like is told in jianbao/shelf/index.py.
"use strict";

/** @typedef {{issue: number, article: number, places: number[]}} Hit */
/** @typedef {{t: string, i: string, d: string, u: string, b: string, p: [number, string][]}} Article */

const jianbaoSearch = (() => {
  const BODY = 256; // where an article's text begins, after its title
  const MOST_ARTICLES = 1 << 16; // of an issue
  const AT_ONCE = 10;
  const AROUND = 36; // characters beside a hit
  // @ts-ignore: told by about.js
  const about = /** @type {{count: number, issues: string[]}} */ (window.jianbaoShelf);

  /** What has been loaded, by the name of its script. @type {Map<string, Promise<any>>} */
  const loaded = new Map();
  /** @type {Map<string, any>} */
  const arrived = new Map();
  // @ts-ignore: what the scripts of the index call
  window.jianbaoPart = (/** @type {string} */ name, /** @type {any} */ value) => arrived.set(name, value);

  /** @param {string} name @returns {Promise<any>} */
  function load(name) {
    let promise = loaded.get(name);
    if (!promise) {
      promise = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = name;
        script.onload = () => resolve(arrived.get(name));
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      });
      loaded.set(name, promise);
    }
    return promise;
  }

  /** One for one, as jianbao.shelf.text.fold. @param {string} text @returns {string[]} */
  function fold(text) {
    return Array.from(text, (character) => {
      const folded = character.normalize("NFKC").toLowerCase().replace(/[“”]/, '"').replace(/[‘’]/, "'");
      return Array.from(folded).length === 1 ? folded : character;
    });
  }

  /** Reads numbers that are written as characters. */
  class Numbers {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    /** @returns {number} */
    next() {
      const code = this.text.charCodeAt(this.at++);
      if (code === 0x21) return (this.next() + 1) * (0xd7ff - 0xa1) + this.next() + 91;
      return code < 0x7f ? code - 0x23 - (code > 0x5c ? 1 : 0) : code - 0xa1 + 91;
    }
  }

  /** Where a pair stands: its places by issue and article. @param {string} pair */
  async function placesOf(pair) {
    const [first, second] = Array.from(pair, (character) => /** @type {number} */ (character.codePointAt(0)));
    const text = await load(`search/${((first * 31 + second) % about.count).toString(16)}.js`);
    /** @type {Map<number, number[]>} */
    const found = new Map();
    const start = text.indexOf(`\n${pair}`);
    if (start < 0) return found;
    const numbers = new Numbers(text.slice(start + 1 + pair.length, text.indexOf("\n", start + 1)));
    while (numbers.at < numbers.text.length) {
      const issue = numbers.next();
      const size = numbers.next();
      const end = numbers.at + size;
      while (numbers.at < end) {
        const head = numbers.next();
        let count = head % 2 ? numbers.next() : 1;
        const places = [];
        for (let place = 0; count; count -= 1) {
          place += numbers.next();
          places.push(place);
        }
        found.set(issue * MOST_ARTICLES + (head >> 1), places);
      }
    }
    return found;
  }

  /** All places of a text of two characters or more, titles first, then the newest. @param {string[]} letters @returns {Promise<Hit[]>} */
  async function places(letters) {
    const last = letters.length - 2;
    /** @type {number[]} */
    const starts = [];
    for (let start = 0; start < last; start += 2) starts.push(start);
    starts.push(last);
    const lists = await Promise.all(starts.map((start) => placesOf(letters[start] + letters[start + 1])));
    const order = starts.map((_, index) => index).sort((one, other) => lists[one].size - lists[other].size);
    const [rarest, ...others] = order;
    /** @type {Hit[]} */
    const hits = [];
    for (const [key, first] of lists[rarest]) {
      let begins = first.map((place) => place - starts[rarest]);
      for (const index of others) {
        const there = new Set(lists[index].get(key));
        begins = begins.filter((place) => there.has(place + starts[index]));
      }
      if (begins.length) {
        hits.push({ issue: Math.floor(key / MOST_ARTICLES), article: key % MOST_ARTICLES, places: begins });
      }
    }
    return hits;
  }

  /** @param {Hit[]} hits */
  function inOrder(hits) {
    const inTitle = (/** @type {Hit} */ hit) => (hit.places[0] < BODY ? 0 : 1);
    return hits.sort(
      (one, other) => inTitle(one) - inTitle(other) || other.issue - one.issue || one.article - other.article
    );
  }

  /** Articles that hold the query as it stands; where none does, those that hold all its words. @param {string} query @returns {Promise<Hit[]>} */
  async function find(query) {
    const text = query.trim().replace(/\s+/g, " ");
    const letters = fold(text);
    if (letters.length < 2) return [];
    const found = await places(letters);
    const words = text.split(" ").map(fold);
    if (!found.length && words.length > 1 && words.every((word) => word.length > 1)) {
      const lists = await Promise.all(words.map(places));
      const rest = lists.slice(1).map((list) => new Set(list.map((hit) => hit.issue * MOST_ARTICLES + hit.article)));
      found.push(...lists[0].filter((hit) => rest.every((keys) => keys.has(hit.issue * MOST_ARTICLES + hit.article))));
    }
    if (/^[a-z]{2,}$/i.test(text)) found.push(...(await byInitials(text.toLowerCase(), found)));
    return inOrder(found);
  }

  /** Articles whose titles have these initials in pinyin. @param {string} initials @param {Hit[]} known @returns {Promise<Hit[]>} */
  async function byInitials(initials, known) {
    const seen = new Set(known.map((hit) => hit.issue * MOST_ARTICLES + hit.article));
    /** @type {[number, string[]][]} */
    const listed = (await load("search/initials.js")).map((/** @type {string[]} */ titles, /** @type {number} */ issue) => [issue, titles]);
    return listed.flatMap(([issue, titles]) =>
      titles.flatMap((title, article) =>
        title.includes(initials) && !seen.has(issue * MOST_ARTICLES + article)
          ? [{ issue, article, places: [title.indexOf(initials)] }]
          : []
      )
    );
  }

  /** @param {Hit} hit @param {number} length @returns {Promise<HTMLLIElement>} */
  async function shown(hit, length) {
    const slug = about.issues[hit.issue];
    /** @type {Article} */
    const article = await load(`issues/${slug}/search/${hit.article}.js`);
    const item = document.createElement("li");
    const link = document.createElement("a");
    const inText = hit.places.find((place) => place >= BODY);
    const page = article.p.filter(([start]) => inText !== undefined && start <= inText - BODY).at(-1) ?? article.p[0];
    link.href = article.u + (page && inText !== undefined && page !== article.p[0] ? `#page-${page[1]}` : "");
    link.append(...marked(Array.from(article.t), hit.places.filter((place) => place < BODY), length));
    const from = document.createElement("span");
    from.className = "shelf-by";
    from.textContent = `${article.i} ${article.d}${page ? ` 第${page[1]}页` : ""}`;
    item.append(link, from);
    const text = Array.from(article.b);
    const at = inText === undefined ? 0 : inText - BODY;
    const start = Math.max(0, at - AROUND);
    const around = text.slice(start, at + length + AROUND).map((character) => (character === "\n" ? " " : character));
    const words = document.createElement("p");
    words.append(start ? "…" : "", ...marked(around, inText === undefined ? [] : [at - start], length), "…");
    item.append(words);
    return item;
  }

  /** @param {string[]} text @param {number[]} starts @param {number} length @returns {(string | Node)[]} */
  function marked(text, starts, length) {
    const parts = [];
    let done = 0;
    for (const start of starts) {
      if (start < done) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, start + length).join("");
      parts.push(text.slice(done, start).join(""), mark);
      done = start + length;
    }
    return [...parts, text.slice(done).join("")];
  }

  /** Shows what is found, ten at a time. @param {string} query */
  async function show(query) {
    const said = /** @type {HTMLElement} */ (document.getElementById("shelf-said"));
    const list = /** @type {HTMLElement} */ (document.getElementById("shelf-hits"));
    const more = /** @type {HTMLButtonElement} */ (document.getElementById("shelf-more"));
    const letters = fold(query.trim());
    if (letters.length < 2) return;
    const hits = await find(query);
    said.textContent = hits.length ? `“${query.trim()}”在 ${hits.length} 篇里` : `各期里都没有“${query.trim()}”`;
    let next = 0;
    const add = async () => {
      const items = await Promise.all(hits.slice(next, next + AT_ONCE).map((hit) => shown(hit, letters.length)));
      list.append(...items);
      next += AT_ONCE;
      more.hidden = next >= hits.length;
    };
    more.onclick = add;
    await add();
  }

  const asked = new URLSearchParams(location.search).get("q");
  const field = document.querySelector("input[name=q]");
  if (asked && field instanceof HTMLInputElement) {
    field.value = asked;
    show(asked).catch(() => {
      /** @type {HTMLElement} */ (document.getElementById("shelf-said")).textContent =
        "查找用的文件少了一些，请把书架整个重新拷一份";
    });
  }
  return { find };
})();
