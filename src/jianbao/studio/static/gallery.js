// The themes as this book would look in them: its own first pages, made one after another, chosen by a click.
import { useEffect, useState } from './parts.js'
import { classes, html, ofBook, say, words } from './base.js'
import { isFrozen, shown } from './store.js'
import { Icon } from './ui.js'

/** @typedef {{name: string, title: string}} Theme */
/** @typedef {{picture: string, fault: string}} Sample */

/** @param {string} name @returns {Promise<Sample>} */
const sampleOf = async name => {
  try {
    const answer = await fetch(ofBook(`theme/${encodeURIComponent(name)}`))
    if (answer.ok) return { picture: URL.createObjectURL(await answer.blob()), fault: '' }
    const body = await answer.json().catch(() => null)
    return { picture: '', fault: body?.diagnostics?.[0]?.message ?? words.no_sample }
  } catch {
    return { picture: '', fault: words.no_sample }
  }
}

/** The samples that have come, by theme. @param {Theme[]} themes */
const useSamples = themes => {
  const [samples, setSamples] = useState(/** @type {Record<string, Sample>} */ ({}))
  useEffect(() => {
    let isWanted = true
    /** @type {Sample[]} */
    const made = []
    const all = async () => {
      for (const { name } of themes) {
        const sample = await sampleOf(name)
        made.push(sample)
        if (!isWanted) { made.forEach(({ picture }) => URL.revokeObjectURL(picture)); return }
        setSamples(known => ({ ...known, [name]: sample }))
      }
    }
    all()
    return () => {
      isWanted = false
      made.forEach(({ picture }) => URL.revokeObjectURL(picture))
    }
  }, [themes.map(({ name }) => name).join()])
  return samples
}

/** @param {{themes: Theme[], chosen: string, onChoose: (name: string) => void}} props */
export const Gallery = ({ themes, chosen, onChoose }) => {
  const samples = useSamples(themes)
  const { title } = shown.value
  return html`<ul class="gallery" aria-label=${words.themes}>${themes.map(({ name, title: theme }) => {
    const sample = samples[name]
    return html`<li key=${name}><button type="button" class=${classes('card', 'theme')} aria-pressed=${name === chosen} disabled=${isFrozen.value} onClick=${() => { if (name !== chosen) onChoose(name) }}>
      <span class="sample">${sample?.picture ? html`<img src=${sample.picture} alt=${say('sample_of', { title, theme })} />`
        : sample ? html`<span class="soft">${sample.fault}</span>` : html`<${Icon} name="busy" />`}</span>
      <b>${name === chosen && html`<${Icon} name="good" />`}${theme}</b></button></li>`
  })}</ul>`
}
