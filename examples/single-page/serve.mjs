// Hands out the files of the application and its settings. Any web server will do.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const { ISSUER = 'http://localhost:8080', CLIENT_ID, PORT = '4000' } = process.env;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const files = {
  '/': ['text/html; charset=utf-8', here('index.html')],
  '/app.js': ['text/javascript', here('app.js')],
  '/oidc-client-ts.js': ['text/javascript', here('node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js')],
};

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, `http://localhost:${PORT}`);
  if (pathname === '/settings.json') {
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ authority: ISSUER, client_id: CLIENT_ID }));
  }
  const [type, path] = files[pathname] ?? [];
  if (!path) return response.writeHead(404).end('not found');
  response.setHeader('content-type', type);
  response.end(await readFile(path));
}).listen(Number(PORT), 'localhost', () => console.log(`open http://localhost:${PORT}/`));
