// The page that each module wants a picture of. A picture of another page is not shown to the suite: the module then fails.

/** The page that refuses a request without a redirect, for this parameter. */
const refusal = (parameter) => ({
  says: `the error page about ${parameter}`,
  isShown: async (page, name) => name === 'error' && (await page.locator('.developer dd').allTextContents()).includes(parameter),
});

/** The sign-in page of the module's second request. */
const signInAgain = {
  says: 'the sign-in page, again',
  isShown: async (page, name, seen) => seen.includes('the suite') && (await page.locator('input[name=password]:visible').count()) > 0,
  goesOn: true,
};

/** The page that asks to sign in or to agree, with this on it. */
const journeyWith = (what, selector) => ({
  says: `the page that asks to sign in or to agree, with ${what}`,
  isShown: async (page, name) => ['sign-in', 'consent'].includes(name) && (await page.locator(selector).count()) > 0,
});

/** The page that asks whether to sign out, or refuses the request and offers it: nothing ended yet, and nothing is sent to the app. */
const asksToSignOut = {
  says: 'the page that asks whether to sign out, or the error page about id_token_hint that offers it',
  isShown: async (page, name) => name === 'sign-out' || refusal('id_token_hint').isShown(page, name),
};

/** The page that says that nobody is signed in now. */
const signedOut = { says: 'the signed-out page', isShown: async (page, name) => name === 'signed-out' };

export const expected = {
  'oidcc-prompt-login': signInAgain,
  'oidcc-max-age-1': signInAgain,
  'oidcc-response-type-missing': refusal('response_type'),
  'oidcc-ensure-registered-redirect-uri': refusal('redirect_uri'),
  'oidcc-ensure-redirect-uri-in-authorization-request': refusal('redirect_uri'),
  'oidcc-redirect-uri-query-mismatch': refusal('redirect_uri'),
  'oidcc-redirect-uri-query-added': refusal('redirect_uri'),
  'oidcc-ensure-request-object-with-redirect-uri': refusal('redirect_uri'),
  'oidcc-registration-logo-uri': journeyWith('the logo', '.logo img[src^="https://"]'),
  'oidcc-registration-policy-uri': journeyWith('the link to the policy', 'a[href*="policy"]'),
  'oidcc-registration-tos-uri': journeyWith('the link to the terms', 'a[href*="tos"]'),
  'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri': refusal('post_logout_redirect_uri'),
  'oidcc-rp-initiated-logout-no-id-token-hint': asksToSignOut,
  'oidcc-rp-initiated-logout-bad-id-token-hint': asksToSignOut,
  'oidcc-rp-initiated-logout-modified-id-token-hint': asksToSignOut,
  'oidcc-rp-initiated-logout-no-params': signedOut,
  'oidcc-rp-initiated-logout-only-state': signedOut,
  'oidcc-rp-initiated-logout-no-post-logout-redirect-uri': signedOut,
  'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri': refusal('post_logout_redirect_uri'),
};
