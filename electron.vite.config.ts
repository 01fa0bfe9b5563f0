import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { nativeSpread } from './vite.host.config.ts'
import renderer from './vite.renderer.config.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The Electron side: main as ESM, one CommonJS preload that a sandbox accepts, and the pages. */
export default defineConfig({
  main: {
    plugins: [nativeSpread],
    build: {
      externalizeDeps: { exclude: ['docx'] },
      outDir: at('out/main'),
      sourcemap: true,
      rolldownOptions: {
        input: { index: at('electron/main.ts'), 'export-worker': at('electron/exports/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
