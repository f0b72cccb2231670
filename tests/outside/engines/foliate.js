// foliate-js: follows the phone's light or dark, shows notes in a pop-up.
import '/packages/foliate-js/view.js'
import { FootnoteHandler } from '/packages/foliate-js/footnotes.js'

const flat = entries => (entries ?? []).flatMap(({ label, href, subitems }) =>
  [{ label, href }, ...flat(subitems)])

const css = size => `
  @namespace epub "http://www.idpf.org/2007/ops";
  html { color-scheme: light dark; font-size: ${size}px; }
  aside[epub|type~="footnote"] { display: none; }`

export const open = async (url, flow) => {
  const view = document.createElement('foliate-view')
  document.querySelector('#book').append(view)
  await view.open(url)
  view.renderer.setAttribute('flow', flow)
  const { book, renderer } = view

  let note
  const popUp = link => new Promise(resolve => {
    const handler = new FootnoteHandler()
    handler.addEventListener('before-render', ({ detail }) => {
      note = detail.view
      const dialog = document.createElement('dialog')
      document.body.append(dialog)
      dialog.append(note)
      dialog.showModal()
      note.renderer.setAttribute('flow', 'scrolled')
      note.renderer.setAttribute('margin', '12px')
      note.renderer.setStyles('html { color-scheme: light dark; font-size: 16px }')
      note.addEventListener('load', ({ detail: { doc } }) =>
        note.addEventListener('relocate', () => resolve(doc.body)))
    })
    view.addEventListener('link', event => handler.handle(book, event), { once: true })
    link.click()
  })

  const closePopUp = () => {
    const dialog = note.closest('dialog')
    note.close()
    dialog.remove()
  }

  return {
    title: book.metadata.title,
    contents: flat(book.toc),
    pages: flat(book.pageList),
    sections: book.sections.map(section => section.id),
    go: href => view.goTo(href),
    shown: () => renderer.getContents()[0].doc,
    style: size => renderer.setStyles(css(size)),
    reveal: element => renderer.scrollToAnchor(element),
    popUp,
    closePopUp,
  }
}
