// The parts that all rooms are made of.
import { useEffect, useRef, useState } from './parts.js'
import { classes, html, words } from './base.js'
import { toast } from './store.js'

/** Drawn in a square of 24, by strokes. @type {Record<string, string>} */
const SHAPES = {
  back: 'M14 5l-7 7 7 7', next: 'M10 5l7 7-7 7', up: 'M5 14l7-7 7 7', down: 'M5 10l7 7 7-7',
  plus: 'M12 5v14M5 12h14', minus: 'M5 12h14', close: 'M6 6l12 12M18 6L6 18', good: 'M4 12l5 6L20 6',
  warning: 'M12 4l9 16H3zM12 10v5M12 17.6v.1', error: 'M12 3a9 9 0 100 18 9 9 0 000-18M12 7v6M12 16.4v.1',
  notice: 'M12 3a9 9 0 100 18 9 9 0 000-18M12 11v6M12 7.6v.1', inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l2 3h4l2-3h5',
  desk: 'M4 4h6v16H4zM13 4h7v16h-7', settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  products: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8', history: 'M4 12a8 8 0 103-6M4 4v4h4M12 8v5l3 2',
  reviews: 'M4 4h16v12H9l-5 4zM8 8h8M8 12h5',
  help: 'M12 3a9 9 0 100 18 9 9 0 000-18M9.500 9.500a2.500 2.500 0 115 .5c0 1.500-2.500 2-2.500 3.500M12 17v.1', more: 'M5 12h.1M12 12h.1M19 12h.1', grip: 'M9 6h.1M15 6h.1M9 12h.1M15 12h.1M9 18h.1M15 18h.1',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 010 11h-4', redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 000 11h4',
  letters: 'M3 19L8 6l5 13M5 15h6M15 19l3-8 3 8M16 17h4', dark: 'M20 14A8 8 0 0110 4a8 8 0 1010 10z',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5', heading: 'M6 5v14M18 5v14M6 12h12', bold: 'M7 4h6a4 4 0 010 8H7zM7 12h7a4 4 0 010 8H7z',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h.1M4 12h.1M4 18h.1', picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.1',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14', note: 'M4 6h9M8 6v13M16 12l3-2v9', find: 'M10 4a6 6 0 100 12 6 6 0 000-12M15 15l6 6',
  box: 'M4 5h16v14H4zM8 9h8M8 12h8M8 15h5', marks: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7M12 9a3 3 0 100 6 3 3 0 000-6', download: 'M12 3v11M7 10l5 5 5-5M4 16v4h16v-4',
  folder: 'M3 6h7l2 3h9v11H3z', hidden: 'M3 3l18 18M9 6a10 10 0 0113 6 15 15 0 01-3 4M6 8a15 15 0 00-4 4s4 7 10 7a9 9 0 004-1',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13', pen: 'M4 20l1-5L16 4l4 4L9 19z', busy: 'M12 3a9 9 0 109 9', page: 'M6 3h8l4 4v14H6zM14 3v4h4',
}

/** @param {{name: string}} props */
export const Icon = ({ name }) => html`<svg class=${`icon is-${name}`} viewBox="0 0 24 24" aria-hidden="true"><path d=${SHAPES[name]} /></svg>`

/**
 * @param {{label: string, icon?: string, kind?: string, bare?: boolean, onClick: (event: MouseEvent) => void,
 *   pressed?: boolean, expanded?: boolean, off?: boolean, busy?: boolean, id?: string, title?: string, badge?: number}} props
 */
export const Button = ({ label, icon, kind = '', bare = false, onClick, pressed, expanded, off = false, busy = false, id, title, badge }) => html`
  <button type="button" id=${id} class=${classes('button', kind, bare ? 'bare' : '')} aria-pressed=${pressed} aria-expanded=${expanded}
    aria-label=${bare ? label : undefined} title=${title ?? (bare ? label : undefined)} aria-disabled=${off || busy || undefined} onClick=${off || busy ? undefined : onClick}>
    ${icon && html`<${Icon} name=${busy ? 'busy' : icon} />`}${bare ? '' : label}${badge ? html` <span class="badge">${badge}</span>` : ''}
  </button>`

/**
 * Two or three choices side by side.
 * @param {{label: string, choices: [string, string][], value: string, onChoose: (value: string) => void}} props
 */
export const Choice = ({ label, choices, value, onChoose }) => html`
  <div class="choice" role="group" aria-label=${label}>
    ${choices.map(([name, text]) => html`
      <button key=${name} type="button" aria-pressed=${name === value} onClick=${() => onChoose(name)}>${text}</button>`)}
  </div>`

/**
 * A dialog that closes with Escape and gives the focus back.
 * @param {{title: string, wide?: boolean, onClose: () => void, actions: unknown, children?: unknown}} props
 */
export const Dialog = ({ title, wide = false, onClose, actions, children }) => {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null))
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement)
    box.current?.showModal()
    box.current?.querySelector(/** @type {'input'} */ ('.inside input, .inside textarea, .main'))?.focus()
    return () => before?.focus()
  }, [])
  return html`
    <dialog ref=${box} class=${wide ? 'wide' : ''} aria-label=${title} onCancel=${onClose}>
      <header><h2>${title}</h2><${Button} bare icon="close" label=${words.close} kind="plain" onClick=${onClose} /></header>
      <div class="inside">${children}</div>
      <footer>${actions}</footer>
    </dialog>`
}

/**
 * A field that is written when one leaves it; what is typed stays, whatever the page shows anew meanwhile.
 * @param {{value: string, several?: boolean, onChange: (event: any) => void, [name: string]: unknown}} props
 */
export const Field = ({ value, several = false, onChange, ...rest }) => {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null))
  useEffect(() => setTyped(null), [value])
  const props = { ...rest, value: typed ?? value, onChange, onInput: (/** @type {any} */ event) => setTyped(event.target.value) }
  return several ? html`<textarea ...${props} />` : html`<input type="text" ...${props} />`
}

/** A band below the head for what lasts. @param {{kind: string, text: string, children?: unknown}} props */
export const Strip = ({ kind, text, children }) => html`
  <div class=${classes('strip', kind)} role="status"><${Icon} name=${kind} /><p>${text}</p>${children}</div>`

export const Toast = () => {
  const { value } = toast
  const leave = () => { toast.value = null }
  return html`<div class="toasts" role="status" aria-live="polite">${value && html`
    <div class="toast"><span>${value.text}</span>
      ${value.undo && html`<${Button} kind="slim" label=${words.undo} onClick=${() => { value.undo?.(); leave() }} />`}
      <${Button} kind="slim" label=${words.understood} onClick=${leave} /></div>`}</div>`
}

/**
 * A button that opens a list of actions.
 * @param {{label: string, icon?: string, shown?: string, kind?: string, actions: {label: string, icon: string, onClick: () => void, off?: boolean, title?: string}[]}} props
 */
export const Menu = ({ label, icon = 'more', shown, kind = 'plain slim', actions }) => {
  const details = useRef(/** @type {HTMLDetailsElement | null} */ (null))
  useEffect(() => {
    /** @param {Event} event */
    const leave = event => {
      const box = details.current
      if (!box?.open) return
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape'
      if (escaped) box.querySelector('summary')?.focus()
      if (escaped || (event.type === 'pointerdown' && !box.contains(/** @type {Node} */ (event.target)))) box.open = false
    }
    addEventListener('pointerdown', leave)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('keydown', leave)
    }
  }, [])
  return html`
    <details class="menu" ref=${details}>
      <summary class=${classes('button', kind, shown ? '' : 'bare')} aria-label=${shown ? undefined : label} title=${label}><${Icon} name=${icon} />${shown}</summary>
      <div>${actions.map(action => html`
        <button type="button" aria-disabled=${action.off || undefined} title=${action.title} onClick=${() => { if (action.off) return; if (details.current) details.current.open = false; action.onClick() }}>
          <${Icon} name=${action.icon} />${action.label}</button>`)}</div>
    </details>`
}
