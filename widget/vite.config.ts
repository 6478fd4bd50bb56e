import { defineConfig } from 'vite'

const here = import.meta.dirname
const shared = { root: here, configFile: false, logLevel: 'warn', publicDir: false } as const

/** `--mode page` builds the hosted page; anything else the script that people paste into their sites. */
export default defineConfig(({ mode }) => (mode === 'page' ? page : bubble))

const bubble = {
  ...shared,
  plugins: [{ name: 'ascii-only', generateBundle: { order: 'post' as const, handler: escapeAll } }],
  build: {
    target: 'es2020',
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: `${here}/widget.ts`, formats: ['iife' as const], name: 'SalesboyWidget', fileName: () => 'widget.js' },
  },
}

const page = {
  ...shared,
  base: '/',
  build: {
    target: 'es2020',
    outDir: 'dist/page',
    emptyOutDir: true,
    assetsDir: 'chat-assets',
    // The page's policy forbids data: addresses in places where a small file would be inlined.
    assetsInlineLimit: 0,
    modulePreload: false as const,
    rolldownOptions: { input: `${here}/page.html` },
  },
}

// A host page that names no character set would read our "\u00b7" and "\u2026" as something else.
function escapeAll(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
  for (const file of Object.values(bundle)) {
    if (file.code) file.code = file.code.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  }
}
