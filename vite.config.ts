import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://localhost:4100'

export default defineConfig({
  root: 'src/apps/web',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    // The policy of the page lets fonts come from our own address only, so none may stand in a style sheet.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // In one piece, so that zod is told before the first contract is made.
      output: {
        codeSplitting: {
          groups: [
            { name: 'zod', test: /\/node_modules\/zod\/|\/no-eval[.]ts$/, priority: 2 },
            // What nearly every page needs goes in one file: many small ones compress badly.
            { name: 'common', minShareCount: 7, priority: 1 },
          ],
        },
      },
      // A door of panels names what stands behind it and does nothing itself: a page loads only the panels it uses.
      treeshake: { moduleSideEffects: [{ test: /\/src\/(areas|ui|kit)\/.*[.]tsx?$/, sideEffects: false }] },
    },
  },
  server: { port: 4101, proxy: { '/api': server } },
})
