// Prints the licences of the packages that a bundle holds; its metafile is the argument.
import { existsSync, readFileSync } from 'node:fs'

const { inputs } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const folders = new Set(Object.keys(inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))
for (const folder of [...folders].sort()) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = ['LICENSE', 'LICENSE.md', 'license'].map(one => `${folder}/${one}`).find(existsSync)
  const text = file ? readFileSync(file, 'utf8').trim() : license
  process.stdout.write(`${name} ${version} (${license})\n\n${text}\n\n\n`)
}
