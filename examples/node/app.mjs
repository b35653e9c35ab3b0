// A web application that signs people in: Node.js and openid-client, nothing else.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import * as client from 'openid-client';

const { ISSUER = 'http://localhost:8080', CLIENT_ID, CLIENT_SECRET, PORT = '3000' } = process.env;
const home = `http://localhost:${PORT}/`;

// openid-client speaks https alone, unless it is told otherwise: here for a provider on this machine.
const local = ISSUER.startsWith('http://');
const config = await client.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET, undefined, {
  execute: local ? [client.allowInsecureRequests] : [],
});

// What this application knows of each browser. A real one keeps it in a database.
const sessions = new Map();

function sessionOf(request, response) {
  const known = /(?:^|; )notes_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (known && sessions.has(known)) return sessions.get(known);
  const id = randomBytes(32).toString('base64url');
  response.setHeader('set-cookie', `notes_session=${id}; HttpOnly; SameSite=Lax; Path=/`);
  sessions.set(id, {});
  return sessions.get(id);
}

const redirect = (response, to) => response.writeHead(303, { location: String(to) }).end();
const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

async function answer(request, response) {
  const session = sessionOf(request, response);
  const url = new URL(request.url, home);
  switch (url.pathname) {
    case '/sign-in': {
      session.verifier = client.randomPKCECodeVerifier();
      session.state = client.randomState();
      session.nonce = client.randomNonce();
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: new URL('/callback', home).href,
        scope: 'openid profile email',
        state: session.state,
        nonce: session.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(session.verifier),
        code_challenge_method: 'S256',
      });
      return redirect(response, address);
    }
    case '/callback': {
      const tokens = await client.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: session.verifier,
        expectedState: session.state,
        expectedNonce: session.nonce,
      });
      const { sub } = tokens.claims();
      // `claims()` says who it is (`sub`); name and address come from the userinfo endpoint.
      session.person = await client.fetchUserInfo(config, tokens.access_token, sub);
      session.idToken = tokens.id_token;
      return redirect(response, home);
    }
    case '/sign-out': {
      const hint = session.idToken;
      delete session.person;
      return redirect(response, client.buildEndSessionUrl(config, { id_token_hint: hint, post_logout_redirect_uri: home }));
    }
    case '/': {
      const { person } = session;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(
        person
          ? `<!doctype html><h1>Hello, ${escaped(person.name ?? person.email)}</h1><p>You are ${escaped(person.sub)}. <a href="/sign-out">Sign out</a>`
          : '<!doctype html><h1>Notes</h1><p><a href="/sign-in">Sign in</a>',
      );
    }
    default:
      return response.writeHead(404).end('not found');
  }
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end('The sign-in failed. Its reason stands in the log of this application.');
  });
}).listen(Number(PORT), 'localhost', () => console.log(`open ${home}`));
