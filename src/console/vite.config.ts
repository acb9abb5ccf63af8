import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Names the code that draws in the page itself, so that it comes beside the small one that asks for it. */
const codeThatDraws: Plugin = {
  name: 'code-that-draws',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const start = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/shell/start.tsx')));
      if (start === undefined) throw new Error('shell/start.tsx is in no chunk');
      return [{ tag: 'link', attrs: { rel: 'modulepreload', href: `/app/${start.fileName}` }, injectTo: 'head' }];
    },
  },
};

export default defineConfig({
  base: '/app/',
  plugins: [react(), codeThatDraws],
  // The server puts each answer's own nonce in this place.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One file each with all that it needs: a browser asks six at a time, and every page needs both.
          groups: [
            { name: 'main', test: /console\/main\.tsx$/, priority: 2 },
            { name: 'start', test: /shell\/start\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
});
