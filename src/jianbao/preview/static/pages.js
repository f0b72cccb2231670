// The printed pages as spreads; a page that stays is not drawn again, and the view stays with it.
import { element, make, post, say, words } from './page.js'

const view = element('pages')
const sheet = make('div', { id: 'sheet', class: 'spread' })
const place = element('place')
let leaves = []
let chapters = []
let spot
let found

const step = 200
const pixels = figure => Math.ceil(figure.clientWidth * devicePixelRatio / step) * step || step

const address = (number, leaf, width) => `page/${number}.png?d=${leaf.digest}&w=${width}`

const eye = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    target.near = isIntersecting
    if (isIntersecting) draw(target)
  }
}, { root: view, rootMargin: '100% 0px' })

const draw = figure => {
  const wanted = address(figure.number, figure.leaf, pixels(figure))
  if (figure.drawn === wanted) return
  figure.drawn = wanted
  const picture = new Image()
  picture.alt = say('page', figure.number)
  picture.src = wanted
  // The old picture stays until the new one is there.
  picture.decode().then(() => {
    if (figure.drawn === wanted) figure.querySelector('img').replaceWith(picture)
  }, () => { figure.drawn = '' })
}

const fill = (figure, number, leaf, changed) => {
  figure.number = number
  figure.leaf = leaf
  figure.style.aspectRatio = `${leaf.width} / ${leaf.height}`
  figure.classList.toggle('changed', changed)
  const caption = say('page', number) + (changed ? `（${words.changed}）` : '')
  figure.querySelector('figcaption').textContent = caption
  figure.querySelector('img').alt = say('page', number)
  if (figure.near) draw(figure)
}

const blank = () => {
  const figure = make('figure', { tabindex: '0', onclick: locate, onkeydown: locateByKey },
    make('img', { alt: '' }), make('figcaption'))
  eye.observe(figure)
  return figure
}

/** The page that is read, or else the one at the top of the view, and how much of it is above. */
const anchor = () => {
  const { top, bottom } = view.getBoundingClientRect()
  const seen = [...sheet.children].filter(figure => {
    const box = figure.getBoundingClientRect()
    return box.bottom > top + 1 && box.top < bottom
  })
  const figure = seen.find(one => one === document.activeElement) ?? seen[0]
  if (!figure) return null
  const box = figure.getBoundingClientRect()
  return { index: figure.number - 1, share: (top - box.top) / box.height }
}

/** Where a page of the old book is in the new one: as far into its article as it was. */
const follow = (index, before, now) => {
  const home = before.findLast(({ page }) => page && page <= index + 1)
  const there = now.find(({ path, page }) => page && path === home?.path)
  return there ? there.page - 1 + (index + 1 - home.page) : index
}

const restore = ({ index, share }) => {
  const figure = sheet.children[Math.min(index, sheet.children.length - 1)]
  if (!figure) return
  const box = figure.getBoundingClientRect()
  view.scrollTop += box.top - view.getBoundingClientRect().top + share * box.height
}

export const showPages = state => {
  const next = state.leaves
  const changes = next.length !== leaves.length || next.some(({ digest }, i) => digest !== leaves[i].digest)
  const marked = new Set(state.changed)
  if (!changes && !next.some((_, i) => sheet.children[i].classList.contains('changed') !== marked.has(i + 1))) return
  const kept = leaves.length ? anchor() : null
  const index = kept ? follow(kept.index, chapters, state.chapters) : 0
  while (sheet.children.length > next.length) {
    eye.unobserve(sheet.lastChild)
    sheet.lastChild.remove()
  }
  while (sheet.children.length < next.length) sheet.append(blank())
  next.forEach((leaf, i) => fill(sheet.children[i], i + 1, leaf, marked.has(i + 1)))
  leaves = next
  chapters = state.chapters
  forget()
  if (kept) restore({ ...kept, index })
}

export const goToPage = (number, box) => {
  const figure = sheet.children[number - 1]
  if (!figure) return
  figure.scrollIntoView({ block: 'start' })
  figure.focus({ preventScroll: true })
  if (box) mark(figure, box)
}

const mark = (figure, [left, top, right, bottom]) => {
  spot?.remove()
  const { width, height } = figure.leaf
  spot = make('div', { class: 'spot' })
  Object.assign(spot.style, {
    left: `${100 * left / width}%`, top: `${100 * top / height}%`,
    width: `${100 * (right - left) / width}%`, height: `${100 * (bottom - top) / height}%`,
  })
  figure.append(spot)
}

const forget = () => {
  spot?.remove()
  place.hidden = true
}

const ask = async (figure, x, y, at) => {
  const answer = await post('place', { page: figure.number, x: x * figure.leaf.width, y: y * figure.leaf.height })
  if (!answer.ok) return forget()
  found = await answer.json()
  mark(figure, found.box)
  element('place-name').textContent = `${found.file} ${say('line', found.line)}`
  element('place-text').textContent = found.text
  place.hidden = false
  const { offsetWidth, offsetHeight } = place
  place.style.left = `${Math.max(8, Math.min(at.x, innerWidth - offsetWidth - 8))}px`
  place.style.top = `${Math.max(8, Math.min(at.y + 12, innerHeight - offsetHeight - 8))}px`
  element(words.can_edit ? 'edit' : 'close').focus({ preventScroll: true })
}

const locate = ({ currentTarget: figure, clientX, clientY }) => {
  const box = figure.getBoundingClientRect()
  ask(figure, (clientX - box.left) / box.width, (clientY - box.top) / box.height, { x: clientX, y: clientY })
}

const locateByKey = event => {
  const figure = event.currentTarget
  if (event.key !== 'Enter' || event.target !== figure) return
  const box = figure.getBoundingClientRect()
  const y = Math.max(box.top, view.getBoundingClientRect().top) + 80
  ask(figure, 0.5, (y - box.top) / box.height, { x: box.left + box.width / 2, y })
}

export const setUpPages = announce => {
  view.append(sheet)
  element('edit').hidden = !words.can_edit
  element('edit').addEventListener('click', async () => {
    if (!(await post('edit', { file: found.file, line: found.line })).ok) announce(words.edit_failed)
  })
  element('close').addEventListener('click', () => {
    forget()
    sheet.querySelector('figure')?.focus({ preventScroll: true })
  })
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') forget() })
  element('zoom').addEventListener('input', ({ target }) => {
    const kept = leaves.length ? anchor() : null
    sheet.style.setProperty('--zoom', target.value)
    if (kept) restore(kept)
    for (const figure of sheet.children) if (figure.near) draw(figure)
  })
  element('spread').addEventListener('click', ({ currentTarget: button }) => {
    const kept = leaves.length ? anchor() : null
    const spread = sheet.classList.toggle('spread')
    button.setAttribute('aria-pressed', spread)
    if (kept) restore(kept)
    for (const figure of sheet.children) if (figure.near) draw(figure)
  })
}
