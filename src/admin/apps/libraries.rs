//! What somebody who writes an app puts into it: for each library that fits the kind of app, its code with the app's own
//! values filled in. The code agrees with `examples/` and `docs/relying-parties.md`. The secret never stands in it: the code
//! reads it from the environment variable `CLIENT_SECRET`, as code goes where many can read it.

use super::presets::Facts;
use crate::pages::console::{Library, Snippet};
use crate::protocol::client::ClientKind;
use crate::writing::quoting::{self, ShellCommand, shell};

/// The libraries that fit a kind of app, the most usual one first.
pub(super) fn of(kind: ClientKind, facts: &Facts<'_>) -> Vec<Library> {
    match kind {
        ClientKind::Web => vec![
            library("node", "Node.js", Some("examples/node"), node(facts, true)),
            library("flask", "Python (Flask)", Some("examples/flask"), flask(facts)),
            library("spring", "Java (Spring)", None, spring(facts)),
            library("aspnet", "C# (ASP.NET)", None, aspnet(facts)),
            library("go", "Go", None, go(facts, true)),
        ],
        ClientKind::Spa => vec![library("browser", "JavaScript", Some("examples/single-page"), browser(facts))],
        ClientKind::Native => {
            vec![library("node", "Node.js", Some("examples/node"), node(facts, false)), library("go", "Go", None, go(facts, false))]
        }
        ClientKind::Service => vec![
            library("node", "Node.js", Some("examples/service"), node_service(facts)),
            library("go", "Go", None, go_service(facts)),
            library("curl", "curl", None, curl_service(facts)),
        ],
    }
}

fn library(id: &'static str, name: &'static str, example: Option<&'static str>, snippets: Vec<Snippet>) -> Library {
    Library { id, name, example, snippets }
}

fn snippet(place: &str, text: String) -> Snippet {
    Snippet { place: place.to_owned(), text }
}

/// A value as a text of JavaScript, Python, Java, C#, Go and YAML: all of them read JSON's way of writing plain ASCII.
fn quoted(text: &str) -> String {
    quoting::yaml(text)
}

/// Whether the issuer is on this machine, without https: most libraries refuse that unless they are told otherwise.
fn is_local(facts: &Facts<'_>) -> bool {
    facts.issuer.starts_with("http://")
}

/// Where people come back to after sign-out, quoted; none where no address is registered, as another would be refused.
fn after_sign_out(facts: &Facts<'_>) -> Option<String> {
    facts.post_logout_uris.first().map(|uri| quoted(uri))
}

/// What is said where nobody comes back.
const NO_WAY_BACK: &str = "To come back to your app afterwards, register a sign-out address and name it here.";

/// What an app of people asks for; those of an API where its tokens can be asked for, too.
fn scopes(facts: &Facts<'_>, of_api: bool) -> String {
    if of_api && !facts.api_scopes.is_empty() { format!("{} {}", facts.scopes, facts.api_scopes) } else { facts.scopes.to_owned() }
}

/// The API that an app of people can have a second token for: with its refresh token.
fn second_token<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.api.filter(|_| facts.refreshes)
}

/// What is said where the library cannot ask for several resources by itself.
fn api_note(facts: &Facts<'_>, sign: &str) -> String {
    facts.api.map_or_else(String::new, |api| {
        format!(
            "{sign} For the API {api}: ask /authorize with resource={} and resource={api}, and refresh with resource={api}.\n",
            facts.issuer
        )
    })
}

/// The path of the redirect address, which the app answers at.
fn callback_path(facts: &Facts<'_>) -> String {
    url::Url::parse(facts.redirect()).map_or_else(|_| "/callback".to_owned(), |url| url.path().to_owned())
}

fn node(facts: &Facts<'_>, confidential: bool) -> Vec<Snippet> {
    let (issuer, id) = (quoted(facts.issuer), quoted(facts.client_id));
    let api = second_token(facts).map(quoted);
    let (redirect, scope) = (quoted(facts.redirect()), quoted(&scopes(facts, api.is_some())));
    let home = after_sign_out(facts).map_or_else(
        || format!("  // {NO_WAY_BACK}\n  // post_logout_redirect_uri: ..."),
        |home| format!("  post_logout_redirect_uri: {home},"),
    );
    let (both, call) = match &api {
        Some(api) => (
            format!(
                "\n// The first token is for the issuer, whose userinfo you ask; the API gets one of its own.\nparameters.append('resource', {issuer});\nparameters.append('resource', {api});"
            ),
            format!(
                "\n\n// Call the API: its token comes with the refresh token. Keep the new refresh token in place of the used one.\nconst forApi = await client.refreshTokenGrant(config, tokens.refresh_token, {{ resource: {api} }});\nawait fetch(apiAddress, {{ headers: {{ authorization: `Bearer ${{forApi.access_token}}` }} }});"
            ),
        ),
        None => (String::new(), String::new()),
    };
    let proof = if confidential { "process.env.CLIENT_SECRET" } else { "undefined" };
    let authentication = if confidential { "undefined" } else { "client.None()" };
    let options = match (is_local(facts), confidential) {
        (true, _) => format!(
            ", {authentication}, {{\n  execute: [client.allowInsecureRequests], // This provider uses http. Without this line, openid-client accepts only https.\n}}"
        ),
        (false, true) => String::new(),
        (false, false) => ", client.None()".to_owned(),
    };
    let code = format!(
        "import * as client from 'openid-client';

const config = await client.discovery(new URL({issuer}), {id}, {proof}{options});

// Sign in: keep verifier, state and nonce in the session, and send the browser to `address`.
const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
const nonce = client.randomNonce();
const parameters = new URLSearchParams({{
  redirect_uri: {redirect},
  scope: {scope},
  state,
  nonce,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
}});{both}
const address = client.buildAuthorizationUrl(config, parameters);

// At the redirect address: `url` is the whole address that the browser asked for, as a URL.
const tokens = await client.authorizationCodeGrant(config, url, {{
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
}});
const {{ sub }} = tokens.claims();
// The ID token says who it is (`sub`); name and email address come from the userinfo endpoint.
const person = await client.fetchUserInfo(config, tokens.access_token, sub);{call}

// Sign out: end your own session, and send the browser to `leave`.
const leave = client.buildEndSessionUrl(config, {{
  id_token_hint: tokens.id_token,
{home}
}});"
    );
    vec![snippet("npm install openid-client", code)]
}

fn flask(facts: &Facts<'_>) -> Vec<Snippet> {
    let metadata = quoted(&format!("{}/.well-known/openid-configuration", facts.issuer));
    let (id, redirect, scope) = (quoted(facts.client_id), quoted(facts.redirect()), quoted(facts.scopes));
    let path = quoted(&callback_path(facts));
    let home = after_sign_out(facts)
        .map_or_else(|| format!("\n    # {NO_WAY_BACK}"), |home| format!("\n    parameters[\"post_logout_redirect_uri\"] = {home}"));
    let note = api_note(facts, "#");
    // Flask's own server answers on this machine at the port that the redirect address has.
    let port = url::Url::parse(facts.redirect()).ok().filter(|url| url.scheme() == "http").and_then(|url| url.port()).unwrap_or(5000);
    let code = format!(
        "# Run it: CLIENT_SECRET=... SECRET_KEY=$(openssl rand -hex 32) python app.py
import os
from urllib.parse import urlencode

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session

app = Flask(__name__)
app.secret_key = os.environ[\"SECRET_KEY\"]  # signs the session cookie

oauth = OAuth(app)
{note}latchkey = oauth.register(
    \"latchkey\",
    client_id={id},
    client_secret=os.environ[\"CLIENT_SECRET\"],
    server_metadata_url={metadata},
    client_kwargs={{\"scope\": {scope}, \"code_challenge_method\": \"S256\"}},
)


@app.get(\"/\")
def home():
    return session.get(\"person\") or redirect(\"/sign-in\")


@app.get(\"/sign-in\")
def sign_in():
    return latchkey.authorize_redirect({redirect})


@app.get({path})
def callback():
    token = latchkey.authorize_access_token()
    # The ID token says who it is (`sub`); name and email address come from the userinfo endpoint.
    session[\"person\"] = dict(latchkey.userinfo(token=token))
    session[\"id_token\"] = token[\"id_token\"]
    return redirect(\"/\")


@app.get(\"/sign-out\")
def sign_out():
    hint = session.pop(\"id_token\", \"\")
    session.clear()
    parameters = {{\"id_token_hint\": hint}}{home}
    return redirect(latchkey.load_server_metadata()[\"end_session_endpoint\"] + \"?\" + urlencode(parameters))


if __name__ == \"__main__\":
    app.run(port={port})"
    );
    vec![snippet("app.py (pip install flask authlib requests)", code)]
}

fn spring(facts: &Facts<'_>) -> Vec<Snippet> {
    let scopes: Vec<String> = facts.scopes.split(' ').map(|scope| format!("              - {}", quoted(scope))).collect();
    let settings = format!(
        "spring:
  security:
    oauth2:
      client:
        registration:
          latchkey:
            client-id: {}
            client-secret: ${{CLIENT_SECRET}}
            redirect-uri: {}
            scope:
{}
        provider:
          latchkey:
            issuer-uri: {}",
        quoted(facts.client_id),
        quoted(facts.redirect()),
        scopes.join("\n"),
        quoted(facts.issuer),
    );
    let path = quoted(&callback_path(facts));
    let home = after_sign_out(facts)
        .map_or_else(|| format!("    // {NO_WAY_BACK}"), |home| format!("    signOut.setPostLogoutRedirectUri({home});"));
    let note = api_note(facts, "//");
    let code = format!(
        "{note}@Configuration
@EnableWebSecurity
class SecurityConfig {{

  @Bean
  SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {{
    var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, \"/oauth2/authorization\");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
{home}
    http
      .authorizeHttpRequests(every -> every.anyRequest().authenticated())
      .oauth2Login(login -> login
        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
        .redirectionEndpoint(endpoint -> endpoint.baseUri({path})))
      .logout(logout -> logout.logoutSuccessHandler(signOut));
    return http.build();
  }}
}}"
    );
    vec![snippet("application.yml (spring-boot-starter-oauth2-client)", settings), snippet("SecurityConfig.java", code)]
}

fn aspnet(facts: &Facts<'_>) -> Vec<Snippet> {
    let scopes: Vec<String> = facts.scopes.split(' ').map(|scope| format!("        options.Scope.Add({});", quoted(scope))).collect();
    // The handler answers at this path itself, so the start page cannot be it.
    let path = |uri: &String| url::Url::parse(uri).ok().map(|url| url.path().to_owned()).filter(|path| path != "/");
    let signed_out = match facts.post_logout_uris.iter().find_map(path) {
        Some(path) => format!("        options.SignedOutCallbackPath = {};", quoted(&path)),
        None => format!(
            "        // Also register this as a sign-out address: {}/signout-callback-oidc\n        options.SignedOutCallbackPath = \"/signout-callback-oidc\";",
            facts.place("/callback").trim_end_matches('/')
        ),
    };
    let mut local = String::new();
    if is_local(facts) {
        local.push_str("\n        options.RequireHttpsMetadata = false; // This provider uses http.");
    }
    if facts.redirect().starts_with("http://") {
        local.push_str("\n        // Over http, browsers reject cookies with SameSite=None.\n        options.CorrelationCookie.SameSite = SameSiteMode.Lax;\n        options.NonceCookie.SameSite = SameSiteMode.Lax;");
    }
    let note = api_note(facts, "//");
    let code = format!(
        "{note}builder.Services
    .AddAuthentication(options =>
    {{
        options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
    }})
    .AddCookie()
    .AddOpenIdConnect(options =>
    {{
        options.Authority = {};
        options.ClientId = {};
        options.ClientSecret = builder.Configuration[\"CLIENT_SECRET\"];
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = {};
{signed_out}
        options.Scope.Clear();
{}
        // The ID token says who it is (`sub`); name and email address come from the userinfo endpoint.
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = \"name\";
        options.SaveTokens = true; // The sign-out sends the ID token as a hint.{local}
    }});",
        quoted(facts.issuer),
        quoted(facts.client_id),
        quoted(&callback_path(facts)),
        scopes.join("\n"),
    );
    vec![snippet("dotnet add package Microsoft.AspNetCore.Authentication.OpenIdConnect", code)]
}

fn go(facts: &Facts<'_>, confidential: bool) -> Vec<Snippet> {
    let api = second_token(facts).map(quoted);
    let scopes: Vec<String> = scopes(facts, api.is_some()).split(' ').map(quoted).collect();
    let home =
        after_sign_out(facts).map_or_else(|| format!("\t// {NO_WAY_BACK}"), |home| format!("\t\"post_logout_redirect_uri\": {{{home}}},"));
    let (both, call) = match &api {
        Some(api) => (
            format!(
                "\n// The first token is for the issuer, whose userinfo you ask; the API gets one of its own.\naddress += \"&\" + url.Values{{\"resource\": {{{}, {api}}}}}.Encode()",
                quoted(facts.issuer)
            ),
            format!(
                "\n\n// Call the API: its token comes with the refresh token. Keep the new refresh token in place of the used one.\nrefresh := url.Values{{\"grant_type\": {{\"refresh_token\"}}, \"refresh_token\": {{token.RefreshToken}}, \"resource\": {{{api}}}}}\n// Send refresh to provider.Endpoint().TokenURL as config does, and the access_token of the answer to the API."
            ),
        ),
        None => (String::new(), String::new()),
    };
    let secret = if confidential { "\n\tClientSecret: os.Getenv(\"CLIENT_SECRET\")," } else { "" };
    let code = format!(
        "provider, err := oidc.NewProvider(ctx, {})
if err != nil {{
\treturn err
}}
config := oauth2.Config{{
\tClientID:     {},{secret}
\tEndpoint:     provider.Endpoint(),
\tRedirectURL:  {},
\tScopes:       []string{{{}}},
}}

// Sign in: keep verifier, state and nonce in the session, and send the browser to address.
verifier, state, nonce := oauth2.GenerateVerifier(), rand.Text(), rand.Text()
address := config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)){both}

// At the redirect address: r is the request of the browser.
if r.URL.Query().Get(\"state\") != state {{
\treturn errors.New(\"this response does not belong to a sign-in in this browser\")
}}
token, err := config.Exchange(ctx, r.URL.Query().Get(\"code\"), oauth2.VerifierOption(verifier))
if err != nil {{
\treturn err
}}
rawIDToken, _ := token.Extra(\"id_token\").(string)
idToken, err := provider.Verifier(&oidc.Config{{ClientID: config.ClientID}}).Verify(ctx, rawIDToken)
if err != nil {{
\treturn err
}}
if idToken.Nonce != nonce {{
\treturn errors.New(\"this ID token belongs to another sign-in\")
}}
// The ID token says who it is (Subject); name and email address come from the userinfo endpoint.
person, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(token))
if err != nil {{
\treturn err
}}
if person.Subject != idToken.Subject {{
\treturn errors.New(\"userinfo belongs to another person\")
}}{call}

// Sign out: end your own session, and send the browser to leave.
leave := {} + url.Values{{
\t\"id_token_hint\":            {{rawIDToken}},
{home}
}}.Encode()",
        quoted(facts.issuer),
        quoted(facts.client_id),
        quoted(facts.redirect()),
        scopes.join(", "),
        quoted(&format!("{}/logout?", facts.issuer)),
    );
    vec![snippet("go get github.com/coreos/go-oidc/v3/oidc golang.org/x/oauth2", code)]
}

fn browser(facts: &Facts<'_>) -> Vec<Snippet> {
    let home = after_sign_out(facts).map_or_else(|| format!("// {NO_WAY_BACK}"), |home| format!("post_logout_redirect_uri: {home},"));
    let note = api_note(facts, "//");
    let code = format!(
        "{note}import {{ UserManager }} from 'oidc-client-ts';

const manager = new UserManager({{
  authority: {},
  client_id: {},
  redirect_uri: {},
  {home}
  scope: {},
  // The ID token says who it is (`sub`); name and email address come from the userinfo endpoint.
  loadUserInfo: true,
}});

// At the redirect address: back from a sign-in with a code.
let user;
if (new URLSearchParams(location.search).has('code')) {{
  user = await manager.signinRedirectCallback();
  history.replaceState(null, '', location.pathname);
}}
user ??= await manager.getUser();

// Sign in and sign out.
signInButton.addEventListener('click', () => manager.signinRedirect());
signOutButton.addEventListener('click', () => manager.signoutRedirect());",
        quoted(facts.issuer),
        quoted(facts.client_id),
        quoted(facts.redirect()),
        quoted(facts.scopes),
    );
    vec![snippet("npm install oidc-client-ts", code)]
}

/// A program that acts for itself: asks for the scopes of an API, where its admin granted it some.
fn node_service(facts: &Facts<'_>) -> Vec<Snippet> {
    let options = if is_local(facts) {
        ", undefined, {\n  execute: [client.allowInsecureRequests], // This provider uses http. Without this line, openid-client accepts only https.\n}"
    } else {
        ""
    };
    let mut asked: Vec<String> = Vec::new();
    if let Some(api) = facts.api {
        asked.push(format!("resource: {}", quoted(api)));
    }
    if !facts.api_scopes.is_empty() {
        asked.push(format!("scope: {}", quoted(facts.api_scopes)));
    }
    let asked = if asked.is_empty() { String::new() } else { format!(", {{ {} }}", asked.join(", ")) };
    let code = format!(
        "import * as client from 'openid-client';

const config = await client.discovery(new URL({}), {}, process.env.CLIENT_SECRET{options});
const {{ access_token, expires_in }} = await client.clientCredentialsGrant(config{asked});

// Send it to the API, and ask for a new one when it has expired.
await fetch(apiAddress, {{ headers: {{ authorization: `Bearer ${{access_token}}` }} }});",
        quoted(facts.issuer),
        quoted(facts.client_id),
    );
    vec![snippet("npm install openid-client", code)]
}

fn go_service(facts: &Facts<'_>) -> Vec<Snippet> {
    let mut lines = vec![
        "config := clientcredentials.Config{".to_owned(),
        format!("\tClientID:     {},", quoted(facts.client_id)),
        "\tClientSecret: os.Getenv(\"CLIENT_SECRET\"),".to_owned(),
        format!("\tTokenURL:     {},", quoted(&format!("{}/token", facts.issuer))),
    ];
    if !facts.api_scopes.is_empty() {
        let scopes: Vec<String> = facts.api_scopes.split(' ').map(quoted).collect();
        lines.push(format!("\tScopes:       []string{{{}}},", scopes.join(", ")));
    }
    if let Some(api) = facts.api {
        lines.push(format!("\tEndpointParams: url.Values{{\"resource\": {{{}}}}},", quoted(api)));
    }
    lines.extend(["}".to_owned(), "// Gets a token, sends it with each request, and gets a new one when it has expired.".to_owned()]);
    lines.push("api := config.Client(ctx)".to_owned());
    vec![snippet("go get golang.org/x/oauth2/clientcredentials", lines.join("\n"))]
}

fn curl_service(facts: &Facts<'_>) -> Vec<Snippet> {
    let mut lines = vec![
        format!("curl {}", shell(&format!("{}/token", facts.issuer))),
        format!("--user {}:\"$CLIENT_SECRET\"", shell(facts.client_id)),
    ];
    lines.extend(token_arguments(facts).iter().map(|[option, value]| format!("{option} {}", shell(value))));
    vec![snippet("curl", lines.join(" \\\n  "))]
}

/// What is sent for a token of a program's own, as arguments of curl.
fn token_arguments(facts: &Facts<'_>) -> Vec<[String; 2]> {
    let mut arguments = vec![["--data".to_owned(), "grant_type=client_credentials".to_owned()]];
    let mut send = |value: String| arguments.push(["--data-urlencode".to_owned(), value]);
    if let Some(api) = facts.api {
        send(format!("resource={api}"));
    }
    if !facts.api_scopes.is_empty() {
        send(format!("scope={}", facts.api_scopes));
    }
    arguments
}

/// The command by which a program asks for a token of its own; curl asks for the secret.
pub(super) fn token_command(facts: &Facts<'_>) -> ShellCommand {
    let mut words = vec!["curl".to_owned(), format!("{}/token", facts.issuer), "--user".to_owned(), facts.client_id.to_owned()];
    words.extend(token_arguments(facts).into_iter().flatten());
    ShellCommand::of(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[cfg(test)]
#[path = "libraries_tests.rs"]
mod tests;
