// Pictures in the editor as they are printed: small, with the caption below to be written and the width
// to be drawn. Every change is one of the manuscript's own, so that undo takes it back.
import { Decoration, EditorView, Facet, keymap, redo, StateField, syntaxTree, undo, WidgetType } from './parts.js'
import { ofBook, say, words } from './base.js'
import { captioned, illustrationOf, widened } from './illustrations.js'

/** @typedef {import('./parts.js').EditorState} EditorState @typedef {import('./illustrations.js').Illustration} Illustration */

const USUAL = 75 // hundredths of the line that a picture takes where nothing is written

/** Which manuscript the pictures belong to; none where they cannot be seen yet.
 * @type {import('./parts.js').Facet<string, string>} */
export const picturesOf = Facet.define({ combine: ([path = '']) => path })

/** @type {WeakMap<Element, Illustration>} what each figure shows */
const figures = new WeakMap()

/** @param {HTMLElement} figure @param {EditorView} view @param {(picture: Illustration, start: number) => {from: number, to: number, insert: string}} work */
const change = (figure, view, work) => {
  const picture = figures.get(figure)
  if (picture && !view.state.readOnly) view.dispatch({ changes: work(picture, view.posAtDOM(figure)), userEvent: 'input.picture' })
}

/** @param {HTMLElement} figure @param {EditorView} view @param {number} step */
const leave = (figure, view, step) => {
  const { from, to } = view.state.doc.lineAt(view.posAtDOM(figure))
  view.focus()
  view.dispatch({ selection: { anchor: step < 0 ? Math.max(0, from - 1) : Math.min(view.state.doc.length, to + 1) }, scrollIntoView: true })
}

/** @param {HTMLElement} figure @param {EditorView} view @param {KeyboardEvent} event */
const pressed = (figure, view, event) => {
  if (event.isComposing) return
  const key = event.key.toLowerCase()
  const isCommand = event.ctrlKey || event.metaKey
  const isWidth = event.target instanceof HTMLInputElement && event.target.type === 'range'
  if (isCommand && (key === 'z' || key === 'y')) (key === 'z' && !event.shiftKey ? undo : redo)(view)
  else if (['enter', 'escape'].includes(key) || (key === 'arrowdown' && !isWidth)) leave(figure, view, 1)
  else if (key === 'arrowup' && !isWidth) leave(figure, view, -1)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** @param {HTMLElement} figure @returns {{image: HTMLImageElement, caption: HTMLInputElement, width: HTMLInputElement, told: HTMLOutputElement}} */
const partsOf = figure => ({
  image: /** @type {HTMLImageElement} */ (figure.querySelector('img')), caption: /** @type {HTMLInputElement} */ (figure.querySelector('input')),
  width: /** @type {HTMLInputElement} */ (figure.querySelector('[type="range"]')), told: /** @type {HTMLOutputElement} */ (figure.querySelector('output')),
})

/** @param {HTMLElement} figure @param {number} width */
const widen = (figure, width) => {
  const { image, told } = partsOf(figure)
  image.style.width = `${width}%`
  told.value = say('picture_width', { n: width })
}

/** @param {HTMLElement} figure @param {EditorView} view @param {Illustration} picture */
const show = (figure, view, picture) => {
  const { image, caption, width } = partsOf(figure)
  figures.set(figure, picture)
  const of = view.state.facet(picturesOf)
  const address = of && ofBook(`picture?of=${encodeURIComponent(of)}&path=${encodeURIComponent(picture.address)}`)
  image.hidden = !address
  if (address && image.getAttribute('src') !== address) image.src = address
  image.alt = picture.caption || words.picture
  if (caption.value.trim() !== picture.caption) caption.value = picture.caption
  caption.readOnly = view.state.readOnly
  caption.size = Math.min(40, Math.max(8, 2 * picture.caption.length))
  width.value = String(picture.width || USUAL)
  widen(figure, picture.width || USUAL)
}

class Figure extends WidgetType {
  /** @param {Illustration} picture @param {boolean} isFixed */
  constructor(picture, isFixed) {
    super()
    this.picture = picture
    this.isFixed = isFixed
  }

  /** @param {Figure} other */
  eq(other) { return other.picture.text === this.picture.text && other.isFixed === this.isFixed }

  get estimatedHeight() { return 200 }

  /** @param {EditorView} view */
  toDOM(view) {
    const figure = document.createElement('span')
    figure.className = 'cm-figure'
    const image = document.createElement('img')
    image.addEventListener('load', () => view.requestMeasure())
    image.addEventListener('error', () => { image.hidden = true; view.requestMeasure() })
    const caption = Object.assign(document.createElement('input'), { type: 'text', placeholder: words.caption })
    caption.setAttribute('aria-label', words.caption)
    caption.addEventListener('input', event => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) change(figure, view, (one, start) => captioned(one, start, caption.value.trim()))
    })
    caption.addEventListener('compositionend', () => change(figure, view, (one, start) => captioned(one, start, caption.value.trim())))
    const bar = document.createElement('span')
    bar.className = 'cm-figure-bar'
    bar.hidden = this.isFixed
    const width = Object.assign(document.createElement('input'), { type: 'range', min: '10', max: '100', step: '2' })
    width.setAttribute('aria-label', words.picture_size)
    width.addEventListener('input', () => widen(figure, Number(width.value)))
    width.addEventListener('change', () => change(figure, view, (one, start) => widened(one, start, Number(width.value))))
    const off = Object.assign(document.createElement('button'), { type: 'button', className: 'button plain slim', textContent: words.picture_off })
    off.addEventListener('click', () => {
      change(figure, view, ({ text }, start) => ({ from: start, to: start + text.length, insert: '' }))
      view.focus()
    })
    bar.append(width, document.createElement('output'), off)
    figure.append(image, caption, bar)
    figure.addEventListener('keydown', event => pressed(figure, view, event))
    show(figure, view, this.picture)
    return figure
  }

  /** @param {HTMLElement} figure @param {EditorView} view */
  updateDOM(figure, view) {
    if (partsOf(figure).caption.readOnly !== this.isFixed) return false
    show(figure, view, this.picture)
    return true
  }

  ignoreEvent() { return true }
}

/** @param {EditorState} state @param {boolean} isShown whether marks are, and with them the picture as it is written */
const figuresOf = (state, isShown) => {
  /** @type {import('./parts.js').Range<Decoration>[]} */
  const found = []
  if (isShown) return Decoration.none
  syntaxTree(state).iterate({
    enter: node => {
      if (node.name !== 'Image') return
      const picture = illustrationOf(state.sliceDoc(node.from, state.doc.lineAt(node.from).to))
      if (picture) found.push(Decoration.replace({ widget: new Figure(picture, state.readOnly) }).range(node.from, node.from + picture.text.length))
    },
  })
  return Decoration.set(found)
}

/** Go to the caption of the picture on the line of a place; returns whether there is one. @param {EditorView} view @param {number} at */
export const enterFigure = (view, at) => {
  const { from, to } = view.state.doc.lineAt(at)
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (view.contentDOM.querySelectorAll('.cm-figure'))) {
    const place = view.posAtDOM(figure)
    if (place < from || place > to) continue
    partsOf(figure).caption.focus()
    return true
  }
  return false
}

/** @param {number} step @returns {(view: EditorView) => boolean} */
const across = step => view => {
  const { selection: { main }, doc } = view.state
  const next = doc.lineAt(main.head).number + step
  return main.empty && next > 0 && next <= doc.lines && doc.line(next).text.startsWith('![') && enterFigure(view, doc.line(next).from)
}

/** Pictures as figures, while `marks` are hidden. @param {import('./parts.js').StateField<boolean>} marks */
export const figuresShown = marks => {
  const field = StateField.define({
    create: state => figuresOf(state, state.field(marks)),
    update: (figures, { state, startState, docChanged }) => docChanged || syntaxTree(state) !== syntaxTree(startState)
      || state.readOnly !== startState.readOnly || state.field(marks) !== startState.field(marks) ? figuresOf(state, state.field(marks)) : figures,
    provide: own => [EditorView.decorations.from(own), EditorView.atomicRanges.of(view => view.state.field(own))],
  })
  return [field, keymap.of([{ key: 'ArrowDown', run: across(1) }, { key: 'ArrowUp', run: across(-1) }])]
}
