"""A web application as Authlib's documentation writes one: Flask, discovery, code with PKCE, claims from the ID token."""

import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, jsonify, redirect, session, url_for

app = Flask(__name__)
app.secret_key = os.urandom(32)
app.config["SESSION_COOKIE_NAME"] = "authlib_app"

oauth = OAuth(app)
oauth.register(
    "latchkey",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    server_metadata_url=os.environ["ISSUER"] + "/.well-known/openid-configuration",
    client_kwargs={"scope": "openid profile email groups", "code_challenge_method": "S256"},
)


@app.get("/login")
def login():
    return oauth.latchkey.authorize_redirect(url_for("callback", _external=True))


@app.get("/callback")
def callback():
    token = oauth.latchkey.authorize_access_token()
    session["id_token"] = token["id_token"]
    return jsonify(id_token=token["userinfo"], userinfo=oauth.latchkey.userinfo(token=token))


@app.get("/refresh")
def refresh():
    """Signs in again in the same browser, then renews the access token as Authlib does when one has run out."""
    return oauth.latchkey.authorize_redirect(url_for("refreshed", _external=True))


@app.get("/refreshed")
def refreshed():
    token = oauth.latchkey.authorize_access_token()
    client = oauth.latchkey._get_oauth_client()
    metadata = oauth.latchkey.load_server_metadata()
    renewed = client.refresh_token(metadata["token_endpoint"], refresh_token=token["refresh_token"])
    return jsonify(same=renewed["access_token"] == token["access_token"], userinfo=oauth.latchkey.userinfo(token=renewed))


@app.get("/logout")
def logout():
    target = oauth.latchkey.load_server_metadata()["end_session_endpoint"]
    return redirect(f"{target}?id_token_hint={session.pop('id_token')}&post_logout_redirect_uri={url_for('goodbye', _external=True)}")


@app.get("/goodbye")
def goodbye():
    return "signed out"


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ["PORT"]))
