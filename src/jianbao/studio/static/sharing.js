// Reading on a phone in the office's network: begun by a person, with a code to be photographed.
import { useEffect, useState } from './parts.js'
import { ask, html, ofBook, say, words } from './base.js'
import { tell } from './store.js'
import { flush } from './manuscript.js'
import { Button, Icon } from './ui.js'

/** @typedef {{address: string, code: string, minutes: number}} Shared */

const AGAIN = 30000 // milliseconds until it is asked how long it still lasts

export const Sharing = () => {
  const [shared, setShared] = useState(/** @type {Shared | null} */ (null))
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    const look = () => ask(ofBook('sharing')).then(({ ok, body }) => { if (ok) setShared(body.result) })
    look()
    const looking = setInterval(look, AGAIN)
    return () => clearInterval(looking)
  }, [])
  /** @param {'begin' | 'end'} op */
  const change = async op => {
    setBusy(true)
    await flush()
    const { ok, body } = await ask(ofBook('sharing'), { body: { op } })
    setBusy(false)
    if (ok) setShared(body.result)
    else tell(body?.diagnostics?.[0]?.message ?? words.not_done)
  }
  if (!shared) return null
  return html`<p>${words.sharing_hint}</p>
    ${shared.address ? html`<figure class="code"><img src=${shared.code} alt=${words.sharing_code} /><figcaption>${shared.address}</figcaption></figure>
      <p class="saved"><${Icon} name="good" />${say('sharing_left', { n: shared.minutes })}</p>
      <${Button} id="share-end" icon="close" label=${words.sharing_end} busy=${isBusy} onClick=${() => change('end')} />`
    : html`<${Button} id="share" kind="main" icon="page" label=${words.sharing_begin} busy=${isBusy} onClick=${() => change('begin')} />`}`
}
