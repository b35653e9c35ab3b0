// An API that asks the provider about each access token (RFC 7662), so that a revocation counts at once.
import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import { api, options, provider } from './provider.mjs';

const port = Number(process.env.PORT ?? '4002');
const client = { client_id: process.env.CLIENT_ID };
const authentication = oauth.ClientSecretBasic(process.env.CLIENT_SECRET);

async function answer(request, response) {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const asked = token && (await oauth.introspectionRequest(provider, client, authentication, token, options));
  const found = asked ? await oauth.processIntrospectionResponse(provider, client, asked) : { active: false };
  if (!found.active || ![found.aud].flat().includes(api)) {
    return response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
  }
  if (!(found.scope ?? '').split(' ').includes('notes.read')) {
    return response.writeHead(403, { 'www-authenticate': 'Bearer error="insufficient_scope", scope="notes.read"' }).end();
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ notes: [], caller: found.client_id }));
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(503).end();
  });
}).listen(port, 'localhost', () => console.log(`open http://localhost:${port}/notes`));
