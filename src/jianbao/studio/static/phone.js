// The e-book as a phone shows it, in a frame of its own so that it can be made smaller; it follows the
// article at hand.
import { useEffect, useRef, useState } from './parts.js'
import { classes, deskAddress, html, ofBook, words } from './base.js'
import { article, chapterOf, shown } from './store.js'
import { Button, Choice } from './ui.js'

const WIDTH = 390
const HEIGHT = 844
const SIZES = { small: 14, medium: 18, large: 26 }
/** @typedef {{open: (book: Blob) => Promise<void>, wear: (dress: {size: number, dark: boolean}) => void,
 *   left: () => void, right: () => void, visit: (title: string) => Promise<void>}} Reader */

/** @param {HTMLIFrameElement} frame @returns {Promise<Reader>} */
const readerOf = frame => new Promise(resolve => {
  const inside = /** @type {Window & {reader?: Reader}} */ (frame.contentWindow)
  const ready = () => { if (inside.reader) resolve(inside.reader) }
  if (inside.reader) ready()
  else inside.addEventListener('reader', ready, { once: true })
})

/** @param {{look: unknown, isShown: boolean}} props */
export const Phone = ({ look, isShown }) => {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => { if (isShown) setWanted(true) }, [isShown])
  return html`<div class="half" hidden=${!isShown}>${isWanted && html`<${Device} look=${look} isShown=${isShown} />`}</div>`
}

/** @param {{look: unknown, isShown: boolean}} props */
const Device = ({ look, isShown }) => {
  const frame = useRef(/** @type {HTMLIFrameElement | null} */ (null))
  const [reader, setReader] = useState(/** @type {Reader | null} */ (null))
  const [size, setSize] = useState('medium')
  const [dark, setDark] = useState(false)
  const [opened, setOpened] = useState('')
  const [scale, setScale] = useState(0.8)
  const { ebook } = shown.value
  const title = chapterOf(article.value)?.title ?? ''

  useEffect(() => {
    const fit = () => {
      const view = frame.current?.closest('.view')
      if (view?.clientHeight) setScale(Math.max(0.5, Math.min(1, (view.clientHeight - 72) / HEIGHT)))
    }
    fit()
    addEventListener('resize', fit)
    return () => removeEventListener('resize', fit)
  }, [isShown])
  useEffect(() => { reader?.wear({ size: SIZES[/** @type {keyof typeof SIZES} */ (size)], dark }) }, [reader, size, dark])
  useEffect(() => {
    if (!reader || !ebook || ebook === opened) return
    const open = async () => {
      const answer = await fetch(ofBook(`book.epub?d=${ebook}`))
      if (!answer.ok) return
      await reader.open(await answer.blob())
      setOpened(ebook)
    }
    open()
  }, [reader, ebook])
  useEffect(() => { if (reader && opened && isShown && title) reader.visit(title) }, [reader, opened === '', isShown, title])
  const loaded = async () => { if (frame.current) setReader(await readerOf(frame.current)) }
  const zoom = { width: `${WIDTH * scale}px`, height: `${HEIGHT * scale}px` }
  return html`
    <div class="bar">${look}<span class="grow"></span>
      <${Choice} label=${words.size} value=${size} choices=${[['small', words.small], ['medium', words.medium], ['large', words.large]]} onChoose=${setSize} />
      <${Button} kind="slim" icon="dark" label=${words.night} pressed=${dark} onClick=${() => setDark(!dark)} /></div>
    <div class="view phone"><div class=${classes('device', dark ? 'night' : '')} style=${zoom}>
      <iframe ref=${frame} src=${`${deskAddress(document.documentElement.dataset.book ?? '')}phone`} title=${words.on_phone} onLoad=${loaded}
        style=${{ width: `${WIDTH}px`, height: `${HEIGHT}px`, transform: `scale(${scale})`, colorScheme: dark ? 'dark' : 'light' }}></iframe>
      ${!opened && html`<p class="waiting" id="no-ebook">${words.no_ebook}</p>`}
    </div>
    <div class="row center"><${Button} icon="back" kind="slim" label=${words.screen_before} onClick=${() => reader?.left()} />
      <${Button} icon="next" kind="slim" label=${words.screen_after} onClick=${() => reader?.right()} /></div></div>`
}
