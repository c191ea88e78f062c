import { createServer } from 'vite';
import { root } from './lib/project.mjs';

// Vite's development server in front of ours: everything under /api goes to SERVER_URL.
const vite = await createServer({
  configFile: `${root}/vite.config.ts`,
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT),
    strictPort: true,
    proxy: { '/api': { target: process.env.SERVER_URL, ws: true } },
  },
});
await vite.listen();

const stop = async () => {
  await vite.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.on('disconnect', stop);
