import fs from 'node:fs'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'

// Draws rembuk.png from rembuk.svg: `node resources/icons/render.ts`. Both are kept, so that a build needs neither.

const svg = fs.readFileSync(path.join(import.meta.dirname, 'rembuk.svg'), 'utf8')
const png = new Resvg(svg, { fitTo: { mode: 'width', value: 512 } }).render().asPng()
fs.writeFileSync(path.join(import.meta.dirname, 'rembuk.png'), png)
