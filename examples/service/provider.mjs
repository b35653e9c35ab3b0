// What the three programs share: the provider, its metadata, and the API's name.
import * as oauth from 'oauth4webapi';

export const issuer = new URL(process.env.ISSUER ?? 'http://localhost:8080');
export const api = process.env.API ?? 'https://notes.example.com/api';

// oauth4webapi speaks https alone, unless it is told otherwise: here for a provider on this machine.
export const options = { [oauth.allowInsecureRequests]: issuer.protocol === 'http:' };

export const provider = await oauth
  .discoveryRequest(issuer, options)
  .then((response) => oauth.processDiscoveryResponse(issuer, response));
