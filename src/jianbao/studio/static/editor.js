// The text of the article at hand: a toolbar in words, what the article says of itself as a form, the
// manuscript in an editor, and whether the pages have caught up.
import {
  Compartment, drawSelection, EditorState, EditorView, highlightSelectionMatches, history, historyKeymap, insertNewlineContinueMarkup,
  keymap, openSearchPanel, placeholder, redo, search, searchKeymap, standardKeymap, undo, useEffect, useRef, useState,
} from './parts.js'
import { ask, html, ofBook, say, words } from './base.js'
import { article, chapterOf, goal, isDrawerOpen, isFrozen, pageRange, saving, shown, spot, tell, troubles } from './store.js'
import { addBox, addNote, addTable, around, insertBlock, linesAs, newParagraph } from './commands.js'
import { KINDS } from './boxes.js'
import { fields, flush, goTo, open, refresh, refusal, setUp, unsaved } from './manuscript.js'
import * as manuscript from './manuscript.js'
import { bodyStart, manuscriptLooks, marksShown, showMarks } from './marks.js'
import { underline } from './lint.js'
import { enterFigure, picturesOf as ofManuscript } from './pictures.js'
import { Button, Field, Icon, Menu } from './ui.js'
import { TroublesButton } from './troubles.js'
import { ClashDialog, OfferDialog } from './clash.js'

const bold = around('**', words.bold_text)
const heading = linesAs(() => '## ')

const keys = keymap.of([
  { key: 'Mod-b', run: bold }, { key: 'Mod-2', run: heading },
  { key: 'Enter', run: insertNewlineContinueMarkup }, { key: 'Enter', run: newParagraph },
  ...historyKeymap, ...searchKeymap, ...standardKeymap,
])

let following = 0
/** Mark on the pages what is written in. @param {EditorView} view */
const findOnPages = view => {
  clearTimeout(following)
  following = setTimeout(async () => {
    const { number } = view.state.doc.lineAt(view.state.selection.main.head)
    const { ok, body } = await ask(ofBook('spot'), { body: { file: article.value, line: number } })
    if (ok) spot.value = { page: body.page, box: body.box, scroll: true }
  }, 250)
}

const watch = EditorView.updateListener.of(update => {
  if (update.docChanged) manuscript.changed()
  if ((update.selectionSet || update.docChanged) && update.view.contentDOM.contains(document.activeElement)) findOnPages(update.view)
})

const phrases = EditorState.phrases.of({
  Find: words.find, Replace: words.replace_with, next: words.find_next, previous: words.find_previous, all: words.find_all,
  replace: words.replace, 'replace all': words.replace_all, 'match case': words.match_case, 'by word': words.by_word,
  regexp: words.regexp, close: words.close, 'Diagnostics': words.troubles, 'No diagnostics': words.no_troubles,
  'current match': words.current_match, 'replaced $ matches': words.replaced, 'replaced match on line $': words.replaced_one, 'on line': words.on_line,
})

/** Put pictures below the paragraph at the caret, with a caption to be written. @param {EditorView} view @param {File[]} files */
const addPictures = async (view, files) => {
  const number = shown.value.chapters.findIndex(({ path }) => path === article.value) + 1
  for (const file of files) {
    const body = await fetch(ofBook(`picture/${number}?name=${encodeURIComponent(file.name)}`), { method: 'POST', body: file }).then(answer => answer.json(), () => null)
    if (!body?.ok) { tell(body?.diagnostics?.[0]?.message ?? say('not_received', { name: file.name })); continue }
    const start = insertBlock(view, `![](${body.result.path})`)
    requestAnimationFrame(() => enterFigure(view, start))
  }
}

/** @param {DataTransfer | null} board */
const picturesOf = board => [...board?.files ?? []].filter(({ type }) => type.startsWith('image/'))

const dropped = EditorView.domEventHandlers({
  drop: (event, view) => {
    const files = picturesOf(event.dataTransfer)
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
    if (!files.length || at === null || view.state.readOnly) return false
    view.dispatch({ selection: { anchor: at } })
    addPictures(view, files)
    return true
  },
  paste: (event, view) => {
    const files = picturesOf(event.clipboardData)
    // Word puts a picture of copied text beside it: then the text is meant.
    if (!files.length || event.clipboardData?.getData('text/plain') || view.state.readOnly) return false
    addPictures(view, files)
    return true
  },
})

/** Whether the text can only be read. */
const reading = new Compartment()

/** @param {string} text */
const begin = text => {
  const path = article.peek()
  const state = EditorState.create({
    doc: text,
    extensions: [
      history(), drawSelection(), EditorView.lineWrapping, manuscriptLooks, ofManuscript.of(path), phrases, keys, watch, dropped, reading.of(EditorState.readOnly.of(isFrozen.peek())), search({ top: true }), highlightSelectionMatches(),
      placeholder(words.write_here), EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': words.article_text, spellcheck: 'false', lang: 'zh-Hans' }),
      EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? ''),
    ],
  })
  const start = bodyStart(state)
  const blank = /^\s*/.exec(text.slice(start))?.[0].length ?? 0
  return state.update({ selection: { anchor: Math.min(start + blank, text.length) } }).state
}

const Text = () => {
  const place = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    if (!place.current) return undefined
    const view = new EditorView({ parent: place.current, state: begin('') })
    setUp(view, begin)
    return () => view.destroy()
  }, [])
  const { chapters, stage, revision } = shown.value
  useEffect(() => {
    if (chapters.length && !chapterOf(article.value) && (stage !== 'working' || !article.value)) open(unsaved() ?? chapters[0].path)
    else refresh()
  }, [revision])
  useEffect(() => {
    const view = manuscript.editor()
    if (view && stage !== 'working') underline(view, troubles.value.filter(({ file }) => file === article.value))
  }, [troubles.value, article.value, stage, fields.value])
  useEffect(() => {
    const wish = goal.value
    if (wish) open(wish.file).then(() => { if (wish.line) goTo(wish.line, wish.column) })
  }, [goal.value])
  useEffect(() => { if (article.value) open(article.value) }, [article.value])
  useEffect(() => { manuscript.editor()?.dispatch({ effects: reading.reconfigure(EditorState.readOnly.of(isFrozen.value)) }) }, [isFrozen.value])
  return html`<div class="text" ref=${place} hidden=${refusal.value !== '' || !article.value}></div>`
}

/** @param {{view: () => EditorView | null}} props */
const Tools = ({ view }) => {
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null))
  /** @param {(view: EditorView) => unknown} work */
  const by = work => () => { const editor = view(); if (editor) work(editor) }
  /** @type {[string, string, string, (view: EditorView) => unknown][]} */
  const tools = [
    ['heading', words.heading2, 'Ctrl+2', heading], ['bold', words.bold, 'Ctrl+B', bold],
    ['list', words.list, '', linesAs(() => '- ')], ['table', words.table, '', editor => addTable(editor, 3, 3)], ['picture', words.picture, words.picture_hint, () => picker.current?.click()], ['note', words.note, '', addNote],
  ]
  return html`<div class="tools" role="toolbar" aria-label=${words.tools}>
    ${tools.map(([icon, label, key, work]) => html`<${Button} key=${icon} icon=${icon} label=${label} kind="plain" title=${[label, key].filter(Boolean).join('　')} onClick=${by(work)} />`)}
    <${Menu} label=${words.box} shown=${words.box} icon="box" kind="plain" actions=${Object.keys(KINDS).map(kind => ({ label: kind, icon: 'box', onClick: by(editor => addBox(editor, kind)) }))} />
    <input ref=${picker} type="file" accept="image/*" multiple hidden onChange=${(/** @type {any} */ event) => { const editor = view(); if (editor) addPictures(editor, [...event.target.files]); event.target.value = '' }} />
    <span class="grow"></span>
    <${Button} bare icon="undo" kind="plain slim" label=${`${words.undo}　Ctrl+Z`} onClick=${by(undo)} />
    <${Button} bare icon="redo" kind="plain slim" label=${`${words.redo}　Ctrl+Y`} onClick=${by(redo)} />
  </div>`
}

const Information = () => {
  const [isBusy, setBusy] = useState(false)
  if (!fields.value.length) return null
  const told = fields.value.filter(({ name, value }) => name !== 'title' && value).map(({ value }) => value.replace(/\n/g, '、')).join('　')
  /** @param {string} name @param {string} value */
  const write = async (name, value) => {
    if (fields.value.find(field => field.name === name)?.value === value.trim()) return
    setBusy(true)
    await flush({ [name]: value.trim() })
    setBusy(false)
  }
  return html`
    <details class="information"><summary><${Icon} name="next" /><b>${words.information}</b><span class="soft">${told}</span></summary>
      <div class="fields">${fields.value.map(({ name, label, value, several }) => html`
        <label key=${`${article.value} ${name}`} class=${name === 'title' || name === 'summary' ? 'wide' : ''}><span>${label}</span>
          ${several || name === 'summary'
            ? html`<${Field} several rows=${several ? 2 : 3} value=${value} readonly=${isBusy || isFrozen.value} onChange=${(/** @type {any} */ event) => write(name, event.target.value)} />`
            : html`<${Field} value=${value} readonly=${isBusy || isFrozen.value} onChange=${(/** @type {any} */ event) => write(name, event.target.value)} />`}
        </label>`)}</div>
    </details>`
}

const Freshness = () => {
  const { stage } = shown.value
  const isBehind = stage === 'working' || saving.value === 'saving'
  const [icon, word] = stage === 'failed' ? ['error', 'failed_short'] : isBehind ? ['busy', 'working'] : ['good', 'ready']
  return html`<span class=${`saved ${stage}`} id="status" role="status"><${Icon} name=${icon} />${words[word]}</span>`
}

/** How many characters a person would count. @param {string} text */
const length = text => [...text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<!--.*?-->|[#*`>|\s-]/g, '')].length

export const Editor = () => {
  const view = () => manuscript.editor()
  const [isMarked, setMarked] = useState(false)
  const chapter = chapterOf(article.value)
  const marks = () => {
    view()?.dispatch({ effects: showMarks.of(!isMarked) })
    setMarked(view()?.state.field(marksShown) ?? false)
  }
  const outside = async () => {
    await flush()
    const editor = view()
    const line = editor?.state.doc.lineAt(editor.state.selection.main.head).number ?? 1
    const { ok } = await ask(ofBook('edit'), { body: { file: article.value, line } })
    if (!ok) tell(words.edit_failed)
  }
  return html`
    <section class="editor" aria-label=${words.article_text} inert=${isDrawerOpen.value}>
      <header><div class="row"><h2 class="grow" id="article-title">${chapter?.title ?? ''}</h2>
        ${chapter && pageRange(chapter) && html`<span class="tag">${pageRange(chapter)}</span>`}
        <${Button} icon="find" kind="plain slim" label=${words.find_and_replace} title="Ctrl+F" onClick=${() => { const editor = view(); if (editor) openSearchPanel(editor) }} />
        ${words.can_edit && html`<${Menu} label=${words.more} actions=${[{ label: words.edit, icon: 'pen', onClick: outside }]} />`}</div>
        <${Tools} view=${view} /></header>
      <${Information} />
      ${refusal.value && html`<div class="state broken"><${Icon} name="error" /><p>${refusal.value}</p></div>`}
      <${Text} />
      <footer><${Freshness} /><span class="grow"></span>
        <${Button} icon="marks" kind="plain slim" label=${words.marks} pressed=${isMarked} onClick=${marks} />
        <${Length} /><${TroublesButton} /></footer>
      <${ClashDialog} /><${OfferDialog} />
    </section>`
}

const Length = () => {
  const [count, setCount] = useState(0)
  const { revision } = shown.value
  useEffect(() => { setCount(length(manuscript.editor()?.state.doc.toString() ?? '')) }, [revision, article.value, saving.value, fields.value])
  return html`<span class="soft">${say('characters', { n: count })}</span>`
}
