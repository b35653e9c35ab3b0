// A relying party of a few lines: it starts an authorization, and shows at its callback what it was answered.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { freePorts } from './processes.mjs';

/** The query of an authorization request with PKCE. */
export function authorization(server, clientId, redirectUri, parameters = {}) {
  const url = new URL(`${server.issuer}/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: randomBytes(12).toString('base64url'),
    nonce: randomBytes(12).toString('base64url'),
    code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return url.href;
}

/** A web server of an application: `answer(request, response, url)` decides. Stopped with the test. */
export async function serveApplication(t, answer) {
  const [port] = await freePorts(1);
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    Promise.resolve(answer(request, response, new URL(request.url, `http://${request.headers.host}`))).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port, origin: `http://127.0.0.1:${port}` };
}

/** An application whose callback says 'signed in' or names the error. */
export async function plainApplication(t) {
  const served = await serveApplication(t, (_request, response, url) => {
    const outcome = url.searchParams.get('error') ?? (url.searchParams.get('code') ? 'signed in' : url.pathname);
    response.end(`<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><h1>${outcome}</h1>`);
  });
  return { ...served, callback: `${served.origin}/callback` };
}
