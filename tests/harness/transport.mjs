// HTTP to a chosen socket under any name: what a proxy, a hosts file or a test authority would otherwise be needed for.
import http from 'node:http';
import https from 'node:https';

/**
 * A `fetch` that adds no header of its own (Node's says `Sec-Fetch-Mode: cors`, which no page does) and whose connections
 * go to `port` of this machine, if one is given. `ca` is the authority that TLS must be signed by; without it the
 * connection is plain, and `headers` may say what a trusted proxy would say.
 */
export function transport({ port, ca, headers: always = {} } = {}) {
  return (target, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((done, failed) => {
      const url = new URL(target);
      const payload = body === undefined || body === null ? undefined : body.toString();
      const request = (ca ? https : http).request({
        host: port ? '127.0.0.1' : url.hostname,
        port: port ?? url.port,
        ca,
        servername: ca && url.hostname,
        method,
        path: url.pathname + url.search,
        agent: false,
        headers: {
          host: url.host,
          ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(payload) }),
          ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
          ...always,
        },
      });
      request.setTimeout(15_000, () => request.destroy(new Error(`${url}: no answer within 15 s`)));
      request.on('error', failed);
      request.on('response', (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => {
          const answered = new Headers();
          for (let i = 0; i < response.rawHeaders.length; i += 2) answered.append(response.rawHeaders[i], response.rawHeaders[i + 1]);
          const empty = [204, 304].includes(response.statusCode);
          done(new Response(empty ? null : Buffer.concat(parts), { status: response.statusCode, headers: answered }));
        });
      });
      request.end(payload);
    });
}
