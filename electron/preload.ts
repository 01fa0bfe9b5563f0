import { contextBridge, ipcRenderer } from 'electron'

/**
 * All that a page gets from Electron: a way to ask for its port. Which procedures that port carries is decided by main,
 * by window; the page cannot say what it is. A MessagePort does not pass the context bridge, so it goes by `postMessage`.
 * This file must stay free of other imports: a sandboxed preload can require nothing but `electron`.
 */
contextBridge.exposeInMainWorld('rembukShell', {
  isElectron: true,
  requestPort: () => ipcRenderer.send('rembuk:request-port'),
})

// '*' names this very window: nobody else holds a reference to it, and a custom scheme's origin is spelled differently
// between versions of Chromium.
ipcRenderer.on('rembuk:port', (event) => window.postMessage('rembuk-port', '*', event.ports))
