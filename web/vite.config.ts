import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { api } from '@salesboy/contract'
import type { RouteDef } from '@salesboy/contract/route'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.API_URL ?? 'http://localhost:3000'

const pieces =
  /web\/src\/(lib\/|ui\/(cn|button|card|badge|skeleton|failure|copy|empty|avatar|page|field|logo|linked-text|say|count-badge)\.)|pages\/[\w-]+\/(index|slots|filters|queries)\.ts|tanstack\/(react-)?query/

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), routeTable(), doorPlates()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // One file for the icons and one for the small pieces every page draws with, instead of sixty requests.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'icons', test: /lucide-react/ },
            { name: 'pieces', test: pieces },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(['/api', '/hooks', '/chat', '/widget'].map((path) => [path, server])) },
})

/**
 * The contract's methods and paths as plain strings. The browser needs no schemas (the server validates), and this
 * keeps zod out of the first view.
 */
function routeTable(): Plugin {
  const name = 'virtual:routes'
  const rooms = Object.entries(api).map(([room, routes]) => [
    room,
    Object.fromEntries(Object.entries(routes as Record<string, RouteDef>).map(([key, { method, path }]) => [key, { method, path }])),
  ])
  return {
    name: 'salesboy-routes',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(Object.fromEntries(rooms))}` : null),
  }
}

/** Reads every page's door plate before anything is built or served; one that is missing or says no place ends it, by name. */
function doorPlates(): Plugin {
  const pages = fileURLToPath(new URL('./src/pages', import.meta.url))
  return {
    name: 'salesboy-door-plates',
    async buildStart() {
      for (const page of readdirSync(pages)) {
        const plate = `${pages}/${page}/index.ts`
        await import(pathToFileURL(plate).href).catch((error: Error) => this.error(`web/src/pages/${page}/index.ts: ${error.message}`))
      }
    },
  }
}
