# What each command does: `make help`. Every step is skipped when what it reads has not changed.
PYTHON ?= python3
PREPARE = $(PYTHON) -m tools.prepare
BIN = .venv/bin
NPM = PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --prefix pwa --silent

# What Python has compiled once is kept: tests start hundreds of processes. (As tests/support/servers.py)
export PYTHONPYCACHEPREFIX = $(CURDIR)/.make.bytecode
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run demo dev test test-long check phone-ready server-checks phone-checks phone-tests bench faults guide release types territory lock
.DEFAULT_GOAL := help

help: ## Cette liste
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## Installe ce qui manque, construit l’application et la sert
	@$(PREPARE) python node pwa
	@$(BIN)/kaftruck serve

demo: ## Crée l’organisation de démonstration et dit comment y entrer
	@$(PREPARE) python node pwa
	@$(BIN)/kaftruck demo

dev: ## Sert avec rechargement automatique, côté serveur et côté téléphone
	@$(PREPARE) python node
	@$(BIN)/python -m tools.dev

check: ## Vérifie le style et les types, sans rien exécuter
	@$(PREPARE) python node
	@$(MAKE) --no-print-directory -j2 server-checks phone-checks

test: ## Vérifie tout, dans les deux bases et dans un vrai navigateur
	@$(PREPARE) python
	@$(MAKE) --no-print-directory -j2 server-checks phone-ready
	@$(MAKE) --no-print-directory -j2 phone-checks phone-tests
	$(BIN)/pytest

# Each on one core or so: two at once, which is why they are not lines of `check` and `test`.
phone-ready:
	@$(PREPARE) node pwa chromium

server-checks:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

phone-checks:
	$(NPM) run check

phone-tests:
	$(NPM) run test

test-long: ## Les épreuves de plusieurs minutes : cinquante coupures pendant une sortie, WebKit, Firefox, LibreOffice
	@$(PREPARE) python node pwa chromium engines office
	KAFTRUCK_LONG=1 $(NPM) run test -- src/acts/model
	$(BIN)/pytest --long

bench: ## Mesure la synchronisation, et l’application dans un navigateur quatre fois ralenti
	@$(PREPARE) python node pwa chromium
	@$(BIN)/python -m tests.bench

faults: ## Éprouve les pannes en vrai (une heure) et récrit le tableau de docs/sync.md
	@$(PREPARE) python node pwa chromium
	@$(BIN)/python -m tests.faults

guide: ## Reprend les images du guide (docs/guide) dans l’organisation de démonstration
	@$(PREPARE) python node pwa chromium
	@$(BIN)/python -m tests.guide

release: ## Garde la version de pyproject.toml telle qu’elle est servie, et ce que ses téléphones écrivent
	@$(PREPARE) python node chromium
	@$(BIN)/python -m tools.release
	@$(BIN)/python -m tests.released

types: ## Récrit ce que le téléphone tient du serveur : listes de codes, types de l’API
	@$(PREPARE) python node
	@$(BIN)/python -m tools.codes
	@$(BIN)/python -m tools.notices
	@$(BIN)/kaftruck openapi > .make.openapi.json
	@$(NPM) exec -- openapi-typescript .make.openapi.json -o pwa/src/domain/api.gen.ts

territory: ## Récrit le fichier des communes et intercommunalités de France (une fois par an)
	@$(PREPARE) python node
	@$(BIN)/python -m tools.territory

lock: ## Récrit les versions figées, des deux côtés
	@$(PREPARE) python
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --extra dev pyproject.toml -o requirements.lock
	$(NPM) update
