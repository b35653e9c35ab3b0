"""Reads docker-compose.yml with a parser of the compose specification, which refuses what the specification does not know."""

import sys

from compose_spec import PyOptions

options = PyOptions()
options.apply_merge = True
with open(sys.argv[1], encoding="utf-8") as file:
    compose = options.from_yaml(file.read())
print(*sorted(compose.service_names()))
