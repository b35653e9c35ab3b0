// Small readers of tokens and answers that several tests need.

/** The claims of a JWT, unverified: what a test wants to look at. */
export const claimsOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());

/** The header of a JWT. */
export const headerOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[0], 'base64url').toString());

/** An address where no server needs to listen, for clients whose answers the test itself reads. */
export const callback = 'http://127.0.0.1:9/callback';
