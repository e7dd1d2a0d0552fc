import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Gateway that `npm run dev` talks to. */
const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:8080';
const entry = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Libraries that change rarely and weigh much get their own files, so that a new release of the product does not reload them. */
const libraries = [
  // First: a group takes what its libraries import along, and the wall page must not load antd and deck.gl to have React
  // and the loader of chunks.
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]|vite[\\/]preload-helper/ },
  { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|pmtiles)[\\/]/ },
  { name: 'deck', test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl)[\\/]/ },
  { name: 'hls', test: /node_modules[\\/]hls\.js[\\/]/ },
  { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/ },
];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['@fengqiao/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content policy forbids data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      input: { index: entry('index.html'), wall: entry('wall.html') },
      output: { codeSplitting: { groups: libraries } },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': gateway,
      '/tiles': gateway,
      '/socket.io': { target: gateway, ws: true },
    },
  },
});
