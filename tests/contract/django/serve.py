"""
Serves the project on a free loopback port until its standard input ends, so that it never outlives whoever started it.
Writes one line of JSON on standard output when it is ready: where it listens.
"""

import json
import os
import sys
import threading

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django

django.setup()

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created

import clock


class Server(ThreadedWSGIServer):
    # A storm of callers must find room at once; what does not fit would be tried again by TCP only a second later.
    request_queue_size = 256


class Handler(WSGIRequestHandler):
    # Headers and body are written apart; the second would wait for the client's delayed acknowledgement of the first.
    disable_nagle_algorithm = True

    def log_message(self, *args):
        pass


def hurry(connection, **_):
    """Nobody needs this database after a power cut."""
    connection.cursor().execute("PRAGMA synchronous = OFF")


connection_created.connect(hurry)
clock.install()
call_command("migrate", run_syncdb=True, verbosity=0)

server = Server(("127.0.0.1", 0), Handler)
server.set_app(get_wsgi_application())
threading.Thread(target=server.serve_forever, daemon=True).start()

print(json.dumps({"origin": f"http://127.0.0.1:{server.server_port}"}), flush=True)
sys.stdin.read()
