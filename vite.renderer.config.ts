import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages, the same for Electron, for a browser and for tests. */
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: true,
    minify: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      input: { room: at('renderer/index.html'), booth: at('renderer/booth.html'), wall: at('renderer/wall.html') },
    },
  },
})
