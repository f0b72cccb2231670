// The boxes of a manuscript in the editor: a label in place of `::: 按语`, by which the kind is changed
// and the box taken off; the colons themselves are seen where the caret is.
import { Decoration, EditorView, StateField, WidgetType } from './parts.js'
import { words } from './base.js'
import { boxesOf, KINDS, PAGE_BREAK } from './boxes.js'

/** @typedef {import('./parts.js').EditorState} EditorState @typedef {import('./boxes.js').Box} Box */
/** @typedef {{boxes: Box[], decorations: import('./parts.js').DecorationSet}} Boxed */

/** @param {EditorView} view @param {HTMLElement} label @returns {Box | undefined} */
const boxAt = (view, label) => {
  const { number } = view.state.doc.lineAt(view.posAtDOM(label))
  return boxesOf(view.state.doc.iterLines()).find(({ open }) => open === number)
}

/** @param {EditorState} state @param {number} number @returns {{from: number, to: number}} a line with its end */
const wholeLine = ({ doc }, number) => {
  const { from, to } = doc.line(number)
  return to < doc.length ? { from, to: to + 1 } : { from: Math.max(0, from - 1), to }
}

/** @param {EditorView} view @param {HTMLElement} label */
const takeOff = (view, label) => {
  const box = boxAt(view, label)
  if (!box) return
  const lines = box.close ? [box.open, box.close] : [box.open]
  view.dispatch({ changes: lines.map(number => ({ ...wholeLine(view.state, number), insert: '' })), userEvent: 'input.box' })
  view.focus()
}

/** @param {EditorView} view @param {HTMLElement} label @param {string} kind */
const rename = (view, label, kind) => {
  const box = boxAt(view, label)
  if (!box) return
  const { from } = view.state.doc.line(box.open)
  view.dispatch({ changes: { from: from + box.from, to: from + box.to, insert: kind }, userEvent: 'input.box' })
}

class Label extends WidgetType {
  /** @param {string} kind @param {boolean} isFixed */
  constructor(kind, isFixed) {
    super()
    this.kind = kind
    this.isFixed = isFixed
  }

  /** @param {Label} other */
  eq(other) { return other.kind === this.kind && other.isFixed === this.isFixed }

  /** @param {EditorView} view */
  toDOM(view) {
    const label = document.createElement('span')
    label.className = 'cm-box-label'
    if (this.isFixed || this.kind === PAGE_BREAK) label.append(this.kind === PAGE_BREAK ? words.new_page : this.kind)
    else {
      const choice = document.createElement('select')
      choice.setAttribute('aria-label', words.box_kind)
      for (const kind of Object.keys(KINDS).filter(one => one !== PAGE_BREAK)) choice.add(new Option(kind, kind, false, kind === this.kind))
      choice.addEventListener('change', () => rename(view, label, choice.value))
      label.append(choice)
    }
    if (!this.isFixed) {
      const off = document.createElement('button')
      Object.assign(off, { type: 'button', className: 'button plain slim', textContent: this.kind === PAGE_BREAK ? words.remove : words.box_off })
      off.addEventListener('click', () => takeOff(view, label))
      label.append(off)
    }
    return label
  }

  ignoreEvent() { return true }
}

/** @param {EditorState} state @param {Box[]} boxes @param {boolean} isShown */
const decorated = (state, boxes, isShown) => {
  /** @type {import('./parts.js').Range<Decoration>[]} */
  const found = []
  const { main } = state.selection
  const isEdited = state.facet(EditorView.editable) && !state.readOnly
  const first = isEdited ? state.doc.lineAt(main.from).number : 0
  const last = isEdited ? state.doc.lineAt(main.to).number : 0
  for (const { open, close, name } of boxes) {
    for (let number = open; number <= (close || open); number++) {
      const { from } = state.doc.line(number)
      const end = number === open ? ' cm-box-head' : number === close ? ' cm-box-foot' : ''
      found.push(Decoration.line({ class: `cm-box${end}` }).range(from))
    }
    if (isShown) continue
    for (const number of close ? [open, close] : [open]) {
      const { from, to } = state.doc.line(number)
      if (number >= first && number <= last) continue
      found.push(Decoration.replace(number === open ? { widget: new Label(name, !isEdited) } : {}).range(from, to))
    }
  }
  return Decoration.set(found, true)
}

/** Boxes with their labels, while `marks` are hidden. @param {import('./parts.js').StateField<boolean>} marks */
export const boxLabels = marks => StateField.define({
  /** @returns {Boxed} */
  create: state => {
    const boxes = boxesOf(state.doc.iterLines())
    return { boxes, decorations: decorated(state, boxes, state.field(marks)) }
  },
  /** @param {Boxed} known @returns {Boxed} */
  update: (known, { state, startState, docChanged, selection }) => {
    const boxes = docChanged ? boxesOf(state.doc.iterLines()) : known.boxes
    const isOther = docChanged || selection || state.readOnly !== startState.readOnly || state.field(marks) !== startState.field(marks)
    return isOther ? { boxes, decorations: decorated(state, boxes, state.field(marks)) } : known
  },
  provide: field => EditorView.decorations.from(field, ({ decorations }) => decorations),
})
