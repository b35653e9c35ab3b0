// Asks the browser for a passkey when a form is sent that needs one, and sends the form with what it answers. What goes wrong is said by
// the texts that wait in the form.
const decode = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** The options of a page, with bytes where it holds texts of base64url. */
function optionsOf(form) {
  const options = JSON.parse(form.dataset.options);
  const withBytes = (list) => list?.map((one) => ({ ...one, id: decode(one.id) }));
  options.challenge = decode(options.challenge);
  options.allowCredentials = withBytes(options.allowCredentials);
  options.excludeCredentials = withBytes(options.excludeCredentials);
  if (options.user) options.user.id = decode(options.user.id);
  return options;
}

/** A credential as JSON, with texts of base64url where it holds bytes. */
function written({ rawId, type, response }) {
  const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const given = names.filter((name) => response[name]).map((name) => [name, encode(response[name])]);
  const transports = response.getTransports?.();
  return JSON.stringify({ id: encode(rawId), type, response: { ...Object.fromEntries(given), ...(transports && { transports }) } });
}

/** Which text says why there is no answer. */
function reasonOf(error) {
  if (error.name === 'InvalidStateError') return 'held';
  return ['NotSupportedError', 'SecurityError', 'TypeError'].includes(error.name) ? 'unsupported' : 'stopped';
}

async function attend(form) {
  const answer = form.elements.answer;
  const say = (reason) => {
    const texts = [...form.querySelectorAll('[role=alert] .error')];
    const fits = texts.some((text) => text.dataset.when === reason) ? reason : reason && 'stopped';
    for (const text of texts) text.hidden = !fits || text.dataset.when !== fits;
  };
  const send = (credential) => {
    answer.value = written(credential);
    form.requestSubmit();
  };
  let autofill;
  // Beside the field for the name, until a person chooses one there. Whoever does not is told nothing.
  const fill = () => {
    if (form.dataset.autofill === undefined) return;
    autofill = new AbortController();
    navigator.credentials.get({ publicKey: optionsOf(form), mediation: 'conditional', signal: autofill.signal }).then(send, () => {});
  };
  // A page that the browser shows again from memory asks again.
  addEventListener('pageshow', () => (answer.value = ''));
  form.addEventListener('submit', async (event) => {
    if (answer.value || event.submitter?.name) return;
    event.preventDefault();
    say(null);
    if (!window.PublicKeyCredential) return say('unsupported');
    autofill?.abort();
    try {
      send(await navigator.credentials[form.dataset.passkey]({ publicKey: optionsOf(form) }));
    } catch (error) {
      say(reasonOf(error));
      if (autofill) fill();
    }
  });
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  const { unknown, options } = form.dataset;
  if (unknown) PublicKeyCredential.signalUnknownCredential?.({ rpId: JSON.parse(options).rpId, credentialId: unknown }).catch(() => {});
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) fill();
}

for (const form of document.querySelectorAll('form[data-passkey]')) attend(form);

// Whoever signs in with a password here may be offered a passkey, where this device can make one.
const offer = document.querySelector('input[name=can_passkey]');
if (offer && (await window.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.())) offer.value = 'yes';

// What needs a passkey is offered where the browser knows them.
for (const part of document.querySelectorAll('[data-needs-passkey]')) part.hidden = !window.PublicKeyCredential;

// The list of a person's passkeys: whatever else the browser has for this account is gone here.
for (const { dataset } of document.querySelectorAll('[data-accepted]'))
  window.PublicKeyCredential?.signalAllAcceptedCredentials?.(JSON.parse(dataset.accepted)).catch(() => {});
