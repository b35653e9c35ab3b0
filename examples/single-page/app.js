// The application: oidc-client-ts does the protocol, with PKCE and without a secret.
const byId = (id) => document.getElementById(id);

async function main() {
  const home = `${location.origin}/`;
  const manager = new oidc.UserManager({
    ...(await (await fetch('/settings.json')).json()),
    redirect_uri: home,
    post_logout_redirect_uri: home,
    scope: 'openid profile email',
    // The ID token says who it is (`sub`); name and address come from the userinfo endpoint.
    loadUserInfo: true,
  });
  byId('sign-in').addEventListener('click', () => manager.signinRedirect());
  byId('sign-out').addEventListener('click', () => manager.signoutRedirect());

  let user;
  if (new URLSearchParams(location.search).has('state')) {
    // Back from the provider: after a sign-in with a code, or after a sign-out.
    if (new URLSearchParams(location.search).has('code')) user = await manager.signinRedirectCallback();
    history.replaceState(null, '', '/');
  }
  user ??= await manager.getUser();
  byId('hello').textContent = user ? `Hello, ${user.profile.name ?? user.profile.email}` : 'Notes';
  byId('sign-in').hidden = Boolean(user);
  byId('sign-out').hidden = !user;
}

main().catch((error) => {
  byId('problem').textContent = `The sign-in failed: ${error.message}`;
  byId('sign-in').hidden = false;
});
