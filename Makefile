# panelkit: make kit makes an interview kit in out/, make test runs all tests.

GO ?= go
TOOL = $(GO) tool -modfile=cmd/tools/go.mod

.PHONY: kit test check bench install pictures clean

kit: bin/panelkit
	bin/panelkit build --role ai-incident-response --template standard --out out/ai-incident-response --force

bin/panelkit: FORCE
	CGO_ENABLED=0 $(GO) build -trimpath -o $@ ./cmd/panelkit
FORCE:

test:
	$(GO) test ./...

check:
	@files=$$($(TOOL) gofumpt -l bank cmd kit templates) && test -z "$$files" || { echo "run gofumpt on:" $$files; exit 1; }
	$(GO) vet ./...
	$(TOOL) staticcheck ./...
	$(GO) test -race -short ./...

install:
	CGO_ENABLED=0 $(GO) install -trimpath ./cmd/panelkit

clean:
	rm -rf bin out
