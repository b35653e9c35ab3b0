// The clients that a plan is run with, made at the provider, and what the suite is told of them.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createClient } from './latchkey.mjs';

/** A key of a client: as it keeps it, and as it makes it known. */
function makeKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const named = { kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' };
  const set = (key) => ({ keys: [{ ...key.export({ format: 'jwk' }), ...named }] });
  return { own: set(privateKey), known: set(publicKey) };
}

/** The configuration of a plan, with clients that were made for it; `made` are the ids of those. */
export async function configure(entry, { suite, discoveryUrl }) {
  const alias = `latchkey-${randomBytes(4).toString('hex')}`;
  const base = `${suite}/test/a/${alias}`;
  const configuration = { alias, description: `Latchkey: ${entry.plan}`, server: { discoveryUrl } };
  const made = [];
  if (entry.own) {
    for (const place of ['client', 'client2']) configuration[place] = { client_name: `Conformance ${place}` };
  } else if (entry.variant) {
    const extra = typeof entry.metadata === 'function' ? entry.metadata({ base }) : entry.metadata;
    const method = entry.variant.client_auth_type ?? 'client_secret_basic';
    const places = { client: method, client_secret_post: 'client_secret_post', client2: method };
    for (const [place, token_endpoint_auth_method] of Object.entries(places)) {
      const keys = token_endpoint_auth_method === 'private_key_jwt' ? makeKeys() : undefined;
      const { client_id, client_secret } = await createClient(`Conformance ${place}`, {
        redirect_uris: [`${base}/callback`],
        post_logout_redirect_uris: [`${base}/post_logout_redirect`],
        token_endpoint_auth_method,
        scope: 'openid profile email address phone offline_access',
        ...(keys && { jwks: keys.known }),
        ...extra,
      });
      made.push(client_id);
      configuration[place] = { client_id, client_secret, ...(keys && { jwks: keys.own }) };
    }
  }
  return { configuration, made };
}
