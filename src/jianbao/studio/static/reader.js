// Inside the phone: foliate-js with one book; a new e-book opens where the old one was read.
import './foliate-js/view.js'

let view
let where
let dress = { size: 18, dark: false }

const css = ({ size, dark }) => `
  @namespace epub "http://www.idpf.org/2007/ops";
  html { color-scheme: ${dark ? 'dark' : 'light'}; font-size: ${size}px; }
  aside[epub|type~="footnote"] { display: none; }`

const wear = next => {
  dress = next
  document.documentElement.style.background = dress.dark ? '#121212' : '#fff'
  document.documentElement.style.colorScheme = dress.dark ? 'dark' : 'light'
  view?.renderer?.setStyles?.(css(dress))
}

const open = async blob => {
  const next = document.createElement('foliate-view')
  next.addEventListener('relocate', ({ detail }) => { if (view === next) where = detail.cfi })
  const old = view
  next.style.visibility = 'hidden'
  document.body.append(next)
  await next.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }))
  view = next
  next.renderer.setAttribute('flow', 'paginated')
  next.renderer.setAttribute('margin', '32px')
  wear(dress)
  await (where ? next.goTo(where) : next.renderer.next())
  next.style.visibility = ''
  old?.close?.()
  old?.remove()
}

/** Turn to the article of that title, where the contents have one. */
const visit = async title => {
  const bare = text => text.replace(/\s+/g, '')
  const entries = (list = []) => list.flatMap(entry => [entry, ...entries(entry.subitems ?? [])])
  const found = entries(view?.book?.toc).find(({ label }) => bare(label ?? '') === bare(title))
  if (found) await view.goTo(found.href)
}

window.reader = { visit, open, wear, left: () => view?.goLeft(), right: () => view?.goRight() }
window.dispatchEvent(new Event('reader'))
