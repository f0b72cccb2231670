// How a manuscript looks in the editor: headings large, bold bold, and the marks that make them so
// shown only in the paragraph where the caret is; what a manuscript says of itself is a form above.
import {
  Decoration, EditorSelection, EditorState, EditorView, HighlightStyle, LanguageSupport,
  StateEffect, StateField, syntaxHighlighting, syntaxTree, tags, ViewPlugin, WidgetType,
} from './parts.js'
import { tableGrids } from './grids.js'
import { figuresShown } from './pictures.js'
import { boxLabels } from './labels.js'
import { manuscriptLanguage } from './markdown.js'

const HEAD = /^---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/
const HIDDEN = new Set(['HeaderMark', 'EmphasisMark', 'CodeMark', 'StrikethroughMark'])
const LINES = /** @type {Record<string, string>} */ ({
  ATXHeading1: 'title', ATXHeading2: 'heading', ATXHeading3: 'subheading', ATXHeading4: 'subheading',
  Table: 'table', Blockquote: 'quoted', BulletList: 'item', OrderedList: 'item', CommentBlock: 'aside', FencedCode: 'code',
})

/** Shows or hides all marks. @type {import('./parts.js').StateEffectType<boolean>} */
export const showMarks = StateEffect.define()
/** @type {import('./parts.js').StateField<boolean>} */
export const marksShown = StateField.define({
  create: () => false,
  update: (shown, { effects }) => effects.reduce((now, effect) => effect.is(showMarks) ? effect.value : now, shown),
})

/** Where the text itself begins. @param {EditorState} state */
export const bodyStart = state => HEAD.exec(state.doc.toString())?.[0].length ?? 0

const headHidden = StateField.define({
  create: state => bodyStart(state),
  update: (end, transaction) => transaction.docChanged ? bodyStart(transaction.state) : end,
  provide: field => EditorView.decorations.compute([field, marksShown], state => {
    const end = Math.min(state.field(field), state.doc.length)
    return end && !state.field(marksShown)
      ? Decoration.set(Decoration.replace({ block: true }).range(0, Math.max(0, end - 1)))
      : Decoration.none
  }),
})

/** Neither keys nor the caret get into what is not seen. */
const headKept = [
  EditorState.changeFilter.of(transaction => {
    const { startState } = transaction
    const end = startState.field(headHidden)
    return !end || startState.field(marksShown) ? true : [0, end - 1]
  }),
  EditorState.transactionFilter.of(transaction => {
    const { state } = transaction
    const end = state.field(headHidden)
    const { main } = transaction.newSelection
    if (!end || state.field(marksShown) || main.from >= end) return transaction
    const there = Math.min(end, state.doc.length)
    const selection = EditorSelection.single(Math.max(main.anchor, there), Math.max(main.head, there))
    return [transaction, { selection, sequential: true }]
  }),
]

/** The call of a note as it is printed: small and raised. */
class NoteMark extends WidgetType {
  /** @param {string} name */
  constructor(name) {
    super()
    this.name = name
  }

  /** @param {NoteMark} other */
  eq(other) { return other.name === this.name }

  toDOM() {
    const mark = document.createElement('sup')
    mark.className = 'cm-note'
    mark.textContent = this.name
    return mark
  }
}

/** @param {EditorView} view */
const decorated = view => {
  const { state } = view
  const isShown = state.field(marksShown)
  const { main } = state.selection
  // Where nothing can be written there is no caret, and no paragraph that it is in.
  const [first, end] = state.facet(EditorView.editable) ? [state.doc.lineAt(main.from).from, state.doc.lineAt(main.to).to] : [-1, -1]
  /** @type {import('./parts.js').Range<Decoration>[]} */
  const found = []
  /** @type {Map<number, string>} */
  const lines = new Map()
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from, to,
      enter: node => {
        const kind = LINES[node.name]
        if (kind) {
          for (let at = node.from; at <= node.to;) {
            const line = state.doc.lineAt(at)
            lines.set(line.from, kind)
            at = line.to + 1
          }
        } else if (node.name === 'Image') {
          found.push(Decoration.mark({ class: 'cm-picture' }).range(node.from, node.to))
        } else if (node.name === 'Comment') {
          found.push(Decoration.mark({ class: 'cm-aside' }).range(node.from, node.to))
        } else if (node.name === 'NoteCall' && !isShown) {
          const isTouched = main.from < node.to && main.to > node.from
          const name = state.sliceDoc(node.from + 2, node.to - 1)
          if (!isTouched) found.push(Decoration.replace({ widget: new NoteMark(name) }).range(node.from, node.to))
        }
        const isAtCaret = node.from >= first && node.to <= end
        if (HIDDEN.has(node.name) && !isShown && !isAtCaret && node.to > node.from) {
          const space = node.name === 'HeaderMark' && state.sliceDoc(node.to, node.to + 1) === ' ' ? 1 : 0
          found.push(Decoration.replace({}).range(node.from, node.to + space))
        }
      },
    })
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at)
      const active = line.from >= first && line.to <= end ? ' cm-here' : ''
      const kind = lines.get(line.from) ?? (line.text.trim() ? 'para' : 'blank')
      found.push(Decoration.line({ class: `cm-${kind}${active}` }).range(line.from))
      at = line.to + 1
    }
  }
  return Decoration.set(found, true)
}

const looks = ViewPlugin.fromClass(class {
  /** @param {EditorView} view */
  constructor(view) { this.decorations = decorated(view) }

  /** @param {import('./parts.js').ViewUpdate} update */
  update(update) {
    const isNew = update.docChanged || update.viewportChanged || update.selectionSet || syntaxTree(update.startState) !== syntaxTree(update.state)
    if (isNew || update.transactions.some(({ effects }) => effects.length)) this.decorations = decorated(update.view)
  }
}, { decorations: plugin => plugin.decorations })

const letters = HighlightStyle.define([
  { tag: tags.strong, class: 'cm-strong' }, { tag: tags.emphasis, class: 'cm-emphasis' },
  { tag: tags.strikethrough, class: 'cm-struck' }, { tag: tags.processingInstruction, class: 'cm-mark' },
  { tag: tags.link, class: 'cm-address' }, { tag: tags.url, class: 'cm-mark' },
])

export const manuscriptLooks = [
  marksShown, headHidden, headKept, new LanguageSupport(manuscriptLanguage), syntaxHighlighting(letters), looks, tableGrids(marksShown), figuresShown(marksShown), boxLabels(marksShown),
]
