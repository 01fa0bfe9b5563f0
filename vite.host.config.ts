import { fileURLToPath } from 'node:url'
import { type Plugin, defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * docx comes compiled for engines without object spread; its stand-in, with a descriptor for every property, costs a
 * sixth of the time of a book. The engine's own does the same for plain objects, and docx spreads nothing else.
 */
export const nativeSpread: Plugin = {
  name: 'native-spread',
  transform(code, id) {
    if (!/[\\/]docx[\\/]dist[\\/]\w+\.mjs$/.test(id)) return null
    const opening = 'function _objectSpread2(e) {'
    if (id.endsWith('layout.mjs') && !code.includes(opening))
      this.error('docx no longer spreads by a stand-in: take this plugin out')
    return { code: code.replace(opening, `${opening} return Object.assign.apply(null, arguments);`), map: null }
  },
}

/** The core under plain Node: the browser host, the command line, and the worker that writes papers. */
export default defineConfig({
  publicDir: false,
  plugins: [nativeSpread],
  ssr: { noExternal: ['docx'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: at('out/host'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        cli: at('electron/cli.ts'),
        'export-worker': at('electron/exports/worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
