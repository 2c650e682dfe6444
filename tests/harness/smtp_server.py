#!/usr/bin/python3
"""A real SMTP server for the tests, made to misbehave on request.

Prints `PORT <n>` once it listens on 127.0.0.1, then one JSON object a line for everything that happens:

    {"event": "connect"}                      a client connected
    {"event": "tls"}                          STARTTLS succeeded
    {"event": "auth", "user": .., "ok": ..}   a login was tried
    {"event": "refused", "at": "connect" | "rcpt" | "data", "code": .., "to": [..]}
    {"event": "mail", "from": .., "to": [..], "data": .., "message_id": .., "tls": .., "user": ..}
    {"event": "cut"}                          the connection was closed instead of a reply
    {"event": "hang", "seconds": ..}          the reply is held back
    {"event": "set", "what": [..]}            a command was carried out
    {"event": "error", "text": ..}            a command was not understood

Takes one JSON object a line on stdin; what it sets holds for what clients do after its `set` event:

    {"connect": {"code": 421, "text": ".."}}                        instead of the greeting
    {"rcpt": {"code": 550, "text": "..", "match": "part of the address"}}
    {"rcpt": {"code": 550, "raw": "550-a\\r\\n550 b"}}               said as it stands
    {"data": {"code": 451, "text": "..", "match": "part of an address"}}  after the final dot; no `mail` event
    {"cut_after_data": true}      takes the message, then closes the connection without a reply
    {"hang_after_data": seconds}  takes the message, then replies that much later
    {"auth": {"user": "..", "password": ".."}}                      nobody else gets in
    {"starttls": "required" | "offered" | "off"}                    needs --cert and --key
    {"inject": "250 .."}          says this too, in the clear, with its answer to STARTTLS
    {"inject_early": "220 .."}    says this with its answer to EHLO, and nothing to STARTTLS
    {"reset": true}               back to a server that takes everything

The first five hold until told otherwise, or as often as `"times": n` says; null or false takes one back.
`auth`, `starttls` and `connect` are looked at when a client connects. It ends when its stdin is closed, so it
never outlives the tests.
"""

import argparse
import asyncio
import email
import json
import logging
import signal
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

FAULTS = ("connect", "rcpt", "data", "cut_after_data", "hang_after_data")


def tell(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


class Behaviour:
    """What the tests asked for."""

    def __init__(self, certificate):
        self.certificate = certificate
        self.reset()

    def reset(self):
        self.faults = {}
        self.auth = None
        self.starttls = "off"
        self.inject = None
        self.inject_early = None

    def obey(self, command):
        times = command.pop("times", None)
        for what, value in command.items():
            if what in FAULTS:
                self.set_fault(what, value, times)
            elif what == "auth":
                self.auth = value and (value["user"], value["password"])
            elif what == "starttls" and value in ("required", "offered", "off"):
                if value != "off" and not self.certificate:
                    raise ValueError("starttls needs --cert and --key")
                self.starttls = value
            elif what == "inject":
                self.inject = value
            elif what == "inject_early":
                self.inject_early = value
            elif what == "reset":
                self.reset()
            else:
                raise ValueError(f"unknown: {what} {value!r}")
        tell("set", what=list(command))

    def set_fault(self, what, value, times):
        if value is None or value is False:
            self.faults.pop(what, None)
            return
        fault = dict(value) if isinstance(value, dict) else {"seconds": value}
        if what in ("connect", "rcpt", "data"):
            fault["code"] = int(fault["code"])
        fault.setdefault("times", times)
        self.faults[what] = fault

    def fault(self, what, addresses=()):
        """The fault due now, used up once; None if all is well."""
        fault = self.faults.get(what)
        if not fault or fault["times"] == 0:
            return None
        if "match" in fault and not any(fault["match"] in address for address in addresses):
            return None
        if fault["times"] is not None:
            fault["times"] -= 1
        return fault

    def refusal(self, at, addresses=()):
        """The reply that refuses, or None."""
        fault = self.fault(at, addresses)
        if not fault:
            return None
        tell("refused", at=at, code=fault["code"], to=list(addresses))
        return fault.get("raw") or f"{fault['code']} {fault.get('text', 'refused by the test')}"


class Server(SMTP):
    """One connection."""

    def __init__(self, behaviour):
        self.behaviour = behaviour
        self.tls = False
        self.user = None
        self.login = behaviour.auth
        super().__init__(
            self,  # its own handler
            hostname="localhost",
            enable_SMTPUTF8=True,
            tls_context=None if behaviour.starttls == "off" else behaviour.certificate,
            require_starttls=behaviour.starttls == "required",
            auth_required=self.login is not None,
            auth_require_tls=False,
            authenticator=self.authenticate,
        )

    async def _handle_client(self):
        tell("connect")
        if reply := self.behaviour.refusal("connect"):
            await self.push(reply)
            self.transport.close()
            return
        await super()._handle_client()

    async def push(self, status):
        early = self.behaviour.inject_early
        if str(status).startswith("220 Ready to start TLS"):
            if early:
                return
            if self.behaviour.inject:
                status = f"{status}\r\n{self.behaviour.inject}"
        elif early and not self.tls and str(status).startswith("250 "):
            status = f"{status}\r\n{early}"
        await super().push(status)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        # A server without accounts does not offer to log in.
        return [line for line in responses if self.login or not line.startswith("250-AUTH")]

    def handle_STARTTLS(self, server, session, envelope):
        self.tls = True
        tell("tls")
        return True

    def authenticate(self, server, session, envelope, mechanism, credentials):
        user, password = credentials.login.decode(), credentials.password.decode()
        ok = (user, password) == self.login
        self.user = user if ok else None
        tell("auth", user=user, ok=ok)
        return AuthResult(success=ok, handled=ok, auth_data=credentials)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if reply := self.behaviour.refusal("rcpt", [address]):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if reply := self.behaviour.refusal("data", envelope.rcpt_tos):
            return reply
        tell(
            "mail",
            **{"from": envelope.mail_from.removeprefix("<>")},
            to=envelope.rcpt_tos,
            data=envelope.content.decode(errors="replace"),
            message_id=email.message_from_bytes(envelope.content)["Message-ID"],
            tls=self.tls,
            user=self.user,
        )
        if self.behaviour.fault("cut_after_data", envelope.rcpt_tos):
            tell("cut")
            self.transport.abort()
            await asyncio.Future()  # no reply: the lost connection ends this task
        if fault := self.behaviour.fault("hang_after_data", envelope.rcpt_tos):
            tell("hang", seconds=fault["seconds"])
            await asyncio.sleep(fault["seconds"])
        return "250 OK"


def certificate(arguments):
    if not arguments.cert:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(arguments.cert, arguments.key)
    return context


async def main():
    parser = argparse.ArgumentParser(description="An SMTP server for the tests; see the top of this file.")
    parser.add_argument("--cert", help="certificate for STARTTLS, PEM")
    parser.add_argument("--key", help="its private key, PEM")
    behaviour = Behaviour(certificate(parser.parse_args()))

    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(behaviour), "127.0.0.1", 0)
    print("PORT", server.sockets[0].getsockname()[1], flush=True)

    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            behaviour.obey(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            tell("error", text=f"{error!r} in {line.strip()}")


logging.disable()  # stdout is the protocol, and a refused login is no news here
warnings.simplefilter("ignore")
signal.signal(signal.SIGINT, signal.SIG_DFL)
asyncio.run(main())
