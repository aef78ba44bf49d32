# A fresh machine needs Go and a C++ toolchain; everything else is fetched by Go.
.DEFAULT_GOAL := help
.PHONY: experiment experiments matrix gate build test bench lint clean help

PROGRAM := build/yardstick
# Outside go.mod: what checks the code is no part of the program.
LINT := v2.15.0
LINTER := build/golangci-lint-$(LINT)/golangci-lint

# The same flags for everything, so that building and testing share one cache, and
# so that the program's hash depends on its source alone.
export GOFLAGS := $(GOFLAGS) -trimpath -buildvcs=false
# DuckDB is C++: without a compiler the error should say so.
export CGO_ENABLED := 1

# NAME reaches the program as it was typed: never expanded by make, never read as
# shell. One that stands in the environment is somebody else's.
unexport NAME
export EXPERIMENT := $(value NAME)
ifeq "$(origin NAME)" "command line"
NAMED := -- "$$EXPERIMENT"
ASKED := run $(NAMED)
else
ASKED := list
endif

# So is the file of JUNIT.
unexport JUNIT
export JUNIT_FILE := $(value JUNIT)
ifeq "$(origin JUNIT)" "command line"
REPORTED := --junit "$$JUNIT_FILE"
endif

# What is embedded lies beside the code; the folders tell of files that are gone.
SOURCES := go.mod go.sum $(shell find cmd internal -name testdata -prune -o ! -name '*_test.go' -print)

## experiment: answer one question, make experiment NAME=likes-only; without NAME, list them
experiment: $(PROGRAM)
	@$(PROGRAM) $(ASKED)

## experiments: answer every question, one after the other; SWEEP=1 seeks what each hangs on
experiments: $(PROGRAM)
	@$(PROGRAM) run --all $(if $(SWEEP),--sweep)

## matrix: ask every experiment of every scorer: reports/index.html, the claims matrix
matrix: $(PROGRAM)
	@$(PROGRAM) matrix

## gate: hold verdicts to what is expected of them, of NAME or of all; JUNIT=FILE
gate: $(PROGRAM)
	@$(PROGRAM) run --gate $(REPORTED) $(NAMED)

## build: build build/yardstick
build: $(PROGRAM)

$(PROGRAM): $(SOURCES)
	@echo "building, this takes a minute or two the first time" >&2
	@mkdir -p build
	@go build -o $@ ./cmd/yardstick
	@touch $@

## test: vet the code and run every test
test: $(PROGRAM)
	@go vet ./...
	@go test ./...

## bench: measure speed beside other programs, in minutes; QUICK=1 in one, FULL=1 in many
bench: $(PROGRAM)
	@$(PROGRAM) bench $(if $(QUICK),--quick) $(if $(FULL),--full)

## lint: run golangci-lint; its own first build takes minutes
lint: $(LINTER)
	@$(LINTER) run ./...

$(LINTER):
	@echo "building golangci-lint $(LINT), this takes some minutes the first time" >&2
	@GOBIN="$(CURDIR)/$(@D)" go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT)

## clean: remove what was built, and all results and reports
clean:
	@rm -rf build
	@[ ! -d reports ] || find reports -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +

## help: say what can be made
help:
	@sed -n 's/^## \([a-z]*\): /make \1|/p' Makefile | awk -F'|' '{ printf "%-17s %s\n", $$1, $$2 }'
