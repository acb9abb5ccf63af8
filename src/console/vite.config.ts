import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Files that every page needs, by the names of `groups` below. */
const NEEDED = ['start', 'common'];

/**
 * Names the code that draws in the page itself, so that it comes beside the small one that asks for it; and lets that one
 * ask as soon as it is there, without waiting for the styles.
 */
const codeThatDraws: Plugin = {
  name: 'code-that-draws',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const tags = NEEDED.map((needed) => {
        const chunk = chunks.find(({ name }) => name === needed);
        if (chunk === undefined) throw new Error(`there is no file ${needed}`);
        return {
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/app/${chunk.fileName}` },
          injectTo: 'head',
        } as const;
      });
      return { html: html.replaceAll('<script type="module"', '<script async type="module"'), tags };
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
            // What several pages share, in one file: each file that is asked for takes a slow device some 10 ms.
            { name: 'common', test: /src\/console\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
});
