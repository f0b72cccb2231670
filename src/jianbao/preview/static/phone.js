// The e-book as a phone shows it, in foliate-js; a new e-book opens where the old one was read.
import './foliate-js/view.js'
import { element } from './page.js'

const device = element('device')
let view
let shown = ''
let where
let size = 18
let dark = false

const css = () => `
  @namespace epub "http://www.idpf.org/2007/ops";
  html { color-scheme: ${dark ? 'dark' : 'light'}; font-size: ${size}px; }
  aside[epub|type~="footnote"] { display: none; }`

const dress = () => {
  device.classList.toggle('dark', dark)
  if (!view) return
  view.style.colorScheme = dark ? 'dark' : 'light'
  view.renderer?.setStyles?.(css())
}

const open = async digest => {
  const answer = await fetch(`book.epub?d=${digest}`)
  if (!answer.ok) return
  const file = new File([await answer.blob()], 'book.epub', { type: 'application/epub+zip' })
  const next = document.createElement('foliate-view')
  next.addEventListener('relocate', ({ detail }) => { if (view === next) where = detail.cfi })
  const old = view
  view = next
  next.style.visibility = 'hidden'
  device.append(next)
  await next.open(file)
  next.renderer.setAttribute('flow', 'paginated')
  next.renderer.setAttribute('margin', '32px')
  dress()
  try {
    if (where) await next.goTo(where)
    else await next.renderer.next()
  } catch {
    await next.renderer.next()
  }
  next.style.visibility = ''
  element('no-ebook').hidden = true
  old?.close?.()
  old?.remove()
}

export const showEbook = async ({ ebook }) => {
  if (!ebook || ebook === shown) return
  shown = ebook
  await open(ebook)
}

export const setUpPhone = () => {
  const fit = () => {
    const room = (innerHeight * 0.72 - 40) / 844
    document.body.style.setProperty('--device', Math.max(0.5, Math.min(1, room)).toFixed(3))
  }
  fit()
  addEventListener('resize', fit)
  element('previous').addEventListener('click', () => view?.goLeft())
  element('next').addEventListener('click', () => view?.goRight())
  element('dark').addEventListener('click', ({ currentTarget: button }) => {
    dark = !dark
    button.setAttribute('aria-pressed', dark)
    dress()
  })
  for (const button of document.querySelectorAll('[data-size]')) {
    button.addEventListener('click', () => {
      size = Number(button.dataset.size)
      for (const other of document.querySelectorAll('[data-size]')) {
        other.setAttribute('aria-pressed', other === button)
      }
      dress()
    })
  }
}
