import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import type { Connect, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const backend = process.env['QIANTANG_BACKEND'] ?? 'http://localhost:8080'

/** Three pages, each with its own client-side routes: an address that names no file belongs to one of them. */
function threePages(): Plugin {
  const route: Connect.NextHandleFunction = (request, _response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const isPage = request.headers.accept?.includes('text/html') === true && !/\.\w+$/.test(path)
    const isBackend = /^\/(api|pictures|hls|cashier|actuator)\//.test(path)
    if (isPage && !isBackend) {
      const app = /^\/(studio|govern)(\/|$)/.exec(path)?.[1]
      request.url = app === undefined ? '/index.html' : `/${app}/index.html`
    }
    next()
  }
  return {
    name: 'three-pages',
    configureServer: (server) => void server.middlewares.use(route),
    configurePreviewServer: (server) => void server.middlewares.use(route),
  }
}

const proxy = Object.fromEntries(
  ['/api', '/log', '/pictures', '/hls', '/cashier', '/actuator'].map((path) => [path, { target: backend, changeOrigin: false }]),
)

export default defineConfig({
  appType: 'mpa',
  plugins: [
    threePages(),
    vue(),
    // The studio names Element Plus parts in its templates; only those it names are built in.
    components({ dirs: [], dts: 'studio/components.d.ts', resolvers: [ElementPlusResolver({ directives: false })] }),
  ],
  resolve: { alias: { '@ui': at('./ui') } },
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // hls.js and mpegts.js are loaded only when a room is opened; their size is known and accepted.
    chunkSizeWarningLimit: 1100,
    rolldownOptions: { input: { watch: at('./index.html'), studio: at('./studio/index.html'), govern: at('./govern/index.html') } },
  },
  // Each file has a context of its own in a process that has loaded the DOM once, a tenth of the time of a process for each.
  // With a single worker vitest would put all files into one context, and what one leaves behind would be the next one's.
  test: { environment: 'jsdom', include: ['{ui,watch,studio,govern}/**/*.test.ts'], pool: 'vmForks', maxWorkers: 2 },
})
