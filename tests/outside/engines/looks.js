// What a reader's eye would find wrong with a document.

const name = element => {
  const kind = element.className?.baseVal ?? element.className
  return element.localName + (kind ? `.${kind.trim().replace(/\s+/g, '.')}` : '')
}
const excerpt = element => (element.textContent ?? '').trim().slice(0, 16)

const ancestors = function * (element) {
  for (let box = element; box; box = box.parentElement) yield box
}

/** How wide a column of text is: a page, or the whole document where it scrolls. */
const measure = ({ documentElement, body }) =>
  [documentElement, body].map(box => parseFloat(getComputedStyle(box).columnWidth)).find(width => width)
  ?? documentElement.clientWidth

/** Whether the element lies in a box that fits, whose content can be moved sideways or is for the ear. */
const isHeld = (element, limit) => [...ancestors(element.parentElement)].some(box => {
  const { overflowX } = getComputedStyle(box)
  const { width } = box.getBoundingClientRect()
  return ['auto', 'scroll'].includes(overflowX) ? width <= limit + 1 : overflowX === 'hidden' && width <= 1
})

/** How far the widest part of an element reaches, its own overflow included. */
const reach = element => {
  const widths = [...element.getClientRects()].map(rect => rect.width)
  const { display, overflowX } = getComputedStyle(element)
  if (display !== 'inline' && overflowX === 'visible') widths.push(element.scrollWidth)
  return Math.max(0, ...widths)
}

/** The innermost elements that are wider than the column that they stand in. */
export const wide = (doc, scrolled) => {
  const limit = measure(doc)
  const found = [...doc.body.querySelectorAll('*')]
    .filter(element => reach(element) > limit + 1 && !isHeld(element, limit))
  const { scrollWidth, clientWidth } = doc.documentElement
  const innermost = found.filter(element => !found.some(other => other !== element && element.contains(other)))
  return [
    ...innermost.map(box => `${name(box)} ${Math.round(reach(box))} in ${Math.round(limit)}: ${excerpt(box)}`),
    ...scrolled && scrollWidth > clientWidth + 1 ? [`the document is ${scrollWidth} wide in ${clientWidth}`] : [],
  ]
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

/** Any CSS colour as red, green, blue from 0 to 255 and opacity from 0 to 1. */
const colour = css => {
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = css
  canvas.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

const over = ([r, g, b, alpha], under) =>
  [r, g, b].map((value, index) => value * alpha + under[index] * (1 - alpha))

/** WCAG 2.2, relative luminance. */
const luminance = rgb => {
  const [red, green, blue] = rgb.map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** In a drawing: the colours of the shapes that the middle of a text stands on, the topmost first. */
const shapes = element => {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return [...element.ownerSVGElement?.querySelectorAll('rect') ?? []].reverse().filter(shape => {
    const box = shape.getBoundingClientRect()
    return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom
  }).map(shape => getComputedStyle(shape).fill).filter(fill => fill !== 'none').map(colour)
}

/** The colour behind an element: its boxes laid over the reader's own page. */
const behind = element => {
  const doc = element.ownerDocument
  const boxes = [...ancestors(element)].map(box => colour(getComputedStyle(box).backgroundColor))
  const layers = [...shapes(element), ...boxes]
  const page = colour(getComputedStyle(doc.defaultView.parent.document.documentElement).backgroundColor)
  return layers.reverse().reduce((under, layer) => over(layer, under), page.slice(0, 3))
}

/** WCAG 2.2, 1.4.3: 18 pt, or 14 pt in bold. */
const isLarge = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24)

/** The text that stands out from what is behind it by less than 4.5, or where large, ``large``. */
export const faint = (doc, large) => {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  const found = new Set()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.nodeValue.trim() || !element.checkVisibility({ visibilityProperty: true })) continue
    const style = getComputedStyle(element)
    const opacity = [...ancestors(element)].reduce((part, box) => part * getComputedStyle(box).opacity, 1)
    const [r, g, b, alpha] = colour(element.ownerSVGElement ? style.fill : style.color)
    const under = behind(element)
    const ratio = contrast(over([r, g, b, alpha * opacity], under), under)
    if (ratio < (isLarge(style) ? large : 4.5)) found.add(`${name(element)} ${ratio.toFixed(2)}: ${excerpt(element)}`)
  }
  return [...found]
}

/** The pictures through which the page behind them is seen: at night their lines would be lost. */
export const glassy = doc => [...doc.images].filter(image => {
  const { naturalWidth: width, naturalHeight: height } = image
  if (!width || !height) return false
  const scale = Math.min(1, 200 / Math.max(width, height))
  const size = [Math.ceil(width * scale), Math.ceil(height * scale)]
  const paper = new OffscreenCanvas(...size).getContext('2d', { willReadFrequently: true })
  paper.drawImage(image, 0, 0, ...size)
  // The outermost dots are mixed with what is around the picture.
  const inner = [1, 1, size[0] - 2, size[1] - 2]
  if (inner[2] < 1 || inner[3] < 1) return false
  return paper.getImageData(...inner).data.some((value, at) => at % 4 === 3 && value < 250)
}).map(image => `${name(image)} ${image.alt}: transparent`)
