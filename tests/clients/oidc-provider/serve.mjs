// npm oidc-provider as the provider of a company: two people, and one client, which is the Latchkey under test.
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

const { PORT, RELYING_PARTY, LISTENS_AT } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const people = {
  mara: { email: 'mara@company.example', email_verified: true, name: 'Mara Lind', groups: ['engineering', 'everybody'] },
  noor: { email: 'noor@company.example', email_verified: true, name: 'Noor Haddad', groups: ['everybody'] },
};

/** The parameters of the authorization requests that came, for the test to look at. */
const seen = [];

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'latchkey',
      client_secret: 'a secret of the company, as long as it should be',
      redirect_uris: [`${RELYING_PARTY}/upstream/company/callback`],
      backchannel_logout_uri: `${LISTENS_AT}/upstream/company/backchannel-logout`,
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  scopes: ['openid', 'email', 'profile', 'groups'],
  findAccount: (_ctx, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  // It reaches no loopback address by itself, and the Latchkey under test is at one.
  fetch: (url, { dispatcher: _refusesLoopback, ...options }) => globalThis.fetch(url, options),
  cookies: { keys: ['of this run alone'] },
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'company' }] },
});

provider.use(async (ctx, next) => {
  if (ctx.path === '/seen') {
    ctx.body = seen;
    return;
  }
  if (ctx.path === '/auth' && ctx.method === 'GET') seen.push(ctx.query);
  await next();
});
for (const event of ['backchannel.success', 'backchannel.error', 'server_error', 'grant.error', 'authorization.error']) {
  provider.on(event, (...told) => console.log(event, told.map((one) => `${one?.message ?? ''} ${one?.cause ?? ''}`).join(' ')));
}
provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
