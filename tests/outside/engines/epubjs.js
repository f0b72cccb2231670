// epub.js: lays its own dark colours over the book, as 多看 and 微信读书 do, and knows no pop-ups.
const load = src => new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement('script'), { src })
  script.addEventListener('load', resolve)
  script.addEventListener('error', reject)
  document.head.append(script)
})

const flat = entries => entries.flatMap(({ label, href, subitems }) =>
  [{ label: label.trim(), href }, ...flat(subitems)])

export const open = async (url, flow) => {
  await load('/packages/jszip/dist/jszip.js')
  await load('/packages/epubjs/dist/epub.js')
  const book = window.ePub(await (await fetch(url)).arrayBuffer())
  const rendition = book.renderTo('book', {
    width: '100%', height: '100%', spread: 'none', flow: flow === 'scrolled' ? 'scrolled-doc' : flow,
  })
  await book.ready
  return {
    title: book.packaging.metadata.title,
    contents: flat(book.navigation.toc),
    // Its labels are numbers; a page in Roman figures is none.
    pages: book.pageList.pageList.map(({ page, href }) => ({ label: page ? `${page}` : null, href })),
    sections: book.spine.spineItems.map(item => item.href),
    go: href => rendition.display(href),
    shown: () => rendition.getContents()[0].document,
    reveal: element => rendition.display(rendition.getContents()[0].cfiFromNode(element)),
    style: (size, dark) => {
      rendition.themes.fontSize(`${size}px`)
      rendition.themes.override('background', dark ? '#121212' : '#fff')
      rendition.themes.override('color', dark ? '#ddd' : '#111')
    },
  }
}
