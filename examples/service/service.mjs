// A service that signs in as itself (client credentials) and calls an API.
import * as oauth from 'oauth4webapi';
import { api, options, provider } from './provider.mjs';

const client = { client_id: process.env.CLIENT_ID };
const response = await oauth.clientCredentialsGrantRequest(
  provider,
  client,
  oauth.ClientSecretBasic(process.env.CLIENT_SECRET),
  new URLSearchParams({ resource: api, scope: 'notes.read' }),
  options,
);
const { access_token } = await oauth.processClientCredentialsResponse(provider, client, response);

const answer = await fetch(process.argv[2], { headers: { authorization: `Bearer ${access_token}` } });
console.log(answer.status, await answer.text());
