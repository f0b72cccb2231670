// The e-book as a phone shows it. The phone is a frame of its own, so that it can be made smaller.
import { element, make, words } from './page.js'

const device = element('device')
const frame = make('iframe', { src: 'phone', title: words.phone })
const loaded = new Promise(resolve => {
  frame.addEventListener('load', () => {
    const { contentWindow: inside } = frame
    if (inside.reader) resolve(inside.reader)
    else inside.addEventListener('reader', () => resolve(inside.reader), { once: true })
  })
})
let shown = ''
const dress = { size: 18, dark: false }

const wear = async () => {
  device.classList.toggle('dark', dress.dark)
  frame.style.colorScheme = dress.dark ? 'dark' : 'light'
  const reader = await loaded
  reader.wear({ ...dress })
}

export const showEbook = async ({ ebook }) => {
  if (!ebook || ebook === shown) return
  shown = ebook
  const answer = await fetch(`book.epub?d=${ebook}`)
  if (!answer.ok) return
  const reader = await loaded
  await reader.open(await answer.blob())
  element('no-ebook').hidden = true
}

const press = (button, pressed) => button.setAttribute('aria-pressed', pressed)

export const setUpPhone = () => {
  device.append(frame)
  const fit = () => {
    const room = (innerHeight * 0.72 - 40) / 844
    document.body.style.setProperty('--device', Math.max(0.5, Math.min(1, room)).toFixed(3))
  }
  fit()
  addEventListener('resize', fit)
  element('previous').addEventListener('click', async () => (await loaded).left())
  element('next').addEventListener('click', async () => (await loaded).right())
  element('dark').addEventListener('click', ({ currentTarget: button }) => {
    dress.dark = !dress.dark
    press(button, dress.dark)
    wear()
  })
  const sizes = document.querySelectorAll('[data-size]')
  for (const button of sizes) {
    button.addEventListener('click', () => {
      dress.size = Number(button.dataset.size)
      for (const other of sizes) press(other, other === button)
      wear()
    })
  }
}
