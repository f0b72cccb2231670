// The printed pages: the first alone, then as they lie open. A page that stays is not drawn again,
// and the view stays with what is read.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { article, awaited, folioOf, goal, isAdding, look, pageName, pagesOf, shown, spot } from './store.js'
import { Button, Choice, Icon } from './ui.js'
import { Phone } from './phone.js'

/** @typedef {import('./store.js').Leaf} Leaf @typedef {import('./store.js').Chapter} Chapter */

const STEP = 200 // device pixels by which pictures differ, so that few are drawn
const GAP = 24 // CSS pixels around what lies open
const CAPTION = 28
const NO_ARTICLES = 'C040' // what is said of a book.yaml that lists none

/** @param {number} pages @param {boolean} isSpread @returns {number[][]} */
const openings = (pages, isSpread) => {
  const numbers = Array.from({ length: pages }, (_, i) => i + 1)
  if (!isSpread) return numbers.map(n => [n])
  const runs = pages ? [[1]] : []
  for (let n = 2; n <= pages; n += 2) runs.push(n < pages ? [n, n + 1] : [n])
  return runs
}

/** The newest picture of a page that has come: the old one stays until then. @param {string} wanted */
const usePicture = wanted => {
  const [there, setThere] = useState('')
  useEffect(() => {
    if (!wanted || wanted === there) return undefined
    let isWanted = true
    const picture = new Image()
    picture.src = wanted
    picture.decode().then(() => { if (isWanted) setThere(wanted) }, () => undefined)
    return () => { isWanted = false }
  }, [wanted, there])
  return there
}

/** @param {{number: number, leaf: Leaf, width: number, isChanged: boolean}} props */
const Page = ({ number, leaf, width, isChanged }) => {
  const figure = useRef(/** @type {HTMLElement | null} */ (null))
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!figure.current) return undefined
    const eye = new IntersectionObserver(entries => { setNear(entries.some(({ isIntersecting }) => isIntersecting)) }, { rootMargin: '100% 0px' })
    eye.observe(figure.current)
    return () => eye.disconnect()
  }, [])
  const pixels = Math.ceil(width * devicePixelRatio / STEP) * STEP || STEP
  const picture = usePicture(isNear ? ofBook(`page/${number}.png?d=${leaf.digest}&w=${pixels}`) : '')
  const mark = spot.value?.page === number ? spot.value.box : null
  /** @param {MouseEvent} event */
  const locate = async event => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect()
    const x = (event.clientX - box.left) / box.width * leaf.width
    const y = (event.clientY - box.top) / box.height * leaf.height
    const { ok, body } = await ask(ofBook('place'), { body: { page: number, x, y } })
    if (!ok) { spot.value = null; return }
    spot.value = { page: number, box: body.box, scroll: false }
    goal.value = { file: body.file, line: body.line }
  }
  return html`
    <figure ref=${figure} class=${classes('page', isChanged ? 'changed' : '')} data-page=${number} style=${{ width: `${width}px` }}>
      <div class="paper" style=${{ aspectRatio: `${leaf.width} / ${leaf.height}` }} onClick=${locate}>
        <img alt=${pageName(number)} src=${picture || undefined} />
        ${mark && html`<div class="spot" style=${{
          left: `${100 * mark[0] / leaf.width}%`, top: `${100 * mark[1] / leaf.height}%`,
          width: `${100 * (mark[2] - mark[0]) / leaf.width}%`, height: `${100 * (mark[3] - mark[1]) / leaf.height}%`,
        }} />`}
      </div>
      <figcaption>${pageName(number)}${isChanged ? `　${words.changed}` : ''}</figcaption>
    </figure>`
}

/** Where a page of the old book is in the new one: as far into its article as it was.
 * @param {number} number @param {Chapter[]} before @param {Chapter[]} now */
const moved = (number, before, now) => {
  const home = before.findLast(({ page }) => page && page <= number)
  const there = now.find(({ path, page }) => page && path === home?.path)
  return home && there ? there.page + number - home.page : number
}

/** @param {HTMLElement} view @param {number} number */
const figureOf = (view, number) => /** @type {HTMLElement | null} */ (view.querySelector(`[data-page="${number}"]`))

/** The page at the upper third of the view, and how much of it is above the view's top. @param {HTMLElement} view */
const anchorOf = view => {
  const { top, height } = view.getBoundingClientRect()
  const pages = /** @type {HTMLElement[]} */ ([...view.querySelectorAll('.page')])
  const page = pages.find(one => one.getBoundingClientRect().bottom > top + height / 3) ?? pages.at(-1)
  if (!page) return null
  const box = page.getBoundingClientRect()
  return { number: Number(page.dataset.page), share: (top - box.top) / box.height }
}

/** @param {HTMLElement | null} view @param {() => void} changed */
const useSize = (view, changed) => useEffect(() => {
  if (!view) return undefined
  const watcher = new ResizeObserver(changed)
  watcher.observe(view)
  return () => watcher.disconnect()
}, [view])

/** @param {{view: HTMLElement | null, pages: number[][], leaves: Leaf[], zoom: number}} wish */
const useWidth = ({ view, pages, leaves, zoom }) => {
  const [room, setRoom] = useState([0, 0])
  useSize(view, () => setRoom([view?.clientWidth ?? 0, view?.clientHeight ?? 0]))
  const across = pages.some(run => run.length > 1) ? 2 : 1
  const leaf = leaves[0] ?? { width: 595, height: 842 }
  const byWidth = (room[0] - 2 * GAP) / across
  const byHeight = (room[1] - GAP - CAPTION) * leaf.width / leaf.height
  return { width: Math.max(80, Math.floor(Math.min(byWidth, byHeight) * zoom)), percent: Math.round(100 * Math.min(byWidth, byHeight) * zoom / (leaf.width * 4 / 3)) }
}

const Starting = () => {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const ticking = setInterval(() => setSeconds(n => n + 1), 1000)
    return () => clearInterval(ticking)
  }, [])
  const { chapters } = shown.value
  return html`<div class="state" id="starting"><${Icon} name="busy" /><h2>${words.starting}</h2>
    <p>${chapters.length ? say('starting_articles', { n: chapters.length }) : words.starting_reading}　${say('seconds', { n: seconds })}</p>
    <p class="soft">${words.starting_hint}</p></div>`
}

const Nothing = () => {
  const { stage, chapters, remarks } = shown.value
  if (stage === 'working') return html`<${Starting} />`
  const error = remarks.find(({ severity }) => severity === 'error')
  if (stage === 'failed' && error?.code !== NO_ARTICLES && error) {
    return html`<div class="state broken"><${Icon} name="error" /><h2>${words.broken}</h2><p>${error.message}</p>${error.hint && html`<p class="soft">${error.hint}</p>`}</div>`
  }
  return html`<div class="state"><${Icon} name="page" /><h2>${chapters.length ? words.empty_pages : words.empty}</h2>
    ${!chapters.length && html`<p class="soft">${words.empty_hint}</p><div class="row"><${Button} kind="main" icon="inbox" label=${words.room_inbox} onClick=${() => { location.hash = 'inbox' }} />
      <${Button} icon="plus" label=${words.add_article} onClick=${() => { isAdding.value = true }} /></div>`}</div>`
}

const Print = () => {
  const view = useRef(/** @type {HTMLElement | null} */ (null))
  const [element, setElement] = useState(/** @type {HTMLElement | null} */ (null))
  const [isSpread, setSpread] = useState(localStorage.getItem('jianbao-spread') !== 'single')
  const [zoom, setZoom] = useState(1)
  const [seen, setSeen] = useState(1)
  const anchor = useRef(/** @type {{number: number, share: number} | null} */ (null))
  const before = useRef(/** @type {Chapter[]} */ ([]))
  const { leaves, changed, chapters } = shown.value
  const pages = useMemo(() => openings(leaves.length, isSpread), [leaves.length, isSpread])
  const { width, percent } = useWidth({ view: element, pages, leaves, zoom })
  useEffect(() => setElement(view.current), [])

  const noteAnchor = () => {
    if (!view.current) return
    anchor.current = anchorOf(view.current)
    setSeen(anchor.current?.number ?? 1)
  }
  useLayoutEffect(() => {
    if (anchor.current && view.current) {
      const number = moved(anchor.current.number, before.current, chapters)
      const page = figureOf(view.current, Math.min(number, leaves.length))
      if (page) {
        const box = page.getBoundingClientRect()
        view.current.scrollTop += box.top - view.current.getBoundingClientRect().top + anchor.current.share * box.height
      }
    }
    before.current = chapters
  }, [leaves, width, isSpread])

  /** @param {number} number */
  const go = number => {
    const page = view.current && figureOf(view.current, number)
    if (!page || !view.current) return
    view.current.scrollTop += page.getBoundingClientRect().top - view.current.getBoundingClientRect().top - GAP / 2
    noteAnchor()
  }
  useEffect(() => {
    const wish = spot.value
    if (!wish?.scroll || !view.current) return
    const page = figureOf(view.current, wish.page)
    const leaf = leaves[wish.page - 1]
    if (!page || !leaf) return
    const box = page.getBoundingClientRect()
    const frame = view.current.getBoundingClientRect()
    const top = box.top + (wish.box ? box.height * wish.box[1] / leaf.height : 0)
    const bottom = wish.box ? box.top + box.height * wish.box[3] / leaf.height : top + 40
    if (top >= frame.top && bottom <= frame.bottom) return
    view.current.scrollTop += top - frame.top - (wish.box ? frame.height / 4 : GAP / 2)
    noteAnchor()
  }, [spot.value, width])

  useEffect(() => {
    const chapter = chapters.find(({ path, page }) => page && path === awaited.value)
    if (!chapter) return
    awaited.value = ''
    spot.value = { page: chapter.page, box: null, scroll: true }
  }, [leaves])

  const at = pages.findIndex(run => run.includes(seen))
  const run = pages[at] ?? []
  /** @param {number} by */
  const turn = by => { const next = pages[at + by]; if (next) go(next[0]) }
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    const by = /** @type {Record<string, number>} */ ({ PageUp: -1, PageDown: 1 })[event.key]
    if (!by) return
    event.preventDefault()
    turn(by)
  }
  return html`
    <div class="bar">
      <${Look} />
      <div class="row grow center">
        <${Button} bare icon="back" kind="plain slim" label=${words.page_before} off=${at <= 0} onClick=${() => turn(-1)} />
        <output id="folio" aria-live="polite">${run.length ? `${run.map(folioOf).join('–')} / ${leaves.length}` : ''}</output>
        <${Button} bare icon="next" kind="plain slim" label=${words.page_after} off=${at >= pages.length - 1} onClick=${() => turn(1)} />
      </div>
      <${Choice} label=${words.pages_at_once} value=${isSpread ? 'spread' : 'single'} choices=${[['spread', words.spread], ['single', words.single]]}
        onChoose=${(/** @type {string} */ value) => { localStorage.setItem('jianbao-spread', value); setSpread(value === 'spread') }} />
      <div class="row tight"><${Button} bare icon="minus" kind="plain slim" label=${words.smaller} onClick=${() => setZoom(Math.max(0.4, zoom / 1.2))} />
        <output class="percent">${leaves.length ? `${percent}%` : ''}</output>
        <${Button} bare icon="plus" kind="plain slim" label=${words.larger} onClick=${() => setZoom(Math.min(6, zoom * 1.2))} />
        <${Button} bare icon="fit" kind="plain slim" label=${words.fit} pressed=${zoom === 1} onClick=${() => setZoom(1)} /></div>
    </div>
    <div class="view" id="pages" ref=${view} tabindex="0" role="region" aria-label=${words.each_page} onScroll=${noteAnchor} onKeyDown=${onKey}>
      ${leaves.length ? pages.map(numbers => html`<div class="opening" key=${numbers[0]}>${numbers.map(number => html`
        <${Page} key=${number} number=${number} leaf=${leaves[number - 1]} width=${width} isChanged=${changed.includes(number)} />`)}</div>`) : html`<${Nothing} />`}
    </div>`
}

const Look = () => html`<${Choice} label=${words.look} value=${look.value} choices=${[['print', words.on_paper], ['phone', words.on_phone]]}
  onChoose=${(/** @type {string} */ value) => { look.value = value }} />`

export const Pages = () => html`
  <section class="middle" aria-label=${words.pages}>
    <div class="half" hidden=${look.value !== 'print'}><${Print} /></div>
    <${Phone} look=${html`<${Look} />`} isShown=${look.value === 'phone'} />
  </section>`

/** Bring the first page of an article into view. @param {Chapter} chapter */
export const showFirstPage = chapter => {
  const [first] = pagesOf(chapter)
  if (first) spot.value = { page: first, box: null, scroll: true }
  article.value = chapter.path
}
