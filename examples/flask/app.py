"""A web application that signs people in: Flask and Authlib."""

import os
import secrets
from urllib.parse import urlencode

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session, url_for
from markupsafe import escape

issuer = os.environ.get("ISSUER", "http://localhost:8080")
port = int(os.environ.get("PORT", "5000"))

app = Flask(__name__)
# Signs the session cookie. A real application reads it from its settings, so that sessions outlive a restart.
app.secret_key = os.environ.get("SECRET_KEY") or secrets.token_urlsafe(32)

oauth = OAuth(app)
latchkey = oauth.register(
    "latchkey",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    server_metadata_url=issuer + "/.well-known/openid-configuration",
    client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
)


@app.get("/")
def home():
    person = session.get("person")
    if not person:
        return '<!doctype html><h1>Notes</h1><p><a href="/sign-in">Sign in</a>'
    name = escape(person.get("name") or person.get("email"))
    return f'<!doctype html><h1>Hello, {name}</h1><p>You are {escape(person["sub"])}. <a href="/sign-out">Sign out</a>'


@app.get("/sign-in")
def sign_in():
    return latchkey.authorize_redirect(url_for("callback", _external=True))


@app.get("/callback")
def callback():
    token = latchkey.authorize_access_token()
    # token["userinfo"] is what the ID token says: who it is (`sub`). Name and address come from the userinfo endpoint.
    session["person"] = dict(latchkey.userinfo(token=token))
    session["id_token"] = token["id_token"]
    return redirect("/")


@app.get("/sign-out")
def sign_out():
    hint = session.pop("id_token", "")
    session.clear()
    parameters = {"id_token_hint": hint, "post_logout_redirect_uri": url_for("home", _external=True)}
    return redirect(latchkey.load_server_metadata()["end_session_endpoint"] + "?" + urlencode(parameters))


if __name__ == "__main__":
    app.run(host="localhost", port=port)
