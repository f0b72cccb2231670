// What all parts of the page use.
export const words = JSON.parse(document.getElementById('words').textContent)

export const element = id => document.getElementById(id)

/** A word with its number filled in. */
export const say = (name, number) => words[name].replace('{n}', number)

export const post = (address, body) => fetch(address, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
})

/** A new element with attributes and children; text is never read as markup. */
export const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value)
    else if (value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children)
  return made
}
