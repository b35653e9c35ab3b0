// The application as oidc-client-ts' documentation writes it.
const manager = new oidc.UserManager({
  ...JSON.parse(sessionStorage.getItem('settings') ?? 'null'),
  redirect_uri: `${location.origin}/callback`,
  post_logout_redirect_uri: `${location.origin}/`,
  response_type: 'code',
  scope: 'openid profile email',
  loadUserInfo: true,
  automaticSilentRenew: false,
});

const show = (state, user) => {
  document.getElementById('user').textContent = user ? JSON.stringify({ profile: user.profile, access_token: user.access_token }) : '';
  document.getElementById('state').textContent = state;
};
const attempt = (job) => () => job().catch((error) => show(`failed: ${error.message}`));

document.getElementById('sign-in').addEventListener('click', attempt(() => manager.signinRedirect()));
document.getElementById('sign-out').addEventListener('click', attempt(() => manager.signoutRedirect()));
document.getElementById('renew').addEventListener(
  'click',
  attempt(async () => show('renewed', await manager.signinSilent())),
);

attempt(async () => {
  if (location.pathname === '/callback') {
    const user = await manager.signinRedirectCallback();
    history.replaceState(null, '', '/');
    show('signed in', user);
  } else {
    show((await manager.getUser()) ? 'signed in' : 'signed out', await manager.getUser());
  }
})();
