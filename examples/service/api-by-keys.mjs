// An API that checks access tokens (RFC 9068) by the provider's public keys: signature, issuer, audience, type and time.
import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import { api, options, provider } from './provider.mjs';

const port = Number(process.env.PORT ?? '4001');

async function answer(request, response) {
  const asked = new Request(`http://localhost:${port}${request.url}`, { headers: request.headers });
  let claims;
  try {
    claims = await oauth.validateJwtAccessToken(provider, asked, api, options);
  } catch {
    return response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
  }
  if (!(claims.scope ?? '').split(' ').includes('notes.read')) {
    return response.writeHead(403, { 'www-authenticate': 'Bearer error="insufficient_scope", scope="notes.read"' }).end();
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ notes: [], caller: claims.client_id }));
}

createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
}).listen(port, 'localhost', () => console.log(`open http://localhost:${port}/notes`));
