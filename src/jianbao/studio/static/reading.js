// A manuscript to be read, as the editor shows it.
import { EditorState, EditorView, useEffect, useRef } from './parts.js'
import { html } from './base.js'
import { manuscriptLooks } from './marks.js'

/** @param {{text: string, label: string}} props */
export const Reading = ({ text, label }) => {
  const place = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    if (!place.current) return undefined
    const nonce = EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? '')
    const named = EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' })
    const extensions = [manuscriptLooks, nonce, named, EditorView.lineWrapping, EditorView.editable.of(false), EditorState.readOnly.of(true)]
    const view = new EditorView({ parent: place.current, state: EditorState.create({ doc: text, extensions }) })
    return () => view.destroy()
  }, [text, label])
  return html`<div class="text reading" ref=${place}></div>`
}
